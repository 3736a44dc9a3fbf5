import { createPublicKey, type KeyObject } from 'node:crypto';
import { newKeyPair } from '@serai/chassis';
import type { KeyedCountry } from '../../kit/keyed-country.js';
import { claimsOf, textOf, withKey } from './forge-jwt.js';

/** What a forger has at hand: a genuine token and visa to learn from and to cut up, public keys, a key of his own. */
export class Workshop {
  readonly own: KeyObject = newKeyPair().privateKey;

  constructor(
    readonly country: KeyedCountry,
    readonly token: string,
    readonly visa: string,
  ) {}

  get tokenHeader(): object {
    return JSON.parse(textOf(this.token).header) as object;
  }

  get visaHeader(): object {
    return JSON.parse(textOf(this.visa).header) as object;
  }

  /** Claims of the token, with some changed. */
  tokenClaims(changes: object = {}): object {
    return { ...claimsOf(this.token), ...changes };
  }

  visaClaims(changes: object = {}): object {
    return { ...claimsOf(this.visa), ...changes };
  }

  /** Signs as the hub's issuer: what then is refused, is refused for what it says. */
  get asIssuer() {
    return withKey(this.country.rings.issuer.signing().key);
  }

  /** Signs as the country: as whoever stole its key. */
  get asCountry() {
    return withKey(this.country.rings.country.signing().key);
  }

  /** The public key of whoever signs tokens or visas, in each way in which it is handed about. */
  publicKeys(of: 'issuer' | 'country'): readonly [how: string, secret: string | Buffer][] {
    const key = createPublicKey(this.country.rings[of].signing().key);
    const jwk = key.export({ format: 'jwk' });
    return [
      ['PEM', key.export({ format: 'pem', type: 'spki' })], ['DER', key.export({ format: 'der', type: 'spki' })],
      ['x of the JWK', jwk.x ?? ''], ['x of the JWK, decoded', Buffer.from(jwk.x ?? '', 'base64url')], ['JWK', JSON.stringify(jwk)],
    ];
  }
}
