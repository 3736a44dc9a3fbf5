import { describe, expect, it } from '@jest/globals';
import { numberOf, squareTable } from '../structure/square-table.fixture.js';
import { Neighbourhoods } from './neighbourhood.js';

const SYSTEM = squareTable(Array.from({ length: 6 }, () => [10, 10, 10, 10, 10, 10]), 5);
const none = (): boolean => false;

describe('a neighbourhood', () => {
  it('has a cell, its totals and a few cells beside it, and grows', () => {
    const near = new Neighbourhoods(SYSTEM);
    const at = numberOf(SYSTEM, 'a0|b0');
    const [small, large] = [near.of([at], 1, none), near.of([at], 9, none)];
    expect(small).toEqual(expect.arrayContaining(['a0|b0', 'a0|T', 'T|b0', 'T|T'].map((codes) => numberOf(SYSTEM, codes))));
    expect(small.length).toBeLessThan(large.length);
    expect(large).toHaveLength(49);
  });

  it('goes by what is hidden before it goes by chance', () => {
    const hidden = SYSTEM.items.findIndex(({ id }) => id === 't|a0|b5');
    expect(new Neighbourhoods(SYSTEM).of([numberOf(SYSTEM, 'a0|b0')], 1, (item) => item === hidden)).toContain(hidden);
  });
});
