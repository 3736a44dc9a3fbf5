import type { Figure } from './figure.js';

/** What the origin calls those who left, by what the destination calls those who came. */
export const EMIGRANT_OF = { IMMIGRANT: 'EMIGRANT', IMMIGRANT_WORKER: 'EMIGRANT_WORKER' } as const satisfies Readonly<Record<string, string>>;
const OTHER_END = new Map<string, string>(Object.entries(EMIGRANT_OF).flatMap(([came, left]) => [[came, left], [left, came]]));

const COUNTRY = /^[A-Z]{2}$/;

/**
 * The same people at the other end of their way: what a destination counts among immigrants from a country is what that country
 * counts among its emigrants there. Undefined for a figure that only one country can report: about everybody, about an area
 * of its own, about a group of countries. Pure.
 */
export function mirrorOf<Place extends Pick<Figure, 'reporter' | 'area' | 'population' | 'origin' | 'destination'>>(figure: Place): Place | undefined {
  const { reporter, area, population, origin, destination } = figure;
  const other = reporter === origin ? destination : reporter === destination ? origin : undefined;
  const called = OTHER_END.get(population);
  if (other === undefined || other === reporter || called === undefined || area !== '_T' || !COUNTRY.test(other)) return undefined;
  return { ...figure, reporter: other, population: called };
}
