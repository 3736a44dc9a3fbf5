import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { coversCell, type Figure, type VisaScope } from '@serai/schema';
import { TestHub } from '../../kit/hub.js';
import { KeyedCountry, type Shown, WHOLE } from '../../kit/keyed-country.js';
import { rootWithCountries } from '../../kit/own-countries.js';
import { send, signedCall } from '../../kit/signed.js';
import { TestCountry } from '../../kit/test-country.js';
import { until } from '../../kit/until.js';

interface Node extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly indicator: { readonly code: string };
}
interface Page {
  readonly totalCount: number;
  readonly nodes: readonly Node[];
}

const PLACE = 'reporter period area population origin destination basis legalStatus keyPopulation sex age transmission';
const TOLD = 'value lower upper numerator denominator missing note protection refusal { code rule applyFor }';
const PAGE = `totalCount nodes { id indicator { code } ${PLACE} ${TOLD} }`;
const WANTED = 'observations(first: 1000, filter: { indicators: ["HIV_TESTED", "HIV_NEW_DIAGNOSES"], sex: ["F", "_T"] })';
const DATA = `${WANTED} { ${PAGE} }`;
const entity = (representations: string): string => `_entities(representations: [${representations}])`;
const XN = '{ __typename: "Northmark", code: "XN" }';

/** Ways to the same cells; where a way has other names for them, `page` finds them in its answer. */
const WAYS: readonly (readonly [way: string, query: string, page?: (data: Record<string, unknown>) => unknown])[] = [
  ['the root field', `{ it: northmark { ${DATA} } }`],
  ['aliases all the way', `{ it: northmark { observations: ${WANTED} { totalCount: totalCount nodes: nodes { id: id indicator: indicator { code: code } ${PLACE} ${TOLD} } } } }`],
  ["an alias that is another field's name", `{ it: northmark { laws: ${DATA} } }`, (data) => (data['it'] as { laws: unknown }).laws],
  ['an alias of a field that is open to all', `{ it: northmark { accessRules: ${DATA} code: name } }`, (data) => (data['it'] as { accessRules: unknown }).accessRules],
  ['a fragment on the interface', `{ it: northmark { ... on Country { ${DATA} } } }`],
  ['a fragment on the concrete type', `{ it: northmark { ... on Northmark { ${DATA} } } }`],
  ['a named fragment on the interface', `query { it: northmark { ...All } } fragment All on Country { ${DATA} }`],
  ['fragments within fragments', `query { it: northmark { ... on Country { ... on Northmark { ...All } } } } fragment All on Northmark { ... on Country { ${DATA} } }`],
  ['a directive', `{ it: northmark { ... @include(if: true) { ${DATA} } other: observations @skip(if: true) { totalCount } } }`],
  ['a fragment of the page', `{ it: northmark { ${WANTED} { ...P } } } fragment P on ObservationPage { ${PAGE} }`],
  ['an entity', `{ it: ${entity(XN)} { ... on Northmark { ${DATA} } } }`],
  ['an entity by the interface', `{ it: ${entity(XN)} { ... on Country { ${DATA} } } }`],
  ['an entity that says more of itself', `{ it: ${entity('{ __typename: "Northmark", code: "XN", audience: "steward", observations: { nodes: [] } }')} { ... on Northmark { ${DATA} } } }`],
  ['one of several operations', `query Other { northmark { code } } query It { it: northmark { ${DATA} } }`],
];

const NARROW: VisaScope = { indicators: ['HIV_NEW_DIAGNOSES'], breakdowns: ['POPULATION', 'ORIGIN', 'BASIS', 'SEX', 'AGE'], periods: { from: '2022', to: null } };

