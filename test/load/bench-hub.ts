import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RegistryDocument } from '@serai/schema';
import pg from 'pg';
import { postQuery } from '../kit/graphql.js';
import type { TestHub } from '../kit/hub.js';
import { ROOT } from '../kit/places.js';
import { databaseOf } from '../kit/test-country.js';
import { until } from '../kit/until.js';
import { grantVisa, startBenchCountry } from './bench-country.js';
import { BenchIssuer } from './bench-issuer.js';
import { BenchProcess } from './bench-process.js';
import type { GatewaySettings } from './config.js';
import type { Variant } from './variants.js';

const COUNTRIES = { KG: 'kyrgyzstan', KZ: 'kazakhstan', RU: 'russian-federation', TJ: 'tajikistan', TM: 'turkmenistan', UZ: 'uzbekistan' } as const;

/** What is asked of every variant: six countries × 50 rows × 10 fields. */
const QUERY = '{ countries { observations(first: 50) { nodes { id period value lower upper sex age area origin status } } } }';
const ROWS = 300;
const VIEWERS = '{ countries { viewer { audience subject visa } } }';

const SHIPPED = join(ROOT, 'gateway/dist/main.js');
const UNSIGNED = fileURLToPath(new URL('./unsigned-gateway.js', import.meta.url));

/** One variant as it runs: the six countries' services and a gateway over them. */
export class BenchHub {
  private headers: Readonly<Record<string, string>> = {};

  private constructor(private readonly hub: TestHub, private readonly variant: Variant, private readonly gateway: BenchProcess, private readonly countries: readonly BenchProcess[], private readonly issuer: BenchIssuer) {}

  /** Starts it, and holds it against what it is said to be. */
  static async start(hub: TestHub, document: RegistryDocument, variant: Variant): Promise<BenchHub> {
    const issuer = await BenchIssuer.start(hub);
    let { supergraph } = document;
    const countries: BenchProcess[] = [];
    for (const [code, folder] of Object.entries(COUNTRIES)) {
      const country = await startBenchCountry(hub, code, folder, issuer, variant);
      countries.push(country);
      supergraph = supergraph.replaceAll(document.members.find((member) => member.code === code)?.url ?? '', country.url);
    }
    issuer.tell({ ...document, supergraph });
    if (variant.parts.includes('visa')) issuer.grant(await Promise.all(Object.keys(COUNTRIES).map((code) => grantVisa(hub, code, issuer))));
    const settings: GatewaySettings = {
      PORT: '0', SECRETARIAT_URL: issuer.url, KEYS_FILE: join(hub.data, 'keys', 'gateway.json'), TOKEN_ISSUER: issuer.name, TOKEN_KEYS: issuer.keys, REGISTRY_INTERVAL_MS: '60000', COUNTRY_TIMEOUT_MS: '60000',
    };
    // The engine's own logger ends at `silent`: who ships takes the word away before it sees it.
    const gateway = await (variant.parts.includes('signature') ? BenchProcess.start(SHIPPED, { ...settings, LOG_LEVEL: 'silent' }) : BenchProcess.start(UNSIGNED, settings));
    const started = new BenchHub(hub, variant, gateway, countries, issuer);
    if (variant.parts.includes('token')) started.headers = { authorization: `Bearer ${await issuer.token()}` };
    await until('the gateway answers', async () => (await postQuery(gateway.url, '{ __typename }')).data !== null);
    await started.check();
    return started;
  }

  /** Queries a second, by so many clients at once. Throws where one is not answered in full. */
  async throughput(clients: number, milliseconds: number): Promise<number> {
    const before = performance.now();
    let answered = 0;
    const client = async (): Promise<void> => {
      while (performance.now() < before + milliseconds) {
        await this.ask();
        answered += 1;
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
    return (answered * 1000) / (performance.now() - before);
  }

  async stop(): Promise<void> {
    await this.gateway.stop();
    await Promise.all(this.countries.map((country) => country.stop()));
    await this.issuer.stop();
  }

  private async ask(): Promise<void> {
    const { data, errors } = await postQuery<{ countries: { observations: { nodes: unknown[] } | null }[] }>(this.gateway.url, QUERY, {}, this.headers);
    const rows = data?.countries.flatMap(({ observations }) => observations?.nodes ?? []).length;
    if (errors.length > 0 || rows !== ROWS) throw new Error(`${this.variant.name}: not an answer: ${rows} rows, ${JSON.stringify(errors)}`);
  }

  /** Whether each part works that it is said to have, and none other: what is not there costs nothing. */
  private async check(): Promise<void> {
    const has = (part: Variant['parts'][number]): boolean => this.variant.parts.includes(part);
    const { data, errors } = await postQuery<{ countries: { viewer: { audience: string; subject: string | null; visa: string | null } }[] }>(this.gateway.url, VIEWERS, {}, this.headers);
    const viewers = data?.countries.map(({ viewer }) => viewer) ?? [];
    const known = viewers.filter(({ audience, subject, visa }) => audience === 'researcher' && (subject !== null) === has('token') && (visa !== null) === has('visa')).length;
    if (known !== this.countries.length) throw new Error(`${this.variant.name}: the countries take the caller for ${JSON.stringify(data)} ${JSON.stringify(errors)}`);
    const unsigned = await postQuery(this.countries[0]?.url ?? '', '{ __typename }');
    if ((unsigned.status === 401) !== has('signature')) throw new Error(`${this.variant.name}: a country answers a call that nobody signed with ${unsigned.status}`);
    const before = await this.entries();
    await this.ask();
    const written = (await this.entries()) - before;
    if (written !== (has('log') ? this.countries.length : 0)) throw new Error(`${this.variant.name}: one query left ${written} entries in the countries' logs`);
  }

  /** Entries in the logs of all countries. */
  private async entries(): Promise<number> {
    const counts = await Promise.all(Object.keys(COUNTRIES).map(async (code) => {
      const client = new pg.Client({ connectionString: await databaseOf(this.hub, code, 'clerk') });
      await client.connect();
      const { rows } = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM log.entry').finally(() => client.end());
      return rows[0]?.count ?? 0;
    }));
    return counts.reduce((sum, count) => sum + count, 0);
  }
}
