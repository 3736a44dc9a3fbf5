import { spanOfPeriod } from '../dictionary/period.js';
import type { Embargo } from './access-rules.js';

/**
 * The moment, in milliseconds, from which an opening is open for cells of a period. Throws where the
 * period has no end to count from.
 */
export function embargoEnd(embargo: Embargo, period: string): number {
  if ('until' in embargo) return Date.parse(embargo.until);
  const span = spanOfPeriod(period);
  if (!span) throw new Error(`${period} has no end`);
  const end = new Date(`${span.to}T00:00:00Z`);
  return Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + embargo.monthsAfterPeriod, end.getUTCDate());
}

/** A time in UTC such as 2027-01-31T09:00:00Z, or undefined: a day that does not exist is none. */
export function readTime(text: string): Date | undefined {
  const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(time) || new Date(time).toISOString() !== text.replace('Z', '.000Z') ? undefined : new Date(time);
}

/** The same moment as readTime reads it. */
export function writeTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
