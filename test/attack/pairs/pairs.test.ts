import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { attackSize } from '../../kit/attack-size.js';
import { grant } from '../../kit/grant.js';
import { TestHub } from '../../kit/hub.js';
import { rootWithCountries } from '../../kit/own-countries.js';
import { seededRandom } from '../../kit/random.js';
import { tokenOf } from '../../kit/sign-in.js';
import { until } from '../../kit/until.js';

/** After so many pairs everybody signs in anew. */
const PAIRS_A_TOKEN = 4_000;

const CELL = 'nodes { id value missing refusal { code rule } }';
const WANTED = 'filter: { indicators: ["HIV_NEW_DIAGNOSES"], periods: [{ from: "2023", to: "2024" }] }';

/** What is asked: through each root, under other names, in fragments on the interface and on the type, with what only some may read. */
const QUERIES = [
  `{ northmark { observations(first: 60, ${WANTED}) { totalCount ${CELL} } viewer { audience subject visa refusal } } }`,
  `{ countries(training: true) { code observations(first: 40, ${WANTED}) { ${CELL} } viewer { audience visa } } }`,
  `{ a: country(code: "XN") { ...Told } b: country(code: "XS") { ...Told } } fragment Told on Country { code observations(first: 30, ${WANTED}) { ${CELL} } ... on Northmark { releases(first: 1) { id hash } } }`,
  `{ one: southmark { observations(first: 20, ${WANTED}) { ${CELL} } } two: southmark { observations(first: 20, ${WANTED}) { ${CELL} } laws { area } } }`,
  '{ viewer { subject visas { country audience state } } northmark { viewer { subject audience visa } } }',
] as const;

/** Two callers who ask the same thing at the same moment: each gets, byte for byte, what he gets alone. */
describe('answers of different callers are never taken for one', () => {
  let root: string;
  let hub: TestHub;
  /** The callers, by what they send: the public, and three people whom countries granted different things. */
  let callers: readonly Readonly<Record<string, string>>[];
  let alone: readonly (readonly string[])[];

  const ask = async (query: string, headers: Readonly<Record<string, string>>): Promise<string> => {
    const response = await fetch(hub.at('/graphql'), { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json', ...headers }, body: JSON.stringify({ query }) });
    return `${response.status} ${await response.text()}`;
  };

  const signedIn = (): Promise<Readonly<Record<string, string>>[]> =>
    Promise.all(['researcher', 'second-researcher', 'analyst'].map(async (name) => ({ authorization: `Bearer ${await tokenOf(hub, name)}` })));

  beforeAll(async () => {
    root = await rootWithCountries(['northmark', 'southmark']);
    hub = await TestHub.start({ root });
    const people = await signedIn();
    const [first, second, third] = people as [Record<string, string>, Record<string, string>, Record<string, string>];
    await until('the desk knows the terms', async () => {
      const { data } = await hub.query<{ countries: { accessRules: unknown }[] }>('{ countries(training: true) { accessRules { version } } }');
      return data?.countries.every(({ accessRules }) => accessRules !== null) === true;
    });
    await grant(hub, first, 'XN', { audience: 'researcher' });
    await grant(hub, first, 'XS', { audience: 'researcher', indicators: ['HIV_NEW_DIAGNOSES'] });
    await grant(hub, second, 'XN', { audience: 'researcher', indicators: ['HIV_NEW_DIAGNOSES'], breakdowns: ['POPULATION', 'ORIGIN', 'BASIS', 'SEX'], periodFrom: '2024', periodTo: '2024' });
    await grant(hub, third, 'XN', { audience: 'secretariat' });
    callers = [{}, first, second, third];
    await until('every visa has come to the desk', async () => {
      const held = await Promise.all(people.map(async (bearer) => (await hub.query<{ viewer: { visas: unknown[] } }>('{ viewer { visas { id } } }', {}, bearer)).data?.viewer.visas.length));
      return held.join() === '2,1,1';
    });
    const tellingApart = `{ northmark { viewer { audience } } }`;
    await until('the gateway hands on every visa', async () => {
      const told = await Promise.all(callers.map(async (who) => (await hub.query<{ northmark: { viewer: { audience: string } } }>(tellingApart, {}, who)).data?.northmark.viewer.audience));
      return told.join() === 'public,researcher,researcher,secretariat';
    });
    const answers: string[][] = [];
    for (const who of callers) {
      const own: string[] = [];
      for (const query of QUERIES) own.push(await ask(query, who));
      answers.push(own);
    }
    alone = answers;
  });
  afterAll(async () => {
    await hub.remove();
    await rm(root, { recursive: true, force: true });
  });

  it('and are different to begin with: otherwise the pairs would show nothing', () => {
    for (const index of [0, 1, 4]) expect(new Set(alone.map((answers) => answers[index])).size).toBe(callers.length);
    for (const answers of alone) expect(answers.every((answer) => answer.startsWith('200 ') && !answer.includes('"errors"'))).toBe(true);
  });

  it(`in ${attackSize(600, 20_000)} pairs at the same moment`, async () => {
    const random = seededRandom(20_261_125);
    const pick = (most: number): number => Math.floor(random() * most);
    for (let pair = 0; pair < attackSize(600, 20_000); pair += 1) {
      // A token lasts a quarter of an hour.
      if (pair % PAIRS_A_TOKEN === PAIRS_A_TOKEN - 1) callers = [{}, ...(await signedIn())];
      const index = pick(QUERIES.length);
      const one = pick(callers.length);
      const other = (one + 1 + pick(callers.length - 1)) % callers.length;
      const query = QUERIES[index] ?? '';
      const [first, second] = await Promise.all([ask(query, callers[one] ?? {}), ask(query, callers[other] ?? {})]);
      expect([pair, first === alone[one]?.[index], second === alone[other]?.[index]]).toEqual([pair, true, true]);
    }
  }, 3_600_000);
});
