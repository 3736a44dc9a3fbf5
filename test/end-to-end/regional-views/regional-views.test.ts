import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HubClient, secretariatSchema } from '@serai/secretariat';
import { accessTokenClaims } from '@serai/schema';
import { decodeJwt } from 'jose';
import { grant } from '../../kit/grant.js';
import { TestHub } from '../../kit/hub.js';
import { keepYears, rootWithCountries } from '../../kit/own-countries.js';
import { countryProcess } from '../../kit/processes.js';
import { issuerOf, tokenOf } from '../../kit/sign-in.js';
import { ringOf } from '../../kit/signed.js';
import { until } from '../../kit/until.js';
import { viewQueries } from '../../load/view-queries.js';

const VIEWS = ['corridors', 'corridor', 'mirror', 'contradictions', 'cascade', 'gaps', 'trends', 'laws', 'estimates', 'factSheet', 'region'];
/** A page of figures through which all of a training member's come at once. */
const OWN = '{ countries(codes: ["XN", "XS"], training: true) { observations(first: 5000) { nodes { id release value lower upper numerator denominator missing } pageInfo { hasNextPage } } } }';

type Told = Readonly<Record<string, unknown>>;
type Bearer = Readonly<Record<string, string>>;

/** Every figure within an answer, wherever it stands. */
function figuresIn(answer: unknown): Told[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const told = answer as Told;
  return ['id', 'release', 'reporter', 'value'].every((name) => name in told) ? [told] : Object.values(told).flatMap(figuresIn);
}

const numbersOf = ({ value, lower, upper, numerator, denominator, missing }: Told) => ({ value, lower, upper, numerator, denominator, missing });