describe('whichever way a query comes in, a caller is told what his audience is told', () => {
  let root: string;
  let hub: TestHub;
  let country: KeyedCountry;
  /** What each caller shows, and what he has to be told. */
  const callers = new Map<string, { readonly shows: () => Promise<Shown>; readonly told: Page }>();

  beforeAll(async () => {
    root = await rootWithCountries(['northmark', 'southmark']);
    hub = await TestHub.start({ root });
    country = await KeyedCountry.start(hub, 'XN', 'northmark');
    const oracle = await TestCountry.start(hub, 'XN', 'northmark');
    const toldTo = async (audience: string): Promise<Page> => (await oracle.query<{ it: { observations: Page } }>(audience, `{ it: northmark { ${DATA} } }`)).data?.it.observations as Page;
    const [open, researchers, secretariats, partners] = [await toldTo('public'), await toldTo('researcher'), await toldTo('secretariat'), await toldTo('partner:XS')];
    await oracle.stop();

    const holder = async (sub: string, ...visa: [VisaScope?, Parameters<KeyedCountry['visaFor']>[2]?]): Promise<() => Promise<Shown>> => {
      const signed = await country.visaFor(sub, visa[0] ?? WHOLE, visa[1] ?? {});
      return async () => ({ token: await country.tokenFor(sub), visa: signed });
    };
    /** A cell that was granted as researchers are told it, the others as everybody is. */
    const narrowed = researchers.nodes.map((node, index) => (coversCell(NARROW, { ...node, indicator: node.indicator.code } as unknown as Figure) ? node : (open.nodes[index] as Node)));
    callers.set('the public', { shows: async () => ({}), told: open });
    callers.set('whoever has a token and no visa', { shows: async () => ({ token: await country.tokenFor('nobody') }), told: open });
    callers.set('a researcher', { shows: await holder('anna'), told: researchers });
    callers.set('a researcher with a narrow visa', { shows: await holder('boris', NARROW), told: { totalCount: researchers.totalCount, nodes: narrowed } });
    callers.set('an analyst of the secretariat', { shows: await holder('clara', WHOLE, { audience: 'secretariat' }), told: secretariats });
    callers.set('a partner state', { shows: await holder('daniyar', WHOLE, { audience: 'partner:XS' }), told: partners });
    await until('the country answers its gateway', async () => (await country.ask('{ northmark { code } }')).status === 200);
  });
  afterAll(async () => {
    await country.stop();
    await hub.remove();
    await rm(root, { recursive: true, force: true });
  });

  const pageOf = (data: Record<string, unknown> | null, find?: (data: Record<string, unknown>) => unknown): unknown => {
    if (!data) return null;
    if (find) return find(data);
    const it = data['it'] as { observations?: unknown } | readonly { observations?: unknown }[] | undefined;
    return (Array.isArray(it) ? (it as readonly { observations?: unknown }[])[0] : (it as { observations?: unknown } | undefined))?.observations;
  };

  it('what they have to be told differs', () => {
    const same = new Map<string, string[]>();
    for (const [who, { told }] of callers) same.set(JSON.stringify(told), [...(same.get(JSON.stringify(told)) ?? []), who]);
    expect([...same.values()].filter(({ length }) => length > 1)).toEqual([['the public', 'whoever has a token and no visa']]);
    for (const { told: { nodes } } of callers.values()) expect(nodes.length).toBeGreaterThan(100);
  });

  it.each(WAYS.map(([way, query, find]) => ({ way, query, find })))('by $way', async ({ way, query, find }) => {
    for (const [who, { shows, told }] of callers) {
      const shown = await shows();
      if (way === 'one of several operations') {
        const call = { url: country.url, tag: 'XN', ring: country.rings.gateway, query, headers: { ...(shown.token !== undefined && { authorization: `Bearer ${shown.token}` }), ...(shown.visa !== undefined && { 'serai-visa': shown.visa }) } };
        const answer = await send<Record<string, unknown>>(await signedCall({ ...call, operationName: 'It' }));
        expect([who, answer.errors, pageOf(answer.data)]).toEqual([who, [], told]);
        expect((await send(await signedCall(call))).data).toBeNull();
      } else {
        const answer = await country.ask<Record<string, unknown>>(query, shown);
        expect([who, answer.errors, pageOf(answer.data, find)]).toEqual([who, [], told]);
      }
    }
  });

  it('all at once under other names: each name is told the same', async () => {
    const many = `{ ${Array.from({ length: 4 }, (_none, number) => `a${number}: northmark { ${number % 2 ? '... on Country' : '... on Northmark'} { ${DATA} } }`).join(' ')} b: ${entity(`${XN}, ${XN}`)} { ... on Northmark { ${DATA} } } }`;
    for (const [who, { shows, told }] of callers) {
      const { data, errors } = await country.ask<Record<string, unknown>>(many, await shows());
      expect([who, errors]).toEqual([who, []]);
      for (const value of Object.values(data ?? {}).flat()) expect((value as { observations: unknown }).observations).toEqual(told);
    }
  });

  it('at the same moment as all the others: nobody is told what another is', async () => {
    const asked = [...callers.values(), ...callers.values(), ...callers.values()];
    const answers = await Promise.all(asked.map(async ({ shows }) => country.ask<Record<string, unknown>>(`{ it: northmark { ${DATA} } }`, await shows())));
    answers.forEach(({ data, errors }, index) => expect([errors, pageOf(data)]).toEqual([[], asked[index]?.told]));
  });

  it.each([
    ['a foreign code', '{ __typename: "Northmark", code: "XS" }'], ['no code', '{ __typename: "Northmark" }'], ['a code that is a list', '{ __typename: "Northmark", code: ["XN"] }'], ['a code in small letters', '{ __typename: "Northmark", code: "xn" }'],
    ['a code of the prototype', '{ __typename: "Northmark", code: "__proto__" }'], ["another country's type", '{ __typename: "Southmark", code: "XN" }'], ['the type of all queries', '{ __typename: "Query" }'], ['the interface as a type', '{ __typename: "Country", code: "XN" }'],
    ['a value type', '{ __typename: "Observation", id: "1" }'], ['no type', '{ code: "XN" }'],
  ])('an entity with %s tells nobody anything', async (_what, representation) => {
    for (const { shows } of callers.values()) {
      const { status, data } = await country.ask<{ it?: readonly unknown[] | null }>(`{ it: ${entity(representation)} { ... on Northmark { ${DATA} } } }`, await shows());
      expect([status < 500, (data?.it ?? []).filter((each) => each !== null)]).toEqual([true, []]);
    }
  });

  it('an entity beside foreign ones is told as alone, and they are nothing', async () => {
    for (const [who, { shows, told }] of callers) {
      const { data } = await country.ask<{ it: readonly ({ observations: unknown } | null)[] }>(`{ it: ${entity(`{ __typename: "Northmark", code: "XS" }, ${XN}`)} { ... on Northmark { ${DATA} } } }`, await shows());
      expect([who, data?.it.map((each) => each?.observations ?? null)]).toEqual([who, [null, told]]);
    }
  });

  it('several operations in one body are answered to nobody', async () => {
    for (const { shows } of callers.values()) {
      const { token, visa } = await shows();
      const headers = { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...(visa !== undefined && { 'serai-visa': visa }) };
      const call = await signedCall({ url: country.url, tag: 'XN', ring: country.rings.gateway, query: '', headers, body: JSON.stringify([{ query: `{ it: northmark { ${DATA} } }` }, { query: `{ it: northmark { ${DATA} } }` }]) });
      expect(await send(call)).toMatchObject({ status: 400, data: null });
    }
  });

  it('through the gateway the public is told the same, by aliases, fragments and the list of countries', async () => {
    const told = callers.get('the public')?.told;
    const queries = [
      `{ it: northmark { ${DATA} } }`, `{ it: northmark { ...All } } fragment All on Country { ${DATA} }`, `{ it: northmark { ... on Northmark { ${DATA} } } other: southmark { code } }`,
      `{ it: countries(codes: ["XN"], training: true) { ... on Northmark { ${DATA} } } }`, `{ it: countries(codes: ["XN"], training: true) { ${DATA} } }`,
    ];
    for (const query of queries) {
      const { data, errors } = await hub.query<Record<string, unknown>>(query);
      expect([query, errors, pageOf(data)]).toEqual([query, [], told]);
    }
    const batch = await fetch(hub.at('/graphql'), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(queries.map((query) => ({ query }))) });
    expect([batch.status < 500, /totalCount/.test(await batch.text())]).toEqual([true, false]);
    for (const query of [`{ ${entity(XN)} { ... on Northmark { ${DATA} } } }`, '{ _service { sdl } }']) expect((await hub.query(query)).data).toBeNull();
  });
});
