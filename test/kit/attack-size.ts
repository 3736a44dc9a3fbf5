import { ATTACK } from './config.js';

/** How much of an attack runs: a seeded sample with the other tests, the whole where it is asked for. */
export function attackSize(sample: number, whole: number): number {
  return ATTACK === 'whole' ? whole : sample;
}
