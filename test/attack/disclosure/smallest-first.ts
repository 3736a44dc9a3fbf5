import type { Hider } from './attacker-b.js';
import { cellsOf, type RandomCase } from './random-case.js';
import { isSmall } from './small-tables.js';

/**
 * The plain greedy way: small counts are hidden, and where just one cell of a sum is hidden, the smallest other one above 0 is too
 * (the first of several; a 0 where there is none), again and again. It orders by hidden values, as anybody would who wants to hide little.
 */
export const smallestFirst: Hider = (table) => {
  const { dimensions, releases: [[counts = []] = []] } = table;
  const cells = cellsOf({ dimensions });
  const values = cells.map(({ leaves }) => leaves.reduce((sum, leaf) => sum + (counts[leaf] as number), 0));
  const hidden = values.map((value) => isSmall(value, table));
  const rank = (cell: number): number => (values[cell] === 0 ? Number.MAX_VALUE : (values[cell] as number));
  const sums = sumsOf(table);
  for (let again = true; again;) {
    again = false;
    for (const sum of sums) {
      if (sum.filter((cell) => hidden[cell]).length !== 1) continue;
      const next = sum.filter((cell) => !hidden[cell]).sort((one, other) => rank(one) - rank(other))[0] as number;
      [hidden[next], again] = [true, true];
    }
  }
  return hidden;
};

/** The cells of each sum, the whole among them. */
function sumsOf({ dimensions }: RandomCase): readonly (readonly number[])[] {
  const cells = cellsOf({ dimensions });
  const at = new Map(cells.map(({ codes }, cell) => [codes.join('|'), cell]));
  return cells.flatMap(({ codes }) => dimensions.flatMap(({ sums }, dimension) => sums.filter(({ whole }) => whole === codes[dimension]).map(({ whole, parts }) =>
    [whole, ...parts].map((code) => at.get(codes.map((each, index) => (index === dimension ? code : each)).join('|')) as number))));
}
