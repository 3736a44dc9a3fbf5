import { describe, expect, it } from '@jest/globals';
import { INDICATORS } from '@serai/schema';
import { percentage, RATE_CODES, RATES } from './rates.js';

describe('the rates', () => {
  it('are of the counts that the dictionary names, in percent', () => {
    const known = RATE_CODES.map((code) => [code, INDICATORS.get(code)?.ratioOf, INDICATORS.get(code)?.units[0]]);
    expect(known).toEqual(RATE_CODES.map((code) => [code, { numerator: RATES[code].of, denominator: RATES[code].among }, 'PERCENT']));
  });

  it.each([
    [0, 7, '0.0'], [7, 7, '100.0'], [1, 3, '33.3'], [2, 3, '66.7'],
    // 6.25 and 0.05 exactly: half up, where halves to even, or binary fractions, would go down.
    [1, 16, '6.3'], [1, 2_000, '0.1'],
  ])('are printed to one decimal, half up: %s of %s is %s', (of, among, printed) => {
    expect(percentage(of, among)).toBe(printed);
  });
});
