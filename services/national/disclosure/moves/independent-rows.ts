import { chanceOf } from './chance-of.js';
import type { SparseRows } from './sparse-rows.js';

/** A prime whose products stay exact in a double. */
const PRIME = 67_108_859;

/**
 * Rows of which the others follow, by their numbers. In a table most sums follow from the rest, and a linear programme
 * is the slower for each of them.
 *
 * Quantities are determined one after the other: a row of which all but one are determined gives the
 * last; where there is none, a quantity is chosen freely. A row that has nothing left to give is tried out, with
 * chance numbers for what was chosen freely, modulo a prime: where it does not hold, it says something of its own
 * and is kept. Linear in the size of the system.
 */
export function independentRows({ rows, columns, rowStart, rowQuantity, rowTimes, columnStart, columnRow }: SparseRows): readonly number[] {
  const numbers = new Float64Array(columns).fill(-1);
  const open = Int32Array.from({ length: rows }, (_each, row) => (rowStart[row + 1] as number) - (rowStart[row] as number));
  const gives: number[] = [];
  const isKept = new Uint8Array(rows);
  const determine = (quantity: number, number: number): void => {
    numbers[quantity] = number;
    for (let entry = columnStart[quantity] as number; entry < (columnStart[quantity + 1] as number); entry += 1) {
      const row = columnRow[entry] as number;
      open[row] = (open[row] as number) - 1;
      if (open[row] === 1) gives.push(row);
    }
  };
  /** Σ times × number of a row, but for one entry. */
  const total = (row: number, without: number): number => {
    let sum = 0;
    for (let entry = rowStart[row] as number; entry < (rowStart[row + 1] as number); entry += 1) {
      if (entry !== without) sum = (sum + modulo(rowTimes[entry] as number) * (numbers[rowQuantity[entry] as number] as number)) % PRIME;
    }
    return sum;
  };
  const follow = (): void => {
    for (let row = gives.pop(); row !== undefined; row = gives.pop()) {
      if (open[row] !== 1) continue;
      let last = rowStart[row] as number;
      while (numbers[rowQuantity[last] as number] !== -1) last += 1;
      isKept[row] = 1;
      determine(rowQuantity[last] as number, (modulo(-total(row, last)) * inverse(modulo(rowTimes[last] as number))) % PRIME);
    }
  };
  const bySize = Array.from({ length: rows }, (_each, row) => row);
  gives.push(...bySize.filter((row) => open[row] === 1));
  const size = open.slice();
  follow();
  for (const row of bySize.sort((one, other) => (size[one] as number) - (size[other] as number) || one - other)) {
    for (let entry = rowStart[row] as number; entry < (rowStart[row + 1] as number); entry += 1) {
      const quantity = rowQuantity[entry] as number;
      if (numbers[quantity] !== -1) continue;
      determine(quantity, 1 + Math.floor(chanceOf(`${quantity}`) * (PRIME - 1)));
      follow();
    }
  }
  return bySize.sort((one, other) => one - other).filter((row) => isKept[row] === 1 || total(row, -1) !== 0);
}

function modulo(number: number): number {
  return ((number % PRIME) + PRIME) % PRIME;
}

/** By Fermat's little theorem. */
function inverse(number: number): number {
  if (number === 1 || number === PRIME - 1) return number;
  let [result, base, power] = [1, number, PRIME - 2];
  for (; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}
