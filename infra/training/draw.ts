import type { Chance } from './seeded-chance.js';

/** How many of so many happen, each with the same probability (binomial). */
export function happening(chance: Chance, of: number, probability: number): number {
  let count = 0;
  for (let each = 0; each < of; each += 1) {
    if (chance() < probability) count += 1;
  }
  return count;
}

/** Deals out a total among parts by their weights (multinomial): the counts are whole and add up to the total. */
export function dealOut(chance: Chance, total: number, weights: readonly number[]): number[] {
  let sum = 0;
  const edges = weights.map((weight) => (sum += weight));
  const counts = weights.map(() => 0);
  for (let each = 0; each < total; each += 1) {
    const at = chance() * sum;
    const part = edges.findIndex((edge) => at < edge);
    counts[part] = (counts[part] as number) + 1;
  }
  return counts;
}
