import { createHash } from 'node:crypto';
import { canonicalHash } from './canonical.js';
import type { ReleaseCell } from './make-release.js';

/**
 * SHA-256, in hexadecimal, of what one audience is given of a release: a line that is the canonical hash
 * of what is common, then a line a cell, its fields in the order of their names as a JSON array. (Of texts,
 * numbers and nulls JSON is canonical as it is, and cells come by the hundred thousand.)
 */
export function editionHash(common: unknown, cells: readonly ReleaseCell[]): string {
  const fields = Object.keys(cells[0] ?? {}).sort() as (keyof ReleaseCell)[];
  const hash = createHash('sha256').update(`${canonicalHash({ common, fields })}\n`);
  for (const cell of cells) {
    if (Object.keys(cell).length !== fields.length) throw new Error(`Cell ${cell.id} does not have the fields of the first`);
    hash.update(`${JSON.stringify(fields.map((field) => cell[field]))}\n`);
  }
  return hash.digest('hex');
}
