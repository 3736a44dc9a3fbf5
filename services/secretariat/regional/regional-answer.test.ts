import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fixtureHub, type FixtureCountry } from './hub.fixture.js';
import { publishedAnswer } from './published.fixture.js';
import { RegionalAnswers } from './regional-answer.js';
import type { RegionalQuestion } from './regional-port.js';
import type { RegionalMember } from './asked-members.js';

const PUBLISHED = publishedAnswer();
const MEMBERS: readonly RegionalMember[] = [
  ...[...PUBLISHED.names].map(([code, name]) => ({ code, name, type: name.en.replaceAll(' ', ''), training: false })), { code: 'XN', name: { en: 'Northmark', ru: 'Нортмарк' }, type: 'Northmark', training: true },
];
const NOW = new Date('2026-11-25T12:00:00Z');
const ALL: RegionalQuestion = { countries: null, training: false, filter: {}, laws: [], asOf: null };

const countriesOf = (page?: number): FixtureCountry[] => PUBLISHED.asked.map((code) => ({
  code, readings: PUBLISHED.readings.filter(({ reporter }) => reporter === code), laws: PUBLISHED.laws.filter(({ reporter }) => reporter === code), ...(page !== undefined && { page }),
}));

function answersOf(hub: ReturnType<typeof fixtureHub>): RegionalAnswers {
  return new RegionalAnswers({ members: MEMBERS, ask: hub.ask, now: () => NOW });
}

