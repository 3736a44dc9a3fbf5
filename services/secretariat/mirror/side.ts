import { amountOf, isKeptBack } from '../regional/amount.js';
import { hasNumber } from '../regional/has-number.js';
import type { Reading, RegionalAnswer } from '../regional/reading.js';

/** What one end of a corridor has in a cell: figures, only reasons for having none, something kept back, nothing at all; or it could not be asked. */
export type SideState = 'FIGURES' | 'SAID_MISSING' | 'KEPT_BACK' | 'NOTHING' | 'NOT_REACHED' | 'NO_MEMBER';

/** True where a country says itself that it has no figure, and not that it keeps one back. */
export function saysMissing(reading: Reading): boolean {
  return !hasNumber(reading) && !isKeptBack(amountOf(reading));
}

/** The figure with the largest number, by which a sentence speaks of several. */
export function largest(readings: readonly Reading[]): Reading | undefined {
  const size = ({ value, lower, upper }: Reading) => Math.abs(value ?? upper ?? lower ?? 0);
  return readings.filter(hasNumber).sort((one, other) => size(other) - size(one))[0];
}

export function sideState(readings: readonly Reading[], country: string, { asked, silent }: Pick<RegionalAnswer, 'asked' | 'silent'>): SideState {
  if (readings.some(hasNumber)) return 'FIGURES';
  if (readings.some((reading) => isKeptBack(amountOf(reading)))) return 'KEPT_BACK';
  if (readings.length > 0) return 'SAID_MISSING';
  if (silent.some((each) => each.country === country)) return 'NOT_REACHED';
  return asked.includes(country) ? 'NOTHING' : 'NO_MEMBER';
}
