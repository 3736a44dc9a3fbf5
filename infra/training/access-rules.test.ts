import { describe, expect, it } from '@jest/globals';
import { type AccessRules, describeExpectation, describeYamlFault, describeVerdict, evaluate, type Figure, figureKey, NESTED_AUDIENCES, parseRules, testRules } from '@serai/schema';
import { COMMITTED, readCommitted } from './committed.fixture.js';

const NOW = new Date('2026-11-01T00:00:00Z');
/** A group so large that no cell holds all of it: what is closed here is closed by a place, not by a value. */
const FACTS = { group: 1_000_000 };
const FOLDERS = { XN: 'northmark', XS: 'southmark', XE: 'eastmark' } as const;
type Code = keyof typeof FOLDERS;

const BANDS = ['_T', 'Y_LT15', 'Y15T24', 'Y25T49', 'Y_GE50'];

function rulesOf(code: Code): AccessRules {
  const file = `${FOLDERS[code]}/access.yaml`;
  const parsed = parseRules(readCommitted(file));
  if ('faults' in parsed) throw new Error(parsed.faults.map((fault) => describeYamlFault(file, fault)).join('\n'));
  return parsed.rules;
}

/** Every place of a member's tables, for an indicator that all audiences may see and one that few may, before and under embargo; each cell passes any minimum. */
function cellsOf(code: Code): Figure[] {
  const member = COMMITTED[code];
  return ['HIV_TESTED', 'VIRALLY_SUPPRESSED'].flatMap((indicator) => ['2023', '2024'].flatMap((period) => member.places.map((place) => ({ ...member.figure(indicator, period, place), value: 100_000 }))));
}

const opened = (code: Code, audience: string): Figure[] => cellsOf(code).filter((cell) => evaluate(rules[code], audience, cell, NOW, FACTS).verdict === 'allow');
const rules = { XN: rulesOf('XN'), XS: rulesOf('XS'), XE: rulesOf('XE') };

describe.each(Object.keys(FOLDERS) as Code[])('the rules of %s', (code) => {
  const own = rules[code];

  it('are its own, and do what their examples say', () => {
    expect(own.country).toBe(code);
    expect(own.examples.length).toBeGreaterThanOrEqual(10);
    const failed = testRules(own).filter(({ passed }) => !passed);
    expect(failed.map(({ example, verdict }) => `line ${example.line}: ${describeVerdict(example.cell, verdict)}, expected ${describeExpectation(example.expect)}`)).toEqual([]);
  });

  it('show in their examples every verdict, and every audience that they know', () => {
    expect(new Set(own.examples.map(({ expect: { verdict } }) => verdict))).toEqual(new Set(['allow', 'coarsen', 'refuse']));
    const callers = own.examples.map(({ caller }) => caller);
    expect(own.audiences.map(({ id }) => id).filter((id) => !callers.includes(id))).toEqual([]);
  });

  it('exempt nothing as published', () => {
    expect(own.alreadyPublished).toEqual([]);
  });

  it('let the steward see every cell as it stands, down to a single person', () => {
    const closed = cellsOf(code).filter((cell) => evaluate(own, 'steward', { ...cell, value: 1 }, NOW).verdict !== 'allow');
    expect(closed).toEqual([]);
  });

  it('open to each audience at least what the one below sees, and to the public neither areas, raw ages, papers nor key populations of a stream', () => {
    const [public_, ...above] = NESTED_AUDIENCES.map((audience) => opened(code, audience).length);
    expect(public_).toBeGreaterThan(0);
    expect([public_, ...above]).toEqual([public_, ...above].sort((one = 0, other = 0) => one - other));
    const tooFine = opened(code, 'public').filter(({ area, age, legalStatus, keyPopulation, population, origin, destination }) => {
      const stream = population === 'IMMIGRANT' ? origin : population === 'EMIGRANT' ? destination : '_T';
      return area !== '_T' || !BANDS.includes(age) || legalStatus !== '_T' || (keyPopulation !== '_T' && stream !== '_T');
    });
    expect(tooFine).toEqual([]);
  });
});

