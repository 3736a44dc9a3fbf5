import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Amount, amountOf, isKeptBack, isWithheld, type Part, spanOf, sumOf } from './amount.js';
import { publishedAnswer } from './published.fixture.js';

const value = (number: number): Amount => ({ kind: 'VALUE', value: number });
const hidden: Amount = { kind: 'MISSING', reason: 'SUPPRESSED' };

describe('what is known of a number', () => {
  it('is the value, or bounds, or the reason why it is missing, and never zero for missing', () => {
    expect(amountOf({ value: 5, lower: 3, upper: 8, missing: null })).toEqual(value(5));
    expect(amountOf({ value: null, lower: null, upper: 8, missing: null })).toEqual({ kind: 'BOUNDS', lower: null, upper: 8 });
    expect(amountOf({ value: null, lower: null, upper: null, missing: 'SUPPRESSED' })).toEqual(hidden);
    expect(isKeptBack(hidden)).toBe(true);
    expect(isKeptBack({ kind: 'MISSING', reason: 'NOT_COLLECTED' })).toBe(false);
  });
});

describe('a sum of counts', () => {
  it('is a number where every part is', () => {
    expect(sumOf([{ name: 'KZ', amount: value(10) }, { name: 'RU', amount: value(113) }])).toEqual({ amount: value(123), missing: [] });
  });

  it('names the missing part and has a least alone', () => {
    expect(sumOf([{ name: 'KZ', amount: hidden }, { name: 'RU', amount: value(113) }])).toEqual({ amount: { kind: 'BOUNDS', lower: 113, upper: null }, missing: [{ name: 'KZ', reason: 'SUPPRESSED' }] });
  });

  it('names a part that is known for some of its people only, and is a least', () => {
    const citizens: Part = { name: 'RU', amount: { kind: 'BOUNDS', lower: 100, upper: null }, lacks: 'SUPPRESSED' };
    expect(sumOf([{ name: 'KZ', amount: value(10) }, citizens])).toEqual({ amount: { kind: 'BOUNDS', lower: 110, upper: null }, missing: [{ name: 'RU', reason: 'SUPPRESSED' }] });
  });

  it('is withheld where somebody keeps a part back, and says so before that nobody collects one', () => {
    const sum = sumOf([{ name: 'KZ', amount: { kind: 'MISSING', reason: 'NOT_COLLECTED' } }, { name: 'RU', amount: hidden }]);
    expect([sum.amount, isWithheld(sum)]).toEqual([hidden, true]);
    expect(isWithheld(sumOf([{ name: 'KZ', amount: value(10) }, { name: 'RU', amount: hidden }]))).toBe(true);
    expect(isWithheld(sumOf([{ name: 'KZ', amount: value(10) }, { name: 'RU', amount: { kind: 'MISSING', reason: 'NOT_COLLECTED' } }]))).toBe(false);
  });

  it('is missing where every part is', () => {
    expect(sumOf([{ name: 'KZ', amount: hidden }]).amount).toEqual(hidden);
    expect(sumOf([]).amount).toEqual({ kind: 'MISSING', reason: 'NOT_COLLECTED' });
  });

  it('says the same whatever a hidden part is, and holds the true sum', () => {
    const count = fc.integer({ min: 0, max: 1_000 });
    fc.assert(fc.property(fc.array(fc.record({ truth: count, hides: fc.boolean() }), { minLength: 1, maxLength: 8 }), (parts) => {
      const told: Part[] = parts.map(({ truth, hides }, index) => ({ name: String(index), amount: hides ? hidden : value(truth) }));
      const [least, most] = spanOf(sumOf(told).amount);
      const total = parts.reduce((sum, { truth }) => sum + truth, 0);
      expect(least <= total && total <= most).toBe(true);
    }));
  });
});

describe('the published figures', () => {
  it('are read as the countries tell them', () => {
    const { readings, laws, asked } = publishedAnswer();
    expect(asked).toEqual(['KG', 'KZ', 'RU', 'TJ', 'TM', 'UZ']);
    expect([readings.length, laws.length]).toEqual([721, 574]);
  });
});
