import { type JWTPayload, SignJWT } from 'jose';
import type { SigningKey } from '../keys/key-ring.js';

/** Signs claims as a JWT of a type (RFC 8725, explicit typing) with a service's own key. */
export function signJwt(claims: JWTPayload, type: string, { kid, key }: SigningKey): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', typ: type, kid }).sign(key);
}
