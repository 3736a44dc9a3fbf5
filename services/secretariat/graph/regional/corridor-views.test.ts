import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildSubgraph } from '@serai/chassis/subgraph';
import { SeraiError } from '@serai/schema';
import { graphql, type GraphQLNamedType, type GraphQLSchema, isEnumType, isInputObjectType, isObjectType } from 'graphql';
import { publishedAnswer } from '../../regional/published.fixture.js';
import type { RegionalAnswer } from '../../regional/reading.js';
import type { RegionalPort, RegionalQuestion } from '../../regional/regional-port.js';
import { ContradictionsResolver } from './contradictions-resolver.js';
import { CorridorsResolver } from './corridors-resolver.js';
import { MirrorResolver } from './mirror-resolver.js';

const PUBLISHED = publishedAnswer();

/** Countries that tell what is published, and remember what they were asked. */
class PublishedRegion implements RegionalPort {
  readonly questions: RegionalQuestion[] = [];

  constructor(private readonly told: RegionalAnswer = PUBLISHED) {}

  async answer(question: RegionalQuestion): Promise<RegionalAnswer> {
    this.questions.push(question);
    return this.told;
  }
}

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await buildSubgraph({ resolvers: [CorridorsResolver, MirrorResolver, ContradictionsResolver], orphanedTypes: [], references: {} });
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

function partsOf(type: GraphQLNamedType): readonly { readonly name: string; readonly description?: string | null | undefined }[] {
  if (isEnumType(type)) return type.getValues();
  if (isInputObjectType(type)) return Object.values(type.getFields());
  return isObjectType(type) ? Object.values(type.getFields()).flatMap((field) => [field, ...field.args]) : [];
}

describe('corridors, mirror and contradictions in GraphQL', () => {
  it('describe every type, field, argument and value', () => {
    const types = Object.values(schema.getTypeMap()).filter(({ name }) => !/^(_|link__|federation__|Query$|String$|Float$|Int$|Boolean$|ID$)/.test(name));
    const undescribed = types.flatMap((type) => [type, ...partsOf(type)].filter(({ description }) => !description).map(({ name }) => `${type.name}.${name}`));
    expect(undescribed).toEqual([]);
  });

  it.each(['{ corridors { total } }', '{ corridor(origin: "TM", destination: "RU") { asOf } }', '{ mirror { total } }', '{ contradictions { total } }'])('ask the countries once: %s', async (source) => {
    const region = new PublishedRegion();
    await ask(source, region);
    expect(region.questions).toMatchObject([{ countries: null, training: false, laws: null, asOf: null }]);
  });

  it('hand on for when, for training members and for which periods', async () => {
    const region = new PublishedRegion();
    await ask('{ mirror(training: true, periods: [{ from: "2016" }], asOf: { date: "2026-01-01", releases: ["KZ-1"] }) { total } }', region);
    expect(region.questions).toMatchObject([{ training: true, filter: { periods: [{ from: '2016' }] }, asOf: { date: '2026-01-01', releases: ['KZ-1'] } }]);
  });
});

describe('the first screen of the mirror', () => {
  it('has the silence of Turkmenistan on it, in both languages, with both sources', async () => {
    expect(await ask(`{ mirror(first: 1) {
      asOf releases { id } silent { country } total
      lines { origin originName destination destinationName indicator { code } population verdict declared reason russian: reason(language: RU)
        destinationReports { value source { title locator } release } originReports { id } beside { reporter missing value }
        compared { id } alignment { period } difference { value missing confidentiality } ratio { missing } } } }`)).toMatchObject({
      mirror: {
        asOf: PUBLISHED.asOf, total: 123, silent: [],
        lines: [{
          origin: 'TM', originName: 'Turkmenistan', destination: 'RU', destinationName: 'Russian Federation', indicator: { code: 'HIV_DIAGNOSES_CUMULATIVE' }, population: 'IMMIGRANT', verdict: 'ORIGIN_SILENT', declared: true,
          russian: expect.stringMatching(/Туркменистан: нет данных/), destinationReports: [{ value: 113, source: { locator: 'Annex 7, §3, bullet 1' }, release: 'RU-1' }], originReports: [],
          beside: [{ reporter: 'TM', missing: 'NOT_COLLECTED' }, { value: 123 }, { missing: 'NOT_COLLECTED' }, { value: null }],
          compared: [], alignment: null, difference: { value: null, missing: 'NOT_COLLECTED', confidentiality: 'F' },
        }],
      },
    });
  });

  it('withholds a difference with a figure that is kept back', async () => {
    const [example] = PUBLISHED.readings.filter(({ id }) => id === 'KG-30');
    const readings = [{ ...example, id: 'one', reporter: 'RU', population: 'IMMIGRANT_WORKER' }, { ...example, id: 'other', value: null, missing: 'SUPPRESSED' }] as RegionalAnswer['readings'];
    expect(await ask('{ mirror { lines { verdict difference { value missing confidentiality } ratio { confidentiality } compared { id } } } }', new PublishedRegion({ ...PUBLISHED, readings }))).toEqual({
      mirror: { lines: [{ verdict: 'KEPT_BACK', difference: { value: null, missing: 'SUPPRESSED', confidentiality: 'S' }, ratio: { confidentiality: 'S' }, compared: [] }] },
    });
  });
});