describe('what the countries of a region tell', () => {
  it('is asked in one question, and read as it was told', async () => {
    const hub = fixtureHub(countriesOf());
    const answer = await answersOf(hub).answer(ALL);
    expect(hub.asked).toHaveLength(1);
    expect(hub.asked[0]?.variables).toEqual({ codes: ['KG', 'KZ', 'RU', 'TJ', 'TM', 'UZ'], asOf: null, filter: {}, areas: null });
    expect(answer).toEqual({ ...PUBLISHED, asOf: NOW.toISOString() });
  });

  it('is read on by cursor where there is more, of the countries that have more alone, all at once', async () => {
    const hub = fixtureHub(countriesOf(100));
    const answer = await answersOf(hub).answer({ ...ALL, laws: null });
    // Russia has 189 figures, and so on: 57 and 81 end on the first page, and nobody has more than two.
    expect(hub.asked).toHaveLength(2);
    expect(hub.asked[1]?.query.match(/country\(code: "(..)"\) \{ \.\.\. on \w+/g)).toEqual([
      'country(code: "KG") { ... on Kyrgyzstan', 'country(code: "KZ") { ... on Kazakhstan', 'country(code: "RU") { ... on RussianFederation', 'country(code: "TJ") { ... on Tajikistan',
    ]);
    expect(hub.asked[1]?.variables).toEqual({ filter: {}, after0: '100', after1: '100', after2: '100', after3: '100' });
    expect(answer.readings).toEqual(PUBLISHED.readings);
  });

  it('is asked once where it is asked twice in a request', async () => {
    const hub = fixtureHub(countriesOf());
    const answers = answersOf(hub);
    const [one, other] = await Promise.all([answers.answer({ ...ALL, countries: ['KZ', 'UZ'] }), answers.answer({ ...ALL, countries: ['UZ', 'KZ', 'UZ'] })]);
    expect(one).toBe(other);
    await answers.answer({ ...ALL, countries: ['KZ'] });
    expect(hub.asked).toHaveLength(2);
  });

  it('holds neither figures nor positions that were not asked for', async () => {
    const hub = fixtureHub(countriesOf());
    await answersOf(hub).answer({ ...ALL, filter: null, laws: null });
    expect(hub.asked[0]?.query).toBe('query Regional($codes: [CountryCode!], $asOf: AsOf) { countries(codes: $codes, training: true) { code releases(first: 1, asOf: $asOf) { id publishedAt } } }');
  });
});

describe('a country that does not answer', () => {
  const silent = (...codes: string[]): FixtureCountry[] => countriesOf().map((country) => (codes.includes(country.code)
    ? { ...country, error: { message: `${country.code} took too long`, extensions: { code: 'COUNTRY_TIMEOUT', country: country.code } } } : country));

  it('is named with its reason, and the others stand without it', async () => {
    const answer = await answersOf(fixtureHub(silent('RU'))).answer(ALL);
    expect(answer.silent).toEqual([{ country: 'RU', code: 'COUNTRY_TIMEOUT', message: 'RU took too long' }]);
    expect(answer.asked).toContain('RU');
    expect(answer.readings).toEqual(PUBLISHED.readings.filter(({ reporter }) => reporter !== 'RU'));
    expect(answer.releases.map(({ country }) => country)).toEqual(['KG', 'KZ', 'TJ', 'TM', 'UZ']);
  });

  it('is an error where no other answers either', async () => {
    await expect(answersOf(fixtureHub(silent(...PUBLISHED.asked))).answer(ALL)).rejects.toMatchObject({ code: 'COUNTRY_UNAVAILABLE', message: expect.stringMatching(/^None of the countries asked answered\. KG \(COUNTRY_TIMEOUT\): KG took too long; KZ/) });
  });

  it('is the hub itself where that answers nothing', async () => {
    const hub = (errors: { message: string; extensions?: Record<string, unknown> }[]) => new RegionalAnswers({ members: MEMBERS, now: () => NOW, ask: () => Promise.resolve({ data: null, errors }) });
    await expect(hub([{ message: 'no schema yet', extensions: { code: 'HUB_NOT_READY' } }]).answer(ALL)).rejects.toMatchObject({ code: 'HUB_NOT_READY', message: 'no schema yet' });
    await expect(hub([{ message: 'x', extensions: { code: 'constructor' } }]).answer(ALL)).rejects.toMatchObject({ code: 'HUB_NOT_READY' });
    await expect(hub([]).answer(ALL)).rejects.toMatchObject({ code: 'HUB_NOT_READY', message: 'The hub did not answer the question. Ask again in a moment' });
  });
});

describe('what a country tells that is not its own, or cannot be read', () => {
  it.each([
    ["another country's figure", { reporter: 'UZ' }, /is said to be another country's$/],
    ['of another release', { release: 'KZ-2' }, /is of another release than KZ-1$/],
    ['a code that there is not', { indicator: { code: 'constructor' } }, /: code is not in the dictionary$/],
    ['an age that there is not', { age: 'Y49T15' }, /: age is not in the dictionary$/],
    ['text for a number', { value: '5' }, /: value is no number$/],
    ['a number beyond all', { value: Infinity }, /: value is no number$/],
    ['a value that is missing at once', { value: 5, missing: 'SUPPRESSED' }, /is neither told nor missing, or both$/],
    ['nothing at all', { value: null, lower: null, upper: null, missing: null }, /is neither told nor missing, or both$/],
    ['bounds the wrong way round', { lower: 9, upper: 3 }, /the bounds of the figure .+ are the wrong way round$/],
    ['a note without end', { note: 'x'.repeat(4_001) }, /: note is no text, or too long a one$/],
    ['no source', { source: null }, /: a source is missing$/],
    ['the same figure twice', { id: 'same' }, /it tells the figure same twice$/],
  ])('makes it silent, with nothing of it kept: %s', async (_what, changed, message) => {
    const hub = fixtureHub(countriesOf(), (node, code) => (code === 'KZ' ? { ...node, ...changed } : node));
    const answer = await answersOf(hub).answer(ALL);
    expect(answer.silent).toEqual([{ country: 'KZ', code: 'COUNTRY_UNAVAILABLE', message: expect.stringMatching(message) }]);
    expect(answer.silent[0]?.message).toMatch(/^Kazakhstan answered in a way that cannot be read: /);
    expect([...answer.readings, ...answer.laws].filter(({ reporter }) => reporter === 'KZ')).toEqual([]);
    expect(answer.readings.length).toBe(PUBLISHED.readings.filter(({ reporter }) => reporter !== 'KZ').length);
  });

  it('never harms the others, whatever it is', async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom('id', 'release', 'reporter', 'period', 'value', 'missing', 'source', 'indicator', 'sex', 'unit', 'note'), fc.anything(), async (field, anything) => {
      const hub = fixtureHub(countriesOf().slice(0, 2), (node, code) => (code === 'KZ' ? { ...node, [field]: anything } : node));
      const answer = await answersOf(hub).answer({ ...ALL, countries: ['KG', 'KZ'] });
      expect(answer.readings.filter(({ reporter }) => reporter === 'KG')).toHaveLength(109);
      expect(answer.readings.every(({ reporter, id }) => typeof id === 'string' && (reporter === 'KG' || reporter === 'KZ'))).toBe(true);
    }), { numRuns: 60 });
  });

  it('does not lead on for ever', async () => {
    const hub = fixtureHub(countriesOf());
    const forEver = new RegionalAnswers({
      members: MEMBERS, now: () => NOW,
      ask: async (query, variables) => {
        const { data, errors } = await hub.ask(query, { ...variables, after0: '0' });
        for (const page of Object.values(data as object).flat() as { observations: { pageInfo: object } }[]) page.observations.pageInfo = { hasNextPage: true, endCursor: '0' };
        return { data, errors };
      },
    });
    await expect(forEver.answer({ ...ALL, countries: ['KZ'] })).rejects.toMatchObject({ code: 'COUNTRY_UNAVAILABLE', message: expect.stringMatching(/it tells the figure KZ-2 twice$/) });
  });
});

