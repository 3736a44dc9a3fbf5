import type { Relation } from '../system/linked-system.js';

/** The relations as a sparse matrix, a row a relation and a column a quantity, both ways round (compressed rows, compressed columns). */
export interface SparseRows {
  readonly rows: number;
  readonly columns: number;
  readonly rowStart: Int32Array;
  readonly rowQuantity: Int32Array;
  readonly rowTimes: Float64Array;
  readonly columnStart: Int32Array;
  readonly columnRow: Int32Array;
  readonly columnTimes: Float64Array;
}

export function sparseRows(relations: readonly Relation[], columns: number): SparseRows {
  const size = relations.reduce((sum, { terms }) => sum + terms.length, 0);
  const rowStart = new Int32Array(relations.length + 1);
  const rowQuantity = new Int32Array(size);
  const rowTimes = new Float64Array(size);
  const columnStart = new Int32Array(columns + 1);
  let at = 0;
  relations.forEach(({ terms }, row) => {
    for (const { quantity, times } of terms) {
      rowQuantity[at] = quantity;
      rowTimes[at] = times;
      at += 1;
      columnStart[quantity + 1] = (columnStart[quantity + 1] ?? 0) + 1;
    }
    rowStart[row + 1] = at;
  });
  for (let column = 0; column < columns; column += 1) columnStart[column + 1] = (columnStart[column + 1] ?? 0) + (columnStart[column] ?? 0);
  const columnRow = new Int32Array(size);
  const columnTimes = new Float64Array(size);
  const next = columnStart.slice();
  relations.forEach(({ terms }, row) => {
    for (const { quantity, times } of terms) {
      const place = next[quantity] ?? 0;
      columnRow[place] = row;
      columnTimes[place] = times;
      next[quantity] = place + 1;
    }
  });
  return { rows: relations.length, columns, rowStart, rowQuantity, rowTimes, columnStart, columnRow, columnTimes };
}
