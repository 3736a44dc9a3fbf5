import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COORDINATE } from '../dictionary/coordinates.js';
import { BREAKDOWN_IDS } from '../dictionary/dimension.js';
import { coversCell } from './covers-cell.js';
import { anyCell, anyScope, FINER, TOTAL } from './identity.fixture.js';
import type { VisaScope } from './visa.js';

const ALL: VisaScope = { indicators: null, breakdowns: null, periods: null };

describe('a visa', () => {
  it('that restricts nothing covers every cell', () => {
    fc.assert(fc.property(anyCell, (cell) => coversCell(ALL, cell)));
  });

  it('for some indicators covers no other', () => {
    expect(coversCell({ ...ALL, indicators: ['HIV_TESTED'] }, TOTAL)).toBe(true);
    expect(coversCell({ ...ALL, indicators: ['HIV_NEW_DIAGNOSES'] }, TOTAL)).toBe(false);
  });

  it.each(BREAKDOWN_IDS)('covers a cell that is finer in %s only where that breakdown was granted; the total always', (id) => {
    const finer = { ...TOTAL, [COORDINATE[id]]: FINER[id] };
    const others = BREAKDOWN_IDS.filter((each) => each !== id);
    expect([{ breakdowns: [id] }, { breakdowns: others }, { breakdowns: [] }].map((scope) => coversCell({ ...ALL, ...scope }, finer))).toEqual([true, false, false]);
    expect(coversCell({ ...ALL, breakdowns: [] }, TOTAL)).toBe(true);
  });

  it.each([
    ['2016', { from: '2016', to: '2016' }, true], ['2016-Q3', { from: '2016', to: '2016' }, true], ['2016', { from: '2016-Q3', to: null }, false], ['2016', { from: null, to: '2016-Q3' }, false],
    ['2015-01-01/P2Y', { from: '2016', to: null }, false], ['2015-01-01/P2Y', { from: '2015', to: '2016' }, true], ['2015-01-01/P2Y', { from: null, to: '2015' }, false],
    ['_U', { from: '2015', to: null }, false], ['_U', { from: null, to: null }, true], ['2016', { from: null, to: null }, true],
    // Not written by any country: what cannot be read opens nothing.
    ['2016', { from: 'always', to: null }, false], ['2016', { from: null, to: '_U' }, false],
  ])('covers %s within %j: %s', (period, periods, covered) => {
    expect(coversCell({ ...ALL, periods }, { ...TOTAL, period })).toBe(covered);
  });

  it('covers a cell or not whatever its value, and whether it has one', () => {
    fc.assert(fc.property(anyScope, anyCell, fc.option(fc.nat()), (scope, cell, value) => {
      expect(coversCell(scope, { ...cell, value, missing: value === null ? 'SUPPRESSED' : null, confidentiality: 'A', status: 'Q' })).toBe(coversCell(scope, cell));
    }));
  });

  it('restricted in one more way covers no more', () => {
    fc.assert(fc.property(anyScope, anyScope, anyCell, (scope, { indicators, breakdowns, periods }, cell) => {
      for (const less of [{ ...scope, indicators: scope.indicators ?? indicators }, { ...scope, breakdowns: scope.breakdowns ?? breakdowns }, { ...scope, periods: scope.periods ?? periods }]) {
        if (coversCell(less, cell)) expect(coversCell(scope, cell)).toBe(true);
      }
    }));
  });
});
