import { type Span, spanOfPeriod } from '@serai/schema';
import type { Reading } from './reading.js';

/** How the periods of two figures lie: the same, some days in both, none, or one of them is not stated. */
export type PeriodMatch = 'EQUAL' | 'OVERLAP' | 'APART' | 'UNKNOWN';

type Timed = Pick<Reading, 'period' | 'stockOrFlow'>;

/** Years before its publication for which a figure without a period is taken to stand. */
const PRESUMED_YEARS = 3;
const DAY_MS = 86_400_000;
/** Two ends that lie no farther apart are one moment: the end of 2016 and 1 January 2017. */
const SAME_MOMENT_DAYS = 31;

export function periodMatch(one: string, other: string): PeriodMatch {
  if (one === '_U' || other === '_U') return 'UNKNOWN';
  if (one === other) return 'EQUAL';
  const [first, second] = [spanOfPeriod(one), spanOfPeriod(other)];
  return first && second && overlaps(first, second) ? 'OVERLAP' : 'APART';
}

/**
 * How two figures lie in time. What is true at the end of a period (a stock, a cumulative count) is told
 * of the same moment where the ends are at most a month apart: "2016" and "2017-01-01".
 */
export function timeMatch(one: Timed, other: Timed): PeriodMatch {
  const match = periodMatch(one.period, other.period);
  if (match === 'EQUAL' || match === 'UNKNOWN' || one.stockOrFlow === 'FLOW' || other.stockOrFlow === 'FLOW') return match;
  if (isRange(one.period) !== isRange(other.period) && one.stockOrFlow === 'CUMULATIVE') return 'APART';
  const [first, second] = [spanOfPeriod(one.period), spanOfPeriod(other.period)];
  if (!first || !second) return match;
  return Math.abs(Date.parse(first.to) - Date.parse(second.to)) <= SAME_MOMENT_DAYS * DAY_MS ? 'EQUAL' : match;
}

/** A range has its own beginning: a cumulative count over one is no count "ever". */
export function isRange(period: string): boolean {
  return period.includes('/');
}

/** The days that a figure is about; where its source gives none, the years just before it appeared, from which it can be taken. */
export function presumedSpan({ period, source }: Pick<Reading, 'period' | 'source'>): Span | undefined {
  if (period !== '_U') return spanOfPeriod(period);
  return { from: `${source.year - PRESUMED_YEARS}-01-01`, to: `${source.year}-01-01` };
}

/** True where two figures may be of the same time: their periods, stated or presumed, share a day. */
export function mayMeet(one: Pick<Reading, 'period' | 'source'>, other: Pick<Reading, 'period' | 'source'>): boolean {
  if (one.period === '_U' && other.period === '_U') return true;
  const [first, second] = [presumedSpan(one), presumedSpan(other)];
  return first !== undefined && second !== undefined && overlaps(first, second);
}

/** True where a period shares a day with one of these; one that is not stated does not. */
export function isWithin(period: string, periods: readonly Span[] | null): boolean {
  if (periods === null) return true;
  const span = spanOfPeriod(period);
  return span !== undefined && periods.some((each) => overlaps(span, each));
}

function overlaps(one: Span, other: Span): boolean {
  return one.from < other.to && other.from < one.to;
}