describe('the regional views, asked through the gateway', () => {
  let root: string;
  let hub: TestHub;
  let researcher: Bearer;
  let token: string;
  /** Every view by name, once over the countries and once over the training members alone. */
  let queries: ReadonlyMap<string, string>;
  let trainingQueries: ReadonlyMap<string, string>;

  const ask = async (query: string, who: Bearer = {}): Promise<Told> => {
    const { data, errors } = await hub.query<Told>(query, {}, who);
    if (errors.length > 0) throw new Error(`${query.slice(0, 80)}: ${JSON.stringify(errors).slice(0, 500)}`);
    return data ?? {};
  };

  beforeAll(async () => {
    root = await rootWithCountries(['kazakhstan', 'turkmenistan', 'russian-federation', 'northmark', 'southmark']);
    for (const member of ['northmark', 'southmark']) await keepYears(root, member, [2023, 2024]);
    hub = await TestHub.start({ root, environment: { COUNTRY_TIMEOUT_MS: '20000' } });
    const { schema } = await secretariatSchema([]);
    queries = viewQueries(schema);
    trainingQueries = viewQueries(schema, { training: 'true', countries: '["XN", "XS"]', country: '"XN"', origin: '"XS"', destination: '"XN"', population: '"IMMIGRANT"' });
    token = await tokenOf(hub, 'researcher');
    researcher = { authorization: `Bearer ${token}` };
    await until('the desk knows the terms', async () => {
      const { data } = await hub.query<{ northmark: { accessRules: unknown } | null }>('{ northmark { accessRules { version } } }');
      return data?.northmark?.accessRules != null;
    });
    await grant(hub, researcher, 'XN', { audience: 'researcher' });
    await until('the gateway hands on the visa', async () => {
      const { data } = await hub.query<{ northmark: { viewer: { audience: string } } | null }>('{ northmark { viewer { audience } } }', {}, researcher);
      return data?.northmark?.viewer.audience === 'researcher';
    });
  });
  afterAll(async () => {
    await hub.remove();
    await rm(root, { recursive: true, force: true });
  });

  it.each(VIEWS)('everybody is answered: %s', async (name) => {
    const { [name]: view } = await ask(queries.get(name) ?? '') as Record<string, Told>;
    expect(view).toMatchObject({ asOf: expect.stringMatching(/^20\d\d-.*Z$/), silent: [] });
    expect((view?.['releases'] as Told[]).map(({ country }) => country)).toEqual(name === 'factSheet' ? ['KZ'] : ['KZ', 'RU', 'TM']);
  });

  it('and there are no others', () => {
    expect([...queries.keys()].sort()).toEqual([...VIEWS].sort());
  });

  it("begin the mirror with the silence of Turkmenistan beside the cases found abroad", async () => {
    expect(await ask('{ mirror(first: 1) { lines { origin destination verdict declared destinationReports { value } originReports { id } } } }')).toEqual({
      mirror: { lines: [{ origin: 'TM', destination: 'RU', verdict: 'ORIGIN_SILENT', declared: true, destinationReports: [{ value: 113 }], originReports: [] }] },
    });
  });

  it('tell a researcher with a visa more than the public, and nothing that no observation tells the same caller', async () => {
    const seen = new Map<string, number>();
    for (const [who, bearer] of [['public', {}], ['researcher', researcher]] as const) {
      const { countries } = await ask(OWN, bearer) as { countries: { observations: { nodes: Told[]; pageInfo: Told } }[] };
      expect(countries.map(({ observations }) => observations.pageInfo)).toEqual([{ hasNextPage: false }, { hasNextPage: false }]);
      const own = new Map(countries.flatMap(({ observations }) => observations.nodes.map((node) => [`${String(node['release'])} ${String(node['id'])}`, node])));
      const shown: Told[] = [];
      for (const query of trainingQueries.values()) shown.push(...figuresIn(await ask(query, bearer)));
      for (const figure of shown) expect([figure['id'], numbersOf(figure)]).toEqual([figure['id'], numbersOf(own.get(`${String(figure['release'])} ${String(figure['id'])}`) ?? {})]);
      seen.set(who, new Set(shown.filter(({ value }) => value !== null).map(({ id }) => id)).size);
    }
    expect(seen.get('public')).toBeGreaterThan(0);
    expect(seen.get('researcher')).toBeGreaterThan(seen.get('public') ?? 0);
  });

  it('subtract and divide only what the caller was shown', async () => {
    for (const bearer of [{}, researcher]) {
      const { mirror } = await ask('{ mirror(training: true, first: 1000) { lines { compared { value lower upper } difference { value lower upper } ratio { value lower upper } } } }', bearer) as { mirror: { lines: (Readonly<Record<'difference' | 'ratio', Told>> & { compared: Told[] })[] } };
      for (const { compared, difference, ratio } of mirror.lines) {
        const told = compared.length === 2 && compared.every(({ value, lower, upper }) => value !== null || lower !== null || upper !== null);
        if (!told) expect([difference, ratio]).toEqual([{ value: null, lower: null, upper: null }, { value: null, lower: null, upper: null }]);
        const [one, other] = compared.map(({ value }) => value as number | null);
        if (typeof one === 'number' && typeof other === 'number' && difference['value'] !== null) expect(difference['value']).toBeCloseTo(one - other);
      }
    }
  });

  it("are not for the secretariat's own calls: there are no circles", async () => {
    const caller = accessTokenClaims.parse(decodeJwt(token));
    const client = new HubClient({ url: hub.at('/graphql'), issuer: issuerOf(hub), tokenRing: await ringOf(hub, 'tokens'), ring: await ringOf(hub, 'secretariat') });
    for (const query of queries.values()) {
      expect(await client.query(caller, query)).toMatchObject({ data: null, errors: [{ extensions: { code: 'TOKEN_REFUSED', retriable: false } }] });
    }
  });

  it('name a country that does not answer, and stand without it', async () => {
    const { pid } = await countryProcess(hub.pid, 'turkmenistan');
    process.kill(pid, 'SIGSTOP');
    try {
      const { mirror } = await ask('{ mirror(origin: ["TM"], destination: ["RU"]) { silent { country } releases { country } lines { verdict } } }') as { mirror: { silent: Told[]; releases: Told[]; lines: Told[] } };
      expect(mirror).toMatchObject({ silent: [{ country: 'TM' }], releases: [{ country: 'KZ' }, { country: 'RU' }] });
      expect(mirror.lines.map(({ verdict }) => verdict)).not.toContain('ORIGIN_SILENT');
      const { data, errors } = await hub.query<Told>('{ factSheet(country: "TM") { asOf } }');
      expect([data, errors]).toMatchObject([{ factSheet: null }, [{ message: expect.stringMatching(/^None of the countries asked answered. TM/), extensions: { code: 'COUNTRY_UNAVAILABLE' } }]]);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  });
});
