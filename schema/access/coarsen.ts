import { BREAKDOWN_IDS, BREAKDOWNS, type BreakdownId } from '../dictionary/dimension.js';
import { INDICATORS } from '../dictionary/indicators.js';
import type { Grain, Opening } from './access-rules.js';
import { ageBand, type AgeBand, holdsAge } from './age-band.js';
import { COORDINATE, type Coordinates, isTotal, type PlacedCell } from '../dictionary/coordinates.js';

/**
 * Whom a figure is about is no matter of detail: populations overlap, and a corridor is anchored by them. So a population
 * is opened as it stands or not at all, and so is the basis by which an origin is told.
 */
const NEVER_COARSENED: ReadonlySet<BreakdownId> = new Set(['POPULATION', 'BASIS']);

/**
 * The cell, as fine as the opening lets it be shown, that a cell belongs to: the cell's own coordinates
 * where the opening shows it as it stands, or null where there is no such cell. It depends on
 * coordinates alone, never on a value (global recoding, SDC handbook §5.3.1).
 */
export function coarsen(cell: PlacedCell, opening: Opening): Coordinates | null {
  const known = KNOWN.get(opening) ?? new Map<string, Coordinates | null>();
  KNOWN.set(opening, known);
  const place = placeKey(cell);
  let found = known.get(place);
  if (found === undefined) known.set(place, (found = coarserPlace(cell, opening)));
  return found;
}

/** What was found before: a table has the same places for every indicator and period, and every audience is asked about them. */
const KNOWN = new WeakMap<Opening, Map<string, Coordinates | null>>();

function placeKey({ reporter, area, population, origin, destination, basis, legalStatus, keyPopulation, sex, age, transmission }: PlacedCell): string {
  return `${reporter}|${area}|${population}|${origin}|${destination}|${basis}|${legalStatus}|${keyPopulation}|${sex}|${age}|${transmission}`;
}

function coarserPlace(cell: PlacedCell, opening: Opening): Coordinates | null {
  const at = { ...coordinatesOf(cell), reporter: cell.reporter };
  for (const id of BREAKDOWN_IDS) {
    const shown = shownCode(at, id, opening.dimensions[id]);
    if (shown === null) return null;
    at[COORDINATE[id]] = shown;
  }
  for (const id of BREAKDOWN_IDS) {
    const crossed = (opening.dimensions[id]?.notBy ?? []).some((other) => !isTotal(at, other));
    if (!crossed || isTotal(at, id)) continue;
    if (NEVER_COARSENED.has(id)) return null;
    at[COORDINATE[id]] = '_T';
  }
  return coordinatesOf(at);
}

/** The coordinates of a cell, without the rest of it. */
export function coordinatesOf({ area, population, origin, destination, basis, legalStatus, keyPopulation, sex, age, transmission }: Coordinates): Coordinates {
  return { area, population, origin, destination, basis, legalStatus, keyPopulation, sex, age, transmission };
}

/** The dimensions in which two places differ. */
export function differences(from: Coordinates, to: Coordinates): readonly BreakdownId[] {
  return BREAKDOWN_IDS.filter((id) => from[COORDINATE[id]] !== to[COORDINATE[id]]);
}

/** True where the coarser cell is the sum of its parts: otherwise only a raw figure at that very place tells it. */
export function addsUp(indicator: string, from: Coordinates, to: Coordinates): boolean {
  const additive = INDICATORS.get(indicator)?.additiveOver ?? [];
  return differences(from, to).every((id) => additive.includes(id));
}

function shownCode(cell: PlacedCell, id: BreakdownId, grain: Grain | undefined): string | null {
  const code = cell[COORDINATE[id]];
  const codes = grain?.codes ?? [];
  if (isTotal(cell, id) || codes === 'all' || codes.includes(code)) return code;
  if (NEVER_COARSENED.has(id)) return null;
  return id === 'AGE' && codes.length > 0 ? broaderAge(code, codes) : broaderCode(id, code, codes);
}

/** The narrowest band that holds the age; an age that no band holds has no coarser cell. Age unknown is part of the total. */
function broaderAge(code: string, codes: readonly string[]): string | null {
  const age = ageBand(code);
  if (!age) return '_T';
  const holding = codes.flatMap((each) => {
    const band = ageBand(each);
    return band && holdsAge(band, age) ? [{ each, years: yearsOf(band) }] : [];
  });
  return holding.sort((one, other) => one.years - other.years)[0]?.each ?? null;
}

function yearsOf(band: AgeBand): number {
  return band.to - band.from;
}

/** The nearest code above in the codelist that is opened by name, else the total. */
function broaderCode(id: BreakdownId, code: string, codes: readonly string[]): string {
  let above = BREAKDOWNS[id].lookUp(code)?.parent;
  while (above !== undefined && above !== '_T') {
    if (codes.includes(above)) return above;
    above = BREAKDOWNS[id].lookUp(above)?.parent;
  }
  return '_T';
}
