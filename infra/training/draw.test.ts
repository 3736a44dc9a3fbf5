import { describe, expect, it } from '@jest/globals';
import { dealOut, happening } from './draw.js';
import { seededChance } from './seeded-chance.js';

describe('what happens to so many', () => {
  it('never happens, always happens, or about as often as it should', () => {
    const chance = seededChance(7);
    expect(happening(chance, 500, 0)).toBe(0);
    expect(happening(chance, 500, 1)).toBe(500);
    expect(happening(chance, 0, 0.5)).toBe(0);
    expect(Math.abs(happening(chance, 10_000, 0.3) - 3_000)).toBeLessThan(200);
  });
});

describe('a total that is dealt out', () => {
  it('is still there in whole numbers, and nothing goes to a part without weight', () => {
    const counts = dealOut(seededChance(7), 10_000, [1, 0, 2, 7]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(10_000);
    expect(counts[1]).toBe(0);
    expect(Math.abs((counts[3] as number) - 7_000)).toBeLessThan(200);
  });
});
