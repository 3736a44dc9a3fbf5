import type { IncomingMessage } from 'node:http';
import { ed25519Key, isSigned, keyStands, type SeenNonces, singleHeaders, VerifiedTokens, verifyCall, verifyDpop, verifyJwt } from '@serai/chassis';
import { ACCESS_TOKEN_TYPE, type AccessTokenClaims, accessTokenClaims, HUB_AUDIENCE, SECRETARIAT_TAG, SeraiError } from '@serai/schema';
import type { JWTVerifyGetKey } from 'jose';

/** Who asks the secretariat's own graph: whom a token names, in a call that the gateway signed; null for the public. */
export type Asker = AccessTokenClaims | null;

export interface AskerPorts {
  readonly gatewayKeys: JWTVerifyGetKey;
  readonly nonces: SeenNonces;
  /** The hub's issuer of access tokens. */
  readonly hub: { readonly issuer: string; readonly keys: JWTVerifyGetKey };
}

/**
 * Who asks. A token is believed only in a call that the gateway signed for the secretariat: it alone has
 * checked where it came from. Whoever calls without either is the public. Throws CALL_REFUSED or TOKEN_REFUSED.
 */
export function askerOf({ gatewayKeys, nonces, hub }: AskerPorts): (request: IncomingMessage, body: string) => Promise<Asker> {
  const tokens = new VerifiedTokens<AccessTokenClaims>(async (token, now) => {
    const read = accessTokenClaims.safeParse(await verifyJwt(token, { ...hub, audience: HUB_AUDIENCE, type: ACCESS_TOKEN_TYPE, now, refusal: 'TOKEN_REFUSED' }));
    if (!read.success) throw new SeraiError('TOKEN_REFUSED', `Its claim ${read.error.issues[0]?.path.join('.') ?? ''} cannot be read`);
    return read.data;
  }, (token) => keyStands(token, { keys: hub.keys, refusal: 'TOKEN_REFUSED' }));

  return async (request, body) => {
    const headers = singleHeaders(request.headersDistinct);
    const now = new Date();
    const { authorization } = headers;
    if (!isSigned(headers)) {
      if (authorization !== undefined) throw new SeraiError('CALL_REFUSED', 'The call is refused: it brings a token and is not signed by the gateway. Ask through the gateway');
      return null;
    }
    const call = { method: request.method ?? '', url: `http://secretariat${request.url ?? '/'}`, headers, body };
    await verifyCall(call, { tag: SECRETARIAT_TAG, keyOf: (kid) => ed25519Key(gatewayKeys, kid), nonces, now });
    if (authorization === undefined) return null;
    const token = /^(?:Bearer|DPoP) ([\w.~+/=-]+)$/i.exec(authorization)?.[1];
    if (token === undefined) throw refused('Send it as `Authorization: Bearer …`');
    const claims = await tokens.of(token, now).catch((error: unknown) => {
      throw error instanceof SeraiError ? refused(error.message, error.cause) : error;
    });
    // The address in the proof is the gateway's, which checked it.
    if (claims.cnf) await verifyDpop(headers['dpop'], { jkt: claims.cnf.jkt, token, method: request.method ?? '', url: null, now });
    return claims;
  };
}

function refused(why: string, cause?: unknown): SeraiError {
  return new SeraiError('TOKEN_REFUSED', `The access token is refused. ${why}. Get another, or ask without one, as the public`, { cause });
}
