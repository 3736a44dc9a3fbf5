import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { KeyRing, signCall, signJwt } from '@serai/chassis';
import { ACCESS_TOKEN_TYPE, countryUrn, STEWARD_SCOPE } from '@serai/schema';
import { type AnswerError, type QueryAnswer } from './graphql.js';
import type { TestHub } from './hub.js';

/** Whose keys of a hub sign: a service's by the name of its file, such as `gateway`, `secretariat`, `kz`, `kz-staff`. */
export function ringOf(hub: TestHub, who: string): Promise<KeyRing> {
  return KeyRing.open(join(hub.data, 'keys', `${who}.json`));
}

export interface SignedQuery {
  readonly url: string;
  /** Whom the call is signed for. */
  readonly tag: string;
  readonly ring: KeyRing;
  readonly query: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Which of several operations is meant. */
  readonly operationName?: string;
  /** What is sent in place of the query. */
  readonly body?: string;
}

/** A call as its signer sends it; for tests to change before it goes. */
export async function signedCall({ url, tag, ring, query, headers = {}, operationName, body = JSON.stringify({ query, operationName }) }: SignedQuery): Promise<{ url: string; method: string; headers: Record<string, string>; body: string }> {
  const call = { method: 'POST', url, headers: { 'content-type': 'application/json', ...headers }, body };
  return { ...call, headers: { ...call.headers, ...(await signCall(call, tag, ring.signing())) } };
}

/** Sends a call as it is. */
export async function send<Data>({ url, method, headers, body }: Awaited<ReturnType<typeof signedCall>>): Promise<QueryAnswer<Data>> {
  const response = await fetch(url, { method, headers, body });
  const answer = (await response.json()) as { data?: Data | null; errors?: AnswerError[] };
  return { status: response.status, data: answer.data ?? null, errors: answer.errors ?? [] };
}

/** Asks a service as whoever holds these keys. */
export async function querySigned<Data>(query: SignedQuery): Promise<QueryAnswer<Data>> {
  return send(await signedCall(query));
}

/** `Authorization` of a steward of a country, by the country's own issuer. */
export async function stewardOf(hub: TestHub, code: string, sub = 'steward-a'): Promise<Record<string, string>> {
  const ring = await ringOf(hub, `${code.toLowerCase()}-staff`);
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: `${countryUrn(code)}:staff`, sub, aud: countryUrn(code), client_id: 'serai-cli', scope: STEWARD_SCOPE, iat: now, exp: now + 300, jti: randomUUID() };
  return { authorization: `Bearer ${await signJwt(claims, ACCESS_TOKEN_TYPE, ring.signing())}` };
}
