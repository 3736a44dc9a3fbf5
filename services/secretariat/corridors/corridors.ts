import { fineness } from '../regional/corridor-cell.js';
import { type CorridorLine, corridorLines, type CorridorScope, readingOrder, WiderFigures } from '../regional/corridor-lines.js';
import { groupsOf, isPlace } from '../regional/country-groups.js';
import { hasNumber } from '../regional/has-number.js';
import type { Reading, RegionalAnswer } from '../regional/reading.js';
import { type Alignment, isComparable, nearestPair } from '../regional/side-by-side.js';
import { type Theme, themeOf, THEMES } from './theme.js';

/** One cell of a corridor as either end reports it, and in what the two figures that are most alike are alike. */
export interface CorridorRow extends CorridorLine {
  readonly theme: Theme;
  /** Null where only one end has a figure. */
  readonly alignment: Alignment | null;
  /** True where the two can be compared: one definition, period, unit, basis, stock or flow. */
  readonly comparable: boolean;
  /** What an end that has nothing in the cell says over all corridors, or of itself. */
  readonly beside: readonly Reading[];
}

/** From one country, or group of countries, to another. */
export interface Corridor {
  readonly origin: string;
  readonly destination: string;
  /** By theme, then in the order of the dictionary, totals before parts. */
  readonly rows: readonly CorridorRow[];
  /** Corridors of groups that this one is part of, for which there are figures too. */
  readonly partOf: readonly { readonly origin: string; readonly destination: string }[];
}

const THEME_ORDER: ReadonlyMap<Theme, number> = new Map((Object.keys(THEMES) as Theme[]).map((theme, index) => [theme, index]));

/**
 * All corridors in scope with what the destination and the origin report, side by side: stocks and flows,
 * remittances, HIV diagnoses and prevalence, tests, treatment. Nothing is added up or taken apart: a group of
 * countries is a corridor of its own, as its source counts it.
 */
export function corridors(answer: RegionalAnswer, scope: CorridorScope): Corridor[] {
  const wider = new WiderFigures(answer.readings, scope.periods);
  const known = knownCorridors(answer.readings);
  const byCorridor = new Map<string, CorridorRow[]>();
  for (const line of corridorLines(answer, scope)) {
    const theme = themeOf(line.cell);
    if (!theme) continue;
    const key = `${line.cell.origin}>${line.cell.destination}`;
    const rows = byCorridor.get(key);
    const row = rowOf(line, theme, wider);
    if (rows) rows.push(row);
    else byCorridor.set(key, [row]);
  }
  return [...byCorridor].sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, rows]) => {
    const [origin, destination] = key.split('>') as [string, string];
    return { origin, destination, rows: rows.sort(inReadingOrder), partOf: groupCorridors(origin, destination, known) };
  });
}

function rowOf(line: CorridorLine, theme: Theme, wider: WiderFigures): CorridorRow {
  const { cell, destination, origin } = line;
  const pair = nearestPair(destination.filter(hasNumber), origin.filter(hasNumber));
  const beside = [...(origin.length === 0 ? wider.ofOrigin(cell) : []), ...(destination.length === 0 ? wider.ofDestination(cell) : [])];
  return { ...line, theme, alignment: pair?.alignment ?? null, comparable: pair !== undefined && isComparable(pair.alignment, pair.destination.stockOrFlow === 'FLOW'), beside };
}

function inReadingOrder(one: CorridorRow, other: CorridorRow): number {
  const place = ({ theme, cell }: CorridorRow) => (THEME_ORDER.get(theme) ?? 0) * 10_000 + readingOrder(cell.indicator) * 10 + fineness(cell);
  return place(one) - place(other) || (one.key < other.key ? -1 : 1);
}

function knownCorridors(readings: readonly Reading[]): ReadonlySet<string> {
  const known = new Set<string>();
  for (const { origin, destination } of readings) if (isPlace(origin) && isPlace(destination)) known.add(`${origin}>${destination}`);
  return known;
}

/** The corridors between groups that hold an end, and that somebody has figures for. */
function groupCorridors(origin: string, destination: string, known: ReadonlySet<string>): Corridor['partOf'] {
  const [origins, destinations] = [[origin, ...groupsOf(origin)], [destination, ...groupsOf(destination)]];
  return origins
    .flatMap((from) => destinations.map((to) => ({ origin: from, destination: to })))
    .filter((each) => (each.origin !== origin || each.destination !== destination) && known.has(`${each.origin}>${each.destination}`));
}
