import { type Bilingual, METHOD } from '@serai/schema';
import { type Amount, amountOf } from '../regional/amount.js';
import { grouped } from '../regional/grouped.js';
import { endOf, newestFirst } from '../regional/newest.js';
import type { Reading } from '../regional/reading.js';
import { periodMatch } from '../regional/time-match.js';
import { type Change, changesBetween, lineKey } from './definition.js';

/** A figure on the time axis; one that is missing stands in its place with its reason, and no line goes through it. */
export interface TrendPoint {
  readonly amount: Amount;
  readonly figure: Reading;
  /** What changed against the point before on the same line: the source. */
  readonly changes: readonly Change[];
}

/** Points through which one line may be drawn: one method, one definition, and no break between them. */
export interface TrendSegment {
  readonly points: readonly TrendPoint[];
  /** What begins anew here against the segment before, oldest segment first; empty for the first. */
  readonly begins: readonly Change[];
}

const BREAK: Change = {
  what: 'BREAK',
  before: { en: 'before the break', ru: 'до разрыва' },
  after: { en: 'time series break reported by the source', ru: 'разрыв ряда, указанный источником' },
};

const oldestFirst = (readings: readonly Reading[]): Reading[] => newestFirst(readings).reverse();

/** Two sources of a method that neither states may have counted in two ways: nothing is drawn from the one to the other. */
function mayDiffer(one: Reading, other: Reading): boolean {
  return one.method === '_U' && one.source.id !== other.source.id;
}

/** Where sources tell figures for periods that share a day, each keeps a line of its own; otherwise sources may follow one another. */
function bySource(readings: readonly Reading[]): Reading[][] {
  const periods = readings.map(({ period }) => period);
  return new Set(periods).size < periods.length || haveDaysInCommon(readings) ? [...grouped(readings, ({ source }) => source.id).values()].flatMap(apart) : [[...readings]];
}

/** True where two sources count over periods that share days, such as 2015 and 2015 to 2017: neither comes after the other. */
function haveDaysInCommon(readings: readonly Reading[]): boolean {
  if (new Set(readings.map(({ source }) => source.id)).size < 2) return false;
  return readings.some((one, index) => readings.slice(index + 1).some((other) => one.source.id !== other.source.id && periodMatch(one.period, other.period) === 'OVERLAP'));
}

/** Figures of one source for one period that the dimensions do not tell apart stay points of their own. */
function apart(readings: readonly Reading[]): Reading[][] {
  const periods = readings.map(({ period }) => period);
  return new Set(periods).size < periods.length ? readings.map((reading) => [reading]) : [[...readings]];
}

/** Cuts a line where the source reports a break, or where it may run through two unknown methods. */
function atBreaks(readings: readonly Reading[]): Reading[][] {
  return readings.reduce<Reading[][]>((lines, reading) => {
    const line = lines.at(-1);
    const last = line?.at(-1);
    if (!line || !last || reading.status === 'B' || mayDiffer(last, reading)) return [...lines, [reading]];
    line.push(reading);
    return lines;
  }, []);
}

/**
 * The dated figures of one series as segments, oldest first. A new segment begins with another method, definition, basis,
 * unit or length of period, at a break that the source reports (SDMX B), and where two sources tell the same period, or periods that share a day: never
 * is one line drawn through two of them. A change of source alone is marked on the point.
 */
export function segmentsOf(readings: readonly Reading[]): TrendSegment[] {
  const dated = oldestFirst(readings.filter((reading) => endOf(reading) !== null));
  const lines = [...grouped(dated, lineKey).values()].flatMap(bySource).flatMap(atBreaks);
  const sorted = lines.sort((one, other) => ((endOf(one[0] as Reading) ?? '') < (endOf(other[0] as Reading) ?? '') ? -1 : 1));
  return sorted.map((line, index) => {
    const before = sorted[index - 1]?.at(-1);
    const first = line[0] as Reading;
    return {
      points: line.map((figure, place) => ({ amount: amountOf(figure), figure, changes: changesBetween(line[place - 1] ?? figure, figure) })),
      begins: before ? [...changesBetween(before, first), ...(first.status === 'B' ? [BREAK] : [])] : [],
    };
  });
}

/** How the figures of a segment came about. */
export function methodOf({ points }: TrendSegment): Bilingual {
  const method = points[0]?.figure.method ?? '_U';
  return METHOD.get(method)?.name ?? { en: method, ru: method };
}
