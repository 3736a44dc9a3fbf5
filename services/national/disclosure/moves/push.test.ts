import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { numberOf, squareTable } from '../structure/square-table.fixture.js';
import { MoveFinder, type PushOrder } from './find-moves.js';
import { multiples } from './move.js';
import { type Goal, Pusher } from './push.js';
import { sparseRows } from './sparse-rows.js';
import { Steps } from './steps.js';
import { WorkingPattern } from '../system/working-pattern.js';
import type { Quantity } from '../system/linked-system.js';

const SYSTEM = squareTable([[2, 9], [7, 12]], 5);
const all = (): boolean => true;
const order = (codes: string, more: Partial<PushOrder>): PushOrder => ({
  quantities: [numberOf(SYSTEM, codes)], direction: 1, amount: 1, reach: { up: 1, down: 0 }, mayHide: false, beside: null, allOrNothing: false, ...more,
});

describe('a push', () => {
  it('moves the square of four where only they are hidden, as far as the least of them', () => {
    const hidden = new Set(['a0|b0', 'a0|b1', 'a1|b0', 'a1|b1'].map((codes) => SYSTEM.items.findIndex(({ id }) => id === `t|${codes}`)));
    const isHidden = (item: number): boolean => hidden.has(item);
    const { reached, move } = new MoveFinder(SYSTEM, new WorkingPattern(SYSTEM, isHidden)).push(order('a0|b0', { amount: 100 }));
    expect(reached).toBeCloseTo(7);
    expect(move?.by.map(Math.abs)).toEqual([1, 1, 1, 1]);
    expect(multiples(move ?? { quantities: [], by: [] }, SYSTEM, isHidden)).toEqual({ from: -2, to: 7 });
    expect(multiples(move ?? { quantities: [], by: [] }, SYSTEM, () => false)).toEqual({ from: 0, to: 0 });
  });

  it('goes nowhere where what is hidden is determined, and says so early where it is all or nothing', () => {
    const isHidden = (item: number): boolean => SYSTEM.items[item]?.id === 't|a0|b0';
    expect(new MoveFinder(SYSTEM, new WorkingPattern(SYSTEM, isHidden)).push(order('a0|b0', {}))).toEqual({ outcome: 'optimal', reached: 0, move: undefined });
    expect(new MoveFinder(SYSTEM, new WorkingPattern(SYSTEM, isHidden)).push(order('a0|b0', { allOrNothing: true })).outcome).toBe('short');
  });

  it('finds the cheapest way where it may hide, near by as well', () => {
    for (const beside of [1, null]) {
      const { move } = new MoveFinder(SYSTEM, new WorkingPattern(SYSTEM, () => false)).push(order('a0|b0', { mayHide: true, beside, allOrNothing: true }));
      expect(move?.quantities.map((quantity) => SYSTEM.quantities[quantity]?.id)).toEqual(['t|a0|b0', 't|a0|b1', 't|a1|b0', 't|a1|b1']);
    }
  });

  it('pushes a sum of several', () => {
    const { reached } = new MoveFinder(SYSTEM, new WorkingPattern(SYSTEM, all)).push({ ...order('a0|b0', { amount: 3 }), quantities: [numberOf(SYSTEM, 'a0|b0'), numberOf(SYSTEM, 'a0|b1')] });
    expect(reached).toBeCloseTo(3);
  });

  const ROWS = 4;
  const COLUMNS = 9;
  const GOAL: Goal = { target: 0, direction: 1, amount: 3, allOrNothing: true };
  const tables = fc.record({
    times: fc.array(fc.array(fc.integer({ min: -2, max: 3 }), { minLength: COLUMNS, maxLength: COLUMNS }), { minLength: ROWS, maxLength: ROWS }),
    values: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: COLUMNS, maxLength: COLUMNS }),
    most: fc.integer({ min: 6, max: 9 }),
  });

  it('goes on, once what is not whole may go less far, to where it would have come from the beginning', () => {
    let wentOn = 0;
    fc.assert(fc.property(tables, ({ times, values, most }) => {
      const programme = { matrix: sparseRows(times.map((row) => ({ terms: row.flatMap((each, quantity) => (each === 0 ? [] : [{ quantity, times: each }])) })), COLUMNS), leftOver: new Int32Array(ROWS).fill(-1) };
      const quantities = values.map((value, at): Quantity => ({ id: `q${at}`, value, hidden: { from: 0, to: most }, shown: { from: 0, to: most }, item: null, place: [] }));
      const steps = new Steps(quantities, { chance: Float64Array.from(quantities, (_each, at) => Math.sin(at) ** 2), price: new Float64Array(0) }, programme.matrix);
      steps.set({ up: 1, down: 0 }, all, { mayHide: false, rigid: false });
      const pusher = new Pusher(ROWS + 1, COLUMNS + 1);
      let push = pusher.push(programme, steps, GOAL);
      for (;;) {
        const broken = push.moved.find(([quantity, by]) => quantity !== GOAL.target && Math.abs(by - Math.round(by)) > 1e-6);
        if (!broken) return;
        steps.limit(broken[0], Math.sign(broken[1]), Math.floor(Math.abs(broken[1])));
        push = pusher.again(steps, broken[0]);
        const fresh = new Pusher(ROWS + 1, COLUMNS + 1).push(programme, steps, GOAL);
        expect(push.outcome).toBe(fresh.outcome);
        expect(push.reached).toBeCloseTo(fresh.reached, 6);
        const moved = new Map(fresh.moved);
        for (const [quantity, by] of push.moved) expect(by).toBeCloseTo(moved.get(quantity) ?? 0, 6);
        wentOn += 1;
      }
    }), { seed: 7, numRuns: 300 });
    expect(wentOn).toBeGreaterThan(100);
  });
});
