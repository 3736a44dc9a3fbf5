import { type Dimension, DIMENSIONS, type Table } from './table.js';

/** A cell's place in the dimensions of the tables; every dimension is told, the total where the table leaves it out. */
export type CellPlace = Readonly<Record<Dimension, string>>;

const TOTALS = Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, '_T'])) as CellPlace;

/** Every place that tables hold, each once, in the order of the tables: their margins are shared. */
export function placesOf(tables: readonly Table[]): readonly CellPlace[] {
  const places = new Map<string, CellPlace>();
  for (const place of tables.flatMap(combinations)) {
    const key = DIMENSIONS.map((dimension) => place[dimension]).join('|');
    if (!places.has(key)) places.set(key, place);
  }
  return [...places.values()];
}

function combinations({ codes }: Table): readonly CellPlace[] {
  return DIMENSIONS.reduce<readonly CellPlace[]>(
    (places, dimension) => places.flatMap((place) => (codes[dimension] ?? ['_T']).map((code) => ({ ...place, [dimension]: code }))),
    [TOTALS],
  );
}
