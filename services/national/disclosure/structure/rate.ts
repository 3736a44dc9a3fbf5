import type { Item } from '../system/linked-system.js';
import type { Bound, SystemBuilder } from '../system/system-builder.js';

/** A rate of two counts, as printed. */
export interface PrintedRate {
  readonly numerator: string;
  readonly denominator: string;
  /** What the whole is in the rate's unit: 100 for a percentage, 1,000, 100,000. */
  readonly scale: number;
  /** The rate in units of its last printed place: 123 for 12.3. */
  readonly printed: number;
  /** How many places are printed after the point, 0 or more. */
  readonly places: number;
}

/** A rate that is told beside its counts. */
export interface Rate extends Item, PrintedRate {}

/**
 * What a printed rate tells of its counts: it was rounded half up, so
 * printed − ½ ≤ scale × 10^places × numerator ÷ denominator < printed + ½; in whole numbers, two bounds that hold
 * while the rate is shown. Throws RangeError where the rate is not what its counts give.
 */
export function addRate(builder: SystemBuilder, { numerator, denominator, scale, printed, places, ...item }: Rate): void {
  builder.conditional(item, rateBounds({ numerator, denominator, scale, printed, places }));
}

/** The two bounds that a printed rate tells. */
export function rateBounds({ numerator, denominator, scale, printed, places }: PrintedRate): readonly Bound[] {
  const unit = 2 * scale * 10 ** places;
  return [
    { parts: [[numerator, unit], [denominator, 1 - 2 * printed]], atLeast: 0 },
    { parts: [[denominator, 2 * printed + 1], [numerator, -unit]], atLeast: 1 },
  ];
}

/** A rate as it is printed, in units of its last place: rounded half up. */
export function printedRate(numerator: number, denominator: number, scale: number, places: number): number {
  return Math.floor((2 * scale * 10 ** places * numerator + denominator) / (2 * denominator));
}
