import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Move } from './move.js';
import { compound, type PartFinder, split, sumsOfParts } from './split.js';

/** Finds parts among these: the first that changes count 0 by so much and goes no further than the move. */
const among = (...parts: readonly Move[]): PartFinder => (by, within) =>
  parts.find((part) => part.by[part.quantities.indexOf(0)] === by && part.quantities.every((quantity, at) => {
    const most = within.by[within.quantities.indexOf(quantity)] ?? 0;
    const step = part.by[at] as number;
    return Math.sign(most) === Math.sign(step) && Math.abs(step) <= Math.abs(most);
  }));

describe('a split', () => {
  it('takes as much of each part as the move holds, and the rest as one', () => {
    const [one, two] = [{ quantities: [0, 1], by: [1, -1] }, { quantities: [0, 2], by: [2, -1] }];
    const parts = split({ quantities: [0, 1, 2, 3], by: [12, -2, -3, -1] }, [0], among(one, two));
    expect(parts).toEqual([{ part: one, times: 2 }, { part: two, times: 3 }, { part: { quantities: [0, 3], by: [4, -1] }, times: 1 }]);
    expect(compound(parts)).toEqual({ quantities: [0, 1, 2, 3], by: [12, -2, -3, -1], isSmooth: [true, true, true, true] });
  });

  it('leaves no gap where the steps make up every number', () => {
    const two = { quantities: [0, 1], by: [2, -1] };
    const parts = split({ quantities: [0, 1], by: [6, -3] }, [0], among(two));
    expect(compound(parts).isSmooth).toEqual([false, true]);
    expect(sumsOfParts(parts, [0])).toEqual([{ quantities: [0, 1], by: [2, -1] }, { quantities: [0, 1], by: [4, -2] }, { quantities: [0, 1], by: [6, -3] }]);
  });

  it('makes sums of parts that go nowhere further than the move, nor the other way, one for each change', () => {
    const steps = fc.array(fc.record({ by: fc.integer({ min: 1, max: 4 }), beside: fc.integer({ min: 1, max: 6 }), back: fc.integer({ min: -3, max: -1 }), times: fc.integer({ min: 1, max: 3 }) }), { minLength: 1, maxLength: 5 });
    fc.assert(fc.property(steps, (each) => {
      const parts = each.map(({ by, beside, back, times }) => ({ part: { quantities: [0, beside, 7], by: [by, by, back] }, times }));
      const whole = compound(parts);
      const mostOf = new Map(whole.quantities.map((quantity, at) => [quantity, whole.by[at] as number]));
      const sums = sumsOfParts(parts, [0]);
      expect(new Set(sums.map(({ by }) => by[0])).size).toBe(sums.length);
      for (const { quantities, by } of sums) {
        quantities.forEach((quantity, at) => expect(Math.abs(by[at] as number)).toBeLessThanOrEqual(Math.abs(mostOf.get(quantity) ?? 0)));
        quantities.forEach((quantity, at) => expect(Math.sign(by[at] as number)).toBe(Math.sign(mostOf.get(quantity) ?? 0)));
      }
      if (whole.isSmooth?.[0] === true) expect(sums).toHaveLength(whole.by[0] as number);
    }));
  });
});
