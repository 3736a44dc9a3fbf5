import { describe, expect, it } from '@jest/globals';
import { numberOf, squareTable } from '../structure/square-table.fixture.js';
import { MoveFinder, type PushOrder } from './find-moves.js';
import { multiples } from './move.js';
import { WorkingPattern } from '../system/working-pattern.js';

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
});
