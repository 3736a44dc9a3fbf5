import { ageBand, BREAKDOWN_IDS, BREAKDOWNS, type BreakdownId, codeWhenLeftOut, COORDINATE, type Figure, holdsAge, INDICATORS, isTotal } from '@serai/schema';
import type { CellTable } from './cell-table.js';

/** Told by how people are sorted, not a part of a whole. */
const NO_PART: ReadonlySet<BreakdownId> = new Set(['BASIS']);

/**
 * The smallest total that a cell is a part of, for the rule of the whole group: in each dimension the
 * nearest broader cell that the country reports. Undefined where it reports none. Pure.
 */
export function smallestGroup(cell: Figure, table: CellTable): number | undefined {
  const totals = BREAKDOWN_IDS.filter((id) => !NO_PART.has(id) && !isTotal(cell, id)).flatMap((id) => {
    const value = broaderPlaces(cell, id, table).map((place) => table.at(place)).find((found) => found !== undefined)?.figure.value;
    return value ?? [];
  });
  return totals.length > 0 ? Math.min(...totals) : undefined;
}

/** Places that hold the cell and are broader in one dimension, the nearest first. */
function broaderPlaces(cell: Figure, id: BreakdownId, table: CellTable): readonly Figure[] {
  const codes = id === 'AGE' ? broaderAges(cell.age, table.codesOf(cell, id)) : codesAbove(id, cell[COORDINATE[id]]);
  return codes.flatMap((code) => (id === 'POPULATION' ? populationPlaces(cell, code) : [{ ...cell, [COORDINATE[id]]: code }]));
}

function broaderAges(age: string, codes: readonly string[]): readonly string[] {
  const own = ageBand(age);
  const holding = codes.flatMap((code) => {
    const band = ageBand(code);
    return own && band && code !== age && holdsAge(band, own) ? [{ code, years: band.to - band.from }] : [];
  });
  return [...holding.sort((one, other) => one.years - other.years).map(({ code }) => code), '_T'];
}

function codesAbove(id: BreakdownId, code: string): readonly string[] {
  const parent = BREAKDOWNS[id].lookUp(code)?.parent ?? '_T';
  return parent === '_T' ? ['_T'] : [parent, ...codesAbove(id, parent)];
}

/** Where a broader population stands: at the same ends of the corridor, or, for a cell that is not told by them, where it has none. */
function populationPlaces(cell: Figure, population: string): readonly Figure[] {
  const indicator = INDICATORS.get(cell.indicator);
  const same = { ...cell, population };
  if (!indicator || !isTotal(cell, 'ORIGIN') || !isTotal(cell, 'DESTINATION')) return [same];
  const end = (id: BreakdownId): string => codeWhenLeftOut(indicator, id, population, cell.reporter);
  const place = { ...cell, population, origin: end('ORIGIN'), destination: end('DESTINATION') };
  return [same, place, { ...place, basis: end('BASIS') }];
}

/** Where everybody of a broader population stands whom a cell is a part of, the nearest first. */
export function broaderPopulations(cell: Figure): readonly Figure[] {
  return isTotal(cell, 'POPULATION') ? [] : codesAbove('POPULATION', cell.population).flatMap((code) => populationPlaces(cell, code));
}
