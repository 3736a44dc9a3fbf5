import type { SourceDocument } from '@serai/schema';
import { CellReader } from './cell-reader.js';
import type { Fault } from './fault.js';
import type { Row, TableShape } from './table.js';

/** Columns of `sources.csv`, the catalogue of published documents. */
export const SOURCE_COLUMNS = ['ID', 'TITLE_EN', 'TITLE_RU', 'PUBLISHER', 'YEAR', 'URL'] as const;
export type SourceColumn = (typeof SOURCE_COLUMNS)[number];

export const SOURCE_TABLE: TableShape<SourceColumn> = {
  columns: SOURCE_COLUMNS,
  required: ['ID', 'TITLE_EN', 'TITLE_RU', 'PUBLISHER', 'YEAR'],
};

/** Reads one row of `sources.csv`; either a document, or everything that is wrong with the row. */
export function readSourceRow(file: string, rowNumber: number, cells: Row<SourceColumn>): { source: SourceDocument } | { faults: readonly Fault[] } {
  const reader = new CellReader(file, rowNumber, cells);
  const id = reader.required('ID', 'Give the source an id');
  if (id !== '' && !/^[A-Z0-9][A-Z0-9_-]{1,39}$/.test(id)) reader.fault('ID', 'This is not an id', 'Use capitals, digits, - and _, 2 to 40 of them');
  const year = reader.number('YEAR', { whole: true });
  if (year === null || year < 1900 || year > 2100) reader.fault('YEAR', 'This is not a year', 'Write the year of publication, as 2018');
  const source: SourceDocument = {
    id,
    titleEn: reader.required('TITLE_EN', 'Give the title in English'),
    titleRu: reader.required('TITLE_RU', 'Give the title in Russian'),
    publisher: reader.required('PUBLISHER', 'Name the publishing organisation'),
    year: year ?? 0,
    url: reader.textOrNull('URL'),
  };
  return reader.faults.length > 0 ? { faults: reader.faults } : { source };
}
