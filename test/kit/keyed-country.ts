import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { KeyRing, publicKeysFile, signJwt } from '@serai/chassis';
import { ApplicationStore, DeskStore, openDatabase } from '@serai/national';
import { ACCESS_TOKEN_TYPE, type Application, countryUrn, HUB_AUDIENCE, SCOPES, STEWARD_SCOPE, VISA_HEADER, VISA_TYPE, type VisaClaims, type VisaScope } from '@serai/schema';
import type { JWTPayload } from 'jose';
import { INHERITED } from './config.js';
import { postQuery, type QueryAnswer } from './graphql.js';
import type { TestHub } from './hub.js';
import { ROOT } from './places.js';
import { querySigned } from './signed.js';
import { audiencesOf, databaseOf } from './test-country.js';

const PROGRAM = join(ROOT, 'services/national/dist/main.js');

/** Issuer of the tokens that the country takes for the hub's. */
export const ISSUER = 'https://issuer.test/oidc';

const OWNERS = ['issuer', 'gateway', 'registry', 'staff', 'country'] as const;
type Owner = (typeof OWNERS)[number];

/** What a visa opens: all that its audience is told, unless told. */
export const WHOLE: VisaScope = { indicators: null, breakdowns: null, periods: null };

/** What comes with a query. */
export interface Shown {
  readonly token?: string;
  readonly visa?: string;
  /** A DPoP proof. */
  readonly proof?: string;
  /** Whose key signs the call; null where none does. */
  readonly by?: KeyRing | null;
  readonly headers?: Readonly<Record<string, string>>;
}

type VisaChanges = Partial<Omit<VisaClaims, 'serai_visa_v1'>> & { readonly audience?: VisaClaims['serai_visa_v1']['audience'] };

/**
 * A country's service as it ships, beside a hub's own on the same releases, in a hub of which the test holds
 * every key: the issuer's, the gateway's, the registry's, the staff's and the country's.
 */
export class KeyedCountry {
  private constructor(
    readonly code: string,
    readonly url: string,
    readonly rings: Readonly<Record<Owner, KeyRing>>,
    readonly desk: DeskStore,
    private readonly applications: ApplicationStore,
    private readonly child: ChildProcess,
    private readonly closeDesk: () => Promise<void>,
  ) {}

