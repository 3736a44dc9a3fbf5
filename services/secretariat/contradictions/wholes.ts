import { AREA, type Codelist, isAnchored, KEY_POPULATION, LEGAL_STATUS, POPULATION, TRANSMISSION } from '@serai/schema';
import { groupsOf } from '../regional/country-groups.js';
import type { Reading } from '../regional/reading.js';
import type { CellChange } from './figure-index.js';

/** Populations that are abroad, or may be: they are no part of everybody in the country. */
const ABROAD = new Set(['EMIGRANT', 'EMIGRANT_WORKER', 'INTERNATIONAL', 'MIGRANT']);

/** The populations that hold this one, the nearest first. */
export function widerPopulations(population: string): string[] {
  return ancestors(POPULATION, population).filter((wider) => wider !== '_T' || !ABROAD.has(population));
}

function ancestors(list: Codelist, code: string): string[] {
  const parent = list.get(code)?.parent;
  return parent === undefined ? [] : [parent, ...ancestors(list, parent)];
}

/** True where the one code stands for everything that the other does. */
export function holdsCode(list: Codelist, whole: string, part: string): boolean {
  return whole === part || ancestors(list, part).includes(whole);
}

/** The cell of another population: an end of the corridor that only this population fixes is left open. */
export function populationChange({ population, origin, destination, reporter }: Reading, wider: string): CellChange {
  const isFixed = (id: 'ORIGIN' | 'DESTINATION', code: string) => code === reporter && isAnchored(id, population) && !isAnchored(id, wider);
  return { population: wider, origin: isFixed('ORIGIN', origin) ? '_T' : origin, destination: isFixed('DESTINATION', destination) ? '_T' : destination };
}

/** The cells that hold this figure's cell and are wider in one dimension. */
export function wholesOf(reading: Reading): CellChange[] {
  const { population, area, legalStatus, keyPopulation, sex, age, transmission, origin, destination, reporter } = reading;
  const total = (field: 'sex' | 'age', code: string): CellChange[] => (code === '_T' || code === '_Z' ? [] : [{ [field]: '_T' }]);
  const place = (field: 'origin' | 'destination', code: string): CellChange[] => (code === reporter || code.startsWith('_') ? [] : [...groupsOf(code), '_T'].map((wider) => ({ [field]: wider })));
  return [
    ...widerPopulations(population).map((wider) => populationChange(reading, wider)),
    ...(area === '_O' ? ['_T'] : ancestors(AREA, area)).map((wider) => ({ area: wider })),
    ...ancestors(LEGAL_STATUS, legalStatus).map((wider) => ({ legalStatus: wider })),
    ...ancestors(KEY_POPULATION, keyPopulation).map((wider) => ({ keyPopulation: wider })),
    ...ancestors(TRANSMISSION, transmission).map((wider) => ({ transmission: wider })),
    ...total('sex', sex), ...total('age', age), ...place('origin', origin), ...place('destination', destination),
  ];
}
