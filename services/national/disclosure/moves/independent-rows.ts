import type { Relation } from '../system/linked-system.js';
import { chanceOf } from './chance-of.js';

/** A prime whose products stay exact in a double. */
const PRIME = 67_108_859;

/**
 * Relations of which the others follow. In a table most sums follow from the rest, and a linear programme
 * is the slower for each of them.
 *
 * Quantities are determined one after the other: a relation of which all but one are determined gives the
 * last; where there is none, a quantity is chosen freely. A relation that has nothing left to give is tried out, with
 * chance numbers for what was chosen freely, modulo a prime: where it does not hold, it says something of its own
 * and is kept. Linear in the size of the system.
 */
export function independentRows(relations: readonly Relation[], quantities: number): readonly Relation[] {
  const rowsOf = Array.from({ length: quantities }, (): number[] => []);
  relations.forEach(({ terms }, row) => {
    for (const { quantity } of terms) rowsOf[quantity]?.push(row);
  });
  const numbers = new Float64Array(quantities).fill(-1);
  const open = relations.map(({ terms }) => terms.length);
  const gives: number[] = [];
  const kept = new Set<number>();
  const determine = (quantity: number, number: number): void => {
    numbers[quantity] = number;
    for (const row of rowsOf[quantity] ?? []) {
      open[row] = (open[row] ?? 0) - 1;
      if (open[row] === 1) gives.push(row);
    }
  };
  const follow = (): void => {
    for (let row = gives.pop(); row !== undefined; row = gives.pop()) {
      if (open[row] !== 1) continue;
      const { terms } = relations[row] as Relation;
      const last = terms.find(({ quantity }) => numbers[quantity] === -1);
      if (!last) continue;
      const others = terms.filter((term) => term !== last).reduce((sum, { quantity, times }) => (sum + modulo(times) * (numbers[quantity] as number)) % PRIME, 0);
      kept.add(row);
      determine(last.quantity, (modulo(-others) * inverse(modulo(last.times))) % PRIME);
    }
  };
  relations.forEach(({ terms }, row) => {
    if (terms.length === 1) gives.push(row);
  });
  follow();
  const bySize = relations.map((_relation, row) => row).sort((one, other) => (relations[one]?.terms.length ?? 0) - (relations[other]?.terms.length ?? 0) || one - other);
  for (const row of bySize) {
    for (const { quantity } of relations[row]?.terms ?? []) {
      if (numbers[quantity] !== -1) continue;
      determine(quantity, 1 + Math.floor(chanceOf(`${quantity}`) * (PRIME - 1)));
      follow();
    }
  }
  return relations.filter(({ terms }, row) => kept.has(row) || terms.reduce((sum, { quantity, times }) => (sum + modulo(times) * (numbers[quantity] as number)) % PRIME, 0) !== 0);
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
