import { cellsOf, dimensionOf, type RandomCase } from './random-case.js';

/** All tables of one shape and one grand total. */
export interface Family {
  /** Numbers of leaves under each group of each dimension, as in random cases. */
  readonly shape: readonly (readonly number[])[];
  readonly total: number;
  readonly minimum: number;
  readonly zeros: RandomCase['zeros'];
}

/** The cells of a family's tables, one after the other; the first is the grand total. */
export function cellsOfFamily({ shape }: Family): ReturnType<typeof cellsOf> {
  return cellsOf({ dimensions: shape.map((groups, at) => dimensionOf(`D${at}`, groups)) });
}

/** Every table of the family once, by its leaf counts. */
export function* tablesOf({ shape, total, minimum, zeros }: Family): Iterable<RandomCase> {
  const dimensions = shape.map((groups, at) => dimensionOf(`D${at}`, groups));
  const leaves = dimensions.reduce((product, each) => product * each.leaves, 1);
  for (const counts of waysToShare(total, leaves)) yield { seed: 0, minimum, zeros, dimensions, releases: [[counts]], ratePlaces: null, mirrored: [] };
}

/** True for a count that the rules hide. */
export function isSmall(value: number, { minimum, zeros }: Pick<Family, 'minimum' | 'zeros'>): boolean {
  return value === 0 ? zeros === 'small' : value < minimum;
}

function* waysToShare(total: number, among: number): Iterable<readonly number[]> {
  if (among === 1) {
    yield [total];
    return;
  }
  for (let own = 0; own <= total; own += 1) for (const rest of waysToShare(total - own, among - 1)) yield [own, ...rest];
}
