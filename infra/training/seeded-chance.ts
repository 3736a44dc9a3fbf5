/** Draws a number from 0 up to, but not including, 1. */
export type Chance = () => number;

/**
 * Mulberry32 (Tommy Ettinger; public domain): 32 bits of state, one multiplication-based mix a draw. The same seed
 * gives the same draws on every machine, because it uses whole numbers of 32 bits alone. It hides nothing from
 * anybody: it makes data about nobody, and must never make keys, passwords or noise.
 */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
