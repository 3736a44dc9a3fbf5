import { describe, expect, it } from '@jest/globals';
import { seededRandom } from './seeded-random.js';

describe('numbers by a seed', () => {
  const draw = (seed: number, count: number): number[] => Array.from({ length: count }, seededRandom(seed));

  it('are the same for the same seed, whichever it is', () => {
    for (const seed of [0, 1, -1, 2_147_483_647]) expect(draw(seed, 5)).toEqual(draw(seed, 5));
    expect(draw(1, 5)).not.toEqual(draw(2, 5));
  });

  it('lie from 0 to 1, evenly: as many in each tenth', () => {
    const tenths = new Array<number>(10).fill(0);
    for (const value of draw(42, 100_000)) tenths[Math.floor(value * 10)] = (tenths[Math.floor(value * 10)] ?? 0) + 1;
    expect(tenths).toHaveLength(10);
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });
});
