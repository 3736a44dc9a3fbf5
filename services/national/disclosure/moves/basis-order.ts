import type { SparseRows } from './sparse-rows.js';

/** The columns of a basis in an order in which few of them change one another, each with the row to pivot on; -1 where no row is plain. */
export type BasisOrder = readonly (readonly [at: number, row: number])[];

/**
 * Columns that have one open row left, then rows that have one open column left, each of them found again and again: none of these
 * fills another (Hellerman and Rarick 1971). Few are left over; they come last, the shortest first.
 *
 * `quantities` are the columns by their number in the matrix, `isOpen` says of each row whether one of them has to pivot on it.
 */
export function basisOrder({ columnStart, columnRow, columnTimes, rows }: SparseRows, quantities: readonly number[], isOpen: Uint8Array): BasisOrder {
  const open = isOpen.slice();
  const columnsOf = new Map<number, number[]>();
  const left = new Int32Array(quantities.length);
  const leftInRow = new Int32Array(rows);
  const isLeft = new Uint8Array(quantities.length).fill(1);
  const rowsOf = (at: number): readonly number[] => {
    const found: number[] = [];
    const quantity = quantities[at] as number;
    for (let entry = columnStart[quantity] as number; entry < (columnStart[quantity + 1] as number); entry += 1) if (open[columnRow[entry] as number] === 1 && columnTimes[entry] !== 0) found.push(columnRow[entry] as number);
    return found;
  };
  quantities.forEach((_quantity, at) => {
    for (const row of rowsOf(at)) {
      left[at] = (left[at] as number) + 1;
      leftInRow[row] = (leftInRow[row] as number) + 1;
      const columns = columnsOf.get(row);
      if (columns) columns.push(at);
      else columnsOf.set(row, [at]);
    }
  });
  const order: (readonly [number, number])[] = [];
  const singles = { columns: [...left.keys()].filter((at) => left[at] === 1), rows: [...columnsOf.keys()].filter((row) => leftInRow[row] === 1) };
  const take = (at: number, row: number): void => {
    order.push([at, row]);
    for (const other of rowsOf(at)) {
      leftInRow[other] = (leftInRow[other] as number) - 1;
      if (leftInRow[other] === 1) singles.rows.push(other);
    }
    isLeft[at] = 0;
    open[row] = 0;
    for (const other of columnsOf.get(row) ?? []) {
      left[other] = (left[other] as number) - 1;
      if (left[other] === 1 && isLeft[other] === 1) singles.columns.push(other);
    }
  };
  for (let at = singles.columns.pop(); at !== undefined; at = singles.columns.pop()) {
    const row = isLeft[at] === 1 ? rowsOf(at)[0] : undefined;
    if (row !== undefined) take(at, row);
  }
  for (let row = singles.rows.pop(); row !== undefined; row = singles.rows.pop()) {
    if (open[row] !== 1) continue;
    const at = columnsOf.get(row)?.find((each) => isLeft[each] === 1);
    if (at !== undefined) take(at, row);
  }
  const rest = [...isLeft.keys()].filter((at) => isLeft[at] === 1).sort((one, other) => (left[one] as number) - (left[other] as number) || one - other);
  return [...order, ...rest.map((at) => [at, -1] as const)];
}
