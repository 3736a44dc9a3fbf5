import { countryCode, isPeriod, LAW_ANSWERS, LAW_AREA, type Law, POPULATION } from '@serai/schema';
import { CellReader } from './cell-reader.js';
import type { Fault } from './fault.js';
import type { Row, TableShape } from './table.js';

/** Columns of `laws.csv`. */
export const LAW_COLUMNS = [
  'LAW_AREA', 'REPORTER', 'POPULATION', 'ORIGIN', 'ANSWER', 'AS_OF', 'DETAIL_EN', 'DETAIL_RU', 'SOURCE', 'LOCATOR',
] as const;
export type LawColumn = (typeof LAW_COLUMNS)[number];

export const LAW_TABLE: TableShape<LawColumn> = {
  columns: LAW_COLUMNS,
  required: ['LAW_AREA', 'REPORTER', 'POPULATION', 'ANSWER', 'AS_OF', 'DETAIL_EN', 'DETAIL_RU', 'SOURCE', 'LOCATOR'],
};

/** Reads one row of `laws.csv`; either a position, or everything that is wrong with the row. */
export function readLawRow(
  file: string, rowNumber: number, cells: Row<LawColumn>, reporter: string, sources: ReadonlySet<string>,
): { law: Law } | { faults: readonly Fault[] } {
  const reader = new CellReader(file, rowNumber, cells);
  const area = LAW_AREA.get(reader.text('LAW_AREA'));
  if (!area) reader.fault('LAW_AREA', 'The dictionary has no such area of law', 'Use a code from schema/dictionary/codelists/law-area.ts');
  if (reader.text('REPORTER') !== reporter) {
    reader.fault('REPORTER', 'This is not the reporting country', `Write ${reporter}, or move the row to the country whose law it is`);
  }
  const population = reader.text('POPULATION') || '_T';
  if (!POPULATION.has(population)) reader.fault('POPULATION', 'There is no such code', `Use one of ${[...POPULATION.keys()].join(', ')}`);
  const origin = reader.text('ORIGIN') || '_T';
  if (!countryCode(origin)) reader.fault('ORIGIN', 'There is no such country', 'Use an ISO 3166-1 alpha-2 code such as UZ, a group such as G_CA5, or leave it empty');

  const answer = reader.required('ANSWER', 'Answer YES, NO, PARTLY, SIGNED, _U, or a number');
  const isNumber = /^\d+(\.\d+)?$/.test(answer);
  if (area?.answers === 'NUMBER' ? !isNumber && answer !== '_U' : answer !== '' && !(LAW_ANSWERS as readonly string[]).includes(answer)) {
    reader.fault('ANSWER', 'This does not answer the area', area?.answers === 'NUMBER' ? `Write a number of ${area.unit?.en ?? 'units'}, or _U` : `Use one of ${LAW_ANSWERS.join(', ')}`);
  }
  const asOf = reader.required('AS_OF', 'Write a period such as 2018, or _U');
  if (asOf !== '' && !isPeriod(asOf)) reader.fault('AS_OF', 'This is not a period', 'Write 2018, 2018-02, a date, or _U');
  const source = reader.required('SOURCE', 'Name a source of the catalogue');
  if (source !== '' && !sources.has(source)) reader.fault('SOURCE', 'The catalogue has no such source', 'Add it to sources.csv, or correct the id');

  const law: Law = {
    reporter, area: reader.text('LAW_AREA'), population, origin, answer, asOf, source,
    detailEn: reader.required('DETAIL_EN', 'Say in one line of your own what the source says'),
    detailRu: reader.required('DETAIL_RU', 'Say the same in Russian'),
    locator: reader.required('LOCATOR', 'Say where in the source: annex, section, table, footnote'),
  };
  return reader.faults.length > 0 ? { faults: reader.faults } : { law };
}
