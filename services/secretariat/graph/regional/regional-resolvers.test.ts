import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildSubgraph } from '@serai/chassis/subgraph';
import { SeraiError } from '@serai/schema';
import { graphql, type GraphQLNamedType, type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { publishedAnswer } from '../../regional/published.fixture.js';
import type { RegionalAnswer } from '../../regional/reading.js';
import type { RegionalPort, RegionalQuestion } from '../../regional/regional-port.js';
import { REGIONAL_RESOLVERS } from './regional-resolvers.js';

const PUBLISHED = publishedAnswer();

/** Countries that tell what is published, and remember what they were asked. */
class PublishedRegion implements RegionalPort {
  readonly asked: RegionalQuestion[] = [];

  constructor(private readonly answers: (question: RegionalQuestion) => RegionalAnswer = () => PUBLISHED) {}

  async answer(question: RegionalQuestion): Promise<RegionalAnswer> {
    this.asked.push(question);
    return this.answers(question);
  }
}

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await buildSubgraph({ resolvers: [...REGIONAL_RESOLVERS], references: {} });
});

async function ask(source: string, regional = new PublishedRegion()): Promise<Record<string, unknown>> {
  const { data, errors } = await graphql({ schema, source, contextValue: { regional } });
  if (errors?.[0]) throw errors[0].originalError ?? errors[0];
  return JSON.parse(JSON.stringify(data)) as Record<string, unknown>;
}

async function refusal(source: string, regional?: PublishedRegion): Promise<string> {
  const error: unknown = await ask(source, regional).then(() => undefined, (reason: unknown) => reason);
  return error instanceof SeraiError ? `${error.code} ${error.message}` : String(error);
}

/** What else of a type has to be described. */
function partsOf(type: GraphQLNamedType): readonly { readonly name: string; readonly description?: string | null | undefined }[] {
  if (isEnumType(type)) return type.getValues();
  if (isInputObjectType(type)) return Object.values(type.getFields());
  return isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()).flatMap((field) => [field, ...field.args]) : [];
}

