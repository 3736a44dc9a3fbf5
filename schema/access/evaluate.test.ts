import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { KEY_POPULATION } from '../dictionary/codelists/key-population.js';
import { BREAKDOWN_IDS, type BreakdownId } from '../dictionary/dimension.js';
import type { Figure } from '../dictionary/figure.js';
import { INDICATORS } from '../dictionary/indicators.js';
import type { AccessRules, AudienceRules, Embargo, Grain, Opening, Protection } from './access-rules.js';
import { NESTED_AUDIENCES } from './audience.js';
import { coarsen } from './coarsen.js';
import { covers, isAsOpen } from './covers.js';
import { evaluate } from './evaluate.js';
import { parseRules } from './parse-rules.js';

const CODES: Readonly<Partial<Record<BreakdownId, readonly string[]>>> = {
  SEX: ['F', 'M'], AGE: ['Y15T24', 'Y17', 'Y25T34'], ORIGIN: ['XS', 'XE'], KEY_POPULATION: ['KP', 'PWUD', 'PWID', 'MSM'], POPULATION: ['IMMIGRANT', 'RETURNEE'],
  BASIS: ['CITIZENSHIP'], LEGAL_STATUS: ['REGULAR', 'PERMANENT'], TRANSMISSION: ['SEXUAL', 'VERTICAL'],
};
const SOME = ['HIV_NEW_DIAGNOSES', 'HIV_TESTED', 'HIV_PREVALENCE'];

const grain = (id: BreakdownId): fc.Arbitrary<Grain> =>
  fc.record({
    codes: ['KEY_POPULATION', 'LEGAL_STATUS', 'AREA', 'DESTINATION'].includes(id) ? fc.subarray([...(CODES[id] ?? [])]) : fc.oneof(fc.subarray([...(CODES[id] ?? [])]), fc.constant('all' as const)),
    notBy: fc.subarray(BREAKDOWN_IDS.filter((other) => other !== id), { maxLength: 2 }),
  });
const embargo: fc.Arbitrary<Embargo | null> = fc.oneof(
  fc.constant(null),
  fc.constantFrom({ until: '2026-06-01T00:00:00Z' }, { until: '2027-06-01T00:00:00Z' }),
  fc.integer({ min: 1, max: 120 }).map((monthsAfterPeriod) => ({ monthsAfterPeriod })),
);
const opening: fc.Arbitrary<Opening> = fc.record({
  indicators: fc.subarray(SOME, { minLength: 1 }),
  topics: fc.subarray(['testing' as const]),
  dimensions: fc.record(Object.fromEntries(BREAKDOWN_IDS.map((id) => [id, grain(id)]))),
  periods: fc.record({ from: fc.constantFrom('2010-01-01', '2018-01-01'), to: fc.constantFrom(null, '2021-01-01', '2025-01-01'), undated: fc.constant(false) }),
  embargo,
});
const protection: fc.Arbitrary<Protection> = fc.record({
  minimumCount: fc.integer({ min: 1, max: 12 }),
  zeros: fc.constantFrom('shown' as const, 'small' as const),
  wholeGroup: fc.constantFrom('show' as const, 'hide' as const),
  dominance: fc.oneof(fc.constant(null), fc.record({ largest: fc.integer({ min: 1, max: 3 }), percent: fc.integer({ min: 50, max: 99 }) })),
});
const terms = { version: '1', en: 'Cite it.', ru: 'Ссылайтесь.' };
const audience = (id: AudienceRules['id']): fc.Arbitrary<AudienceRules> =>
  fc.record({ id: fc.constant(id), terms: fc.constant(terms), protection, cacheableOutside: fc.constant(id === 'public'), open: fc.array(opening, { maxLength: 3 }) });
const rulesOf = (audiences: readonly AudienceRules[]): AccessRules => ({ country: 'XN', alreadyPublished: ['PRINTED'], audiences, examples: [] });
const rules: fc.Arbitrary<AccessRules> = fc.tuple(...NESTED_AUDIENCES.map(audience), audience('partner:XS')).map(rulesOf);

