/**
 * Numbers from 0 to 1 without 1, evenly spread, always the same for the same seed.
 *
 * The generator is mulberry32 (T. Ettinger, 2017, public domain): 32 bits of state, enough for a simulation of some
 * thousand draws, and nothing that anybody's secret may hang on.
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
