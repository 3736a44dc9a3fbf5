import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EXAMPLE_QUERIES } from '@serai/schema';
import { getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { postQuery, type QueryAnswer } from '../../kit/graphql.js';
import { TestHub } from '../../kit/hub.js';
import { ROOT } from '../../kit/places.js';
import { stewardOf } from '../../kit/signed.js';

const EVERY_FIELD = `
  id indicator { code name definition unit stockOrFlow references { framework year number } } reporter area period stockOrFlow population
  origin destination basis legalStatus keyPopulation sex age transmission unit value lower upper numerator denominator sampleSize status
  confidentiality protection missing refusal { code country rule applyFor until explanation(language: RU) } embargoUntil method source { id title(language: RU) publisher year locator } note(language: RU) release`;

interface Node {
  readonly id: string;
  readonly indicator: { readonly code: string };
  readonly reporter: string;
  readonly origin: string;
  readonly period: string;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly missing: string | null;
  readonly release: string;
}
interface Page {
  readonly nodes: readonly Node[];
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
interface Countries {
  readonly countries: readonly { readonly __typename: string; readonly code: string; readonly name: string; readonly observations: Page; readonly laws: readonly { readonly area: string }[] }[];
}

interface Described {
  readonly name: string;
  readonly description?: string | null | undefined;
}
interface DescribedField extends Described {
  readonly args: readonly Described[];
}

describe('one question of all countries', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start();
  });
  afterAll(async () => {
    await hub.remove();
  });

  it('is answered by each country with its own type, its own name, figures and positions', async () => {
    const { data, errors } = await hub.query<Countries>(
      `{ countries { __typename code name(language: RU) custody contractVersion releases { id number hash publishedAt cells custody }
         laws { area population answer detail(language: RU) asOf source { locator } } observations(first: 5000) { totalCount nodes { ${EVERY_FIELD} } pageInfo { hasNextPage endCursor } } } }`,
    );
    expect(errors).toEqual([]);
    expect(data?.countries.map(({ __typename, code, name }) => [code, __typename, name])).toEqual([
      ['KG', 'Kyrgyzstan', 'Кыргызстан'],
      ['KZ', 'Kazakhstan', 'Казахстан'],
      ['RU', 'RussianFederation', 'Российская Федерация'],
      ['TJ', 'Tajikistan', 'Таджикистан'],
      ['TM', 'Turkmenistan', 'Туркменистан'],
      ['UZ', 'Uzbekistan', 'Узбекистан'],
    ]);
    for (const { code, observations, laws } of data?.countries ?? []) {
      expect(observations.totalCount).toBeGreaterThanOrEqual(40);
      expect(observations.nodes).toHaveLength(observations.totalCount);
      expect(laws.length).toBeGreaterThanOrEqual(15);
      for (const node of observations.nodes) {
        expect(node.reporter).toBe(code);
        expect(node.value === null && node.lower === null && node.upper === null).toBe(node.missing !== null);
      }
    }
  });

  it('reads page by page what it reads at once, in the same order every time', async () => {
    const whole = await hub.query<{ russianFederation: { observations: Page } }>('{ russianFederation { observations(first: 5000) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } } }');
    const all = whole.data?.russianFederation.observations;
    expect(all?.pageInfo.hasNextPage).toBe(false);
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const page: Page | undefined = (
        await hub.query<{ russianFederation: { observations: Page } }>('query ($after: String) { russianFederation { observations(first: 37, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } } }', { after })
      ).data?.russianFederation.observations;
      expect(page?.totalCount).toBe(all?.totalCount);
      ids.push(...(page?.nodes.map(({ id }) => id) ?? []));
      after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(ids).toEqual(all?.nodes.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("keeps both sides of a contradiction: Turkmenistan's silence beside Russia's count of its citizens", async () => {
    const { data } = await hub.query<Countries>('{ countries(codes: ["RU", "TM"]) { code observations(filter: { indicators: ["HIV_DIAGNOSES_CUMULATIVE"], origin: ["TM", "_T"] }) { nodes { reporter origin value missing } } } }');
    const [russia, turkmenistan] = data?.countries ?? [];
    expect(russia?.observations.nodes).toContainEqual({ reporter: 'RU', origin: 'TM', value: 113, missing: null });
    expect(turkmenistan?.observations.nodes.some(({ missing }) => missing === 'NOT_COLLECTED')).toBe(true);
  });

  it('explains itself: every type, field, argument and value has a description', async () => {
    const { data } = await hub.query<IntrospectionQuery>(getIntrospectionQuery({ descriptions: true }));
    const silent: string[] = [];
    const look = (name: string, described: Pick<Described, 'description'>): void => {
      if (!described.description) silent.push(name);
    };
    for (const type of data?.__schema.types ?? []) {
      if (type.name.startsWith('__')) continue;
      look(type.name, type);
      for (const field of (type as { fields?: readonly DescribedField[] | null }).fields ?? []) {
        look(`${type.name}.${field.name}`, field);
        for (const argument of field.args) look(`${type.name}.${field.name}(${argument.name})`, argument);
      }
      for (const field of (type as { inputFields?: readonly Described[] | null }).inputFields ?? []) look(`${type.name}.${field.name}`, field);
      for (const value of (type as { enumValues?: readonly Described[] | null }).enumValues ?? []) look(`${type.name}.${value.name}`, value);
    }
    expect(silent).toEqual([]);
  });

  it('answers the query of the README as the README says', async () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const promised = JSON.parse(/```json\n([\s\S]*?)```/.exec(readme)?.[1] ?? '') as { data: unknown };
    const { data, errors } = await hub.query(EXAMPLE_QUERIES[0].text);
    expect(errors).toEqual([]);
    expect(data).toEqual(promised.data);
  });

  it('filters: each part narrows, {} is everything, periods take what overlaps', async () => {
    const count = async (filter: string): Promise<number> => {
      const { data, errors } = await hub.query<{ kazakhstan: { observations: Page } }>(`{ kazakhstan { observations(filter: ${filter}) { totalCount } } }`);
      expect(errors).toEqual([]);
      return data?.kazakhstan.observations.totalCount ?? NaN;
    };
    const everything = await count('{}');
    const immigrants = await count('{ population: ["IMMIGRANT"] }');
    const fromUzbekistan = await count('{ population: ["IMMIGRANT"], origin: ["UZ"] }');
    expect(everything).toBeGreaterThan(immigrants);
    expect(immigrants).toBeGreaterThan(fromUzbekistan);
    expect(fromUzbekistan).toBeGreaterThan(0);
    expect(await count('{ indicators: ["HIV_DIAGNOSES_CUMULATIVE"], origin: ["UZ"], periods: [{ from: "2014", to: "2014" }] }')).toBeGreaterThan(0);
    expect(await count('{ indicators: ["HIV_DIAGNOSES_CUMULATIVE"], origin: ["UZ"], periods: [{ to: "1999" }] }')).toBe(0);
    expect(await count('{ sex: [] }')).toBe(0);
  });

  const BLOWN_UP = `{ kazakhstan { observations { nodes { ...F0 } } } } ${Array.from({ length: 30 }, (_, level) => `fragment F${level} on Observation { ...F${level + 1} ...F${level + 1} }`).join(' ')} fragment F30 on Observation { id }`;
  const REFUSED = [
    ['a page that is too large', '{ kazakhstan { observations(first: 5001) { totalCount } } }', 'INVALID_ARGUMENT', /between 0 and 5000/],
    ['a code that does not exist', '{ kazakhstan { observations(filter: { sex: ["female"] }) { totalCount } } }', 'INVALID_ARGUMENT', /filter\.sex: there is no code "female"/],
    ['a period that is none', '{ kazakhstan { observations(filter: { periods: [{ from: "last year" }] }) { totalCount } } }', 'INVALID_ARGUMENT', /"last year" is not a period/],
    ["another country's cursor", '{ kazakhstan { observations(after: "UlU6MToz") { totalCount } } }', 'CURSOR_INVALID', /not one of KZ's/],
    ['a country that is no member', '{ country(code: "FR") { name } }', 'INVALID_ARGUMENT', /FR is not a member/],
    ['a field that does not exist', '{ kazakhstan { patients { name } } }', 'GRAPHQL_VALIDATION_FAILED', /patients/],
    ['a query that fragments blow up', BLOWN_UP, 'QUERY_TOO_LARGE', /too large/],
    ['a query nested without end', `{ a(b: ${'['.repeat(9_000)}) }`, 'QUERY_TOO_LARGE', /nested too deep/],
    ['a variable of another type', 'query ($first: Int = 5, $sex: [String!] = [null]) { kazakhstan { observations(first: $first, filter: { sex: $sex }) { totalCount } } }', 'GRAPHQL_VALIDATION_FAILED', /null/],
    ['a mutation that is none of the desk', 'mutation { publish }', 'GRAPHQL_VALIDATION_FAILED', /publish/],
    ['a query that does not parse', '{ kazakhstan {', 'GRAPHQL_PARSE_FAILED', /Syntax Error/],
  ] as const;
  it.each(REFUSED)('refuses %s and says why', async (_what, query, code, message) => {
    const { errors } = await hub.query(query);
    expect(errors.length).toBeGreaterThan(0);
    expect(errors[0]?.extensions?.code).toBe(code);
    expect(errors[0]?.extensions?.retriable).toBe(false);
    expect(['code', 'retriable', 'country']).toEqual(expect.arrayContaining(Object.keys(errors[0]?.extensions ?? {})));
    expect(errors[0]?.message).toMatch(message);
    expect(JSON.stringify(errors)).not.toMatch(/\.[jt]s:\d+|node_modules|postgres/);
  });

  it('refuses what is not GraphQL over HTTP without falling over', async () => {
    for (const body of ['garbage', '[]', '{}', '{"query":7}', '"x"'.repeat(10)]) {
      const response = await fetch(hub.at('/graphql'), { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      const answer = (await response.json()) as { data?: unknown; errors?: readonly unknown[] };
      expect(response.status).toBe(400);
      expect(answer.data).toBeUndefined();
      expect(answer.errors?.length).toBeGreaterThan(0);
    }
    const large = await fetch(hub.at('/graphql'), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: `{ countries { code } } # ${'x'.repeat(1_000_000)}` }) });
    expect(large.status).toBe(413);
    expect(await large.json()).toMatchObject({ errors: [{ extensions: { code: 'REQUEST_TOO_LARGE', retriable: false } }] });
    expect((await fetch(hub.at('/nothing'))).status).toBe(404);
    expect((await hub.query('{ countries { code } }')).errors).toEqual([]);
  });

  it('answers at a country directly to its own staff, and to nobody else', async () => {
    const health = (await (await fetch(hub.at('/health'))).json()) as { countries: readonly { code: string; up: boolean; state: string }[] };
    expect(health.countries).toHaveLength(9);
    expect(health.countries.every(({ up, state }) => up && state === 'ACCEPTED')).toBe(true);
    const direct = (headers: Readonly<Record<string, string>>): Promise<QueryAnswer<unknown>> => postQuery(hub.addressOf('Uzbekistan'), '{ uzbekistan { code name laws { area } } }', {}, headers);
    expect(await direct(await stewardOf(hub, 'UZ'))).toMatchObject({ status: 200, data: { uzbekistan: { code: 'UZ', name: 'Uzbekistan' } }, errors: [] });
    expect(await direct({})).toMatchObject({ status: 401, data: null, errors: [{ extensions: { code: 'CALL_REFUSED', country: 'UZ' } }] });
    expect(await direct(await stewardOf(hub, 'KZ'))).toMatchObject({ status: 401, data: null, errors: [{ extensions: { code: 'TOKEN_REFUSED', country: 'UZ' } }] });
  });
});
