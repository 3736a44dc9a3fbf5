import { INDICATORS, type Topic } from '@serai/schema';
import { fineness } from '../regional/corridor-cell.js';
import { type CorridorLine, readingOrder } from '../regional/corridor-lines.js';
import type { Reading } from '../regional/reading.js';
import type { Judgement } from './judgement.js';
import type { Verdict } from './verdict.js';

const RANK: Readonly<Record<Verdict, number>> = {
  DESTINATION_HIGHER: 1, ORIGIN_HIGHER: 1, ORIGIN_SILENT: 2, DESTINATION_SILENT: 2, NOT_COMPARABLE: 3, AGREE: 4, KEPT_BACK: 5, NOT_REACHED: 6, BOTH_SILENT: 7, NO_OTHER_MEMBER: 8,
};
const HEALTH: ReadonlySet<Topic> = new Set(['hiv', 'testing', 'treatment']);

/** What a line is ordered by, worked out once. */
export interface Telling {
  /** Smaller is more telling. */
  readonly group: number;
  /** The largest figure. */
  readonly size: number;
  readonly order: number;
  readonly key: string;
}

/** More than any cell is broken down by. */
const MOST_FINE = 8;

/**
 * How telling a line is. First a country that says it has no figures beside one that has some about its
 * people; then what disagrees; then other silence; then what cannot be compared; agreement and what nobody
 * knows last. Within each: HIV before everything else, totals before parts, larger figures first.
 */
export function telling({ key, cell, destination, origin }: CorridorLine, { verdict, declared }: Judgement): Telling {
  const silent = verdict === 'ORIGIN_SILENT' || verdict === 'DESTINATION_SILENT';
  const rank = silent && declared ? 0 : RANK[verdict];
  const topic = HEALTH.has(INDICATORS.get(cell.indicator)?.topic ?? 'context') ? 0 : 1;
  return { group: (rank * 2 + topic) * MOST_FINE + fineness(cell), size: Math.max(largestOf(destination), largestOf(origin)), order: readingOrder(cell.indicator), key };
}

function largestOf(readings: readonly Reading[]): number {
  let size = 0;
  for (const { value, upper, lower } of readings) size = Math.max(size, Math.abs(value ?? upper ?? lower ?? 0));
  return size;
}

export function compareTelling(one: Telling, other: Telling): number {
  return one.group - other.group || other.size - one.size || one.order - other.order || (one.key < other.key ? -1 : 1);
}
