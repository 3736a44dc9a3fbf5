import type { SparseRows } from './sparse-rows.js';

/** The columns of a basis in an order in which few of them change one another, each with the row to pivot on; -1 where that shows only then. */
export type BasisOrder = readonly (readonly [at: number, row: number])[];

/**
 * First columns that have one open row left, then rows that have one open column left, each of them found again and again: none
 * of these fills another. Where there is no such row, the shortest column of the row with fewest is taken, and its others are put off
 * to the end (Hellerman and Rarick 1971): only these fill.
 *
 * `quantities` are the columns by their number in the matrix; `isOpen` says of each row whether one of them has to pivot on it.
 */
export function basisOrder(matrix: SparseRows, quantities: readonly number[], isOpen: Uint8Array): BasisOrder {
  return new Ordering(matrix, quantities, isOpen.slice()).order();
}

class Ordering {
  private readonly done: (readonly [number, number])[] = [];
  private readonly putOff: number[] = [];
  private readonly isLeft: Uint8Array;
  /** How many open rows a column has, and a row columns that are left. */
  private readonly rowsLeft: Int32Array;
  private readonly columnsLeft: Int32Array;
  private readonly columnsOf = new Map<number, number[]>();
  private readonly single = { columns: [] as number[], rows: [] as number[] };

  constructor(private readonly matrix: SparseRows, private readonly quantities: readonly number[], private readonly isOpen: Uint8Array) {
    this.isLeft = new Uint8Array(quantities.length).fill(1);
    this.rowsLeft = new Int32Array(quantities.length);
    this.columnsLeft = new Int32Array(matrix.rows);
    quantities.forEach((_quantity, at) => {
      for (const row of this.openRows(at)) {
        this.rowsLeft[at] = (this.rowsLeft[at] as number) + 1;
        this.columnsLeft[row] = (this.columnsLeft[row] as number) + 1;
        const columns = this.columnsOf.get(row);
        if (columns) columns.push(at);
        else this.columnsOf.set(row, [at]);
      }
    });
  }

  order(): BasisOrder {
    const { single, isLeft, isOpen, done } = this;
    single.columns.push(...this.quantities.keys());
    for (let at = single.columns.pop(); at !== undefined; at = single.columns.pop()) if (isLeft[at] === 1 && this.rowsLeft[at] === 1) this.take(at, this.openRows(at)[0] as number);
    single.rows.push(...this.columnsOf.keys());
    for (;;) {
      for (let row = single.rows.pop(); row !== undefined; row = single.rows.pop()) if (isOpen[row] === 1 && this.columnsLeft[row] === 1) this.take(this.leftIn(row)[0] as number, row);
      const row = this.thinnestRow();
      if (row === undefined) return [...done, ...this.putOff.map((at) => [at, -1] as const)];
      const [, ...others] = [...this.leftIn(row)].sort((one, other) => (this.rowsLeft[one] as number) - (this.rowsLeft[other] as number) || one - other);
      this.putOff.push(...others);
      for (const at of others) this.leave(at);
    }
  }

  private thinnestRow(): number | undefined {
    let thinnest: number | undefined;
    for (const row of this.columnsOf.keys()) if (this.isOpen[row] === 1 && (this.columnsLeft[row] as number) > 0 && (thinnest === undefined || (this.columnsLeft[row] as number) < (this.columnsLeft[thinnest] as number))) thinnest = row;
    return thinnest;
  }

  private take(at: number, row: number): void {
    this.done.push([at, row]);
    this.leave(at);
    this.isOpen[row] = 0;
    for (const other of this.leftIn(row)) {
      this.rowsLeft[other] = (this.rowsLeft[other] as number) - 1;
      if (this.rowsLeft[other] === 1) this.single.columns.push(other);
    }
  }

  private leave(at: number): void {
    this.isLeft[at] = 0;
    for (const row of this.openRows(at)) {
      this.columnsLeft[row] = (this.columnsLeft[row] as number) - 1;
      if (this.columnsLeft[row] === 1) this.single.rows.push(row);
    }
  }

  private leftIn(row: number): readonly number[] {
    return (this.columnsOf.get(row) ?? []).filter((at) => this.isLeft[at] === 1);
  }

  private openRows(at: number): readonly number[] {
    const { columnStart, columnRow } = this.matrix;
    const quantity = this.quantities[at] as number;
    const rows: number[] = [];
    for (let entry = columnStart[quantity] as number; entry < (columnStart[quantity + 1] as number); entry += 1) if (this.isOpen[columnRow[entry] as number] === 1) rows.push(columnRow[entry] as number);
    return rows;
  }
}
