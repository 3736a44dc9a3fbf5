import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { createLog, KeyRing, keySet, newKeyPair, publicKeysFile, readBody, type RunningServer, SeenNonces, sendJson, serve, signCall, signJwt } from '@serai/chassis';
import { ACCESS_TOKEN_TYPE, countryUrn, HUB_AUDIENCE, SCOPES, SeraiError, STEWARD_SCOPE, type VisaClaims, VISA_TYPE } from '@serai/schema';
import { calculateJwkThumbprint, exportJWK, type JWTPayload, SignJWT } from 'jose';
import { type CallerPorts, callerOf } from './caller-of.js';

export const HUB_ISSUER = 'https://hub.example/oidc';
export const STAFF_ISSUER = 'urn:serai:country:XN:staff';
export const SUBJECT = 'researcher-a';

/** What was sent, and who the country takes its sender for: a caller, or the error that nobody is. */
export interface Asked {
  readonly status: number;
  readonly caller: Record<string, unknown>;
}

export interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Whose keys sign; null signs nothing. */
  readonly by?: 'gateway' | 'registry' | 'country' | null;
  readonly tag?: string;
}

/** The part of a country's service that finds out who asks, on real keys and real HTTP; its register is told what stands. */
export class ListeningCountry {
  readonly granted = new Map<string, VisaClaims>();
  readonly revoked = new Set<string>();
  registerFails = false;
  private server!: RunningServer;

  private constructor(
    private readonly folder: string,
    readonly rings: Readonly<Record<'gateway' | 'registry' | 'country' | 'hub' | 'staff' | 'thief', KeyRing>>,
  ) {}

  static async start(changes: Partial<CallerPorts> = {}): Promise<ListeningCountry> {
    const folder = mkdtempSync(join(tmpdir(), 'serai-'));
    const [gateway, registry, country, hub, staff, thief] = await Promise.all(['gateway', 'registry', 'xn', 'hub', 'staff', 'thief'].map((name) => KeyRing.open(join(folder, `${name}.json`)))) as [KeyRing, KeyRing, KeyRing, KeyRing, KeyRing, KeyRing];
    const listening = new ListeningCountry(folder, { gateway, registry, country, hub, staff, thief });
    const publicKeys = (name: string) => keySet(pathToFileURL(publicKeysFile(join(folder, `${name}.json`))).href);
    const who = callerOf({
      country: 'XN', gatewayKeys: publicKeys('gateway'), registryKeys: publicKeys('registry'), nonces: new SeenNonces(0), certificates: null,
      hub: { issuer: HUB_ISSUER, keys: publicKeys('hub') }, hubUrl: null, ring: country, register: { standing: (claims) => listening.standing(claims) },
      staff: { country: 'XN', issuer: STAFF_ISSUER, keys: publicKeys('staff') }, ...changes,
    });
    const answer = async (request: IncomingMessage): Promise<readonly [number, unknown]> => {
      try {
        const { refusal, ...caller } = await who({ request, body: await readBody(request, 100_000) }, new Date());
        return [200, { ...caller, refusal: refusal && { code: (refusal as SeraiError).code, message: refusal.message } }];
      } catch (error) {
        return error instanceof SeraiError ? [401, { code: error.code, message: error.message }] : [500, String(error)];
      }
    };
    listening.server = await serve({ host: '127.0.0.1', port: 0, log: createLog('test', 'silent'), routes: { '/graphql': async (request, response) => sendJson(response, ...(await answer(request))) } });
    return listening;
  }

  get url(): string {
    return `http://127.0.0.1:${this.server.port}/graphql`;
  }

  async stop(): Promise<void> {
    await this.server.close();
    rmSync(this.folder, { recursive: true });
  }

  private async standing(claims: VisaClaims): Promise<'STANDS' | 'REVOKED' | 'UNKNOWN'> {
    if (this.registerFails) throw new Error('connect ECONNREFUSED 10.0.0.7:5432');
    if (!isDeepStrictEqual(this.granted.get(claims.jti), claims)) return 'UNKNOWN';
    return this.revoked.has(claims.jti) ? 'REVOKED' : 'STANDS';
  }

  /** Sends a call that is signed as told. */
  async ask({ headers = {}, body = '{}', by = 'gateway', tag = 'XN' }: Sent = {}): Promise<Asked> {
    const call = { method: 'POST', url: this.url, headers: { 'content-type': 'application/json', ...headers }, body };
    const signature = by === null ? {} : await signCall(call, tag, this.rings[by].signing());
    const response = await fetch(this.url, { method: 'POST', headers: { ...call.headers, ...signature }, body });
    return { status: response.status, caller: (await response.json()) as Record<string, unknown> };
  }

  /** A token of the hub's issuer, with these claims changed. */
  token(claims: Record<string, unknown> = {}, by: 'hub' | 'staff' | 'thief' | 'country' = 'hub', type = ACCESS_TOKEN_TYPE): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const all = { iss: HUB_ISSUER, sub: SUBJECT, aud: HUB_AUDIENCE, client_id: 'serai-cli', scope: SCOPES.read, iat: now, exp: now + 300, jti: randomUUID(), ...claims };
    return signJwt(all, type, this.rings[by].signing());
  }

  /** A token of the country's own issuer, with these claims changed. */
  stewardToken(claims: Record<string, unknown> = {}, by: 'hub' | 'staff' | 'thief' = 'staff'): Promise<string> {
    return this.token({ iss: STAFF_ISSUER, sub: 'steward-a', aud: countryUrn('XN'), scope: STEWARD_SCOPE, ...claims }, by);
  }

  visaClaims(claims: Record<string, unknown> = {}, ours: Record<string, unknown> = {}): VisaClaims {
    const now = Math.floor(Date.now() / 1000);
    const urn = countryUrn('XN');
    return {
      iss: urn, sub: SUBJECT, iat: now, exp: now + 200, jti: randomUUID(),
      ga4gh_visa_v1: { type: 'ControlledAccessGrants', asserted: now, value: urn, source: urn, by: 'dac' },
      serai_visa_v1: { indicators: null, breakdowns: null, periods: null, subjectIssuer: HUB_ISSUER, audience: 'researcher', terms: '1', ...ours }, ...claims,
    };
  }

  sign(claims: VisaClaims, by: 'country' | 'hub' | 'thief' = 'country', type = VISA_TYPE): Promise<string> {
    return signJwt({ ...claims } as JWTPayload, type, this.rings[by].signing());
  }

  /** A visa that the country granted and signed. */
  async visa(claims: Record<string, unknown> = {}, ours: Record<string, unknown> = {}): Promise<string> {
    const all = this.visaClaims(claims, ours);
    this.granted.set(all.jti, all);
    return this.sign(all);
  }
}

const holder = newKeyPair();

/** A key of a holder's own, its thumbprint, and proofs by it. */
export const HOLDER = {
  thumbprint: async () => calculateJwkThumbprint(await exportJWK(holder.publicKey)),
  proof: async (token: string, claims: Record<string, unknown> = {}) =>
    new SignJWT({ jti: randomUUID(), htm: 'POST', htu: 'https://hub.example/graphql', iat: Math.floor(Date.now() / 1000), ath: createHash('sha256').update(token).digest('base64url'), ...claims })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'dpop+jwt', jwk: await exportJWK(holder.publicKey) })
      .sign(holder.privateKey),
};
