import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { protect } from './protect.js';
import type { LinkedSystem } from './system/linked-system.js';
import { squareTable } from './structure/square-table.fixture.js';
import { SystemBuilder } from './system/system-builder.js';

const ROWS = [[2, 9, 8], [7, 12, 6], [9, 8, 11]];

function hiddenOf(system: LinkedSystem, pattern: readonly boolean[]): string[] {
  return system.items.filter((_item, at) => pattern[at]).map(({ id }) => id);
}

describe('protect', () => {
  it('hides a square around one small count, and proves what remains possible', () => {
    const system = squareTable(ROWS, 5);
    const result = protect(system, { minimum: 5, thoroughly: true, everyInterval: true });
    expect(result.isProtected).toBe(true);
    expect(hiddenOf(system, result.pattern)).toHaveLength(4);
    expect(result.summary).toMatchObject({ items: 16, primary: 1, secondary: 3, known: 0, needs: 1, unprotected: 0 });
    expect(result.intervals[0]?.proved[0]?.[0]).toBe(result.intervals[0]?.possible.from);
    expect(result.summary.narrowest).toBeGreaterThanOrEqual(5);
  });

  it('says that it cannot protect what is known from the rest already', () => {
    const known = ['a0|T', 'a0|b1', 'a0|b2'];
    expect(protect(squareTable(ROWS, 5, known), { minimum: 5 }).isProtected).toBe(false);
  });

  it('hides nothing where nothing is small', () => {
    expect(protect(squareTable([[10, 20], [30, 40]], 5), { minimum: 5 }).pattern).toEqual(new Array(9).fill(false));
  });

  it('keeps what an earlier release hid', () => {
    const system = squareTable(ROWS, 5);
    const keep = system.items.findIndex(({ id }) => id === 't|a2|b2');
    expect(protect(system, { minimum: 5, keep: [keep] }).pattern[keep]).toBe(true);
  });

  it('does not let the sum of two hidden siblings be known that is small', () => {
    const system = squareTable([[1, 1, 20], [20, 20, 20], [20, 20, 20]], 5);
    const { pattern } = protect(system, { minimum: 5 });
    const shown = (codes: string): boolean => pattern[system.items.findIndex(({ id }) => id === `t|${codes}`)] === false;
    expect(shown('a0|T') && shown('a0|b2')).toBe(false);
  });

  it('hides what a count is now where it was smaller before, and can have been nothing else that is as high as is asked for', () => {
    // At most 3 were ever counted, as everybody knows: 2 at first, 3 once it was corrected, and the two are told to differ.
    const builder = new SystemBuilder();
    builder.cell({ id: 'most', value: 3, state: 'known', price: 1, place: [] });
    builder.cell({ id: 'before', value: 2, state: 'closed', price: 1, place: [] });
    builder.cell({ id: 'now', value: 3, state: 'open', price: 1, place: [] });
    for (const each of ['before', 'now']) builder.bound(`${each} is no more`, { parts: [['most', 1], [each, -1]], atLeast: 0 });
    builder.differ('before', 'now');
    builder.need('before', { values: 3, reach: 3, floor: Infinity });
    const system = builder.build();
    const { pattern, isProtected, intervals } = protect(system, { minimum: 3 });
    expect([isProtected, hiddenOf(system, pattern)]).toEqual([true, ['before', 'now']]);
    expect(intervals[0]?.proved).toEqual([[0, 3]]);
  });

  it('does not depend on the order of rows, and needs every secondary', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 }), (rows) => {
      const system = squareTable(rows, 4);
      const result = protect(system, { minimum: 4, thoroughly: true });
      expect(protect(squareTable(rows, 4), { minimum: 4, thoroughly: true }).pattern).toEqual(result.pattern);
      if (!result.isProtected) return;
      for (const interval of result.intervals) expect(interval.proved.every(([from, to]) => from >= interval.possible.from && to <= interval.possible.to)).toBe(true);
    }), { numRuns: 25, seed: 7 });
  });
});
