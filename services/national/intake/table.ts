import { CsvError, parse } from 'csv-parse/sync';
import type { Fault } from './fault.js';

/** What a CSV file of one kind looks like. */
export interface TableShape<Column extends string> {
  readonly columns: readonly Column[];
  /** Columns that the file must have; the others may be left out. */
  readonly required: readonly Column[];
}

export type Row<Column extends string> = Readonly<Record<Column, string>>;

export interface Table<Column extends string> {
  readonly rows: readonly { readonly number: number; readonly cells: Row<Column> }[];
  readonly faults: readonly Fault[];
}

/**
 * Reads a CSV text (RFC 4180, UTF-8, comma) into rows of trimmed cells; a column left out reads
 * as empty. Row numbers are those a spreadsheet shows. Never throws: what is wrong is in `faults`.
 */
export function readTable<Column extends string>(file: string, text: string, shape: TableShape<Column>): Table<Column> {
  const fault = (row: number, column: string | null, value: string | null, problem: string, remedy: string): Fault => ({
    file, row, column, value, problem, remedy,
  });
  // Bytes that are not UTF-8, or the NULs between the letters of UTF-16; the database takes neither.
  if (text.includes('\uFFFD') || text.includes('\0')) {
    return { rows: [], faults: [fault(1, null, null, 'The file is not UTF-8', 'Save it as CSV UTF-8')] };
  }
  let records: string[][];
  try {
    records = parse(text, { bom: true, trim: true, relax_column_count: true, skip_empty_lines: false });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = typeof error['records'] === 'number' ? error['records'] + 1 : 1;
    return { rows: [], faults: [fault(row, null, null, `The CSV cannot be read (${error.message.split(':', 1)[0] ?? error.code})`, 'Check the quotes around this row')] };
  }
  const [header, ...body] = records;
  if (!header) return { rows: [], faults: [fault(1, null, null, 'The file is empty', `Begin with the header ${shape.columns.join(',')}`)] };

  const faults: Fault[] = [];
  const known = new Set<string>(shape.columns);
  header.forEach((name, index) => {
    if (!known.has(name)) faults.push(fault(1, name, null, 'Unknown column', `Use one of ${shape.columns.join(', ')}`));
    else if (header.indexOf(name) !== index) faults.push(fault(1, name, null, 'The column stands twice', 'Keep one of them'));
  });
  for (const name of shape.required) {
    if (!header.includes(name)) faults.push(fault(1, name, null, 'The column is missing', 'Add it to the header'));
  }
  if (faults.length > 0) return { rows: [], faults };

  const rows: { number: number; cells: Row<Column> }[] = [];
  body.forEach((record, index) => {
    const number = index + 2;
    if (record.every((cell) => cell === '')) return;
    if (record.length !== header.length) {
      faults.push(fault(number, null, null, `The row has ${record.length} cells, the header ${header.length}`, 'Quote cells that hold commas'));
      return;
    }
    const cells = Object.fromEntries(shape.columns.map((column) => [column, record[header.indexOf(column)] ?? '']));
    rows.push({ number, cells: cells as Row<Column> });
  });
  return { rows, faults };
}