const count = fc.option(fc.integer({ min: 0, max: 30 }));
const cell: fc.Arbitrary<Figure> = fc.record({
  indicator: fc.constantFrom(...SOME, 'ENTRIES', 'GDP'), reporter: fc.constant('XN'), area: fc.constant('_T'), period: fc.constantFrom('2017', '2019', '2020-Q3', '2024', '_U'),
  stockOrFlow: fc.constant('FLOW' as const), population: fc.constantFrom('_T', 'IMMIGRANT', 'RETURNEE'), origin: fc.constantFrom('_T', 'XN', 'XS', 'XE', 'UZ'),
  destination: fc.constantFrom('_T', 'XN'), basis: fc.constantFrom('_U', 'CITIZENSHIP'), legalStatus: fc.constantFrom('_T', 'PERMANENT', '_U'), keyPopulation: fc.constantFrom(...KEY_POPULATION.keys()),
  sex: fc.constantFrom('_T', 'F', '_U'), age: fc.constantFrom('_T', 'Y17', 'Y15T24', 'Y20T29', '_U'), transmission: fc.constantFrom('_T', 'SEXUAL'), unit: fc.constantFrom('PERSONS', 'PERCENT'),
  value: count, lower: fc.constant(null), upper: fc.constant(null), numerator: fc.constant(null), denominator: fc.option(fc.integer({ min: 0, max: 100 })), sampleSize: fc.constant(null),
  status: fc.constant('A'), confidentiality: fc.constant('F'), missing: fc.constant(null), embargoUntil: fc.constantFrom(null, '2026-12-01T00:00:00Z'), method: fc.constant('_U'),
  source: fc.constantFrom('PRINTED', 'REGISTER', 'REGISTER2'), locator: fc.constant('1'), noteEn: fc.constant(null), noteRu: fc.constant(null),
});
const facts = fc.oneof(fc.constant({}), fc.record({ group: fc.integer({ min: 0, max: 40 }) }));
const NOW = new Date('2026-11-01T00:00:00Z');
const RUNS = { numRuns: 300 };

/** The same opening with less in it: fewer codes, a shorter time, a later embargo. */
const narrowed = (wide: Opening): fc.Arbitrary<Opening> =>
  fc.record({ drop: fc.subarray([...BREAKDOWN_IDS]), crossing: fc.constantFrom(...BREAKDOWN_IDS), fewer: fc.boolean(), later: fc.boolean() }).map(({ drop, crossing, fewer, later }) => {
    const dimensions = Object.fromEntries(Object.entries(wide.dimensions).flatMap(([id, each]) => (drop.some((other) => other === id) ? [] : [[id, { codes: fewer && each.codes !== 'all' ? each.codes.slice(1) : each.codes, notBy: id === crossing ? each.notBy : [...each.notBy, ...(id !== 'SEX' ? (['SEX'] as const) : [])] }]])));
    return { ...wide, dimensions, periods: { ...wide.periods, from: later ? '2018-01-01' : wide.periods.from }, embargo: later && wide.embargo && 'until' in wide.embargo ? { until: '2027-08-01T00:00:00Z' } : wide.embargo };
  });
/** Protection that lets go step by step towards the steward. */
const loosening: fc.Arbitrary<readonly Protection[]> = fc.record({ strictest: protection, at: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }) }).map(({ strictest, at: [zeros = 0, group = 0, dominance = 0] }) =>
  NESTED_AUDIENCES.map((_id, index) => ({
    minimumCount: Math.max(1, strictest.minimumCount - index * 2),
    zeros: index >= zeros ? 'shown' : strictest.zeros,
    wholeGroup: index >= group ? 'show' : strictest.wholeGroup,
    dominance: index >= dominance ? null : strictest.dominance,
  })));
/** Audiences of which each sees no more than the one above: what parseRules lets pass. */
const nested: fc.Arbitrary<AccessRules> = fc.array(opening, { minLength: 1, maxLength: 3 }).chain((top) =>
  fc.tuple(fc.tuple(...top.map(narrowed)), loosening).chain(([second, protections]) =>
    fc.tuple(...second.map(narrowed)).map((third) => {
      const levels = [third.slice(1), third, second, top];
      return rulesOf(NESTED_AUDIENCES.map((id, index) => ({ id, terms, protection: protections[index] as Protection, cacheableOutside: false, open: levels[index] ?? [] })));
    })),
).filter(({ audiences }) => audiences.every((lower, index) => {
  const above = audiences[index + 1];
  return !above || (isAsOpen(above.protection, lower.protection) && lower.open.every((each) => above.open.some((wider) => wider.indicators.join() === each.indicators.join() && covers(wider, each))));
}));

