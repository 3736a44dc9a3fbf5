import { BREAKDOWN_IDS } from '../dictionary/dimension.js';
import { isTotal } from '../dictionary/coordinates.js';
import type { Figure } from '../dictionary/figure.js';
import { spanOfPeriod } from '../dictionary/period.js';
import type { VisaScope } from './visa.js';

/** Whether a cell lies within what a visa grants. By its place alone, never by its value. */
export function coversCell({ indicators, breakdowns, periods }: VisaScope, cell: Figure): boolean {
  if (indicators !== null && !indicators.includes(cell.indicator)) return false;
  if (breakdowns !== null && BREAKDOWN_IDS.some((id) => !isTotal(cell, id) && !breakdowns.includes(id))) return false;
  return periods === null || liesWithin(cell.period, periods);
}

function liesWithin(period: string, { from, to }: NonNullable<VisaScope['periods']>): boolean {
  if (from === null && to === null) return true;
  const span = spanOfPeriod(period);
  if (!span) return false;
  const [first, last] = [from === null ? undefined : spanOfPeriod(from), to === null ? undefined : spanOfPeriod(to)];
  if ((from !== null && !first) || (to !== null && !last)) return false;
  return (!first || span.from >= first.from) && (!last || span.to <= last.to);
}
