import type { LinkedSystem, Need } from '../system/linked-system.js';
import type { WorkingPattern } from '../system/working-pattern.js';
import type { Witnesses } from './witnesses.js';

/** Beyond so many sums that nothing tells apart, only those of two, of three and of all siblings are looked at. */
const MOST_DIRECTIONS = 10;
/** Calculations go on modulo this: what is 0 in whole numbers is 0 here, and what is found is looked at once more. */
const PRIME = 67_108_859;

/**
 * Sums of siblings, hidden parts of one relation, that are below the minimum and that no witness changes: nobody may know them
 * exactly (issue 7). As needs for two possible values. Sums of nothing but zeros tell of nobody, unless zeros are
 * small; then they are needs of their own. Only these relations are looked at, by their numbers.
 */
export function unmovedSums(
  system: LinkedSystem, minimum: number, { witnesses, pattern, relations }: { readonly witnesses: Witnesses; readonly pattern: WorkingPattern; readonly relations?: Iterable<number> },
): readonly Need[] {
  const found = new Map<string, readonly number[]>();
  const isSmall = (quantity: number): boolean => {
    const { item, place, value } = system.quantities[quantity] as LinkedSystem['quantities'][number];
    return item !== null && place.length > 0 && pattern.isHidden(item) && value < minimum;
  };
  for (const relation of relations ?? system.relations.keys()) {
    const small = (system.relations[relation]?.terms ?? []).filter(({ quantity }) => isSmall(quantity));
    for (const sign of [1, -1]) {
      const siblings = small.filter(({ times }) => times === sign).map(({ quantity }) => quantity);
      if (siblings.length < 2) continue;
      for (const group of unmoved(siblings, witnesses)) {
        const sum = group.reduce((total, quantity) => total + (system.quantities[quantity]?.value ?? 0), 0);
        if (sum > 0 && sum < minimum) found.set(group.join(' '), group);
      }
    }
  }
  return [...found.values()].map((group) => ({ quantities: group, values: 2, reach: -Infinity, floor: Infinity }));
}

/** The groups of two siblings and more whose sum is the same after every witness: 0/1 vectors at right angles to all of them. */
function unmoved(siblings: readonly number[], witnesses: Witnesses): readonly (readonly number[])[] {
  const rows = new Echelon(siblings.length);
  const steps: (readonly number[])[] = [];
  for (const move of witnesses.liveAmong(siblings)) {
    const row = siblings.map((quantity) => move.by[move.quantities.indexOf(quantity)] ?? 0);
    steps.push(row);
    if (rows.add(row) === siblings.length) return [];
  }
  const isUnmoved = (group: readonly number[]): boolean => group.length >= 2 && steps.every((row) => group.reduce((sum, at) => sum + (row[at] as number), 0) === 0);
  const groups = rows.free.length > MOST_DIRECTIONS ? fewOf(siblings.length) : rows.zeroOneKernel();
  return groups.filter(isUnmoved).map((group) => group.map((at) => siblings[at] as number));
}

function fewOf(length: number): readonly (readonly number[])[] {
  const all = Array.from({ length }, (_each, at) => at);
  return [all, ...all.flatMap((one) => all.slice(one + 1).flatMap((two) => [[one, two], ...all.slice(two + 1).map((three) => [one, two, three])]))];
}

/** Rows in reduced echelon form, modulo a prime. */
class Echelon {
  private readonly rows: number[][] = [];
  private readonly pivots: number[] = [];

  constructor(private readonly columns: number) {}

  /** Columns without a pivot. */
  get free(): readonly number[] {
    return Array.from({ length: this.columns }, (_each, at) => at).filter((at) => !this.pivots.includes(at));
  }

  /** The rank after it. */
  add(given: readonly number[]): number {
    const row = given.map(residue);
    this.pivots.forEach((pivot, at) => subtract(row, this.rows[at] as number[], row[pivot] as number));
    const pivot = row.findIndex((value) => value !== 0);
    if (pivot === -1) return this.rows.length;
    const inverse = power(row[pivot] as number, PRIME - 2);
    const own = row.map((value) => times(value, inverse));
    for (const other of this.rows) subtract(other, own, other[pivot] as number);
    this.rows.push(own);
    this.pivots.push(pivot);
    return this.rows.length;
  }

  /** All vectors of zeros and ones at right angles to every row, each by the columns of its ones. */
  zeroOneKernel(): readonly (readonly number[])[] {
    const { free } = this;
    const found: number[][] = [];
    for (let choice = 1; choice < 2 ** free.length; choice += 1) {
      const ones = free.filter((_column, at) => ((choice >> at) & 1) === 1);
      const bound = this.rows.map((row) => residue(-ones.reduce((sum, column) => sum + (row[column] as number), 0)));
      if (bound.some((value) => value > 1)) continue;
      found.push([...ones, ...this.pivots.filter((_pivot, at) => bound[at] === 1)].sort((one, other) => one - other));
    }
    return found;
  }
}

function residue(value: number): number {
  return ((value % PRIME) + PRIME) % PRIME;
}

/** Both below 2^26, so that the product is exact. */
function times(one: number, other: number): number {
  return (one * other) % PRIME;
}

function subtract(row: number[], other: readonly number[], factor: number): void {
  if (factor === 0) return;
  for (let at = 0; at < row.length; at += 1) row[at] = residue((row[at] as number) - times(factor, other[at] as number));
}

function power(base: number, exponent: number): number {
  let result = 1;
  for (let [square, left] = [base, exponent]; left > 0; [square, left] = [times(square, square), Math.floor(left / 2)]) if (left % 2 === 1) result = times(result, square);
  return result;
}
