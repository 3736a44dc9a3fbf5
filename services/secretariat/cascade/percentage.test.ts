import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Amount } from '../regional/amount.js';
import { madeUp } from '../regional/made-up.fixture.js';
import { percentOf, quotient } from './percentage.js';
import { against, targetOf } from './targets.js';

const value = (number: number): Amount => ({ kind: 'VALUE', value: number });
const bounds = (lower: number | null, upper: number | null): Amount => ({ kind: 'BOUNDS', lower, upper });

describe('a percentage of two counts', () => {
  it('is rounded to one decimal: 5,158 of 8,300 is 62.1 %', () => {
    expect(percentOf(value(5158), value(8300))).toEqual(value(62.1));
  });

  it('has the widest bounds that the counts allow, and never more than 100', () => {
    expect(percentOf(value(600_000), bounds(1_200_000, 1_300_000))).toEqual(bounds(46.1, 50));
    expect(percentOf(bounds(50, null), value(80))).toEqual(bounds(62.5, 100));
    expect(percentOf(value(5), bounds(0, 10))).toEqual(bounds(50, 100));
  });

  it('is missing where a count is, and says first that it is kept back', () => {
    expect(percentOf({ kind: 'MISSING', reason: 'NOT_COLLECTED' }, { kind: 'MISSING', reason: 'SUPPRESSED' })).toEqual({ kind: 'MISSING', reason: 'SUPPRESSED' });
    expect(percentOf(value(5), { kind: 'MISSING', reason: 'EMBARGOED' })).toEqual({ kind: 'MISSING', reason: 'EMBARGOED' });
  });

  it('holds the true one, whatever the counts are within their bounds', () => {
    const span = fc.tuple(fc.nat(1_000), fc.nat(50), fc.nat(50));
    fc.assert(fc.property(span, span, ([part, below, above], [more, under, over]) => {
      const whole = part + more + 1;
      const { kind, lower, upper } = percentOf(bounds(Math.max(0, part - below), part + above), bounds(Math.max(0, whole - under), whole + over)) as Extract<Amount, { kind: 'BOUNDS' }>;
      expect(kind).toBe('BOUNDS');
      expect((lower ?? 0) <= (100 * part) / whole && (100 * part) / whole <= (upper ?? 100)).toBe(true);
    }));
  });
});

describe('two counts', () => {
  const onArt = (period: string, more = {}) => madeUp('ON_ART', 'XN', 60, { period, ...more });
  const registered = (period: string, more = {}) => madeUp('PLHIV_REGISTERED', 'XN', 100, { period, ...more });

  it('are divided where they are of the same moment, however it is written', () => {
    expect(quotient([onArt('2017')], [registered('2018-01-01')])).toMatchObject({ percent: value(60), doesNotMatch: [] });
  });

  it('are taken from the newest moment at which both are told', () => {
    const { percent, numerator, denominator } = quotient([onArt('2019'), onArt('2018', { value: 40 })], [registered('2018'), registered('2017')]);
    expect([percent, numerator?.period, denominator?.period]).toEqual([value(40), '2018', '2018']);
  });

  it.each([
    [[onArt('2018')], [registered('2019')], 'The period differs: 2018; 2019.'],
    [[onArt('_U')], [registered('_U')], 'The period differs: no date.'],
    [[onArt('2019', { basis: 'BIRTH' })], [registered('2019', { basis: 'CITIZENSHIP' })], 'The basis of origin differs: Country of birth; Citizenship.'],
    [[onArt('2019', { status: 'D' })], [registered('2019')], 'A figure does not follow the dictionary’s definition; its note says how.'],
    [[onArt('2019', { value: 101 })], [registered('2019')], 'The part is larger than the whole.'],
  ])('are not divided where they do not match, and it is said why (%#)', (numerators, denominators, reason) => {
    const { percent, doesNotMatch } = quotient(numerators, denominators);
    expect(percent).toBeNull();
    expect(doesNotMatch.map(({ en }) => en)).toEqual([reason]);
  });

  it('give nothing where one is kept back, though the other is told', () => {
    expect(quotient([madeUp('ON_ART', 'XN', 'SUPPRESSED')], [registered('2019')])).toMatchObject({ percent: { kind: 'MISSING', reason: 'SUPPRESSED' }, doesNotMatch: [] });
  });
});

describe('the targets', () => {
  it('multiply along the cascade: 90-90-90 is 81 % on therapy and 72.9 % suppressed of all people with HIV', () => {
    expect([targetOf(90, 'STATUS_KNOWN', 'PLHIV'), targetOf(90, 'ON_ART', 'PLHIV'), targetOf(90, 'SUPPRESSED', 'PLHIV')]).toEqual([90, 81, 72.9]);
    expect([targetOf(95, 'STATUS_KNOWN', 'PLHIV'), targetOf(95, 'ON_ART', 'PLHIV'), targetOf(95, 'SUPPRESSED', 'PLHIV')]).toEqual([95, 90.3, 85.7]);
    expect(targetOf(90, 'SUPPRESSED', 'ON_ART')).toBe(90);
  });

  it('are met, are not, or are left open by bounds that hold them', () => {
    expect(against(value(92), 'SUPPRESSED', 'ON_ART')).toEqual([{ target: 90, met: true }, { target: 95, met: false }]);
    expect(against(bounds(80, 93), 'STATUS_KNOWN', 'PLHIV')).toEqual([{ target: 90, met: null }, { target: 95, met: false }]);
    expect(against(value(92), 'ON_ART', null)).toEqual([]);
  });
});
