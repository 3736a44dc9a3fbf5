import { describe, expect, it } from '@jest/globals';
import { type AgainstLeast, againstTheLeast, ratioOf, tablesWithSmallCounts } from './against-the-least.js';

/** `npm run bench:small-tables -- --least` measures 300. */
const TABLES = 8;

describe('what we hide of random tables, beside the least that a mixed-integer programme finds', () => {
  it('is within a tenth of it together, never below it, and no secondary could be shown', () => {
    const found: AgainstLeast[] = [];
    for (const table of tablesWithSmallCounts()) {
      if (found.length === TABLES) break;
      const measured = againstTheLeast(table);
      if (measured) found.push(measured);
    }
    for (const each of found) {
      expect(each.value.least.isProved && each.price.least.isProved).toBe(true);
      expect(Math.min(ratioOf(each.value), ratioOf(each.price))).toBeGreaterThan(1 - 1e-6);
      expect(each.droppable).toEqual([]);
    }
    const total = (of: (each: AgainstLeast) => number): number => found.reduce((sum, each) => sum + of(each), 0);
    expect(total(({ value }) => value.ours)).toBeLessThan(1.1 * total(({ value }) => value.least.cost));
    expect(total(({ price }) => price.ours)).toBeLessThan(1.05 * total(({ price }) => price.least.cost));
    expect(total(({ secondaries }) => secondaries)).toBeGreaterThan(TABLES);
  });
});
