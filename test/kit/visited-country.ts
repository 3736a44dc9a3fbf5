import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { KeyRing, publicKeysFile, signJwt } from '@serai/chassis';
import type { JWTPayload } from 'jose';
import { ACCESS_TOKEN_TYPE, countryUrn, HUB_AUDIENCE, SCOPES, type VisaClaims, VISA_HEADER, VISA_TYPE } from '@serai/schema';
import pg from 'pg';
import { INHERITED } from './config.js';
import type { QueryAnswer } from './graphql.js';
import type { TestHub } from './hub.js';
import { ROOT } from './places.js';
import { querySigned, ringOf, stewardOf } from './signed.js';
import { audiencesOf, databaseOf } from './test-country.js';

/** Somebody with a token and, where the country granted him one, a visa: the headers that the gateway would hand on. */
export type Credentials = Readonly<Record<string, string>>;

export interface VisitedCountryOptions {
  /** Settings of the service besides. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Issuer of the tokens that a test makes itself. */
const ISSUER = 'urn:serai:test:issuer';
const NAME = 'test-issuer';

/** A country's real service beside the hub's own, on the same database, which believes tokens of an issuer whose keys the test holds. */
export class VisitedCountry {
  private constructor(
    private readonly child: ChildProcess,
    private readonly hub: TestHub,
    readonly code: string,
    readonly url: string,
  ) {}

  static async start(hub: TestHub, code: string, folder: string, { environment = {} }: VisitedCountryOptions = {}): Promise<VisitedCountry> {
    await ringOf(hub, NAME);
    const keys = (name: string): string => pathToFileURL(publicKeysFile(join(hub.data, 'keys', `${name}.json`))).href;
    const readers = await Promise.all((await audiencesOf(hub, code)).map(async (audience) => [`DATABASE_URL_${audience.replace(':', '_').toUpperCase()}`, await databaseOf(hub, code, audience)] as const));
    const child = fork(join(ROOT, 'services/national/dist/main.js'), [], {
      env: {
        ...INHERITED, COUNTRY_FOLDER: folder, PORT: '0', LOG_LEVEL: 'silent', KEYS_FILE: join(hub.data, 'keys', `${code.toLowerCase()}.json`),
        ...Object.fromEntries(readers), DATABASE_URL_CLERK: await databaseOf(hub, code, 'clerk'), SECRETARIAT_URL: new URL(hub.addressOf('Secretariat')).origin,
        GATEWAY_KEYS: keys('gateway'), REGISTRY_KEYS: keys('secretariat'), TOKEN_ISSUER: ISSUER, TOKEN_KEYS: keys(NAME),
        STAFF_ISSUER: `${countryUrn(code)}:staff`, STAFF_KEYS: keys(`${code.toLowerCase()}-staff`), ...environment,
      },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [],
    });
    let complaint = '';
    child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    const [message] = (await Promise.race([
      once(child, 'message'),
      once(child, 'close').then(() => {
        throw new Error(`The country's service did not start: ${complaint}`);
      }),
    ])) as [{ listening: number }];
    return new VisitedCountry(child, hub, code, `http://127.0.0.1:${message.listening}/graphql`);
  }

  /** A token for somebody, by the test's own issuer. */
  async token(sub: string, more: JWTPayload = {}): Promise<Credentials> {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: ISSUER, sub, aud: HUB_AUDIENCE, client_id: 'serai-test', scope: SCOPES.read, iat: now, exp: now + 600, jti: randomUUID(), ...more };
    return { authorization: `Bearer ${await signJwt(claims, ACCESS_TOKEN_TYPE, (await ringOf(this.hub, NAME)).signing())}` };
  }

  /** A visa that the country's own key signed for somebody and that its register holds. */
  async visa(sub: string, audience: VisaClaims['serai_visa_v1']['audience'] = 'researcher'): Promise<{ readonly jti: string; readonly credentials: Credentials }> {
    const now = Math.floor(Date.now() / 1000);
    const urn = countryUrn(this.code);
    const jti = randomUUID();
    const claims = {
      iss: urn, sub, iat: now, exp: now + 3_600, jti, ga4gh_visa_v1: { type: 'ControlledAccessGrants', asserted: now, value: urn, source: urn, by: 'dac' },
      serai_visa_v1: { subjectIssuer: ISSUER, audience, indicators: null, breakdowns: null, periods: null, terms: '2026-11' },
    } satisfies VisaClaims;
    await this.asClerk((client) => client.query('INSERT INTO desk.visa VALUES ($1, $2, $3, $4, $5, $6, $7)', [jti, ISSUER, sub, JSON.stringify(claims), new Date(), `${urn}:staff`, 'steward-a']));
    const ring = await KeyRing.open(join(this.hub.data, 'keys', `${this.code.toLowerCase()}.json`));
    return { jti, credentials: { ...(await this.token(sub)), [VISA_HEADER]: await signJwt(claims, VISA_TYPE, ring.signing()) } };
  }

  async revoke(jti: string): Promise<void> {
    await this.asClerk((client) => client.query('INSERT INTO desk.revocation VALUES ($1, $2, $3, $4, $5)', [jti, 'for the test', new Date(), `${countryUrn(this.code)}:staff`, 'steward-a']));
  }

  /** Asks as the gateway does for somebody. */
  async ask<Data>(query: string, credentials: Credentials = {}): Promise<QueryAnswer<Data>> {
    return querySigned<Data>({ url: this.url, tag: this.code, ring: await ringOf(this.hub, 'gateway'), query, headers: credentials });
  }

  /** Asks as one of the country's own staff. */
  async askAsSteward<Data>(query: string): Promise<QueryAnswer<Data>> {
    const response = await fetch(this.url, { method: 'POST', headers: { 'content-type': 'application/json', ...(await stewardOf(this.hub, this.code)) }, body: JSON.stringify({ query }) });
    const answer = (await response.json()) as { data?: Data | null; errors?: QueryAnswer<Data>['errors'] };
    return { status: response.status, data: answer.data ?? null, errors: answer.errors ?? [] };
  }

  private async asClerk(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
    const client = new pg.Client({ connectionString: await databaseOf(this.hub, this.code, 'clerk') });
    await client.connect();
    await work(client).finally(() => client.end());
  }

  /** Ends it as it ends when it is told to, or at once. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const closed = once(this.child, 'close');
    this.child.kill(signal);
    await closed;
  }
}
