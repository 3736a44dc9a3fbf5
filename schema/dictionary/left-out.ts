import { POPULATION } from './codelists/population.js';
import { BREAKDOWNS, type BreakdownId } from './dimension.js';
import type { IndicatorDefinition } from './indicator.js';

/** True where the population fixes this end of the corridor to be the reporting country. */
export function isAnchored(id: BreakdownId, population: string): boolean {
  const anchor = POPULATION.get(population)?.anchor;
  return (id === 'ORIGIN' || id === 'DESTINATION') && (anchor === id || anchor === 'BOTH');
}

/** What a dimension that is left out means: not applicable, the reporting country at its own end of a corridor, or the total. */
export function codeWhenLeftOut(indicator: IndicatorDefinition, id: BreakdownId, population: string, reporter: string): string {
  if (!indicator.breakdowns.includes(id)) return '_Z';
  return isAnchored(id, population) ? reporter : BREAKDOWNS[id].whenEmpty;
}