describe('the three', () => {
  const protectionOf = (code: Code, audience: string) => rules[code].audiences.find(({ id }) => id === audience)?.protection;

  it('are open, strict and late', () => {
    const shares = (['XN', 'XS'] as const).map((code) => opened(code, 'public').length / cellsOf(code).length);
    expect(shares[0]).toBeGreaterThan(10 * (shares[1] as number));
    expect(new Set(opened('XS', 'public').map(({ population, sex, age }) => [population, sex, age].join()))).toEqual(new Set(['_T,_T,_T']));
    expect(protectionOf('XS', 'public')?.minimumCount).toBeGreaterThanOrEqual(5 * (protectionOf('XN', 'public')?.minimumCount ?? Infinity));
  });

  it('differ in their partners', () => {
    const partners = (code: Code): string[] => rules[code].audiences.map(({ id }) => id).filter((id) => id.startsWith('partner:'));
    expect({ XN: partners('XN'), XS: partners('XS'), XE: partners('XE') }).toEqual({ XN: ['partner:XS', 'partner:XE'], XS: [], XE: ['partner:XN'] });
    const seen = opened('XN', 'partner:XS');
    const publicly = new Set(opened('XN', 'public').map((cell) => figureKey(cell)));
    expect(seen.some((cell) => !publicly.has(figureKey(cell)))).toBe(true);
    expect(new Set(seen.map(({ origin }) => origin))).toEqual(new Set(['_T', 'XS']));
    expect(seen.filter(({ keyPopulation, legalStatus, area }) => keyPopulation !== '_T' || legalStatus !== '_T' || area !== '_T')).toEqual([]);
  });

  it('differ in zeros and dominance', () => {
    expect((['XN', 'XS', 'XE'] as const).map((code) => protectionOf(code, 'researcher')?.zeros)).toEqual(['shown', 'small', 'shown']);
    expect((['XN', 'XS', 'XE'] as const).map((code) => protectionOf(code, 'public')?.dominance)).toEqual([{ largest: 1, percent: 80 }, { largest: 2, percent: 60 }, null]);
    expect((['XN', 'XS', 'XE'] as const).map((code) => protectionOf(code, 'public')?.zeros)).toEqual(['small', 'small', 'shown']);
  });

  it('differ in time: Eastmark alone holds figures back, the latest until a day', () => {
    const verdicts = (code: Code, audience: string, now: string): Set<string> =>
      new Set(cellsOf(code).filter(({ indicator, period, area, population, sex, age }) => indicator === 'HIV_TESTED' && period === '2024' && area === '_T' && population === '_T' && sex === '_T' && age === '_T')
        .map((cell) => evaluate(rules[code], audience, cell, new Date(now), FACTS))
        .map((verdict) => (verdict.verdict === 'allow' ? 'allow' : `${verdict.reason} ${verdict.until ?? ''}`)));
    expect([...verdicts('XE', 'public', '2026-11-01T00:00:00Z')]).toEqual(['EMBARGOED 2027-06-30T00:00:00Z']);
    expect([...verdicts('XE', 'researcher', '2026-11-01T00:00:00Z')]).toEqual(['EMBARGOED 2027-03-31T00:00:00Z']);
    expect([...verdicts('XE', 'secretariat', '2026-11-01T00:00:00Z')]).toEqual(['allow']);
    expect([...verdicts('XE', 'public', '2027-06-30T00:00:00Z')]).toEqual(['allow']);
    expect([...verdicts('XN', 'public', '2026-11-01T00:00:00Z'), ...verdicts('XS', 'public', '2026-11-01T00:00:00Z')]).toEqual(['allow', 'allow']);
  });

  it('differ in who sees key populations: in Eastmark the secretariat alone, in Southmark nobody outside', () => {
    const seers = (code: Code): string[] => NESTED_AUDIENCES.filter((audience) => opened(code, audience).some(({ keyPopulation }) => keyPopulation !== '_T'));
    expect({ XN: seers('XN'), XS: seers('XS'), XE: seers('XE') }).toEqual({ XN: ['public', 'researcher', 'secretariat', 'steward'], XS: ['steward'], XE: ['secretariat', 'steward'] });
  });
});
