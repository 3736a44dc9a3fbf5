import { describe, expect, it } from '@jest/globals';
import { seededChance } from './seeded-chance.js';

describe('seeded chance', () => {
  it('draws what mulberry32 draws, the same from the same seed', () => {
    // The reference implementation with the seed 1.
    const draws = Array.from({ length: 3 }, seededChance(1));
    expect(draws).toEqual([0.6270739405881613, 0.002735721180215478, 0.5274470399599522]);
    expect(Array.from({ length: 3 }, seededChance(1))).toEqual(draws);
    expect(Array.from({ length: 3 }, seededChance(2))).not.toEqual(draws);
  });

  it('stays from 0 to below 1, and is spread evenly', () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    const chance = seededChance(2026);
    for (let draw = 0; draw < 100_000; draw += 1) {
      const at = Math.floor(chance() * 10);
      tenths[at] = (tenths[at] as number) + 1;
    }
    expect(tenths).toHaveLength(10);
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });
});
