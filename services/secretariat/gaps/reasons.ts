import type { MissingReason } from '@serai/schema';
import { isTold } from '../regional/newest.js';
import type { Reading } from '../regional/reading.js';

/** How many figures are missing for one reason. */
export interface ReasonCount {
  readonly reason: MissingReason;
  readonly figures: number;
}

/** The order in which reasons speak for a cell: first what may exist and is kept back, then what may come, last what does not exist. */
const ORDER: readonly MissingReason[] = ['SUPPRESSED', 'NOT_FOR_AUDIENCE', 'EMBARGOED', 'WITHDRAWN', 'NOT_YET_REPORTED', 'NOT_COLLECTED', 'NOT_OFFERED', 'COUNTRY_UNAVAILABLE', 'NOT_APPLICABLE'];

/** Why figures are missing, the reason that speaks for all of them first. */
export function reasonsOf(readings: readonly Reading[]): ReasonCount[] {
  const missing = readings.filter((reading) => !isTold(reading)).map(({ missing: reason }) => reason ?? 'NOT_COLLECTED');
  return ORDER.map((reason) => ({ reason, figures: missing.filter((each) => each === reason).length })).filter(({ figures }) => figures > 0);
}

/** A figure kept back is told in the same way whether there is one or not, so whether it is collected is not told either. */
const UNDECIDED: ReadonlySet<MissingReason> = new Set(['SUPPRESSED', 'NOT_FOR_AUDIENCE', 'EMBARGOED']);

/** These say that somebody has a figure, or will. */
const COLLECTED: ReadonlySet<MissingReason> = new Set(['WITHDRAWN', 'NOT_YET_REPORTED']);

/** Whether untold figures are collected at all: true, false, or null where that is not told. */
export function isCollected(reasons: readonly ReasonCount[]): boolean | null {
  if (reasons.some(({ reason }) => COLLECTED.has(reason))) return true;
  return reasons.some(({ reason }) => UNDECIDED.has(reason)) ? null : false;
}