describe('a question that cannot be asked', () => {
  const refused = async (question: Partial<RegionalQuestion>): Promise<unknown> => answersOf(fixtureHub(countriesOf())).answer({ ...ALL, ...question }).catch((error: unknown) => error);

  it.each([
    ['of no country', { countries: [] }, 'countries is empty. Name at least one of KG, KZ, RU, TJ, TM, UZ, or leave it out for all'],
    ['of one that is no member', { countries: ['KZ', 'KX'] }, '"KX" is not a member. Did you mean KG or KZ? The members are KG, KZ, RU, TJ, TM, UZ, XN'],
    ['of a training member not asked for as one', { countries: ['XN'] }, 'XN is a training member, which is fictional. Ask with training: true'],
    ['for a day to come', { asOf: { date: '2026-11-26', releases: [] } }, 'asOf.date: 2026-11-26 has not come yet. Leave it out for now'],
    ['for no day', { asOf: { date: 'yesterday', releases: [] } }, 'asOf.date: "yesterday" is neither a day nor a moment. Write 2026-11-20 or 2026-11-20T09:00:00Z'],
    ["for a release of a country that is not asked", { countries: ['KZ'], asOf: { date: null, releases: ['UZ-1'] } }, 'asOf.releases: UZ is not among the countries asked, which are KZ'],
  ])('is refused: %s', async (_which, question, message) => {
    expect(await refused(question)).toMatchObject({ code: 'INVALID_ARGUMENT', message });
  });

  it('is no question for today, which stands until now', async () => {
    const hub = fixtureHub(countriesOf());
    const today = await answersOf(hub).answer({ ...ALL, asOf: { date: '2026-11-25', releases: ['KZ-1'] } });
    expect([today.asOf, hub.asked[0]?.variables['asOf']]).toEqual([NOW.toISOString(), { date: '2026-11-25', releases: ['KZ-1'] }]);
    expect((await answersOf(hub).answer({ ...ALL, asOf: { date: '2026-11-02', releases: [] } })).asOf).toBe('2026-11-02T23:59:59.999Z');
  });
});
