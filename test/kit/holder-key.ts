import { createHash, type KeyObject, randomUUID } from 'node:crypto';
import { newKeyPair } from '@serai/chassis';
import { calculateJwkThumbprint, type JWK, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';

/** A key that somebody holds himself, which tokens and visas can be bound to. */
export class HolderKey {
  private constructor(
    private readonly key: KeyObject,
    private readonly jwk: JWK,
    /** Its thumbprint, for `cnf`. */
    readonly jkt: string,
  ) {}

  static async make(): Promise<HolderKey> {
    const { privateKey, publicKey } = newKeyPair();
    const { x = '' } = publicKey.export({ format: 'jwk' });
    const jwk = { kty: 'OKP', crv: 'Ed25519', x };
    return new HolderKey(privateKey, jwk, await calculateJwkThumbprint(jwk));
  }

  /** A DPoP proof for a token (RFC 9449); what is given besides stands in place of what it would say. */
  proof(token: string, claims: JWTPayload = {}, header: Partial<JWTHeaderParameters> = {}): Promise<string> {
    const ath = createHash('sha256').update(token).digest('base64url');
    return new SignJWT({ jti: randomUUID(), htm: 'POST', htu: 'http://127.0.0.1:4000/graphql', iat: Math.floor(Date.now() / 1000), ath, ...claims })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'dpop+jwt', jwk: this.jwk, ...header })
      .sign(this.key);
  }
}
