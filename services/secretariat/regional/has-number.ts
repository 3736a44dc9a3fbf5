import type { Reading } from './reading.js';

/** True for a figure that tells a number, or bounds of one. */
export function hasNumber({ value, lower, upper }: Pick<Reading, 'value' | 'lower' | 'upper'>): boolean {
  return value !== null || lower !== null || upper !== null;
}
