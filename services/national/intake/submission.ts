import { type Figure, figureKey, type Law, lawKey, type SourceDocument } from '@serai/schema';
import type { Fault } from './fault.js';
import { FIGURE_TABLE, readFigureRow } from './figure-row.js';
import { LAW_TABLE, readLawRow } from './law-row.js';
import { readSourceRow, SOURCE_TABLE } from './source-row.js';
import { readTable } from './table.js';

/** A file as it came: the name to use in messages, and its text. */
export interface InputFile {
  readonly name: string;
  readonly text: string;
}

export interface SubmissionFiles {
  readonly figures: InputFile;
  readonly laws: InputFile;
  readonly sources: InputFile;
}

/** What a country hands in at once: figures, positions, and the sources that they name. */
export interface Submission {
  readonly figures: readonly Figure[];
  readonly laws: readonly Law[];
  readonly sources: readonly SourceDocument[];
}

/**
 * Reads a country's three files. All or nothing: either every row is good and the whole is
 * returned, or every fault of every file is.
 */
export function readSubmission(files: SubmissionFiles, reporter: string): Submission | { faults: readonly Fault[] } {
  const faults: Fault[] = [];

  const sources = new Map<string, SourceDocument>();
  const sourceTable = readTable(files.sources.name, files.sources.text, SOURCE_TABLE);
  faults.push(...sourceTable.faults);
  for (const { number, cells } of sourceTable.rows) {
    const read = readSourceRow(files.sources.name, number, cells);
    if ('faults' in read) faults.push(...read.faults);
    else if (sources.has(read.source.id)) faults.push(twice(files.sources.name, number, 'ID', read.source.id));
    else sources.set(read.source.id, read.source);
  }
  const sourceIds = new Set(sources.keys());

  const figures = new Map<string, Figure>();
  const figureTable = readTable(files.figures.name, files.figures.text, FIGURE_TABLE);
  faults.push(...figureTable.faults);
  for (const { number, cells } of figureTable.rows) {
    const read = readFigureRow(files.figures.name, number, cells, reporter, sourceIds);
    if ('faults' in read) faults.push(...read.faults);
    else if (figures.has(figureKey(read.figure))) faults.push(twice(files.figures.name, number, 'INDICATOR', read.figure.indicator));
    else figures.set(figureKey(read.figure), read.figure);
  }

  const laws = new Map<string, Law>();
  const lawTable = readTable(files.laws.name, files.laws.text, LAW_TABLE);
  faults.push(...lawTable.faults);
  for (const { number, cells } of lawTable.rows) {
    const read = readLawRow(files.laws.name, number, cells, reporter, sourceIds);
    if ('faults' in read) faults.push(...read.faults);
    else if (laws.has(lawKey(read.law))) faults.push(twice(files.laws.name, number, 'LAW_AREA', read.law.area));
    else laws.set(lawKey(read.law), read.law);
  }

  if (faults.length > 0) return { faults };
  const used = new Set([...figures.values(), ...laws.values()].map(({ source }) => source));
  return {
    figures: [...figures.values()],
    laws: [...laws.values()],
    sources: [...sources.values()].filter(({ id }) => used.has(id)),
  };
}

function twice(file: string, row: number, column: string, value: string): Fault {
  return {
    file, row, column, value,
    problem: 'An earlier row already says this from the same source',
    remedy: 'Tell the two apart by a dimension, a period or a method, or remove one',
  };
}
