import { ed25519Key, keyStands, SeenNonces, VerifiedTokens, verifyCall, verifyDpop, verifyJwt } from '@serai/chassis';
import { ACCESS_TOKEN_TYPE, type AccessTokenClaims, accessTokenClaims, HUB_AUDIENCE, SeraiError } from '@serai/schema';
import type { JWTVerifyGetKey } from 'jose';
import { type Caller, PUBLIC } from './caller.js';

/** Largest body of a call of the secretariat's own that is looked at, in characters. */
const LARGEST_BODY = 1_000_000;

/** How long a proof is kept in mind, in seconds: as long as it could be sent again. */
const PROOF_S = 130;

export interface IdentifyPorts {
  readonly issuer: string;
  readonly keys: JWTVerifyGetKey;
  /** Keys by which the secretariat signs its own calls. */
  readonly secretariatKeys: JWTVerifyGetKey;
  /** The hub's address as holders of bound tokens write it in their proofs; null takes the request's. */
  readonly publicUrl: string | null;
}

/** Tag of calls that are signed for the gateway. */
const TAG = 'gateway';

/**
 * Who sends a request: nobody in particular, or whom a token of the hub's issuer names. A bound token needs
 * its holder's proof, once; a token for calls of the secretariat's own has to come in a call that the
 * secretariat signed, so that whoever catches one has nothing. Whoever cannot be verified just now is not taken
 * for the public. Throws TOKEN_REFUSED or CALL_REFUSED.
 */
export function identify({ issuer, keys, secretariatKeys, publicUrl }: IdentifyPorts): (request: Request) => Promise<Caller> {
  const tokens = new VerifiedTokens<AccessTokenClaims>(async (token, now) => {
    const read = accessTokenClaims.safeParse(await verifyJwt(token, { keys, issuer, audience: HUB_AUDIENCE, type: ACCESS_TOKEN_TYPE, now, refusal: 'TOKEN_REFUSED' }));
    if (!read.success) throw new SeraiError('TOKEN_REFUSED', `Its claim ${read.error.issues[0]?.path.join('.') ?? ''} cannot be read`);
    return read.data;
  }, (token) => keyStands(token, { keys, refusal: 'TOKEN_REFUSED' }));
  const nonces = new SeenNonces(performance.timeOrigin / 1000);
  const proofs = new SeenNonces(0);

  return async (request) => {
    const authorization = request.headers.get('authorization');
    if (authorization === null) return PUBLIC;
    const token = /^(?:Bearer|DPoP) ([\w.~+/=-]+)$/i.exec(authorization)?.[1];
    if (token === undefined) throw refused('Send it as `Authorization: Bearer …`');
    const now = new Date();
    const proof = request.headers.get('dpop');
    const claims = await tokens.of(token, now).catch((error: unknown) => {
      if (!(error instanceof SeraiError)) throw error;
      // What has a cause is not the token's fault: the issuer's keys cannot be had.
      return error.cause === undefined ? refused(error.message) : unavailable(error.cause);
    });
    if (claims instanceof SeraiError) {
      if (claims.code !== 'SECRETARIAT_UNAVAILABLE') throw claims;
      return { token, claims: null, authorization, proof, unknown: claims };
    }
    if (claims.cnf) {
      const seconds = now.getTime() / 1000;
      const id = await verifyDpop(proof ?? undefined, { jkt: claims.cnf.jkt, token, method: request.method, url: publicUrl ?? request.url, now });
      if (!proofs.take(`${claims.cnf.jkt} ${id}`, seconds, seconds + PROOF_S, seconds)) throw refused('Its proof came before; make one for each request');
    }
    if (claims.serai_inner) {
      const body = await request.clone().text();
      if (body.length > LARGEST_BODY) throw refused('The request is too large');
      const call = { method: request.method, url: request.url, headers: Object.fromEntries(request.headers.entries()), body };
      await verifyCall(call, { tag: TAG, keyOf: (kid) => ed25519Key(secretariatKeys, kid), nonces, now });
    }
    return { token, claims, authorization, proof, unknown: null };
  };
}

function refused(why: string): SeraiError {
  return new SeraiError('TOKEN_REFUSED', `The access token is refused. ${why}. Get another, or ask without one, as the public`);
}

function unavailable(cause: unknown): SeraiError {
  return new SeraiError('SECRETARIAT_UNAVAILABLE', 'Nobody can say just now whether your access token holds; ask again later, or without one, as the public', { cause });
}
