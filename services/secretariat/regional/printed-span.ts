import type { Reading } from './reading.js';

/** Least and most that a figure may stand for; an open side is infinite. */
export type NumberSpan = readonly [least: number, most: number];

/** Units in which single things are counted: a whole number of them is meant as it stands. */
const COUNTED = new Set(['PERSONS', 'NUMBER', 'RANK', 'FLAG', 'YEARS']);

/** From here on zeros at the end of a count are read as rounding, whatever the status says. */
const ROUNDED_FROM = 10_000;

/** Counts among which zeros at the end are rounding; a percentage of 20 or 50 is given to the point. */
const ROUNDS = new Set(['PERSONS', 'NUMBER', 'USD', 'USD_MILLION', 'RUB_MILLION']);

/** Slack for sums of decimal fractions. */
const SLACK = 1e-9;

/**
 * What a printed figure may stand for: its bounds, or half a unit of its last digit to either side.
 *
 * 12.6 is 12.55 to 12.65. A count of single people is exact, unless it is an estimate ("about 2 million")
 * or large and ends in zeros (540,000): then its last digit is the last that is not zero. "Over", "up to"
 * and ranges are their bounds. Undefined where there is no number.
 */
export function printedSpan({ value, lower, upper, unit, status }: Pick<Reading, 'value' | 'lower' | 'upper' | 'unit' | 'status'>): NumberSpan | undefined {
  if (value === null) return lower === null && upper === null ? undefined : [lower ?? -Infinity, upper ?? Infinity];
  if (lower !== null || upper !== null) return [Math.min(lower ?? value, value), Math.max(upper ?? value, value)];
  const half = halfOfLastDigit(value, unit, status);
  return [value - half, value + half];
}

function halfOfLastDigit(value: number, unit: string, status: string): number {
  if (!Number.isInteger(value)) return 0.5 / 10 ** (String(value).split('.')[1]?.length ?? 0);
  const rounded = ROUNDS.has(unit) && value !== 0 && (status === 'E' || Math.abs(value) >= ROUNDED_FROM);
  const zeros = rounded ? /0*$/.exec(String(Math.abs(value)))?.[0].length ?? 0 : 0;
  return zeros === 0 && COUNTED.has(unit) ? 0 : 0.5 * 10 ** zeros;
}

/** True where no number lies in both. */
export function areApart(one: NumberSpan, other: NumberSpan): boolean {
  return liesAbove(one, other) || liesAbove(other, one);
}

/** True where all of the first lies above all of the second. */
export function liesAbove([least]: NumberSpan, [, most]: NumberSpan): boolean {
  return least - most > SLACK * Math.max(1, Math.abs(most));
}
