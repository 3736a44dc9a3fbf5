import { MISSING_REASON, type MissingReason } from '../dictionary/codelists/missing-reason.js';
import { COORDINATE, type Coordinates } from '../dictionary/coordinates.js';
import { BREAKDOWN_IDS } from '../dictionary/dimension.js';
import type { Figure } from '../dictionary/figure.js';
import type { IndicatorDefinition } from '../dictionary/indicator.js';
import { INDICATORS } from '../dictionary/indicators.js';
import { codeWhenLeftOut } from '../dictionary/left-out.js';
import type { Domain, DomainTable } from './domain.js';

/**
 * Every cell of a declared domain, as it is where no row tells it: a zero or not collected. Tables may
 * share cells (their margins, say); a cell that several declare comes once for each.
 */
export function domainCells({ country, tables }: Domain): readonly Figure[] {
  return tables.flatMap((table) => tableCells(country, table));
}

function tableCells(country: string, table: DomainTable): readonly Figure[] {
  return table.indicators.flatMap((code) => {
    const indicator = INDICATORS.get(code);
    if (!indicator) return [];
    const places = placesOf(country, table, indicator);
    return table.periods.flatMap((period) => places.map((place) => ({ ...absentCell(country, table, indicator), ...place, period })));
  });
}

function placesOf(country: string, { dimensions }: DomainTable, indicator: IndicatorDefinition): readonly Coordinates[] {
  let places: readonly Partial<Coordinates>[] = [{}];
  // Populations first: what a corridor's end means when it is left out depends on them.
  for (const id of [...BREAKDOWN_IDS].sort((one, other) => Number(other === 'POPULATION') - Number(one === 'POPULATION'))) {
    places = places.flatMap((place) => {
      const codes = dimensions[id] ?? [codeWhenLeftOut(indicator, id, place.population ?? '', country)];
      return codes.map((code) => ({ ...place, [COORDINATE[id]]: code }));
    });
  }
  return places as readonly Coordinates[];
}

function absentCell(country: string, { absent, source, method, locator, note }: DomainTable, indicator: IndicatorDefinition): Omit<Figure, keyof Coordinates | 'period'> {
  const missing: MissingReason | null = absent === 'zero' ? null : 'NOT_COLLECTED';
  return {
    indicator: indicator.code, reporter: country, stockOrFlow: indicator.stockOrFlow[0], unit: indicator.units[0],
    value: missing === null ? 0 : null, lower: null, upper: null, numerator: null, denominator: null, sampleSize: null,
    status: missing === null ? 'A' : (MISSING_REASON.get(missing)?.observationStatus ?? 'L'), confidentiality: 'F', missing, embargoUntil: null,
    method, source, locator, noteEn: note.en, noteRu: note.ru,
  };
}
