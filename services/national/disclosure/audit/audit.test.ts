import { describe, expect, it } from '@jest/globals';
import { numberOf, squareTable } from '../structure/square-table.fixture.js';
import { excludedMultiples } from './excluded-multiples.js';
import { PropagatedRanges } from './propagated-ranges.js';
import { WorkingPattern } from '../system/working-pattern.js';
import { unmovedSums } from './small-sums.js';
import { isEnough, joined } from './stretches.js';
import { Witnesses } from './witnesses.js';

const SYSTEM = squareTable([[1, 2, 20], [20, 20, 20]], 5);
const hiding = (...codes: string[]) => (item: number): boolean => codes.includes(SYSTEM.items[item]?.id.slice(2) ?? '');

describe('stretches', () => {
  it('join what touches and are counted against a need', () => {
    expect(joined([[4, 6], [1, 2], [3, 3], [9, 9]])).toEqual([[1, 6], [9, 9]]);
    expect(isEnough({ values: 5, reach: 5, floor: Infinity }, [[1, 5]])).toBe(true);
    expect(isEnough({ values: 5, reach: 6, floor: Infinity }, [[1, 5]])).toBe(false);
    expect(isEnough({ values: 5, reach: 5, floor: 0 }, [[1, 5]])).toBe(false);
    expect(isEnough({ values: 2, reach: 1, floor: Infinity }, [])).toBe(false);
  });
});

describe('propagated ranges', () => {
  it('find what a single sum gives away, and what it bounds', () => {
    const of = (range: PropagatedRanges, codes: string) => range.of([numberOf(SYSTEM, codes)]);
    expect(of(new PropagatedRanges(SYSTEM, hiding('a0|b0')), 'a0|b0')).toEqual({ from: 1, to: 1 });
    expect(of(new PropagatedRanges(SYSTEM, hiding('a0|b0', 'a0|b1', 'a1|b0', 'a1|b1')), 'a0|b0')).toEqual({ from: 0, to: 3 });
    expect(of(new PropagatedRanges(SYSTEM, () => true), 'T|T')).toEqual({ from: 0, to: Infinity });
  });

  it('narrow where more is shown, refuse what a need asks for then, and become what they were', () => {
    const ranges = new PropagatedRanges(SYSTEM, hiding('a0|b0', 'a0|b1', 'a1|b0', 'a1|b1'));
    const at = numberOf(SYSTEM, 'a0|b0');
    const need = { quantities: [at], values: 3, reach: 2, floor: Infinity };
    expect(ranges.allow(need)).toBe(true);
    const hideAgain = ranges.show([numberOf(SYSTEM, 'a1|b1')]);
    expect(ranges.of([at])).toEqual({ from: 1, to: 1 });
    expect(ranges.allow(need)).toBe(false);
    hideAgain();
    expect(ranges.of([at])).toEqual({ from: 0, to: 3 });
  });
});

describe('small sums', () => {
  const idsOf = (needs: readonly { readonly quantities: readonly number[] }[]) => needs.map(({ quantities }) => quantities.map((quantity) => SYSTEM.quantities[quantity]?.id));
  const unmoved = (minimum: number, codes: readonly string[], moves: readonly (readonly [codes: readonly string[], by: readonly number[]])[] = []) => {
    const pattern = new WorkingPattern(SYSTEM, hiding(...codes));
    const witnesses = new Witnesses(SYSTEM, pattern);
    for (const [moved, by] of moves) witnesses.add({ quantities: moved.map((each) => numberOf(SYSTEM, each)), by });
    return idsOf(unmovedSums(SYSTEM, minimum, { witnesses, pattern }));
  };

  it('are those of hidden siblings below the minimum', () => {
    expect(unmoved(5, ['a0|b0', 'a0|b1', 'a1|b0'])).toEqual([['t|a0|b0', 't|a0|b1']]);
    expect(unmoved(3, ['a0|b0', 'a0|b1'])).toEqual([]);
  });

  it('are none where a witness changes them, and are where all witnesses leave them the same', () => {
    const four = ['a0|b0', 'a0|b1', 'a1|b0', 'a1|b1'];
    expect(unmoved(5, four, [[four, [1, -1, -1, 1]]])).toEqual([['t|a0|b0', 't|a0|b1']]);
    const six = [...four, 'a0|b2', 'a1|b2'];
    expect(unmoved(5, six, [[four, [1, -1, -1, 1]], [['a0|b1', 'a0|b2', 'a1|b1', 'a1|b2'], [1, -1, -1, 1]]])).toEqual([]);
  });
});

describe('witnesses', () => {
  it('prove values of what moves, and of sums of it, only while all of it is hidden', () => {
    const four = ['a0|b0', 'a0|b1', 'a1|b0', 'a1|b1'];
    const pattern = new WorkingPattern(SYSTEM, hiding(...four));
    const witnesses = new Witnesses(SYSTEM, pattern);
    const need = (...codes: string[]) => ({ quantities: codes.map((each) => numberOf(SYSTEM, each)), values: 5, reach: -Infinity, floor: Infinity });
    witnesses.add({ quantities: four.map((codes) => numberOf(SYSTEM, codes)), by: [1, -1, -1, 1] });
    expect(witnesses.values(need('a0|b0'))).toEqual([[0, 3]]);
    expect(witnesses.values(need('a0|b0', 'a0|b1'))).toEqual([[3, 3]]);
    pattern.show(SYSTEM.items.findIndex(({ id }) => id === 't|a1|b1'));
    expect(witnesses.values(need('a0|b0'))).toEqual([[1, 1]]);
  });

  it('leave out tables in which two counts are equal that are told to differ', () => {
    const system = { ...SYSTEM, distinct: [[numberOf(SYSTEM, 'a0|b0'), numberOf(SYSTEM, 'a0|b1')]] as const };
    const move = { quantities: [numberOf(SYSTEM, 'a0|b0')], by: [1] };
    expect([...excludedMultiples(move, system)]).toEqual([1]);
    expect([...excludedMultiples(move, SYSTEM)]).toEqual([]);
  });

  it('leave out what some parts of a move would make equal, though all of them together do not', () => {
    // 1 and 2 differ; both by two more they do too, but not where the first alone has moved.
    const quantities = [numberOf(SYSTEM, 'a0|b0'), numberOf(SYSTEM, 'a0|b1')];
    const system = { ...SYSTEM, distinct: [quantities as [number, number]] };
    const witnesses = new Witnesses(system, new WorkingPattern(system, () => true));
    witnesses.add({ quantities, by: [2, 2], isSmooth: [true, true] });
    expect(witnesses.values({ quantities: quantities.slice(0, 1), values: 2, reach: 3, floor: Infinity })).not.toContainEqual([1, 3]);
    expect([...excludedMultiples({ quantities, by: [2, 1], isSmooth: [true, true] }, system)]).toContain(1);
  });
});
