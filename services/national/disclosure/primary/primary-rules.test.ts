import { describe, expect, it } from '@jest/globals';
import { type Counted, type PrimaryProtection } from './primary-rule.js';
import { primaryVerdict } from './primary-rules.js';

const PROTECTION: PrimaryProtection = { minimumCount: 5, zeros: 'shown', wholeGroup: 'show', dominance: null, pPercent: null };
const of = (value: number, more: Partial<Counted> = {}, protection: Partial<PrimaryProtection> = {}) => primaryVerdict({ value, facts: {}, isGrandTotal: false, isForbidden: false, ...more }, { ...PROTECTION, ...protection });

describe('the primary rules', () => {
  it.each<[what: string, verdict: ReturnType<typeof of>, rules: readonly string[] | undefined]>([
    ['a count below the minimum', of(4), ['threshold']],
    ['the minimum itself', of(5), undefined],
    ['a zero that is shown', of(0), undefined],
    ['a zero that is small', of(0, {}, { zeros: 'small' }), ['small-zero']],
    ['what the rules close, whatever its value', of(900, { isForbidden: true }), ['forbidden-dimension']],
    ['a zero that the rules close, where zeros are shown', of(0, { isForbidden: true }), undefined],
    ['a zero that the rules close, where zeros are small', of(0, { isForbidden: true }, { zeros: 'small' }), ['forbidden-dimension', 'small-zero']],
    ['all of a group', of(20, { facts: { group: 20 } }, { wholeGroup: 'hide' }), ['whole-group']],
    ['part of a group', of(20, { facts: { group: 21 } }, { wholeGroup: 'hide' }), undefined],
    ['a group that is not known', of(20, {}, { wholeGroup: 'hide' }), ['whole-group']],
    ['the whole table, which is nobody\'s group', of(20, { isGrandTotal: true }, { wholeGroup: 'hide' }), undefined],
    ['one who dominates', of(20, { facts: { contributions: [18, 1, 1] } }, { dominance: { largest: 1, percent: 80 } }), ['dominance']],
    ['one who does not', of(20, { facts: { contributions: [10, 5, 5] } }, { dominance: { largest: 1, percent: 80 } }), undefined],
    ['two, of whom one knows the other too well', of(100, { facts: { contributions: [80, 19, 1] } }, { pPercent: 10 }), ['p-percent']],
  ])('%s', (_what, verdict, rules) => {
    expect(verdict?.rules).toEqual(rules);
  });

  it('say how far the interval has to go: as many values as the minimum, and what the p% rule asks for on both sides', () => {
    expect(of(4)?.need).toEqual({ values: 5, reach: 5, floor: Infinity });
    expect(of(100, { facts: { contributions: [80, 19, 1] } }, { pPercent: 10 })?.need).toEqual({ values: 5, reach: 107, floor: 93 });
    expect(of(20, { facts: { contributions: [18, 1, 1] } }, { dominance: { largest: 1, percent: 80 } })?.need).toEqual({ values: 5, reach: 23, floor: 17 });
  });
});