describe('the regional views in GraphQL', () => {
  it('describe every type, field, argument and value', () => {
    const types = Object.values(schema.getTypeMap()).filter(({ name }) => !/^(_|link__|federation__|Query$|String$|Float$|Int$|Boolean$|ID$)/.test(name));
    const undescribed = types.flatMap((type) => [type, ...partsOf(type)].filter(({ description }) => !description).map(({ name }) => `${type.name}.${name}`));
    expect(undescribed).toEqual([]);
  });

  it.each([
    '{ cascade(population: "IMMIGRANT") { asOf } }', '{ gaps { asOf } }', '{ trends(indicator: "HIV_TESTED") { asOf } }', '{ laws { asOf } }', '{ factSheet(country: "KZ") { asOf } }', '{ region { asOf } }',
  ])('ask the countries once: %s', async (source) => {
    const region = new PublishedRegion();
    await ask(source, region);
    expect(region.asked).toHaveLength(1);
  });

  it('say for when they stand, from which releases, and who is silent', async () => {
    const silent = [{ country: 'TM', code: 'COUNTRY_TIMEOUT', message: 'Turkmenistan took too long to answer. Ask again' }];
    const region = new PublishedRegion(() => ({ ...PUBLISHED, silent, readings: PUBLISHED.readings.filter(({ reporter }) => reporter !== 'TM') }));
    expect(await ask('{ region { asOf releases { country id } silent { country code message } headlines { id sum { missing { country reason } } } } }', region)).toMatchObject({
      region: { asOf: PUBLISHED.asOf, silent, headlines: expect.arrayContaining([{ id: 'REMITTANCES_RECEIVED', sum: { missing: [{ country: 'TM', reason: 'COUNTRY_UNAVAILABLE' }] } }]) },
    });
  });

  it('answer in Russian too', async () => {
    const { cascade } = await ask('{ cascade { region { name(language: RU) differs(language: RU) } } }') as { cascade: { region: unknown[] } };
    expect(cascade.region[1]).toEqual({ name: 'Знают свой статус', differs: ['Различается период: 2016; 2017-06-30; 2018-01-01.'] });
  });

  it('lead every number back to its source: the cascade of Kyrgyzstan', async () => {
    const source = '{ cascade(countries: ["KG"]) { countries { stages { id percentages { kind of percent { value } numerator { value source { id locator } } denominator { value } against { target met } } } } } }';
    const { cascade } = await ask(source, new PublishedRegion(() => publishedAnswer(['kyrgyzstan']))) as { cascade: { countries: { stages: { percentages: unknown[] }[] }[] } };
    expect(cascade.countries[0]?.stages[1]?.percentages[1]).toEqual({
      kind: 'COMPUTED', of: 'PLHIV', percent: { value: 62.1 }, numerator: { value: 5158, source: { id: 'UNFPA-2018-ANNEX4', locator: expect.stringContaining('§3') } }, denominator: { value: 8300 },
      against: [{ target: 90, met: false }, { target: 95, met: false }],
    });
  });

  it('name what no country collects', async () => {
    const { gaps } = await ask('{ gaps(indicators: ["HIV_STATUS_KNOWN", "HIV_PREVALENCE", "LATE_HIV_DIAGNOSIS"], population: "MIGRANT") { collectedByNobody { code } } }') as { gaps: unknown };
    expect(gaps).toEqual({ collectedByNobody: [{ code: 'HIV_STATUS_KNOWN' }, { code: 'LATE_HIV_DIAGNOSIS' }] });
  });

  it('mark with their evidence and their rule', async () => {
    const { laws } = await ask('{ laws(areas: ["HIV_DEPORTATION"]) { areas { area favourable cells { country answer } } scorecard { country section percent } markingRule } }') as { laws: { areas: unknown; scorecard: unknown[]; markingRule: string } };
    expect(laws.areas).toEqual([{
      area: 'HIV_DEPORTATION', favourable: 'NO',
      cells: [{ country: 'KG', answer: null }, { country: 'KZ', answer: 'NO' }, { country: 'RU', answer: 'YES' }, { country: 'TJ', answer: null }, { country: 'TM', answer: 'YES' }, { country: 'UZ', answer: 'YES' }],
    }]);
    expect(laws.scorecard).toContainEqual({ country: 'RU', section: 'E', percent: 22 });
    expect(laws.markingRule).toMatch(/Without evidence there is no mark/);
  });

  it('say what changed since a date, for which they ask once more', async () => {
    const now = PUBLISHED;
    const region = new PublishedRegion(({ asOf }) => (asOf?.date ? { ...now, asOf: '2026-10-01T00:00:00.000Z', readings: now.readings.filter(({ reporter }) => reporter !== 'UZ') } : now));
    const { region: view } = await ask('{ region(since: "2026-10-01") { changes { since releases { id } cells { kind country } } } }', region) as { region: { changes: { cells: { country: string }[] } } };
    expect(region.asked.map(({ asOf }) => asOf)).toEqual([null, { date: '2026-10-01', releases: [] }]);
    expect(view.changes).toMatchObject({ since: '2026-10-01T00:00:00.000Z', releases: now.releases.map(({ id }) => ({ id })) });
    expect(new Set(view.changes.cells.map(({ country }) => country))).toEqual(new Set(['UZ']));
  });
});

describe('what changed since a date', () => {
  const firstReleases = (fault: SeraiError) => new PublishedRegion(({ asOf }) => {
    if (asOf?.date) throw fault;
    return PUBLISHED;
  });

  it('before which nobody had published anything is everything, and the headlines stand', async () => {
    const region = firstReleases(new SeraiError('NO_RELEASE', 'None of the countries asked answered. KG (NO_RELEASE): …'));
    const { region: view } = await ask('{ region(since: "2025-01-01") { headlines { id } changes { since notCompared releases { id } cells { kind } } } }', region) as { region: { headlines: unknown[]; changes: { cells: { kind: string }[] } } };
    expect(view.headlines.length).toBeGreaterThan(0);
    expect(view.changes).toMatchObject({ since: '2025-01-01T23:59:59.999Z', notCompared: [], releases: PUBLISHED.releases.map(({ id }) => ({ id })) });
    expect(new Set(view.changes.cells.map(({ kind }) => kind))).toEqual(new Set(['APPEARED']));
  });

  it('that is none is refused by the name of its argument', async () => {
    const region = firstReleases(new SeraiError('INVALID_ARGUMENT', 'asOf.date: 2099-01-01 has not come yet. Leave it out for now'));
    expect(await refusal('{ region(since: "2099-01-01") { asOf } }', region)).toBe('INVALID_ARGUMENT since: 2099-01-01 has not come yet. Leave it out for now');
  });
});