describe('evaluate', () => {
  it('lets a higher audience see whatever a lower one sees', () => {
    fc.assert(fc.property(nested, cell, facts, (each, figure, known) => {
      const seen = NESTED_AUDIENCES.map((id) => evaluate(each, id, figure, NOW, known).verdict === 'allow');
      expect(seen).toEqual([...seen].sort((one, other) => Number(one) - Number(other)));
    }), RUNS);
  });

  it('opens no cell when a rule is closed', () => {
    const closings: readonly ((own: AudienceRules) => AudienceRules)[] = [
      (own) => ({ ...own, open: own.open.slice(1) }),
      (own) => ({ ...own, open: own.open.slice(0, -1) }),
      (own) => ({ ...own, protection: { ...own.protection, minimumCount: own.protection.minimumCount + 3 } }),
      (own) => ({ ...own, protection: { ...own.protection, zeros: 'small', wholeGroup: 'hide' } }),
      (own) => ({ ...own, open: own.open.map((each) => ({ ...each, dimensions: { ...each.dimensions, SEX: { codes: [], notBy: [] } } })) }),
      (own) => ({ ...own, open: own.open.map((each) => ({ ...each, embargo: { until: '2030-01-01T00:00:00Z' } })) }),
    ];
    fc.assert(fc.property(rules, cell, facts, fc.constantFrom(...closings), (each, figure, known, close) => {
      const closed = { ...each, audiences: each.audiences.map(close) };
      for (const { id } of each.audiences) {
        if (evaluate(closed, id, figure, NOW, known).verdict === 'allow') expect(evaluate(each, id, figure, NOW, known).verdict).toBe('allow');
      }
    }), RUNS);
  });

  it('sends a cell to one that is itself open, and that stays where it is', () => {
    fc.assert(fc.property(opening, cell, (each, figure) => {
      const to = coarsen(figure, each);
      if (to) expect(coarsen({ ...figure, ...to }, each)).toEqual(to);
    }), RUNS);
  });

  it('says the same of every value but for SUPPRESSED, and the same of every value that is hidden', () => {
    fc.assert(fc.property(rules, cell, fc.integer({ min: 0, max: 30 }), (each, figure, other) => {
      const [one, two] = [figure, { ...figure, value: other }].map((given) => evaluate(each, 'researcher', given, NOW));
      const isOfValue = [one, two].every((verdict) => verdict?.verdict === 'allow' || (verdict?.verdict === 'refuse' && verdict.reason === 'SUPPRESSED'));
      if (!isOfValue || one?.verdict === two?.verdict) expect(one).toEqual(two);
    }), RUNS);
  });

  it('never throws, and opens nothing to what cannot be read', () => {
    const wrong = fc.anything() as fc.Arbitrary<never>;
    fc.assert(fc.property(fc.oneof(rules, wrong), fc.oneof(fc.constantFrom('public', 'steward'), fc.string()), fc.oneof(cell, wrong), fc.oneof(fc.date({ noInvalidDate: false }), wrong), (each, caller, figure, now) => {
      expect(['allow', 'coarsen', 'refuse']).toContain(evaluate(each, caller, figure, now).verdict);
    }), RUNS);
    expect(evaluate(null as never, 'public', null as never, NOW)).toMatchObject({ verdict: 'refuse', reason: 'RULE_FAILED' });
    expect(evaluate(rulesOf([]), 'public', null as never, new Date(NaN))).toMatchObject({ verdict: 'refuse', reason: 'CLOCK_NOT_SET' });
  });

  it('refuses a figure of another country, and one whose embargo cannot be read', () => {
    fc.assert(fc.property(rules, cell, (each, figure) => {
      expect(evaluate(each, 'steward', { ...figure, reporter: 'XS' }, NOW)).toMatchObject({ verdict: 'refuse', reason: 'RULE_FAILED' });
      expect(evaluate(each, 'public', { ...figure, embargoUntil: 'tomorrow' }, NOW)).toMatchObject({ verdict: 'refuse', reason: 'RULE_FAILED' });
    }), { numRuns: 100 });
  });

  it('opens nothing of any indicator where there are no rules', () => {
    const none = parseRules('country: XN\nalreadyPublished: []\naudiences: {}\n');
    if (!('rules' in none)) throw new Error('The rules were refused');
    fc.assert(fc.property(cell, fc.constantFrom(...INDICATORS.keys()), fc.constantFrom(...NESTED_AUDIENCES), (figure, indicator, caller) => {
      expect(evaluate(none.rules, caller, { ...figure, indicator }, NOW).verdict).toBe('refuse');
    }), RUNS);
  });
});
