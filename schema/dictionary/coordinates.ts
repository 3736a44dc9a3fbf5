import type { BreakdownId } from './dimension.js';
import type { Figure } from './figure.js';
import { isAnchored } from './left-out.js';

/** The field of a figure that holds each dimension. */
export const COORDINATE = {
  AREA: 'area', POPULATION: 'population', ORIGIN: 'origin', DESTINATION: 'destination', BASIS: 'basis',
  LEGAL_STATUS: 'legalStatus', KEY_POPULATION: 'keyPopulation', SEX: 'sex', AGE: 'age', TRANSMISSION: 'transmission',
} as const satisfies Record<BreakdownId, keyof Figure>;

/** A cell's place in the dimensions by which indicators are broken down. */
export type Coordinates = Readonly<Pick<Figure, (typeof COORDINATE)[BreakdownId]>>;

/** A cell's place, and whose it is: migrants are anchored in the reporting country. */
export type PlacedCell = Coordinates & Readonly<Pick<Figure, 'reporter'>>;

/**
 * True where the cell says nothing finer than the total in this dimension: `_T`, not applicable, the
 * reporting country at its own end of a corridor, or a basis that the source does not give.
 */
export function isTotal(cell: PlacedCell, id: BreakdownId): boolean {
  const code = cell[COORDINATE[id]];
  return code === '_T' || code === '_Z' || (id === 'BASIS' && code === '_U') || (code === cell.reporter && isAnchored(id, cell.population));
}
