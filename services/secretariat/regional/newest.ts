import { spanOfPeriod } from '@serai/schema';
import type { Reading } from './reading.js';

/** The day after the period of a figure ends, as an ISO date; null where the source gives no period. */
export function endOf({ period }: Pick<Reading, 'period'>): string | null {
  return spanOfPeriod(period)?.to ?? null;
}

/** True where a country tells a value or bounds. */
export function isTold({ value, lower, upper }: Pick<Reading, 'value' | 'lower' | 'upper'>): boolean {
  return value !== null || lower !== null || upper !== null;
}

/** Newest first, by the end of the period, undated last; for the same moment a value before bounds; otherwise as they stand. */
export function newestFirst(readings: readonly Reading[]): Reading[] {
  const ranked = readings.map((reading) => ({ reading, rank: `${endOf(reading) ?? '0'}|${reading.value === null ? 0 : 1}` }));
  return ranked.sort((one, other) => (one.rank < other.rank ? 1 : one.rank > other.rank ? -1 : 0)).map(({ reading }) => reading);
}

/** The newest figure that tells something; where none does, the newest that says why not. */
export function newest(readings: readonly Reading[]): Reading | null {
  const sorted = newestFirst(readings);
  return sorted.find(isTold) ?? sorted[0] ?? null;
}
