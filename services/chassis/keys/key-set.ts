import { KeyObject } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createLocalJWKSet, createRemoteJWKSet, customFetch, errors, type FetchImplementation, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';

/** Where somebody else's public keys are: the address of a JWKS, or a file of one that was handed over. */
export const keySetSetting = z.string().refine((text) => URL.canParse(text) && /^(https?|file):$/.test(new URL(text).protocol), 'must be the address of a JWKS: http(s)://… or file:///…');

/** How long keys are taken for what their owner publishes: a key that was withdrawn is not accepted for longer. */
const KEPT_MS = 30_000;
/** An unknown key id leads to one question in this time, however many unknown ids come. */
const REST_MS = 2_000;
/** Whoever did not answer is not asked again for this long, however many calls wait for his keys. */
const REST_AFTER_FAILURE_MS = 250;
const ANSWER_WITHIN_MS = 3_000;
/** In bytes: some hundred keys. */
const LONGEST_SET = 100_000;

/** The public keys of somebody else, by key id; asked for anew when an unknown id comes and when they grow old. `ask` fetches them, where the global `fetch` does not reach. */
export function keySet(where: string, ask: typeof fetch = fetch): JWTVerifyGetKey {
  const url = new URL(where);
  if (url.protocol === 'file:') return keysInFile(fileURLToPath(url));
  return createRemoteJWKSet(url, { cacheMaxAge: KEPT_MS, cooldownDuration: REST_MS, timeoutDuration: ANSWER_WITHIN_MS, [customFetch]: sparing(ask) });
}

/** One key of a set, for Ed25519; undefined where there is none by this id. Throws where the set cannot be had. */
export async function ed25519Key(keys: JWTVerifyGetKey, kid: string): Promise<KeyObject | undefined> {
  try {
    const key = await keys({ alg: 'EdDSA', kid }, { payload: '', signature: '' });
    return key instanceof KeyObject ? key : KeyObject.from(key as Parameters<typeof KeyObject.from>[0]);
  } catch (error) {
    if (error instanceof errors.JWKSNoMatchingKey) return undefined;
    throw error;
  }
}

/** Asks no more often than its owner can bear, and reads no further than a set of keys is long. */
function sparing(ask: typeof fetch): FetchImplementation {
  let failedAt = -Infinity;
  return async (url, options) => {
    if (performance.now() - failedAt < REST_AFTER_FAILURE_MS) throw new Error(`${url} gave no keys a moment ago`);
    try {
      const response = await ask(url, options);
      if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
      return new Response(await readShort(response));
    } catch (error) {
      failedAt = performance.now();
      throw error;
    }
  };
}

async function readShort({ body }: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += (chunk as Uint8Array).length;
    if (size > LONGEST_SET) throw new Error(`The keys are longer than ${LONGEST_SET} bytes`);
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}

function keysInFile(file: string): JWTVerifyGetKey {
  let mark = '';
  let set: ReturnType<typeof createLocalJWKSet> | undefined;
  return async (header, token) => {
    const { mtimeMs, ino, size } = statSync(file);
    const changed = `${ino} ${mtimeMs} ${size}`;
    if (!set || changed !== mark) {
      set = createLocalJWKSet(JSON.parse(readFileSync(file, 'utf8')) as JSONWebKeySet);
      mark = changed;
    }
    return set(header, token);
  };
}
