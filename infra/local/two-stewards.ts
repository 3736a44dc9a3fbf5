import { randomUUID } from 'node:crypto';
import { KeyRing, signJwt } from '@serai/chassis';
import { ACCESS_TOKEN_TYPE, countryUrn, STEWARD_SCOPE } from '@serai/schema';
import { staffIssuer } from './hub-places.js';

const LIFETIME_S = 3_600;

/** Tokens of the two demo stewards of a country, of whom one prepares its releases and the other clears them, as its own issuer would give them. */
export async function twoStewards(code: string, staffKeys: string): Promise<[preparedBy: string, clearedBy: string]> {
  const ring = await KeyRing.open(staffKeys);
  const iat = Math.floor(Date.now() / 1000);
  const tokenOf = (sub: string): Promise<string> =>
    signJwt({ iss: staffIssuer(code), sub, aud: countryUrn(code), client_id: 'serai-start', scope: STEWARD_SCOPE, iat, exp: iat + LIFETIME_S, jti: randomUUID() }, ACCESS_TOKEN_TYPE, ring.signing());
  return [await tokenOf('steward-a'), await tokenOf('steward-b')];
}
