import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { KeyRing, publicKeysFile, signJwt } from '@serai/chassis';
import { ACCESS_TOKEN_TYPE, HUB_AUDIENCE, SCOPES } from '@serai/schema';
import { temporaryFolder } from './places.js';

const ISSUER = 'urn:serai:test-issuer';

/** An issuer of access tokens whose keys the test holds: a hub is told of it as of any other (TOKEN_ISSUER, TOKEN_KEYS). */
export class HubTokens {
  private constructor(private readonly ring: KeyRing, private readonly keys: string) {}

  static async make(): Promise<HubTokens> {
    const file = join(await temporaryFolder(), 'issuer.json');
    return new HubTokens(await KeyRing.open(file), pathToFileURL(publicKeysFile(file)).href);
  }

  readonly issuer = ISSUER;

  /** Settings by which a hub believes it. */
  get environment(): Readonly<Record<string, string>> {
    return { TOKEN_ISSUER: ISSUER, TOKEN_KEYS: this.keys };
  }

  /** An access token of somebody's, with these claims in place of the usual. */
  async token(sub: string, claims: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const usual = { iss: ISSUER, sub, aud: HUB_AUDIENCE, client_id: 'test', scope: `${SCOPES.read} ${SCOPES.apply}`, iat: now, exp: now + 300, jti: randomUUID() };
    return signJwt({ ...usual, ...claims }, ACCESS_TOKEN_TYPE, this.ring.signing());
  }

  async bearer(sub: string, claims: Readonly<Record<string, unknown>> = {}): Promise<Record<string, string>> {
    return { authorization: `Bearer ${await this.token(sub, claims)}` };
  }
}
