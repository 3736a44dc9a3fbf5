import type { Fault } from './fault.js';
import type { Row } from './table.js';

/** Reads the cells of one row and gathers what is wrong with them. */
export class CellReader<Column extends string> {
  readonly faults: Fault[] = [];

  constructor(
    private readonly file: string,
    private readonly row: number,
    private readonly cells: Row<Column>,
  ) {}

  text(column: Column): string {
    return this.cells[column];
  }

  textOrNull(column: Column): string | null {
    return this.cells[column] === '' ? null : this.cells[column];
  }

  /** The cell's text; a fault when it is empty. */
  required(column: Column, remedy: string): string {
    if (this.cells[column] === '') this.fault(column, 'The cell is empty', remedy);
    return this.cells[column];
  }

  /** A decimal number with a point, or null when the cell is empty. */
  number(column: Column, { whole = false }: { whole?: boolean } = {}): number | null {
    const text = this.cells[column];
    if (text === '') return null;
    if (!/^-?\d{1,15}(\.\d{1,9})?$/.test(text)) {
      this.fault(column, 'This is not a number', 'Write digits with a decimal point, no spaces, signs or thousands separators');
      return null;
    }
    const value = Number(text);
    if (whole && !Number.isInteger(value)) {
      this.fault(column, 'This must be a whole number', 'Round to a whole number, or check the unit');
    }
    return value;
  }

  fault(column: Column, problem: string, remedy: string): void {
    this.faults.push({ file: this.file, row: this.row, column, value: this.cells[column], problem, remedy });
  }
}
