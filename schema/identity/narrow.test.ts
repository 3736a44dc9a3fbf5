import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coversCell } from './covers-cell.js';
import { anyCell, anyScope } from './identity.fixture.js';
import { narrow, type Narrowing, widenings } from './narrow.js';
import type { VisaScope } from './visa.js';

const ASKED: VisaScope = { indicators: ['HIV_TESTED', 'HIV_NEW_DIAGNOSES'], breakdowns: ['SEX', 'AGE'], periods: { from: '2015', to: '2018' } };
const AS_ASKED: Narrowing = { indicators: null, breakdowns: null, periods: null };

function refusal(narrowing: Partial<Narrowing>, asked = ASKED): unknown {
  try {
    return narrow(asked, { ...AS_ASKED, ...narrowing });
  } catch (error) {
    return error;
  }
}

describe('what is granted', () => {
  it('as it was applied for is that', () => {
    expect(narrow(ASKED, AS_ASKED)).toEqual(ASKED);
  });

  it.each([
    [{ indicators: ['HIV_TESTED'] }, { indicators: ['HIV_TESTED'] }], [{ breakdowns: [] }, { breakdowns: [] }],
    [{ periods: { from: '2016-Q2', to: null } }, { periods: { from: '2016-Q2', to: '2018' } }], [{ periods: { from: null, to: '2017-06' } }, { periods: { from: '2015', to: '2017-06' } }],
    [{ periods: { from: null, to: null } }, {}],
  ])('may be less: %j', (narrowing, granted) => {
    expect(narrow(ASKED, { ...AS_ASKED, ...narrowing })).toEqual({ ...ASKED, ...granted });
  });

  it('of everything may be anything', () => {
    const all: VisaScope = { indicators: null, breakdowns: null, periods: null };
    expect(narrow(all, { indicators: ['HIV_TESTED'], breakdowns: ['SEX'], periods: { from: '2016', to: null } })).toEqual({ indicators: ['HIV_TESTED'], breakdowns: ['SEX'], periods: { from: '2016', to: null } });
  });

  it.each([
    [{ indicators: ['HIV_DIAGNOSES_CUMULATIVE'] }, 'indicators: HIV_DIAGNOSES_CUMULATIVE was not applied for'],
    [{ breakdowns: ['SEX', 'ORIGIN', 'AREA'] }, 'breakdowns: ORIGIN, AREA were not applied for'],
    [{ periods: { from: '2014', to: null } }, 'period.from: 2014 is before 2015, which was applied for'],
    [{ periods: { from: null, to: '2019-Q1' } }, 'period.to: 2019-Q1 is after 2018, which was applied for'],
    [{ periods: { from: '2017', to: '2016' } }, 'period: it ends (2016) before it begins (2017). Turn them round'],
    [{ periods: { from: '2019', to: null } }, 'period: it ends (2018) before it begins (2019). Turn them round'],
    [{ indicators: [] }, 'indicators: Too small: expected array to have >=1 items'],
    [{ indicators: ['HIV_TESTET'] }, 'indicators.0: must be an indicator'],
  ])('cannot be more, or nothing at all: %j', (narrowing, why) => {
    expect(refusal(narrowing)).toMatchObject({ code: 'APPLICATION_REFUSED', message: `${why}. Grant what was applied for, or less` });
  });

  it('covers no cell that was not applied for, whatever a steward writes', () => {
    fc.assert(fc.property(anyScope, anyScope, fc.array(anyCell, { minLength: 20, maxLength: 20 }), (asked, narrowing, cells) => {
      let granted: VisaScope;
      try {
        granted = narrow(asked, narrowing);
      } catch (error) {
        expect(error).toMatchObject({ code: 'APPLICATION_REFUSED' });
        return;
      }
      expect(cells.filter((cell) => coversCell(granted, cell) && !coversCell(asked, cell))).toEqual([]);
      expect(widenings(asked, granted)).toEqual([]);
    }), { numRuns: 1_000 });
  });
});

describe('a scope that goes beyond another', () => {
  it('is found: where it covers a cell more, something is said', () => {
    fc.assert(fc.property(anyScope, anyScope, fc.array(anyCell, { minLength: 20, maxLength: 20 }), (asked, granted, cells) => {
      if (cells.some((cell) => coversCell(granted, cell) && !coversCell(asked, cell))) expect(widenings(asked, granted)).not.toEqual([]);
    }), { numRuns: 1_000 });
  });

  it.each([
    [{ indicators: null }, 'indicators: all are more than was applied for (HIV_TESTED, HIV_NEW_DIAGNOSES)'], [{ breakdowns: null }, 'breakdowns: all are more than was applied for (SEX, AGE)'],
    [{ periods: { from: null, to: '2018' } }, 'period.from: no beginning is before 2015, which was applied for'], [{ periods: { from: '2015', to: null } }, 'period.to: no end is after 2018, which was applied for'],
  ])('by having no end of its own: %j', (granted, why) => {
    expect(widenings(ASKED, { ...ASKED, ...granted })).toEqual([why]);
  });

  it('is none that is the same', () => {
    fc.assert(fc.property(anyScope, (scope) => expect(widenings(scope, scope)).toEqual([])));
  });
});
