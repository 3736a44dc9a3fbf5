import type { MissingReason } from '@serai/schema';
import { isTold } from '../regional/newest.js';
import type { Reading } from '../regional/reading.js';

/** How many figures are missing for one reason. */
export interface ReasonCount {
  readonly reason: MissingReason;
  readonly figures: number;
}

/** The order in which reasons speak for a cell: first those that say the figure exists, then those that say it may come, last those that say it does not. */
const ORDER: readonly MissingReason[] = ['SUPPRESSED', 'NOT_FOR_AUDIENCE', 'EMBARGOED', 'WITHDRAWN', 'NOT_YET_REPORTED', 'NOT_COLLECTED', 'NOT_OFFERED', 'COUNTRY_UNAVAILABLE', 'NOT_APPLICABLE'];

/** Why figures are missing, the reason that speaks for all of them first. */
export function reasonsOf(readings: readonly Reading[]): ReasonCount[] {
  const missing = readings.filter((reading) => !isTold(reading)).map(({ missing: reason }) => reason ?? 'NOT_COLLECTED');
  return ORDER.map((reason) => ({ reason, figures: missing.filter((each) => each === reason).length })).filter(({ figures }) => figures > 0);
}

/** The reasons that say a figure exists, though the caller is not told: it is collected. */
const EXISTS: ReadonlySet<MissingReason> = new Set(['SUPPRESSED', 'NOT_FOR_AUDIENCE', 'EMBARGOED', 'WITHDRAWN', 'NOT_YET_REPORTED']);

export function saysItExists(reason: MissingReason): boolean {
  return EXISTS.has(reason);
}
