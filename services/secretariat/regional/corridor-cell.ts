import { EMIGRANT_OF } from '@serai/schema';
import { isPlace } from './country-groups.js';
import type { Reading } from './reading.js';

/**
 * What the destination's figure is at the origin: who came is who left, and what the destination sent home
 * is what the origin received. Everything else is the same at both ends.
 */
const IMMIGRANT_OF = new Map<string, string>(Object.entries(EMIGRANT_OF).map(([came, left]) => [left, came]));
const INDICATOR_AT_ORIGIN: Readonly<Record<string, string>> = { REMITTANCES_RECEIVED: 'REMITTANCES_SENT', REMITTANCES_SENT: 'REMITTANCES_RECEIVED' };

export type CorridorEnd = 'ORIGIN' | 'DESTINATION';

/**
 * A place in the cube that both ends of a corridor can report, in the words of the destination: its
 * population is IMMIGRANT where the origin says EMIGRANT, its indicator REMITTANCES_SENT where the origin
 * says REMITTANCES_RECEIVED.
 */
export interface CorridorCell {
  readonly origin: string;
  readonly destination: string;
  readonly indicator: string;
  readonly population: string;
  readonly legalStatus: string;
  readonly keyPopulation: string;
  readonly sex: string;
  readonly age: string;
  readonly transmission: string;
}

/** Which end of a corridor reports the figure; undefined where it is not about a corridor that its reporter is an end of. */
export function reportingEnd({ reporter, origin, destination }: Pick<Reading, 'reporter' | 'origin' | 'destination'>): CorridorEnd | undefined {
  if (origin === destination || !isPlace(origin) || !isPlace(destination)) return undefined;
  if (reporter === destination) return 'DESTINATION';
  return reporter === origin ? 'ORIGIN' : undefined;
}

/** The indicator of the destination that an indicator of the origin is the mirror of, and the other way round. */
export function mirroredIndicator(indicator: string): string {
  return INDICATOR_AT_ORIGIN[indicator] ?? indicator;
}

/** The population of the destination that a population of the origin is. */
export function populationAtDestination(population: string): string {
  return IMMIGRANT_OF.get(population) ?? population;
}

/** The cell of a corridor that a figure lies in, where this end reports it. */
export function corridorCell(reading: Reading, end: CorridorEnd): CorridorCell {
  const { origin, destination, legalStatus, keyPopulation, sex, age, transmission } = reading;
  const isOrigin = end === 'ORIGIN';
  return {
    origin, destination, legalStatus, keyPopulation, sex, age, transmission,
    indicator: isOrigin ? mirroredIndicator(reading.indicator) : reading.indicator,
    population: isOrigin ? populationAtDestination(reading.population) : reading.population,
  };
}

/** One text a cell: the same from the figure of either end. */
export function corridorKey(reading: Reading, end: CorridorEnd): string {
  const { origin, destination, legalStatus, keyPopulation, sex, age, transmission } = reading;
  const isOrigin = end === 'ORIGIN';
  const indicator = isOrigin ? mirroredIndicator(reading.indicator) : reading.indicator;
  const population = isOrigin ? populationAtDestination(reading.population) : reading.population;
  return `${origin}|${destination}|${indicator}|${population}|${legalStatus}|${keyPopulation}|${sex}|${age}|${transmission}`;
}

const FINER = ['legalStatus', 'keyPopulation', 'sex', 'age', 'transmission'] as const satisfies readonly (keyof CorridorCell)[];

/** In how many dimensions, the corridor's ends aside, a cell is finer than the total. */
export function fineness(cell: Pick<CorridorCell, (typeof FINER)[number]>): number {
  return FINER.reduce((finer, dimension) => finer + (cell[dimension] === '_T' || cell[dimension] === '_Z' ? 0 : 1), 0);
}