  static async start(hub: TestHub, code: string, folder: string): Promise<KeyedCountry> {
    const keys = await mkdtemp(join(hub.data, 'keys', 'of-a-test-'));
    const fileOf = (owner: Owner): string => join(keys, `${owner}.json`);
    const publicKeysOf = (owner: Owner): string => pathToFileURL(publicKeysFile(fileOf(owner))).href;
    const rings = Object.fromEntries(await Promise.all(OWNERS.map(async (owner) => [owner, await KeyRing.open(fileOf(owner))] as const))) as Record<Owner, KeyRing>;
    const readers = await Promise.all((await audiencesOf(hub, code)).map(async (audience) => [`DATABASE_URL_${audience.replace(':', '_').toUpperCase()}`, await databaseOf(hub, code, audience)] as const));
    const clerk = await databaseOf(hub, code, 'clerk');
    const settings = {
      COUNTRY_FOLDER: join(ROOT, 'infra/countries', folder), PORT: '0', LOG_LEVEL: 'silent', KEYS_FILE: fileOf('country'), DATABASE_URL_CLERK: clerk, SECRETARIAT_URL: 'http://127.0.0.1:9',
      GATEWAY_KEYS: publicKeysOf('gateway'), REGISTRY_KEYS: publicKeysOf('registry'), TOKEN_ISSUER: ISSUER, TOKEN_KEYS: publicKeysOf('issuer'),
      STAFF_ISSUER: `${countryUrn(code)}:staff`, STAFF_KEYS: publicKeysOf('staff'),
    };
    const child = fork(PROGRAM, [], { env: { ...INHERITED, ...settings, ...(Object.fromEntries(readers) as Record<string, string>) }, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let complaint = '';
    child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    const [message] = await Promise.race([
      once(child, 'message'),
      once(child, 'close').then(() => {
        throw new Error(`The country's service did not start: ${complaint}`);
      }),
    ]) as [{ listening: number }];
    const database = await openDatabase(clerk, { poolSize: 1 });
    return new KeyedCountry(code, `http://127.0.0.1:${message.listening}/graphql`, rings, new DeskStore(database), new ApplicationStore(database), child, () => database.destroy());
  }

  /** Whether its process is the one that was started. */
  get lives(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Claims of an access token of the hub's issuer. */
  tokenClaims(sub: string, changes: JWTPayload = {}): JWTPayload {
    const now = seconds();
    return { iss: ISSUER, sub, aud: HUB_AUDIENCE, client_id: 'notebook', scope: SCOPES.read, iat: now, exp: now + 600, jti: randomUUID(), ...changes };
  }

  tokenFor(sub: string, changes: JWTPayload = {}): Promise<string> {
    return signJwt(this.tokenClaims(sub, changes), ACCESS_TOKEN_TYPE, this.rings.issuer.signing());
  }

  /** A token of the country's own issuer for one of its stewards. */
  stewardToken(changes: JWTPayload = {}): Promise<string> {
    const urn = countryUrn(this.code);
    return signJwt(this.tokenClaims('steward-a', { iss: `${urn}:staff`, aud: urn, scope: STEWARD_SCOPE, ...changes }), ACCESS_TOKEN_TYPE, this.rings.staff.signing());
  }

  /** Claims of a visa of this country. */
  visaClaims(sub: string, scope: VisaScope = WHOLE, { audience = 'researcher', ...changes }: VisaChanges = {}): VisaClaims {
    const [now, urn] = [seconds(), countryUrn(this.code)];
    return {
      iss: urn, sub, iat: now, exp: now + 600, jti: randomUUID(), ga4gh_visa_v1: { type: 'ControlledAccessGrants', asserted: now, value: urn, source: urn, by: 'dac' },
      serai_visa_v1: { ...scope, subjectIssuer: ISSUER, audience, terms: '2026-11' }, ...changes,
    };
  }

  /** Signs claims as a visa, with the country's key; the register knows nothing of it. */
  signVisa(claims: object): Promise<string> {
    return signJwt(claims as JWTPayload, VISA_TYPE, this.rings.country.signing());
  }

  /** Enters a visa into the country's register, as the decision on an application of its own. */
  async register(claims: VisaClaims): Promise<void> {
    const application = randomUUID();
    await this.applications.receive({ application: applicationOf(application, this.code, claims), withdrawnAt: null }, new Date());
    await this.desk.decide({ application, decision: 'APPROVED', reason: null, visa: claims, decidedAt: new Date(), steward: { issuer: `${countryUrn(this.code)}:staff`, sub: 'steward-a' } });
  }

  /** A visa that the country granted. */
  async visaFor(sub: string, scope: VisaScope = WHOLE, changes: VisaChanges = {}): Promise<string> {
    const claims = this.visaClaims(sub, scope, changes);
    await this.register(claims);
    return this.signVisa(claims);
  }

  async revoke(jti: string): Promise<void> {
    await this.desk.revoke({ visa: jti, reason: 'The project ended', revokedAt: new Date(), steward: { issuer: `${countryUrn(this.code)}:staff`, sub: 'steward-a' } });
  }

  /** Asks as the gateway does; signed by another, or by nobody, where that is said. */
  async ask<Data>(query: string, { token, visa, proof, by = this.rings.gateway, headers = {} }: Shown = {}): Promise<QueryAnswer<Data>> {
    const shown = {
      ...(token !== undefined && { authorization: `Bearer ${token}` }), ...(visa !== undefined && { [VISA_HEADER]: visa }), ...(proof !== undefined && { dpop: proof }), ...headers,
    };
    return by ? querySigned<Data>({ url: this.url, tag: this.code, ring: by, query, headers: shown }) : postQuery<Data>(this.url, query, {}, shown);
  }

  async stop(): Promise<void> {
    await this.closeDesk();
    const closed = once(this.child, 'close');
    this.child.kill('SIGTERM');
    await closed;
  }
}

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}

/** What somebody applied for to be granted this. */
export function applicationOf(id: string, country: string, { sub, exp, serai_visa_v1: { subjectIssuer: issuer, audience, terms, indicators, breakdowns, periods } }: VisaClaims): Application {
  return {
    id, applicant: { issuer, sub, key: null }, institution: 'Institute of Examples', purpose: 'A test', countries: [country], audience, indicators, breakdowns, periods,
    until: new Date(exp * 1000).toISOString().slice(0, 10), terms: { [country]: terms }, submittedAt: new Date().toISOString(),
  };
}
