import { randomUUID } from 'node:crypto';
import { SCOPES, SeraiError } from '@serai/schema';
import { z } from 'zod';
import type { KeyRing } from '../keys/key-ring.js';
import { signJwt } from './sign-jwt.js';

const CLIENT_ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const ASSERTION_S = 60;
const ANSWER_WITHIN_MS = 10_000;

const metadata = z.object({ token_endpoint: z.url() });
const tokenAnswer = z.object({ access_token: z.string().optional(), error: z.string().optional(), error_description: z.string().optional() });

/** A machine that an issuer knows by its key. */
export interface Client {
  readonly id: string;
  readonly ring: Pick<KeyRing, 'signing'>;
}

/** A machine's own access token: it proves itself by its key (RFC 6749 §4.4, RFC 7523). Throws TOKEN_REFUSED, SECRETARIAT_UNAVAILABLE. */
export async function clientToken(issuer: string, { id, ring }: Client, scope: string = SCOPES.read): Promise<string> {
  const iat = Math.floor(Date.now() / 1000);
  const assertion = await signJwt({ iss: id, sub: id, aud: issuer, iat, exp: iat + ASSERTION_S, jti: randomUUID() }, 'JWT', ring.signing());
  return tokenFrom(issuer, { grant_type: 'client_credentials', scope, client_id: id, client_assertion_type: CLIENT_ASSERTION, client_assertion: assertion });
}

/** What an issuer gives for a grant, at the endpoint that it names itself (OpenID Connect Discovery). Throws TOKEN_REFUSED, SECRETARIAT_UNAVAILABLE. */
export async function tokenFrom(issuer: string, grant: Readonly<Record<string, string>>): Promise<string> {
  const ask = async (url: string, init: RequestInit): Promise<unknown> => {
    try {
      return await (await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(ANSWER_WITHIN_MS), ...init })).json();
    } catch (error) {
      throw new SeraiError('SECRETARIAT_UNAVAILABLE', `The issuer of tokens does not answer at ${issuer}. Check that it runs and that its address is right`, { cause: error });
    }
  };
  const known = metadata.safeParse(await ask(`${issuer}/.well-known/openid-configuration`, {}));
  const { access_token: token, error_description: why, error } = known.success ? (tokenAnswer.safeParse(await ask(known.data.token_endpoint, { method: 'POST', body: new URLSearchParams(grant) })).data ?? {}) : {};
  if (token === undefined) throw new SeraiError('TOKEN_REFUSED', `The issuer gives no token to ${grant['client_id'] ?? 'this client'}: ${why ?? error ?? `what answers at ${issuer} is none`}`);
  return token;
}
