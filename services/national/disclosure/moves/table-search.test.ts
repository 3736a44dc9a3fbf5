import { describe, expect, it } from '@jest/globals';
import { numberOf, squareTable } from '../structure/square-table.fixture.js';
import type { LinkedSystem } from '../system/linked-system.js';
import { SystemBuilder } from '../system/system-builder.js';
import { WorkingPattern } from '../system/working-pattern.js';
import { TableSearch } from './table-search.js';

const found = (system: LinkedSystem, pattern: WorkingPattern, id: string, by: number, mayHide = false): ReadonlyMap<string, number> | undefined => {
  const move = new TableSearch(system, pattern).find([system.quantities.findIndex((quantity) => quantity.id === id)], by, mayHide);
  return move && new Map(move.quantities.map((quantity, at) => [system.quantities[quantity]?.id ?? '', move.by[at] as number]));
};

describe('TableSearch', () => {
  const table = squareTable([[2, 9, 8], [7, 12, 6], [9, 8, 11]], 5);

  it('finds nothing where a count is all that is hidden, and a square where three others are hidden too', () => {
    const pattern = new WorkingPattern(table);
    expect(found(table, pattern, 't|a0|b0', 1)).toBeUndefined();
    for (const id of ['t|a0|b1', 't|a1|b0', 't|a1|b1']) pattern.hide(table.quantities[numberOf(table, id.slice(2))]?.item as number);
    expect(found(table, pattern, 't|a0|b0', 2)).toEqual(new Map([['t|a0|b0', 2], ['t|a0|b1', -2], ['t|a1|b0', -2], ['t|a1|b1', 2]]));
    // Nobody is fewer than nobody.
    expect(found(table, pattern, 't|a0|b0', -3)).toBeUndefined();
    expect(found(table, pattern, 't|a0|b0', 8)).toBeUndefined();
  });

  it('takes what is shown and may be hidden, where that is allowed, in a table that adds up', () => {
    const move = found(table, new WorkingPattern(table), 't|a0|b0', 1, true);
    expect(move?.get('t|a0|b0')).toBe(1);
    for (const { terms } of table.relations) expect(terms.reduce((sum, { quantity, times }) => sum + times * (move?.get(table.quantities[quantity]?.id ?? '') ?? 0), 0)).toBe(0);
  });

  it('makes nothing equal that is told to differ: the other moves too, or there is no table', () => {
    const built = (mayMove: boolean): LinkedSystem => {
      const builder = new SystemBuilder();
      builder.cell({ id: 'before', value: 2, state: 'closed', price: 1, place: [] });
      builder.cell({ id: 'now', value: 3, state: mayMove ? 'closed' : 'known', price: 1, place: [] });
      builder.differ('before', 'now');
      return builder.build();
    };
    const [free, known] = [built(true), built(false)];
    expect(found(free, new WorkingPattern(free), 'before', 1)?.get('now')).toEqual(expect.any(Number));
    expect(found(known, new WorkingPattern(known), 'before', 1)).toBeUndefined();
    expect(found(known, new WorkingPattern(known), 'before', 2)).toEqual(new Map([['before', 2]]));
  });

  it('moves a base by hundreds for a numerator by one, where a rate is told and that keeps counts apart', () => {
    const builder = new SystemBuilder();
    for (const [id, value, state] of [['tested', 1_000, 'closed'], ['positive', 5, 'closed'], ['before', 8, 'closed']] as const) builder.cell({ id, value, state, price: 1, place: [`AT=${id}`] });
    // 0.5 % of a thousand.
    builder.conditional({ id: 'rate', state: 'known', price: 1 }, [{ parts: [['positive', 2_000], ['tested', -9]], atLeast: 0 }, { parts: [['tested', 11], ['positive', -2_000]], atLeast: 1 }]);
    builder.differ('before', 'positive');
    const system = builder.build();
    const move = found(system, new WorkingPattern(system), 'positive', 3);
    expect(move?.get('before')).toEqual(expect.any(Number));
    expect(move?.get('tested')).toBeGreaterThan(400);
  });
});
