import { describe, expect, it } from '@jest/globals';
import { squareTable } from '../structure/square-table.fixture.js';
import { WorkingPattern } from '../system/working-pattern.js';
import { hideBlocks } from './hide-blocks.js';

const LARGE = [20, 20, 20, 20, 20, 20];

/** The codes of what is hidden, by rows of a table with t = 5. */
function hiddenIn(rows: readonly (readonly number[])[], known: readonly string[] = []): readonly string[] {
  const system = squareTable(rows, 5, known);
  const pattern = new WorkingPattern(system);
  hideBlocks(system, pattern, 5);
  return system.items.filter((_item, at) => pattern.isHidden(at)).map(({ id }) => id.slice(2));
}

function replaced(row: readonly number[], at: number, count: number): readonly number[] {
  return row.map((each, index) => (index === at ? count : each));
}

describe('hideBlocks', () => {
  it('hides the same three by three cells whichever of them is small', () => {
    const block = ['a0|b0', 'a0|b1', 'a0|b2', 'a1|b0', 'a1|b1', 'a1|b2', 'a2|b0', 'a2|b1', 'a2|b2'];
    expect(hiddenIn([replaced(LARGE, 0, 2), LARGE, LARGE])).toEqual(block);
    expect(hiddenIn([LARGE, replaced(LARGE, 2, 4), LARGE])).toEqual(block);
  });

  it('goes on to the next block, and to the whole, where those hidden come to no more than the minimum', () => {
    expect(hiddenIn([[2, 1, 0, 20, 20, 20], LARGE, LARGE])).toHaveLength(18);
    expect(hiddenIn([[2, 1, 1], [20, 20, 20], [20, 20, 20]])).toEqual(expect.arrayContaining(['a0|T', 'a1|T', 'a2|T']));
  });

  it('hides nothing where nothing is hidden, and never what is known', () => {
    expect(hiddenIn([LARGE, LARGE, LARGE])).toEqual([]);
    expect(hiddenIn([replaced(LARGE, 0, 2), LARGE, LARGE], ['a1|b1'])).not.toContain('a1|b1');
  });
});
