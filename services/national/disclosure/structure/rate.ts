import type { Item } from '../system/linked-system.js';
import type { SystemBuilder } from '../system/system-builder.js';

/** A rate that is told beside its counts, as printed. */
export interface Rate extends Item {
  readonly numerator: string;
  readonly denominator: string;
  /** What the whole is in the rate's unit: 100 for a percentage, 1,000, 100,000. */
  readonly scale: number;
  /** The rate in units of its last printed place: 123 for 12.3. */
  readonly printed: number;
  /** How many places are printed after the point, 0 or more. */
  readonly places: number;
}

/**
 * What a printed rate tells of its counts: it was rounded half up, so
 * printed − ½ ≤ scale × 10^places × numerator ÷ denominator < printed + ½; in whole numbers, two bounds that hold
 * while the rate is shown. Throws RangeError where the rate is not what its counts give.
 */
export function addRate(builder: SystemBuilder, { numerator, denominator, scale, printed, places, ...item }: Rate): void {
  const unit = 2 * scale * 10 ** places;
  builder.conditional(item, [
    { parts: [[numerator, unit], [denominator, 1 - 2 * printed]], atLeast: 0 },
    { parts: [[denominator, 2 * printed + 1], [numerator, -unit]], atLeast: 1 },
  ]);
}

/** A rate as it is printed, in units of its last place: rounded half up. */
export function printedRate(numerator: number, denominator: number, scale: number, places: number): number {
  return Math.floor((2 * scale * 10 ** places * numerator + denominator) / (2 * denominator));
}
