import type { Relation } from '../system/linked-system.js';

/** Relations as a sparse matrix, a row a relation and a column a quantity, both ways round (compressed rows, compressed columns). */
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
  let at = 0;
  relations.forEach(({ terms }, row) => {
    for (const { quantity, times } of terms) {
      rowQuantity[at] = quantity;
      rowTimes[at] = times;
      at += 1;
    }
    rowStart[row + 1] = at;
  });
  return bothWays(columns, rowStart, rowQuantity, rowTimes);
}

/** Some of the rows, in this order, of some of the columns: `numberOf` says what a column is called then, or -1. */
export function someRows(matrix: SparseRows, rows: readonly number[], numberOf: Int32Array, columns: number): SparseRows {
  const rowStart = new Int32Array(rows.length + 1);
  const size = rows.reduce((sum, row) => sum + (matrix.rowStart[row + 1] as number) - (matrix.rowStart[row] as number), 0);
  const rowQuantity = new Int32Array(size);
  const rowTimes = new Float64Array(size);
  let at = 0;
  rows.forEach((row, index) => {
    for (let entry = matrix.rowStart[row] as number; entry < (matrix.rowStart[row + 1] as number); entry += 1) {
      const number = numberOf[matrix.rowQuantity[entry] as number] as number;
      if (number === -1) continue;
      rowQuantity[at] = number;
      rowTimes[at] = matrix.rowTimes[entry] as number;
      at += 1;
    }
    rowStart[index + 1] = at;
  });
  return bothWays(columns, rowStart, rowQuantity.subarray(0, at), rowTimes.subarray(0, at));
}

/** The same rows, of so many columns, and one more at the end. */
export function withRow(matrix: SparseRows, columns: number, quantities: readonly number[], times: readonly number[]): SparseRows {
  const { rows, rowStart, rowQuantity, rowTimes } = matrix;
  const size = rowQuantity.length + quantities.length;
  const longer = { rowStart: new Int32Array(rows + 2), rowQuantity: new Int32Array(size), rowTimes: new Float64Array(size) };
  longer.rowStart.set(rowStart);
  longer.rowStart[rows + 1] = size;
  longer.rowQuantity.set(rowQuantity);
  longer.rowQuantity.set(quantities, rowQuantity.length);
  longer.rowTimes.set(rowTimes);
  longer.rowTimes.set(times, rowQuantity.length);
  return bothWays(columns, longer.rowStart, longer.rowQuantity, longer.rowTimes);
}

function bothWays(columns: number, rowStart: Int32Array, rowQuantity: Int32Array, rowTimes: Float64Array): SparseRows {
  const rows = rowStart.length - 1;
  const columnStart = new Int32Array(columns + 1);
  for (const quantity of rowQuantity) columnStart[quantity + 1] = (columnStart[quantity + 1] as number) + 1;
  for (let column = 0; column < columns; column += 1) columnStart[column + 1] = (columnStart[column + 1] as number) + (columnStart[column] as number);
  const columnRow = new Int32Array(rowQuantity.length);
  const columnTimes = new Float64Array(rowQuantity.length);
  const next = columnStart.slice();
  for (let row = 0; row < rows; row += 1) {
    for (let entry = rowStart[row] as number; entry < (rowStart[row + 1] as number); entry += 1) {
      const quantity = rowQuantity[entry] as number;
      const place = next[quantity] as number;
      columnRow[place] = row;
      columnTimes[place] = rowTimes[entry] as number;
      next[quantity] = place + 1;
    }
  }
  return { rows, columns, rowStart, rowQuantity, rowTimes, columnStart, columnRow, columnTimes };
}
