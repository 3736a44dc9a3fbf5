import { KeyObject } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createLocalJWKSet, createRemoteJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';

/** Where somebody else's public keys are: the address of a JWKS, or a file of one that was handed over. */
export const keySetSetting = z.string().refine((text) => URL.canParse(text) && /^(https?|file):$/.test(new URL(text).protocol), 'must be the address of a JWKS: http(s)://… or file:///…');

/** How long keys are taken for what their owner publishes: a key that was withdrawn is not accepted for longer. */
const KEPT_MS = 30_000;
/** An unknown key id leads to one question in this time, however many unknown ids come. */
const REST_MS = 2_000;
const ANSWER_WITHIN_MS = 3_000;

/** The public keys of somebody else, by key id; asked for anew when an unknown id comes and when they grow old. */
export function keySet(where: string): JWTVerifyGetKey {
  const url = new URL(where);
  if (url.protocol === 'file:') return keysInFile(fileURLToPath(url));
  return createRemoteJWKSet(url, { cacheMaxAge: KEPT_MS, cooldownDuration: REST_MS, timeoutDuration: ANSWER_WITHIN_MS });
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

function keysInFile(file: string): JWTVerifyGetKey {
  let mark = 0;
  let set: ReturnType<typeof createLocalJWKSet> | undefined;
  return async (header, token) => {
    const changed = statSync(file).mtimeMs;
    if (!set || changed !== mark) {
      set = createLocalJWKSet(JSON.parse(readFileSync(file, 'utf8')) as JSONWebKeySet);
      mark = changed;
    }
    return set(header, token);
  };
}
