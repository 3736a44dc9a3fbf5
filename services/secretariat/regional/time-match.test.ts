import { describe, expect, it } from '@jest/globals';
import { madeUp } from './reading.fixture.js';
import { isWithin, mayMeet, timeMatch } from './time-match.js';

const at = (period: string, stockOrFlow: 'STOCK' | 'FLOW' | 'CUMULATIVE' = 'STOCK') => madeUp('XN', 'MIGRANTS', 1, { period, stockOrFlow });

describe('two figures in time', () => {
  it.each([
    ['2017', '2017', 'FLOW', 'EQUAL'],
    ['2017', '2017-S1', 'FLOW', 'OVERLAP'],
    ['2017', '2016', 'FLOW', 'APART'],
    ['2016', '2017-01-01', 'STOCK', 'EQUAL'],
    ['2016', '2017-01-01', 'FLOW', 'APART'],
    ['2015', '2015-01-01/P3Y', 'STOCK', 'OVERLAP'],
    ['2016', '2012-01-01/P5Y', 'CUMULATIVE', 'APART'],
    ['_U', '2017', 'STOCK', 'UNKNOWN'],
    ['_U', '_U', 'STOCK', 'UNKNOWN'],
  ] as const)('%s and %s, as a %s, are %s', (one, other, stockOrFlow, expected) => {
    expect(timeMatch(at(one, stockOrFlow), at(other, stockOrFlow))).toBe(expected);
  });

  it('may meet where one gives no period and the other is of the three years before its source (2025)', () => {
    expect(['2021', '2022', '2024', '2025'].map((period) => mayMeet(at('_U'), at(period)))).toEqual([false, true, true, false]);
  });

  it('are within a span that they share a day with; without a period within none', () => {
    const year = [{ from: '2017-01-01', to: '2018-01-01' }];
    expect(['2017-12-31', '2018', '2012-01-01/P10Y', '_U'].map((period) => isWithin(period, year))).toEqual([true, false, true, false]);
    expect(isWithin('_U', null)).toBe(true);
  });
});