describe('bad input', () => {
  it.each([
    ['{ cascade(population: "IMIGRANT") { asOf } }', /^INVALID_ARGUMENT population: there is no code "IMIGRANT"\. Did you mean .*IMMIGRANT/],
    ['{ cascade(origin: "UZB") { asOf } }', /^INVALID_ARGUMENT origin: there is no code "UZB"\. Did you mean .*UZ/],
    ['{ cascade(age: "15-49") { asOf } }', /^INVALID_ARGUMENT age: .*It takes an SDMX age such as Y15T49/],
    ['{ cascade(origin: "TJ", destination: "TJ") { asOf } }', /^INVALID_ARGUMENT origin and destination: TJ is both, so there is no corridor/],
    ['{ cascade(period: "last year") { asOf } }', /^INVALID_ARGUMENT period: "last year" is no period/],
    ['{ cascade(countries: []) { asOf } }', /^INVALID_ARGUMENT countries: the list is empty, so there is no region/],
    ['{ gaps(indicators: ["HIV_TESTD"]) { asOf } }', /^INVALID_ARGUMENT indicators: there is no code "HIV_TESTD"\. Did you mean HIV_TESTED/],
    ['{ gaps(indicators: []) { asOf } }', /^INVALID_ARGUMENT indicators: the list is empty/],
    ['{ gaps(breakdowns: ["GENDER"]) { asOf } }', /^INVALID_ARGUMENT breakdowns: there is no code "GENDER"\. They are AREA, POPULATION/],
    ['{ gaps(periods: [{ from: "2017", to: "2015" }]) { asOf } }', /^INVALID_ARGUMENT periods: 2017 comes after 2015/],
    ['{ trends(indicator: "HIV_TESTED", periods: [{ from: "soon" }]) { asOf } }', /^INVALID_ARGUMENT periods: "soon" is no period/],
    ['{ laws(areas: ["HIV_DEPORTION"]) { asOf } }', /^INVALID_ARGUMENT areas: there is no code "HIV_DEPORTION"\. Did you mean HIV_DEPORTATION/],
    ['{ cascade(destination: "KX") { asOf } }', /^INVALID_ARGUMENT destination: there is no code "KX"\. Did you mean K[GZ], K[GZ]/],
    ['{ contradictions(kinds: []) { asOf } }', /^INVALID_ARGUMENT kinds: the list is empty/],
    [`{ gaps(periods: [${'{ from: "2017" } '.repeat(101)}]) { asOf } }`, /^INVALID_ARGUMENT periods holds 101 spans; at most 100/],
    ['{ region(since: "yesterday") { asOf } }', /^INVALID_ARGUMENT since: "yesterday" is no day and no moment/],
  ])('%s is answered with what is wrong, and asks no country', async (source, message) => {
    const region = new PublishedRegion();
    expect(await refusal(source, region)).toMatch(message);
    expect(region.asked).toEqual([]);
  });

  it('lets those who move within a country move within it', async () => {
    expect(await ask('{ cascade(population: "INTERNAL", origin: "KZ", destination: "KZ") { asOf } }')).toMatchObject({ cascade: { asOf: expect.any(String) } });
  });

  it('refuses to compare with a moment after the view', async () => {
    const region = new PublishedRegion(({ asOf }) => ({ ...PUBLISHED, asOf: asOf?.date ? '2027-01-01T00:00:00.000Z' : '2026-11-25T00:00:00.000Z' }));
    expect(await refusal('{ region(since: "2027-01-01") { asOf } }', region)).toMatch(/^INVALID_ARGUMENT since: 2027-01-01 comes after/);
  });
});
