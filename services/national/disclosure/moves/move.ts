import type { LinkedSystem } from '../system/linked-system.js';
import type { SparseRows } from './sparse-rows.js';

/**
 * A way in which whole numbers can change together so that every relation still holds. The true table with
 * any whole multiple of it, as far as the ranges allow, is a table that an attacker cannot exclude:
 * a witness for every quantity that moves, at once.
 */
export interface Move {
  readonly quantities: readonly number[];
  /** By how much each of them changes: whole, not 0. */
  readonly by: readonly number[];
  /** For each, whether all values on the way are possible too, in a move made of parts. */
  readonly isSmooth?: readonly boolean[];
}

const WHOLE = 1e-6;
const MOST_PARTS = 1;

/**
 * The move along which a push went, in the smallest whole numbers; undefined where the numbers give none.
 * Checked with whole numbers against every relation: what the floating-point solver says is not believed.
 */
export function moveAlong(moved: readonly (readonly [quantity: number, by: number])[], matrix: SparseRows): Move | undefined {
  for (let parts = 1; parts <= MOST_PARTS; parts += 1) {
    if (!moved.every(([, by]) => Math.abs(by * parts - Math.round(by * parts)) < WHOLE)) continue;
    const whole = moved.map(([quantity, by]) => [quantity, Math.round(by * parts)] as const).filter(([, by]) => by !== 0).sort(([one], [other]) => one - other);
    const divisor = whole.reduce((common, [, by]) => greatestCommonDivisor(common, Math.abs(by)), 0);
    const move = { quantities: whole.map(([quantity]) => quantity), by: whole.map(([, by]) => by / divisor) };
    return whole.length > 0 && keepsRelations(move, matrix) ? move : undefined;
  }
  return undefined;
}

export function keepsRelations({ quantities, by }: Move, matrix: SparseRows): boolean {
  const left = new Map<number, number>();
  quantities.forEach((quantity, index) => {
    for (let at = matrix.columnStart[quantity] as number; at < (matrix.columnStart[quantity + 1] as number); at += 1) {
      const row = matrix.columnRow[at] as number;
      left.set(row, (left.get(row) ?? 0) + (matrix.columnTimes[at] as number) * (by[index] as number));
    }
  });
  return [...left.values()].every((sum) => sum === 0);
}

/** How often a move can be made, backwards (not above 0) and forwards, while only what is hidden leaves what is shown. */
export function multiples({ quantities, by }: Move, system: LinkedSystem, isHidden: (item: number) => boolean): { readonly from: number; readonly to: number } {
  let from = -Infinity;
  let to = Infinity;
  for (let at = 0; at < quantities.length; at += 1) {
    const quantity = system.quantities[quantities[at] as number];
    if (!quantity) continue;
    const step = by[at] as number;
    const range = quantity.item === null || isHidden(quantity.item) ? quantity.hidden : quantity.shown;
    const [up, down] = [Math.floor((range.to - quantity.value) / Math.abs(step)), Math.floor((quantity.value - range.from) / Math.abs(step))];
    to = Math.min(to, step > 0 ? up : down);
    from = Math.max(from, step > 0 ? -down : -up);
    if (to === 0 && from === 0) break;
  }
  return { from: from === 0 ? 0 : from, to };
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other);
}
