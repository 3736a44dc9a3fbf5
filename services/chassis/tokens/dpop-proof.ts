import { createHash } from 'node:crypto';
import { SeraiError } from '@serai/schema';
import { calculateJwkThumbprint, decodeProtectedHeader, EmbeddedJWK, type JWTPayload, jwtVerify } from 'jose';

/** How long a proof may be under way, and how far two clocks may be apart: together the time in which one that was caught could be sent again. */
const FRESH_S = 60;
const LONGEST_PROOF = 4_000;
/** Longest id of a proof, in characters: ids are kept in mind. */
const LONGEST_ID = 200;
const ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256', 'PS256'];

export interface DpopExpectations {
  /** Thumbprint of the key that has to sign. */
  readonly jkt: string;
  readonly token: string;
  readonly method: string;
  /** The address that the holder asked; null where it is not known here, and not checked. */
  readonly url: string | null;
  readonly now: Date;
}

/**
 * Verifies a proof of possession (RFC 9449 §4.3): typ, one key of its own and no other, its signature, the
 * thumbprint, method, address, time, and the hash of this very token. Returns the proof's id. Throws TOKEN_REFUSED.
 */
export async function verifyDpop(proof: string | undefined, { jkt, token, method, url, now }: DpopExpectations): Promise<string> {
  const refused = (why: string): SeraiError => new SeraiError('TOKEN_REFUSED', `The token is bound to its holder's key, and ${why}. Send a DPoP proof made for this very request`);
  if (proof === undefined || proof.length > LONGEST_PROOF) throw refused('there is no proof of it');
  let claims: JWTPayload;
  try {
    ({ payload: claims } = await jwtVerify(proof, EmbeddedJWK, { typ: 'dpop+jwt', algorithms: ALGORITHMS, currentDate: now, requiredClaims: ['iat', 'jti', 'htm', 'htu', 'ath'] }));
  } catch {
    throw refused('the proof does not hold');
  }
  const { jwk } = decodeProtectedHeader(proof);
  if (!jwk || 'd' in jwk || (await calculateJwkThumbprint(jwk)) !== jkt) throw refused('the proof is by another key');
  if (claims['htm'] !== method || (url !== null && !isSameAddress(claims['htu'], url))) throw refused('the proof is for another request');
  if (Math.abs(now.getTime() / 1000 - (claims.iat ?? 0)) > FRESH_S) throw refused('the proof is too old');
  if (claims['ath'] !== createHash('sha256').update(token).digest('base64url')) throw refused('the proof is for another token');
  if (typeof claims.jti !== 'string' || claims.jti === '' || claims.jti.length > LONGEST_ID) throw refused('the proof has no id that can be kept in mind');
  return claims.jti;
}

/** Addresses are compared without query and fragment (RFC 9449 §4.3). */
function isSameAddress(claimed: unknown, url: string): boolean {
  if (typeof claimed !== 'string' || !URL.canParse(claimed)) return false;
  const [one, other] = [new URL(claimed), new URL(url)];
  return one.origin === other.origin && one.pathname === other.pathname;
}
