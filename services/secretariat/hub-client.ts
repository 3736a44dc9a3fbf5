import { type KeyRing, signCall } from '@serai/chassis';
import { type AccessTokenClaims, SeraiError } from '@serai/schema';
import { innerToken } from './issuer/inner-token.js';
import type { HubAnswer } from './regional/ask-hub.js';

/** Tag of calls that are signed for the gateway. */
const GATEWAY_TAG = 'gateway';
const ANSWER_WITHIN_MS = 30_000;

export interface HubClientPorts {
  /** Address of the gateway's GraphQL. */
  readonly url: string;
  readonly issuer: string;
  /** Keys of the issuer, by which the inner token is signed. */
  readonly tokenRing: KeyRing;
  /** Keys of the secretariat, by which the call is signed. */
  readonly ring: KeyRing;
}

/**
 * Reads the countries through the gateway as the caller, so that every country's rules hold: by a token that is
 * exchanged for his, in a call that the secretariat signs, without which the token is worth nothing. Whoever
 * has no token is the public, here as there.
 */
export class HubClient {
  constructor(private readonly ports: HubClientPorts) {}

  /** Throws TOKEN_REFUSED where the caller's token cannot be exchanged, HUB_NOT_READY where the gateway does not answer. */
  async query<Data>(caller: AccessTokenClaims | null, query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<HubAnswer<Data>> {
    const { url, issuer, tokenRing, ring } = this.ports;
    const now = new Date();
    const authorization = caller && { authorization: `Bearer ${await innerToken(caller, { issuer, ring: tokenRing, now })}` };
    const call = { method: 'POST', url, headers: { 'content-type': 'application/json', accept: 'application/json', ...authorization }, body: JSON.stringify({ query, variables }) };
    const headers = { ...call.headers, ...(await signCall(call, GATEWAY_TAG, ring.signing(), now)) };
    try {
      const response = await fetch(url, { method: call.method, headers, body: call.body, redirect: 'error', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
      const { data = null, errors = [] } = (await response.json()) as Partial<HubAnswer<Data>>;
      return { data, errors };
    } catch (error) {
      throw new SeraiError('HUB_NOT_READY', 'The gateway does not answer the secretariat; ask again in a moment', { cause: error });
    }
  }
}
