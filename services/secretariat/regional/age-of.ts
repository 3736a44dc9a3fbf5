import { endOf } from './newest.js';
import type { Reading } from './reading.js';

/** How old a figure is, in years from the end of its period to the moment for which the view stands, cut to one decimal. */
export interface AgeOfFigure {
  readonly years: number;
  /** True where the source gives no period: then the figure is at least as old as its source, counted from the end of the year of publication. */
  readonly atLeast: boolean;
}

const YEAR_MS = 365.25 * 86_400_000;

export function ageOf(reading: Pick<Reading, 'period' | 'source'>, asOf: string): AgeOfFigure {
  const end = endOf(reading);
  const since = end ?? `${String(reading.source.year + 1).padStart(4, '0')}-01-01`;
  const years = Math.floor(((Date.parse(asOf) - Date.parse(since)) / YEAR_MS) * 10) / 10;
  return { years: Math.max(0, years), atLeast: end === null };
}
