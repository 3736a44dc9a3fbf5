import { type AccessRules, coarsen, COORDINATE, type Figure, figureKey, INDICATORS, MISSING_REASON, opens } from '@serai/schema';
import { type CellTable, isClosed, NO_MEASURES, type TableCell } from './cell-table.js';
import { partsOf } from './parts-of.js';

/**
 * The coarser cells that the rules open for any audience and the country does not report itself, each the
 * sum of its parts. Made when a release is made, from what the country reports, for all audiences alike,
 * so that a release holds the same cells for everyone. Which they are depends on coordinates alone; their note
 * and place are the domain's, since those of a part may tell of it. Pure.
 */
export function coarserCells(table: CellTable, { audiences }: Pick<AccessRules, 'audiences'>): readonly TableCell[] {
  const openings = audiences.flatMap(({ open }) => open);
  const sums = new Sums(table);
  const made = new Map<string, TableCell>();
  for (const cell of table.cells) {
    if (!cell.declared) continue;
    for (const opening of openings) {
      const to = opens(opening, cell.figure) ? coarsen(cell.figure, opening) : null;
      const place = to && { ...cell.figure, ...cell.declared, ...to };
      if (!place || table.at(place) || made.has(figureKey(place))) continue;
      const figure = sums.at(place);
      if (figure) made.set(figureKey(place), { figure, declared: cell.declared });
    }
  }
  return [...made.values()];
}

/** Sums over the cells of a table, worked out dimension by dimension. */
class Sums {
  private readonly known = new Map<string, Figure | undefined>();

  constructor(private readonly table: CellTable) {}

  /** The figure at a place: the country's own, else the sum of parts that make it up exactly; undefined where there are no such parts. */
  at(place: Figure): Figure | undefined {
    const own = this.table.at(place)?.figure;
    if (own) return own;
    const key = figureKey(place);
    if (this.known.has(key)) return this.known.get(key);
    this.known.set(key, undefined);
    const found = this.sumAt(place);
    this.known.set(key, found);
    return found;
  }

  private sumAt(place: Figure): Figure | undefined {
    for (const id of INDICATORS.get(place.indicator)?.additiveOver ?? []) {
      const parts = partsOf(id, place[COORDINATE[id]], this.table.codesOf(place, id)).map((code) => this.at({ ...place, [COORDINATE[id]]: code }));
      if (parts.length > 0 && parts.every((part) => part !== undefined)) return sumOf(place, parts);
    }
    return undefined;
  }
}

function sumOf(place: Figure, parts: readonly Figure[]): Figure {
  const untold = parts.some(({ value }) => value === null);
  const embargoes = parts.flatMap(({ embargoUntil }) => embargoUntil ?? []).sort();
  return {
    ...place,
    ...NO_MEASURES,
    value: untold ? null : parts.reduce((sum, { value }) => sum + (value ?? 0), 0),
    missing: untold ? 'NOT_COLLECTED' : null,
    status: untold ? (MISSING_REASON.get('NOT_COLLECTED')?.observationStatus ?? 'L') : 'A',
    confidentiality: parts.some(isClosed) ? 'N' : 'F',
    embargoUntil: embargoes.at(-1) ?? null,
  };
}