describe('corridors', () => {
  it('are told by theme, with what either end reports', async () => {
    expect(await ask('{ corridor(origin: "KG", destination: "KZ") { corridor { originName partOf { origin destination } rows { theme indicator { code } comparable alignment { period } destinationReports { value } originReports { value } } } } }')).toMatchObject({
      corridor: { corridor: {
        originName: 'Kyrgyzstan', partOf: [{ origin: 'G_CA3', destination: 'KZ' }, { origin: 'G_KRTU', destination: 'KZ' }],
        rows: expect.arrayContaining([{ theme: 'MIGRANTS', indicator: { code: 'MIGRANTS' }, comparable: false, alignment: null, destinationReports: [], originReports: [{ value: 113_000 }] }]),
      } },
    });
  });

  it('of a group are its own and those of its countries', async () => {
    const { corridors } = await ask('{ corridors(origin: ["G_CA3"], destination: ["RU"]) { total corridors { origin } } }') as { corridors: { total: number; corridors: { origin: string }[] } };
    expect(corridors).toEqual({ total: 4, corridors: [{ origin: 'G_CA3' }, { origin: 'KG' }, { origin: 'TJ' }, { origin: 'UZ' }] });
  });

  it('that nobody reports anything of are empty', async () => {
    expect(await ask('{ corridor(origin: "TM", destination: "UZ") { corridor { origin rows { theme } partOf { origin } } } }')).toEqual({ corridor: { corridor: { origin: 'TM', rows: [], partOf: [] } } });
  });
});

describe('contradictions', () => {
  it('name both figures, the rule and why', async () => {
    expect(await ask('{ contradictions(kinds: [ARITHMETIC], indicators: ["HIV_NEW_DIAGNOSES"]) { total contradictions { rule kind law betweenCountries one { value } other { value } more { value } implied { lower upper } why(language: RU) } } }')).toMatchObject({
      contradictions: { total: 1, contradictions: [{
        rule: 'PER_HEAD', kind: 'ARITHMETIC', law: 'A figure per head is the count by the population.', betweenCountries: false, one: { value: 12.6 }, other: { value: 1041 }, more: [{ value: 8_735_000 }],
        implied: { lower: 11.7977219392, upper: 12.0374377469 }, why: expect.stringContaining('Таджикистан'),
      }] },
    });
  });
});

describe('what cannot be answered', () => {
  it.each([
    ['{ mirror(origin: ["TM", "KX"]) { total } }', 'INVALID_ARGUMENT origin: there is no code "KX". Did you mean KZ, KG?'],
    ['{ mirror(origin: []) { total } }', 'INVALID_ARGUMENT origin: the list is empty. Name a country, or leave it out for any'],
    ['{ mirror(origin: ["_T"]) { total } }', 'INVALID_ARGUMENT origin: there is no code "_T".'],
    ['{ mirror(indicators: ["HIV_TESTS"]) { total } }', 'INVALID_ARGUMENT indicators: there is no code "HIV_TESTS". Did you mean HIV_TESTED'],
    ['{ mirror(periods: [{ from: "2018", to: "2017" }]) { total } }', 'INVALID_ARGUMENT periods: 2018 comes after 2017. A span runs from the earlier to the later'],
    ['{ corridors(periods: [{ from: "last year" }]) { total } }', 'INVALID_ARGUMENT periods: "last year" is no period. It takes 2017, 2017-S1'],
    ['{ corridor(origin: "RU", destination: "RU") { asOf } }', 'INVALID_ARGUMENT origin and destination are both RU. A corridor leads from one country to another'],
    ['{ corridors(origin: ["RU"], destination: ["RU"]) { total } }', 'INVALID_ARGUMENT origin and destination are both RU.'],
    ['{ mirror(first: 0) { total } }', 'INVALID_ARGUMENT first: 0 is not between 1 and 1000'],
    ['{ mirror(skip: -1) { total } }', 'INVALID_ARGUMENT skip: -1 is below zero'],
    ['{ contradictions(countries: []) { total } }', 'INVALID_ARGUMENT countries: the list is empty, so there is no region'],
    ['{ contradictions(indicators: []) { total } }', 'INVALID_ARGUMENT indicators: the list is empty.'],
  ])('%s', async (source, message) => {
    const region = new PublishedRegion();
    expect(await refusal(source, region)).toContain(message);
    expect(region.questions).toEqual([]);
  });

  it('is not a view over countries of which some do not answer', async () => {
    const silent = [{ country: 'TM', code: 'COUNTRY_TIMEOUT', message: 'took too long' }];
    const readings = PUBLISHED.readings.filter(({ reporter }) => reporter !== 'TM');
    expect(await ask('{ mirror(origin: ["TM"], destination: ["RU"], indicators: ["HIV_DIAGNOSES_CUMULATIVE"]) { silent { country code } lines { verdict difference { missing } } } }', new PublishedRegion({ ...PUBLISHED, readings, silent }))).toEqual({
      mirror: { silent: [{ country: 'TM', code: 'COUNTRY_TIMEOUT' }], lines: [{ verdict: 'NOT_REACHED', difference: { missing: 'COUNTRY_UNAVAILABLE' } }] },
    });
  });
});
