import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BREAKDOWN_IDS } from '../dictionary/dimension.js';
import { INDICATORS } from '../dictionary/indicators.js';
import type { Figure } from '../dictionary/figure.js';
import { coversCell } from './covers-cell.js';
import { narrow, type Narrowing, widenings } from './narrow.js';
import type { VisaScope } from './visa.js';

const ASKED: VisaScope = { indicators: ['HIV_TESTED', 'ON_ART'], breakdowns: ['SEX', 'AGE'], periods: { from: '2022', to: '2024' } };
const NOTHING: Narrowing = { indicators: null, breakdowns: null, periods: null };

describe('narrowing', () => {
  it('grants as applied for what it does not mention', () => {
    expect(narrow(ASKED, NOTHING)).toEqual(ASKED);
    expect(narrow(ASKED, { ...NOTHING, periods: { from: null, to: '2023-Q2' } })).toEqual({ ...ASKED, periods: { from: '2022', to: '2023-Q2' } });
    expect(narrow({ indicators: null, breakdowns: null, periods: null }, { indicators: ['ON_ART'], breakdowns: [], periods: { from: '2020', to: null } })).toEqual({ indicators: ['ON_ART'], breakdowns: [], periods: { from: '2020', to: null } });
  });

  it.each<readonly [string, Partial<Narrowing>, RegExp]>([
    ['an indicator more', { indicators: ['HIV_TESTED', 'HIV_NEW_DIAGNOSES'] }, /^indicators: HIV_NEW_DIAGNOSES was not applied for\. Grant what was applied for, or less$/],
    ['a breakdown more', { breakdowns: ['SEX', 'AREA', 'ORIGIN'] }, /^breakdowns: AREA, ORIGIN were not applied for/],
    ['an earlier beginning', { periods: { from: '2021-12', to: null } }, /^period\.from: 2021-12 is before 2022/],
    ['a later end', { periods: { from: null, to: '2025-01' } }, /^period\.to: 2025-01 is after 2024/],
    ['no period', { periods: { from: 'then', to: null } }, /^period\.from: "then" is no period/],
    ['no indicator at all', { indicators: [] }, /^indicators: /],
    ['what is no indicator', { indicators: ['NAMES'] }, /^indicators\.0: must be an indicator/],
  ])('refuses %s', (_what, change, message) => {
    expect(() => narrow(ASKED, { ...NOTHING, ...change })).toThrow(expect.objectContaining({ code: 'APPLICATION_REFUSED', message: expect.stringMatching(message) as unknown }));
  });

  it('sees that all is more than something', () => {
    expect(widenings(ASKED, { indicators: null, breakdowns: null, periods: null })).toHaveLength(4);
    expect(widenings({ ...ASKED, breakdowns: [] }, { ...ASKED, breakdowns: null })).toEqual(['breakdowns: all are more than was applied for (none)']);
    expect(widenings({ indicators: null, breakdowns: null, periods: null }, ASKED)).toEqual([]);
  });
});

const some = <Value>(list: readonly Value[]): fc.Arbitrary<Value[]> => fc.uniqueArray(fc.constantFrom(...list), { maxLength: 4 });
const indicators = [...INDICATORS.keys()].slice(0, 6);
const period = fc.constantFrom('2021', '2022', '2022-Q3', '2023-S1', '2023-05', '2024', '2022-02-03', '2020-01-01/P5Y');
const periods = fc.option(fc.record({ from: fc.option(period), to: fc.option(period) }));
const scope: fc.Arbitrary<VisaScope> = fc.record({ indicators: fc.option(some(indicators).filter((list) => list.length > 0)), breakdowns: fc.option(some(BREAKDOWN_IDS)), periods });

/** A cell anywhere: of an indicator, in a period or in none, broken down by some dimensions. */
const cell: fc.Arbitrary<Figure> = fc.record({ indicator: fc.constantFrom(...indicators), period: fc.oneof(period, fc.constant('_U')), by: some(BREAKDOWN_IDS) }).map(({ indicator, period: when, by }) => {
  const at = (id: (typeof BREAKDOWN_IDS)[number], code: string): string => (by.includes(id) ? code : '_T');
  return {
    indicator, period: when, reporter: 'XN', stockOrFlow: 'FLOW', area: at('AREA', 'XN-LA'), population: at('POPULATION', 'IMMIGRANT'), origin: at('ORIGIN', 'XS'), destination: at('DESTINATION', 'XE'), basis: at('BASIS', 'BIRTH'),
    legalStatus: at('LEGAL_STATUS', 'REGULAR'), keyPopulation: at('KEY_POPULATION', 'SW'), sex: at('SEX', 'F'), age: at('AGE', 'Y15T24'), transmission: at('TRANSMISSION', 'HETEROSEXUAL'), unit: 'PERSONS', value: 1, lower: null, upper: null,
    numerator: null, denominator: null, sampleSize: null, status: 'A', confidentiality: 'F', missing: null, embargoUntil: null, method: 'REGISTERED', source: 'S', locator: '', noteEn: null, noteRu: null,
  };
});

describe('what a scope covers', () => {
  it('is never more after narrowing than before', () => {
    fc.assert(fc.property(scope, scope, cell, (asked, wanted, figure) => {
      let granted: VisaScope;
      try {
        granted = narrow(asked, wanted);
      } catch {
        return;
      }
      expect(widenings(asked, granted)).toEqual([]);
      if (coversCell(granted, figure)) expect(coversCell(asked, figure)).toBe(true);
    }), { numRuns: 3_000 });
  });

  it('is never more where nothing is said to be wider', () => {
    fc.assert(fc.property(scope, scope, cell, (asked, granted, figure) => {
      if (widenings(asked, granted).length === 0 && coversCell(granted, figure)) expect(coversCell(asked, figure)).toBe(true);
    }), { numRuns: 3_000 });
  });

  it('does not depend on a value', () => {
    fc.assert(fc.property(scope, cell, fc.option(fc.nat()), (asked, figure, value) => {
      expect(coversCell(asked, { ...figure, value, missing: value === null ? 'SUPPRESSED' : null })).toBe(coversCell(asked, figure));
    }));
  });

  it('is by indicator, by breakdown and by whole period', () => {
    const at = (change: Partial<Figure>): Figure => ({ ...fc.sample(cell, 1)[0], indicator: 'HIV_TESTED', period: '2023', area: '_T', population: '_T', origin: '_T', destination: '_T', basis: '_U', legalStatus: '_T', keyPopulation: '_T', sex: '_T', age: '_Z', transmission: '_T', reporter: 'XN', ...change }) as Figure;
    expect(coversCell(ASKED, at({}))).toBe(true);
    expect(coversCell(ASKED, at({ sex: 'F', age: 'Y15T24' }))).toBe(true);
    expect(coversCell(ASKED, at({ population: 'IMMIGRANT', destination: 'XN' }))).toBe(false);
    expect(coversCell({ ...ASKED, breakdowns: ['POPULATION'] }, at({ population: 'IMMIGRANT', destination: 'XN' }))).toBe(true);
    expect(coversCell(ASKED, at({ indicator: 'HIV_NEW_DIAGNOSES' }))).toBe(false);
    expect(coversCell(ASKED, at({ area: 'XN-LA' }))).toBe(false);
    expect(coversCell(ASKED, at({ period: '2024-Q4' }))).toBe(true);
    expect(coversCell(ASKED, at({ period: '2021-01-01/P5Y' }))).toBe(false);
    expect(coversCell(ASKED, at({ period: '_U' }))).toBe(false);
    expect(coversCell({ ...ASKED, periods: null }, at({ period: '_U' }))).toBe(true);
  });
});
