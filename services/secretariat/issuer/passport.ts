import { randomUUID } from 'node:crypto';
import { type KeyRing, signJwt } from '@serai/chassis';
import { type AccessTokenClaims, PASSPORT_TYPE } from '@serai/schema';

/** How long a passport is good for at most. */
const LIFETIME_S = 300;

/** The visas of a subject, as their countries signed them: by the issuer that names him, and who he is there. */
export type VisasOf = (issuer: string, sub: string) => Promise<readonly string[]>;

/** A passport, signed, and how many seconds it is good for. */
export interface Passport {
  readonly jwt: string;
  readonly expiresIn: number;
}

/** The passport of whoever holds this token (GA4GH AAI profile 1.2): all his visas, never for longer than the token. */
export async function makePassport({ iss, sub, exp }: AccessTokenClaims, visasOf: VisasOf, { issuer, ring, now }: { readonly issuer: string; readonly ring: KeyRing; readonly now: Date }): Promise<Passport> {
  const iat = Math.floor(now.getTime() / 1000);
  const until = Math.max(iat, Math.min(iat + LIFETIME_S, exp));
  const claims = { iss: issuer, sub, iat, exp: until, jti: randomUUID(), ga4gh_passport_v1: [...(await visasOf(iss, sub))] };
  return { jwt: await signJwt(claims, PASSPORT_TYPE, ring.signing()), expiresIn: until - iat };
}
