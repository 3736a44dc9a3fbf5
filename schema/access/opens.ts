import type { Figure } from '../dictionary/figure.js';
import { INDICATORS } from '../dictionary/indicators.js';
import { spanOfPeriod } from '../dictionary/period.js';
import type { Opening } from './access-rules.js';

/** True where an opening names the cell's indicator and holds its period, whatever its dimensions. */
export function opens(opening: Opening, cell: Pick<Figure, 'indicator' | 'period'>): boolean {
  const topic = INDICATORS.get(cell.indicator)?.topic;
  if (topic === undefined || !(opening.indicators.includes(cell.indicator) || opening.topics.includes(topic))) return false;
  const { from, to, undated } = opening.periods;
  if (cell.period === '_U') return undated;
  const span = spanOfPeriod(cell.period);
  return span !== undefined && span.from >= from && (to === null || span.to <= to);
}
