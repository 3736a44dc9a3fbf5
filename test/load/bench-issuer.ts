import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type KeyRing, sendJson, signJwt } from '@serai/chassis';
import { ACCESS_TOKEN_TYPE, HUB_AUDIENCE, PASSPORT_TYPE, type RegistryDocument, SCOPES } from '@serai/schema';
import type { TestHub } from '../kit/hub.js';
import { issuerOf } from '../kit/sign-in.js';
import { ringOf } from '../kit/signed.js';

/** Longer than any run, in seconds. */
const TOKEN_S = 3_600;
const PASSPORT_S = 60;

/** Who asks. */
export const SUBJECT = 'researcher-of-the-bench';

/** What stands in for the secretariat as a gateway needs it: the registry's document, the issuer's keys, its exchange of a token for a passport. */
export class BenchIssuer {
  private document: RegistryDocument | undefined;
  private visas: readonly string[] = [];

  private constructor(private readonly hub: TestHub, private readonly ring: KeyRing, private readonly server: Server) {}

  static async start(hub: TestHub): Promise<BenchIssuer> {
    const ring = await ringOf(hub, 'tokens');
    const server = createServer((request, response) => void issuer.answer(request, response)).listen(0, '127.0.0.1');
    const issuer = new BenchIssuer(hub, ring, server);
    await once(server, 'listening');
    return issuer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** What its tokens are issued by: the hub's own issuer, whose keys it has, so that the secretariat believes them too. */
  get name(): string {
    return issuerOf(this.hub);
  }

  get keys(): string {
    return `${this.name}/jwks`;
  }

  tell(document: RegistryDocument): void {
    this.document = document;
  }

  /** The visas that a passport holds from now on. */
  grant(visas: readonly string[]): void {
    this.visas = visas;
  }

  async token(): Promise<string> {
    return signJwt({ ...this.claims(TOKEN_S), aud: HUB_AUDIENCE, client_id: 'bench', scope: SCOPES.read }, ACCESS_TOKEN_TYPE, this.ring.signing());
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer({ url = '' }: IncomingMessage, response: ServerResponse): Promise<void> {
    if (url === '/registry') sendJson(response, this.document ? 200 : 503, this.document ?? {});
    else if (url === '/oidc/token') sendJson(response, 200, { access_token: await signJwt({ ...this.claims(PASSPORT_S), iss: `${this.url}/oidc`, ga4gh_passport_v1: [...this.visas] }, PASSPORT_TYPE, this.ring.signing()) });
    else sendJson(response, 200, this.ring.jwks(new Date()));
  }

  private claims(lifetime: number): { iss: string; sub: string; iat: number; exp: number; jti: string } {
    const now = Math.floor(Date.now() / 1000);
    return { iss: this.name, sub: SUBJECT, iat: now, exp: now + lifetime, jti: randomUUID() };
  }
}
