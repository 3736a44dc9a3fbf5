import { type Call, readAnswer, signCall, type SigningKey } from '@serai/chassis';
import type { Member } from './member.js';

/** Signs a call for a member: the registry alone is told what a country's service is made of. */
export type Sign = (call: Call, code: string) => Promise<Record<string, string>>;

export const signWith = (signing: () => SigningKey): Sign => (call, code) => signCall(call, code, signing());

/** What a member's service says of itself. */
export interface ServedGraph {
  readonly sdl: string;
  /** Null when it does not say: it lacks the root field, or has no contract. */
  readonly contractVersion: string | null;
}

/** How long a member may take to say what it serves. */
export const ASK_WITHIN_MS = 3_000;
/** In bytes, unpacked. */
const LONGEST_ANSWER = 2_000_000;
const VERSION = /^\d{1,4}\.\d{1,4}$/;

/** Asks a member's service for its SDL and the version of the contract it speaks; null when it does not answer, or not in a way that can be read. `send` reaches members, where the global `fetch` does not. */
export async function askSubgraph(member: Pick<Member, 'code' | 'url' | 'rootField'>, sign: Sign, withinMs = ASK_WITHIN_MS, send: typeof fetch = fetch): Promise<ServedGraph | null> {
  const sdl = (await ask<{ _service: { sdl: unknown } }>(member, '{ _service { sdl } }', sign, withinMs, send))?._service?.sdl;
  if (typeof sdl !== 'string') return null;
  const version = (await ask<{ country: { contractVersion: unknown } }>(member, `{ country: ${member.rootField} { contractVersion } }`, sign, withinMs, send))?.country?.contractVersion;
  return { sdl, contractVersion: typeof version === 'string' && VERSION.test(version) ? version : null };
}

async function ask<Data>({ code, url }: Pick<Member, 'code' | 'url'>, query: string, sign: Sign, withinMs: number, send: typeof fetch): Promise<Partial<Data> | null> {
  try {
    const call = { method: 'POST', url, headers: { 'content-type': 'application/json', accept: 'application/json' }, body: JSON.stringify({ query }) };
    const response = await send(url, {
      method: call.method,
      headers: { ...call.headers, ...(await sign(call, code)) },
      body: call.body,
      redirect: 'error',
      signal: AbortSignal.timeout(withinMs),
    });
    const answer = JSON.parse(await readAnswer(response, LONGEST_ANSWER)) as { data?: Partial<Data> | null } | null;
    return answer?.data ?? null;
  } catch {
    return null;
  }
}
