import { type Domain, domainCells, type Figure, figureKey } from '@serai/schema';
import { CellTable, type TableCell } from './cell-table.js';

/**
 * The country's figures laid over its declared domain, so that a combination which nobody reported is a
 * cell like any other. A figure outside it has to stand in print already: otherwise its mere presence
 * would tell something. Returns those that do not, where there are any. Pure.
 */
export function denseTable(figures: readonly Figure[], domain: Domain | null, alreadyPublished: readonly string[]): CellTable | { readonly outside: readonly Figure[] } {
  const cells = new Map<string, TableCell>();
  for (const absent of domain ? domainCells(domain) : []) {
    const { locator, noteEn, noteRu } = absent;
    cells.set(figureKey(absent), { figure: absent, declared: { locator, noteEn, noteRu } });
  }
  const outside: Figure[] = [];
  for (const figure of figures) {
    const key = figureKey(figure);
    const declared = cells.get(key)?.declared ?? null;
    if (!declared && !alreadyPublished.includes(figure.source)) outside.push(figure);
    cells.set(key, { figure: declared && figure.noteEn === null ? { ...figure, noteEn: declared.noteEn, noteRu: declared.noteRu } : figure, declared });
  }
  return outside.length > 0 ? { outside } : new CellTable([...cells.values()]);
}
