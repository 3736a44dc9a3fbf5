import { type KeyRing, verifyJwt } from '@serai/chassis';
import { ACCESS_TOKEN_TYPE, type AccessTokenClaims, accessTokenClaims, HUB_AUDIENCE, SeraiError } from '@serai/schema';
import { decodeJwt, errors, type JWTVerifyGetKey } from 'jose';

/** An issuer whose access tokens are taken, and its keys. */
export interface TrustedIssuer {
  readonly issuer: string;
  readonly keys: JWTVerifyGetKey;
}

/** The keys of a ring of our own, as a verifier asks for them. */
export function keysOfRing(ring: KeyRing): JWTVerifyGetKey {
  return ({ kid }) => {
    const key = ring.verifier(kid ?? '', new Date());
    if (!key) throw new errors.JWKSNoMatchingKey();
    return key;
  };
}

/** Verifies an access token of the hub by one of the issuers that are trusted; throws TOKEN_REFUSED with the check that failed. */
export async function verifyCallerToken(token: string, trusted: readonly TrustedIssuer[], now: Date): Promise<AccessTokenClaims> {
  const by = trusted.find(({ issuer }) => issuer === issuerOf(token));
  if (!by) throw refused('It is by another issuer (iss)');
  const payload = await verifyJwt(token, { ...by, audience: HUB_AUDIENCE, type: ACCESS_TOKEN_TYPE, now, refusal: 'TOKEN_REFUSED' }).catch((error: unknown) => {
    throw error instanceof SeraiError ? refused(error.message, error.cause) : error;
  });
  const read = accessTokenClaims.safeParse(payload);
  if (!read.success) throw refused(`Its claim ${read.error.issues[0]?.path.join('.') ?? ''} cannot be read`);
  return read.data;
}

/** Whom a token names as its issuer, which is only believed once the signature holds. */
function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

function refused(why: string, cause?: unknown): SeraiError {
  return new SeraiError('TOKEN_REFUSED', `The access token is refused. ${why}. Get another`, { cause });
}
