import type { CountedGroup, Group, IndicatorCode, Year } from './group.js';
import type { CellPlace } from './places-of.js';

/** The groups that a country counts at a place of its tables. */
export function groupsAt(country: string, place: CellPlace, population: readonly CountedGroup[]): readonly CountedGroup[] {
  return population.filter(({ group }) => isOneOfThem(country, place, group));
}

/** How many people of the groups the indicator counts in the year. */
export function countOf(groups: readonly CountedGroup[], indicator: IndicatorCode, year: Year): number {
  return groups.reduce((sum, { counts }) => sum + counts[indicator][year], 0);
}

function isOneOfThem(country: string, place: CellPlace, group: Group): boolean {
  const { keyPopulations } = group;
  return (
    isOfPopulation(country, place.POPULATION, group) &&
    holds(place.ORIGIN, group.origin) &&
    holds(place.DESTINATION, group.destination) &&
    // Emigrants are counted by the area that they left, everybody else by the one that they are in.
    holds(place.AREA, place.POPULATION === 'EMIGRANT' ? group.homeArea : group.hostArea) &&
    holds(place.LEGAL_STATUS, group.legalStatus) &&
    (place.KEY_POPULATION === '_T' || keyPopulations.some((each) => each === place.KEY_POPULATION)) &&
    holds(place.SEX, group.sex) &&
    holds(place.AGE, group.age)
  );
}

function isOfPopulation(country: string, population: string, { origin, destination }: Group): boolean {
  const [isHere, isFromHere] = [destination === country, origin === country];
  return population === 'EMIGRANT' ? isFromHere && !isHere : isHere && (population === '_T' || !isFromHere);
}

function holds(code: string, own: string | null): boolean {
  return code === '_T' || code === own;
}
