import { INDICATORS, isAnchored, type Span } from '@serai/schema';
import { type CorridorCell, corridorCell, corridorKey, type CorridorEnd, fineness, mirroredIndicator, reportingEnd } from './corridor-cell.js';
import { isPlace } from './country-groups.js';
import { hasNumber } from './has-number.js';
import { familyOf } from './kindred-indicators.js';
import type { Reading, RegionalAnswer } from './reading.js';
import { isWithin } from './time-match.js';

/** Which corridors to look at; null is any. */
export interface CorridorScope {
  readonly origins: ReadonlySet<string> | null;
  readonly destinations: ReadonlySet<string> | null;
  /** As the destination calls them. */
  readonly indicators: ReadonlySet<string> | null;
  readonly periods: readonly Span[] | null;
}

/** One cell of a corridor with what either end reports in it. */
export interface CorridorLine {
  /** One text a cell; lines that are equally telling are in its order. */
  readonly key: string;
  readonly cell: CorridorCell;
  readonly destination: readonly Reading[];
  readonly origin: readonly Reading[];
}

/** What the countries say of more than one corridor, or of themselves: what a line is read beside. */
export class WiderFigures {
  private readonly byCountry = new Map<string, Reading[]>();

  constructor(readings: readonly Reading[], periods: readonly Span[] | null) {
    for (const reading of readings) {
      if (reportingEnd(reading) || !isWholeFigure(reading) || !isWithin(reading.period, periods)) continue;
      const key = `${reading.reporter}|${reading.indicator}`;
      const known = this.byCountry.get(key);
      if (known) known.push(reading);
      else this.byCountry.set(key, [reading]);
    }
  }

  /** What the origin says of the cell's indicator, for all destinations or for everybody in the country; only where the cell is a total. */
  ofOrigin({ origin, indicator, ...cell }: CorridorCell): readonly Reading[] {
    return fineness(cell) > 0 ? [] : (this.byCountry.get(`${origin}|${mirroredIndicator(indicator)}`) ?? []).filter(({ population }) => !isAnchored('DESTINATION', population));
  }

  /** What the destination says of the cell's indicator, for all origins or for everybody in the country; only where the cell is a total. */
  ofDestination({ destination, indicator, ...cell }: CorridorCell): readonly Reading[] {
    return fineness(cell) > 0 ? [] : (this.byCountry.get(`${destination}|${indicator}`) ?? []).filter(({ population }) => !isAnchored('ORIGIN', population));
  }
}

/** What the ends of corridors count under indicators that have kin: where an end has nothing in a cell, it may have it under another definition. */
export class KindredFigures {
  private byEnd: Map<string, Reading[]> | undefined;

  constructor(private readonly lines: readonly CorridorLine[]) {}

  /** Figures of this end for the same corridor and the same breakdown, by a kindred indicator or of a kindred population. */
  of(cell: CorridorCell, end: CorridorEnd): readonly Reading[] {
    if (!familyOf(cell.indicator)) return [];
    this.byEnd ??= indexByEnd(this.lines);
    return this.byEnd.get(kinKey(cell, end)) ?? [];
  }
}

function indexByEnd(lines: readonly CorridorLine[]): Map<string, Reading[]> {
  const index = new Map<string, Reading[]>();
  for (const { cell, destination, origin } of lines) {
    if (!familyOf(cell.indicator)) continue;
    for (const [end, readings] of [['DESTINATION', destination], ['ORIGIN', origin]] as const) {
      const told = readings.filter(hasNumber);
      if (told.length === 0) continue;
      const known = index.get(kinKey(cell, end));
      if (known) known.push(...told);
      else index.set(kinKey(cell, end), told);
    }
  }
  return index;
}

function kinKey({ origin, destination, indicator, legalStatus, keyPopulation, sex, age, transmission }: CorridorCell, end: CorridorEnd): string {
  return `${end}|${origin}|${destination}|${familyOf(indicator) ?? indicator}|${legalStatus}|${keyPopulation}|${sex}|${age}|${transmission}`;
}

/** True for a figure of the whole country that is not broken down but by corridor and population. */
export function isWholeFigure(reading: Reading): boolean {
  return (reading.area === '_T' || reading.area === '_Z') && fineness(reading) === 0;
}

/**
 * The cells of all corridors in scope, each with the figures of both ends, in one pass over the readings.
 * A figure for one area of a country is left out: the other end cannot report it.
 */
export function corridorLines({ readings }: Pick<RegionalAnswer, 'readings'>, scope: CorridorScope): CorridorLine[] {
  const lines = new Map<string, { key: string; cell: CorridorCell; destination: Reading[]; origin: Reading[] }>();
  for (const reading of readings) {
    const end = reportingEnd(reading);
    if (!end || (reading.area !== '_T' && reading.area !== '_Z') || !holds(scope, reading)) continue;
    const key = corridorKey(reading, end);
    let line = lines.get(key);
    if (!line) {
      const cell = corridorCell(reading, end);
      if (scope.indicators && !scope.indicators.has(cell.indicator)) continue;
      line = { key, cell, destination: [], origin: [] };
      lines.set(key, line);
    }
    (end === 'ORIGIN' ? line.origin : line.destination).push(reading);
  }
  return [...lines.values()];
}

function holds({ origins, destinations, periods }: CorridorScope, { origin, destination, period }: Reading): boolean {
  return (!origins || origins.has(origin)) && (!destinations || destinations.has(destination)) && isWithin(period, periods);
}

/** True where an end of the corridor is one country, which can be asked, and not a group. */
export function isOneCountry(code: string): boolean {
  return isPlace(code) && !code.startsWith('G_');
}

const READING_ORDER: ReadonlyMap<string, number> = new Map([...INDICATORS.keys()].map((code, index) => [code, index]));

/** Where an indicator stands in the reading order of the dictionary. */
export function readingOrder(indicator: string): number {
  return READING_ORDER.get(indicator) ?? READING_ORDER.size;
}
