import { type Domain, type Figure, figureKey, type Law, lawKey, type SourceDocument } from '@serai/schema';
import { domainPlaces, readDomainFile } from './domain-file.js';
import type { Fault } from './fault.js';
import { FIGURE_TABLE, readFigureRow } from './figure-row.js';
import { LAW_TABLE, readLawRow } from './law-row.js';
import { readSourceRow, SOURCE_TABLE } from './source-row.js';
import { readTable, type Row, type TableShape } from './table.js';

/** A file as it came: the name to use in messages, and its text. */
export interface InputFile {
  readonly name: string;
  readonly text: string;
}

export interface SubmissionFiles {
  readonly figures: InputFile;
  readonly laws: InputFile;
  readonly sources: InputFile;
  /** What the country declares to release; null where it has no domain.yaml. */
  readonly domain?: InputFile | null;
}

/** What a country hands in at once: figures, positions, and the sources that they name. */
export interface Submission {
  readonly figures: readonly Figure[];
  readonly laws: readonly Law[];
  readonly sources: readonly SourceDocument[];
  readonly domain: Domain | null;
}

/**
 * Reads a country's files. All or nothing: either every row is good and the whole is
 * returned, or every fault of every file is.
 */
export function readSubmission(files: SubmissionFiles, reporter: string): Submission | { faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const sources = readRows(files.sources, SOURCE_TABLE, 'ID', faults, ({ id }: SourceDocument) => id, (row, cells) => {
    const read = readSourceRow(files.sources.name, row, cells);
    return 'faults' in read ? read : read.source;
  });
  const sourceIds = new Set(sources.keys());
  const declared = files.domain ? readDomainFile(files.domain, reporter, sourceIds) : null;
  if (declared && 'faults' in declared) faults.push(...declared.faults);
  const domain = declared && 'domain' in declared ? declared.domain : null;
  const hasPlace = domainPlaces(domain);
  const figures = readRows(files.figures, FIGURE_TABLE, 'INDICATOR', faults, figureKey, (row, cells) => {
    const read = readFigureRow(files.figures.name, row, cells, reporter, sourceIds);
    if ('faults' in read) return read;
    return hasPlace(read.figure) ? read.figure : { faults: [outsideDomain(files.figures.name, row, read.figure.source)] };
  });
  const laws = readRows(files.laws, LAW_TABLE, 'LAW_AREA', faults, lawKey, (row, cells) => {
    const read = readLawRow(files.laws.name, row, cells, reporter, sourceIds);
    return 'faults' in read ? read : read.law;
  });

  if (faults.length > 0) return { faults };
  const used = new Set([...figures.values(), ...laws.values()].map(({ source }) => source));
  for (const { source } of domain?.tables ?? []) used.add(source);
  return {
    figures: [...figures.values()],
    laws: [...laws.values()],
    sources: [...sources.values()].filter(({ id }) => used.has(id)),
    domain,
  };
}

/** The good rows of a file by their key; what is wrong with the others, and every row that says again what an earlier one said, goes to `faults`. */
function readRows<Column extends string, Item extends object>(
  file: InputFile, shape: TableShape<Column>, keyColumn: Column, faults: Fault[],
  keyOf: (item: Item) => string, read: (row: number, cells: Row<Column>) => Item | { readonly faults: readonly Fault[] },
): ReadonlyMap<string, Item> {
  const items = new Map<string, Item>();
  const table = readTable(file.name, file.text, shape);
  faults.push(...table.faults);
  for (const { number, cells } of table.rows) {
    const item = read(number, cells);
    if ('faults' in item) faults.push(...item.faults);
    else if (items.has(keyOf(item))) faults.push(twice(file.name, number, keyColumn, cells[keyColumn]));
    else items.set(keyOf(item), item);
  }
  return items;
}

function outsideDomain(file: string, row: number, source: string): Fault {
  return {
    file, row, column: 'SOURCE', value: source,
    problem: 'domain.yaml declares what is released from this source, and this cell is not in it',
    remedy: 'Declare its table there, or correct the row: its dimensions, period or method',
  };
}

function twice(file: string, row: number, column: string, value: string): Fault {
  return {
    file, row, column, value,
    problem: 'An earlier row already says this from the same source',
    remedy: 'Tell the two apart by a dimension, a period or a method, or remove one',
  };
}
