import { describe, expect, it } from '@jest/globals';
import { squareTable } from '../structure/square-table.fixture.js';
import { independentRows } from './independent-rows.js';
import { sparseRows } from './sparse-rows.js';

describe('independent rows', () => {
  it('leave out the one sum of a square table that follows from the others', () => {
    const { relations, quantities } = squareTable([[1, 2, 3], [4, 5, 6], [7, 8, 9]], 1);
    expect(relations).toHaveLength(8);
    expect(independentRows(sparseRows(relations, quantities.length))).toHaveLength(7);
  });

  it('keep all where none follows, and those of which nothing is free to choose', () => {
    const row = (...terms: [number, number][]): { terms: { quantity: number; times: number }[] } => ({ terms: terms.map(([quantity, times]) => ({ quantity, times })) });
    expect(independentRows(sparseRows([row([0, 1], [1, -1]), row([0, 1], [1, 1])], 2))).toHaveLength(2);
    expect(independentRows(sparseRows([row([0, 2])], 1))).toHaveLength(1);
  });
});
