import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AccessRules, type AudienceId, INDICATORS } from '@serai/schema';
import { narrow } from '../../kit/attacker/narrow.js';
import { Puzzle } from '../../kit/attacker/puzzle.js';
import { relateCells } from '../../kit/attacker/relations.js';
import { TestHub } from '../../kit/hub.js';
import { isRate, Oracle, type Place, placeKey } from '../../kit/oracle.js';
import { rootWithCountries } from '../../kit/own-countries.js';
import { ROOT, temporaryFolder } from '../../kit/places.js';
import { publish } from '../../kit/publish.js';
import { audiencesOf, TestCountry } from '../../kit/test-country.js';
import { type Told, TELLING } from './telling-cells.js';

interface Node extends Place {
  readonly id: string;
  readonly stockOrFlow: string;
  readonly unit: string;
  readonly transmission: string;
  readonly value: number | null;
  readonly denominator: number | null;
  readonly missing: string | null;
  readonly refusal: { readonly code: string; readonly country: string; readonly rule: string; readonly applyFor: string | null; readonly until: string | null } | null;
  readonly embargoUntil: string | null;
  readonly note: string | null;
  readonly source: { readonly locator: string };
  readonly [measure: string]: unknown;
}
interface Page {
  readonly totalCount: number;
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
interface Answer {
  readonly country: { readonly observations: Page; readonly releases: readonly { readonly id: string; readonly hash: string; readonly publishedAt: string; readonly cells: number }[] };
}

const PLACE = 'indicator { code } period area population origin destination basis legalStatus keyPopulation sex age stockOrFlow unit transmission';
const TOLD = 'id value lower upper numerator denominator sampleSize status confidentiality missing embargoUntil refusal { code country rule applyFor until } note source { locator }';
const ask = (rootField: string): string =>
  `query ($after: String, $filter: ObservationFilter) { country: ${rootField} { releases(first: 1) { id hash publishedAt cells } observations(first: 2000, after: $after, filter: $filter) { totalCount nodes { ${TOLD} ${PLACE} } pageInfo { hasNextPage endCursor } } } }`;

/** What an audience is told of a member: every page of the release. */
interface Edition {
  readonly pages: readonly (readonly string[])[];
  readonly counts: readonly number[];
  readonly nodes: readonly Node[];
  readonly release: Answer['country']['releases'][number];
}

async function readAll(country: TestCountry, rootField: string, audience: string): Promise<Edition> {
  const pages: Page[] = [];
  let answer: Answer['country'] | undefined;
  do {
    const { data, errors }: { data: Answer | null; errors: readonly unknown[] } = await country.query<Answer>(audience, ask(rootField), { after: pages.at(-1)?.pageInfo.endCursor ?? null });
    expect(errors).toEqual([]);
    answer = (data as Answer).country;
    pages.push(answer.observations);
  } while (pages.at(-1)?.pageInfo.hasNextPage);
  const release = answer.releases[0] as Edition['release'];
  return { pages: pages.map(({ nodes }) => nodes.map(({ id }) => id)), counts: pages.map(({ totalCount }) => totalCount), nodes: pages.flatMap(({ nodes }) => nodes), release };
}

describe('every audience is told what the rules of the country let it see', () => {
  let root: string;
  let hub: TestHub;
  beforeAll(async () => {
    root = await rootWithCountries(['tajikistan', ...TELLING.map(({ folder }) => folder)]);
    hub = await TestHub.start({ root });
  });
  afterAll(async () => {
    await hub.remove();
    await rm(root, { recursive: true, force: true });
  });

  describe.each(TELLING)('$code', ({ code, folder, rootField, cells, audiences, telling }) => {
    const oracle = new Oracle(code, folder);
    const editions = new Map<string, Edition>();
    let country: TestCountry;
    const edition = (audience: string): Edition => editions.get(audience) as Edition;

    beforeAll(async () => {
      country = await TestCountry.start(hub, code, folder);
      for (const audience of audiences) editions.set(audience, await readAll(country, rootField, audience));
    });
    afterAll(async () => country.stop());

    it('has a role for each audience that its rules name, and no other', async () => {
      expect([...(await audiencesOf(hub, code))].sort()).toEqual([...audiences].sort());
    });

    it('holds the same cells on the same pages for all, every cell of the domain and the coarse bands that are open', () => {
      const { pages, counts, nodes } = edition('steward');
      expect(new Set(counts)).toEqual(new Set([cells]));
      expect(pages.flat()).toHaveLength(cells);
      for (const audience of audiences) expect(edition(audience)).toMatchObject({ pages, counts, release: { cells } });
      const keys = nodes.map(placeKey);
      expect(new Set(keys).size).toBe(cells);
      expect([...oracle.declared].filter((key) => !keys.includes(key))).toEqual([]);
      expect(new Set(nodes.filter((node) => !oracle.declared.has(placeKey(node))).map(({ age }) => age))).toEqual(new Set(['Y15T24', 'Y25T49']));
    });

    it('has a hash of its own for each audience', () => {
      expect(new Set(audiences.map((audience) => edition(audience).release.hash)).size).toBe(audiences.length);
    });

    it.each(audiences)('tells %s no value but as the rules allow it and the files have it, and of every other cell why not', (audience) => {
      const { nodes, release } = edition(audience);
      const held = new Set(nodes.map(placeKey));
      const told = { allow: 0, refuse: 0, beside: 0 };
      const [table] = oracle.domain.tables;
      const wrong: unknown[] = [];
      for (const node of nodes) {
        const byRules = oracle.verdict(audience, node, held, new Date(release.publishedAt));
        // What the rules allow and is hidden all the same, is hidden so that others stay hidden, and looks like these.
        const isBeside = byRules.verdict === 'allow' && node.missing === 'SUPPRESSED' && audience !== 'steward';
        const verdict = isBeside ? oracle.suppression(audience as AudienceId, node, new Date(release.publishedAt)) : byRules;
        const measures = [node.value, node['lower'], node['upper'], node['numerator'], node.denominator, node['sampleSize']];
        const value = oracle.valueAt(node);
        const isRight = verdict.verdict === 'allow'
          ? node.value === value && value !== undefined && node.denominator === oracle.denominatorAt(node) && node.missing === null && node.refusal === null && node['status'] === 'A' && node['confidentiality'] === 'F'
          : measures.every((measure) => measure === null) && node.missing === verdict.reason && node.note === table?.note.en && node.source.locator === table?.locator &&
            node.refusal?.code === verdict.reason && node.refusal.country === code && node.refusal.rule === verdict.rule && node.refusal.applyFor === verdict.applyFor &&
            node.refusal.until === verdict.until && node.embargoUntil === verdict.until && (verdict.reason === 'EMBARGOED') === (verdict.until !== null);
        told[isBeside ? 'beside' : verdict.verdict === 'allow' ? 'allow' : 'refuse'] += 1;
        if (!isRight) wrong.push({ node, verdict, value });
      }
      expect(wrong.slice(0, 3)).toEqual([]);
      expect(told.allow).toBeGreaterThan(0);
      expect(told.beside === 0).toBe(audience === 'steward');
      expect(told.refuse === 0).toBe(audience === 'steward');
    });

    it.each(audiences.filter((audience) => audience !== 'steward'))('leaves %s nothing small to find by adding and subtracting, with what those below it are told', (audience) => {
      const below = audience.startsWith('partner:') ? ['public'] : audiences.slice(0, audiences.indexOf(audience));
      const { nodes, release } = edition(audience);
      const protections = [audience, ...below].flatMap((each) => oracle.rules.audiences.find(({ id }) => id === each)?.protection ?? []);
      // What those below are told to be a zero, nobody can hide.
      const [minimum, zerosShown] = [Math.min(...protections.map(({ minimumCount }) => minimumCount)), protections.some(({ zeros }) => zeros === 'shown')];
      const breaches = (told: readonly Node[]): string[] => {
        const puzzle = new Puzzle();
        relateCells(puzzle, told, (place) => place);
        for (const node of told) if (node.value !== null) puzzle.tell(placeKey(node), node.value);
        narrow(puzzle);
        return told.flatMap((node) => {
          const value = oracle.valueAt(node) ?? NaN;
          const { from, to } = puzzle.interval(placeKey(node));
          if (node.value !== null || isRate(node) || value >= minimum || (value === 0 && zerosShown)) return [];
          return to - from + 1 >= minimum && to >= minimum ? [] : [`${placeKey(node)} is ${value}, he finds ${from} to ${to}`];
        });
      };
      expect(breaches(nodes.map((node, index) => [audience, ...below].flatMap((each) => edition(each).nodes[index] ?? []).find(({ value }) => value !== null) ?? node))).toEqual([]);
      // From what the rules alone would tell a researcher, the same attacker gets out what is small.
      const held = new Set(nodes.map(placeKey));
      const byRules = nodes.map((node) => ({ ...node, value: oracle.verdict(audience, node, held, new Date(release.publishedAt)).verdict === 'allow' ? (oracle.valueAt(node) ?? null) : null, denominator: oracle.denominatorAt(node) }));
      if (audience === 'researcher' && code === 'XN') expect(breaches(byRules).length).toBeGreaterThan(0);
    });

    it.each(telling)('$why', ({ at, told }) => {
      const { indicator, ...dimensions } = at;
      const place = placeKey({
        period: '', area: '_T', population: '_T', origin: '_T', destination: '_T', basis: '_U', legalStatus: '_T', keyPopulation: '_T', sex: '_T', age: '_T', ...dimensions, indicator: { code: indicator },
      });
      const answers = audiences.map((audience, index): Told | null => {
        const node = edition(audience).nodes.find((each) => placeKey(each) === place);
        const expected = told[index];
        // An embargo that has ended by the clock of whoever runs this is held by the oracle alone.
        if (typeof expected === 'string' && expected.startsWith('until ') && new Date(edition(audience).release.publishedAt) >= new Date(expected.slice(6))) return expected;
        return node?.missing === 'EMBARGOED' ? `until ${node.embargoUntil}` : node?.value ?? (node?.missing as Told | null);
      });
      expect(answers).toEqual(told);
    });

    it('shows everybody the same rules, and they are those of access.yaml', async () => {
      const asked = `{ country: ${rootField} { accessRules { country version alreadyPublished audiences { audience termsVersion terms ru: terms(language: RU) cacheableOutside
        protection { minimumCount zeros wholeGroup dominance { largest percent } }
        opens { indicators topics undated periodFrom embargoUntil embargoMonths dimensions { dimension codes notBy } } } } } }`;
      const answers = await Promise.all([...audiences, null, 'nobody'].map((audience) => country.query<{ country: { accessRules: unknown } }>(audience, asked)));
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect(answers[0]).toMatchObject({ errors: [], data: { country: { accessRules: asShown(oracle.rules) } } });
    });
  });

  describe('through the gateway everybody is the public', () => {
    let edition: readonly Node[];
    beforeAll(async () => {
      const country = await TestCountry.start(hub, 'XN', 'northmark');
      const { data } = await country.query<Answer>('public', ask('northmark'), { filter: { indicators: ['HIV_NEW_DIAGNOSES'], periods: [{ from: '2024' }] } });
      edition = (data as Answer).country.observations.nodes;
      await country.stop();
      expect(edition.some(({ value }) => value !== null) && edition.some(({ value }) => value === null)).toBe(true);
    });

    const READ = `observations(first: 5000, filter: { indicators: ["HIV_NEW_DIAGNOSES"], periods: [{ from: "2024" }] }) { nodes { ${TOLD} ${PLACE} } }`;
    const WAYS = [
      ['the root field', `{ northmark { ${READ} } }`],
      ['an alias', `{ other: northmark { mine: ${READ} } northmark { custody } }`],
      ['the interface', `{ country(code: "XN") { ${READ} } }`],
      ['a fragment on the interface', `{ country(code: "XN") { ...Read } } fragment Read on Country { ${READ} }`],
      ['a fragment on the type', `{ countries(codes: ["XN"], training: true) { ... on Northmark { ${READ} } } }`],
      ['all countries', `{ countries(training: true) { code ${READ} } }`],
    ] as const;
    it.each(WAYS)('%s', async (_way, query) => {
      const { data, errors } = await hub.query(query, {});
      expect(errors).toEqual([]);
      const pages: { nodes: readonly { id: string }[] }[] = [];
      JSON.stringify(data, (_key, value: { nodes?: readonly { id: string }[] } | null) => {
        if (value && typeof value === 'object' && Array.isArray(value.nodes)) pages.push(value as { nodes: readonly { id: string }[] });
        return value;
      });
      const own = pages.find(({ nodes }) => nodes[0]?.id === edition[0]?.id);
      expect(own?.nodes).toEqual(edition);
    });

    it('a header that only tests believe changes nothing', async () => {
      const response = await fetch(hub.at('/graphql'), { method: 'POST', headers: { 'content-type': 'application/json', 'x-test-audience': 'steward' }, body: JSON.stringify({ query: `{ northmark { ${READ} } }` }) });
      expect(await response.json()).toEqual({ data: { northmark: { observations: { nodes: edition } } } });
    });

    it('training members are left out unless asked for', async () => {
      const asked = async (field: string): Promise<unknown> => hub.query(`{ ${field} { code training } }`);
      expect(await asked('countries')).toMatchObject({ errors: [], data: { countries: [{ code: 'TJ', training: false }] } });
      expect(await asked('countries(training: true)')).toMatchObject({ data: { countries: ['TJ', 'XE', 'XN', 'XS'].map((code) => ({ code, training: code !== 'TJ' })) } });
      expect(await asked('countries(codes: ["TJ", "XN"])')).toMatchObject({
        data: { countries: null }, errors: [{ message: 'XN is a training member, which is fictional. Ask countries(training: true)', extensions: { code: 'INVALID_ARGUMENT', retriable: false } }],
      });
    });
  });

  it("what a row says beside its value goes with the value, and an embargo in the row holds for all but the steward", async () => {
    const folder = await temporaryFolder();
    await cp(join(ROOT, 'infra/countries/northmark'), folder, { recursive: true });
    const file = join(folder, 'figures.csv');
    const text = await readFile(file, 'utf8');
    const seldom = /^(HIV_NEW_DIAGNOSES,XN,2024,,IMMIGRANT,XS,,CITIZENSHIP,,,F,Y35T49,3),.*$/m;
    const total = /^(HIV_NEW_DIAGNOSES,XN,2024,,,,,,,,,,202),.*$/m;
    expect(text).toMatch(seldom);
    const told = (row: RegExp, rest: string) => (csv: string): string => csv.replace(row, `$1,${rest}`);
    const changed = [
      (csv: string) => csv.replace(/^(INDICATOR.*)$/m, '$1,EMBARGO_TIME').replace(/^([A-Z]+_.*)$/gm, (line) => (line.startsWith('INDICATOR') ? line : `${line},`)),
      told(seldom, ',SYNTHETIC,SERAI-SYNTHETIC,ward 7,"Three sisters.","Три сестры.",'),
      told(total, ',SYNTHETIC,SERAI-SYNTHETIC,front page,"A total.","Итог.",2099-01-01T00:00:00Z'),
    ].reduce((csv, change) => change(csv), text);
    await writeFile(file, changed);
    const run = await publish(hub, 'XN', folder);
    await rm(folder, { recursive: true, force: true });
    expect(run).toMatchObject({ status: 0, stdout: expect.stringMatching(/release 2 published.*; publish again after 2099-01-01T00:00:00Z, when an embargo ends/) });

    const country = await TestCountry.start(hub, 'XN', 'northmark');
    const filter = { indicators: ['HIV_NEW_DIAGNOSES'], periods: [{ from: '2024' }] };
    for (const audience of await audiencesOf(hub, 'XN')) {
      const { data } = await country.query<Answer>(audience, ask('northmark'), { filter });
      const nodes = (data as Answer).country.observations.nodes;
      const few = nodes.find((node) => node.origin === 'XS' && node.sex === 'F' && node.age === 'Y35T49');
      const all = nodes.find((node) => node.population === '_T' && node.sex === '_T' && node.age === '_T');
      if (audience === 'steward') {
        expect(few).toMatchObject({ value: 3, note: 'Three sisters.', source: { locator: 'ward 7' } });
        expect(all).toMatchObject({ value: 202, note: 'A total.', refusal: null });
      } else {
        expect(few).toMatchObject({ value: null, note: 'Synthetic, about nobody.', source: { locator: 'seeded set 2026-11' } });
        expect(all).toMatchObject({ value: null, missing: 'EMBARGOED', note: 'Synthetic, about nobody.', refusal: { code: 'EMBARGOED', until: '2099-01-01T00:00:00Z' } });
        expect(JSON.stringify(data)).not.toMatch(/sisters|ward 7|front page/);
      }
    }
    await country.stop();
  });
});

/** Rules as the graph shows them, worked out from the file. */
function asShown({ country, alreadyPublished, audiences }: AccessRules): unknown {
  return {
    country, alreadyPublished,
    audiences: audiences.map(({ id, terms, protection, cacheableOutside, open }) => ({
      audience: id satisfies AudienceId, termsVersion: terms.version, terms: terms.en, ru: terms.ru, cacheableOutside, protection,
      opens: open.map(({ indicators, topics, dimensions, periods, embargo }) => ({
        indicators: [...INDICATORS.values()].filter((each) => indicators.includes(each.code) || topics.includes(each.topic)).map(({ code }) => code),
        topics, undated: periods.undated, periodFrom: periods.from, embargoUntil: embargo && 'until' in embargo ? embargo.until : null, embargoMonths: embargo && 'monthsAfterPeriod' in embargo ? embargo.monthsAfterPeriod : null,
        dimensions: expect.arrayContaining(Object.entries(dimensions).filter(([, { codes }]) => codes.length > 0).map(([dimension, { codes, notBy }]) => ({ dimension, codes: codes === 'all' ? null : codes, notBy }))),
      })),
    })),
  };
}
