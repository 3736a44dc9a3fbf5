import {
  BREAKDOWN_IDS, BREAKDOWNS, type BreakdownId, CONFIDENTIALITY_STATUS, COORDINATE, type Coordinates, type Figure, INDICATORS, type IndicatorDefinition,
  isAnchored, isPeriod, METHOD, MISSING_REASON, type MissingReason, OBSERVATION_STATUS, type StockOrFlow,
} from '@serai/schema';
import { CellReader } from './cell-reader.js';
import type { Fault } from './fault.js';
import type { Row, TableShape } from './table.js';

/** Columns of `figures.csv`, named as SDMX names its components. */
export const FIGURE_COLUMNS = [
  'INDICATOR', 'REPORTER', 'TIME_PERIOD', 'STOCK_FLOW', ...BREAKDOWN_IDS, 'UNIT',
  'OBS_VALUE', 'LOWER', 'UPPER', 'NUMERATOR', 'DENOMINATOR', 'SAMPLE_SIZE',
  'OBS_STATUS', 'CONF_STATUS', 'METHOD', 'MISSING', 'EMBARGO_TIME', 'SOURCE', 'LOCATOR', 'NOTE_EN', 'NOTE_RU',
] as const;
export type FigureColumn = (typeof FIGURE_COLUMNS)[number];

export const FIGURE_TABLE: TableShape<FigureColumn> = {
  columns: FIGURE_COLUMNS,
  required: ['INDICATOR', 'REPORTER', 'TIME_PERIOD', 'OBS_VALUE', 'SOURCE', 'LOCATOR'],
};

/** Units whose values are counts: whole, never negative. */
const WHOLE_UNITS = new Set(['PERSONS', 'NUMBER', 'RANK', 'FLAG']);

/** A sample size is an Int of GraphQL and of the database. */
const LARGEST_SAMPLE = 2_147_483_647;

type Reader = CellReader<FigureColumn>;

/** Reads one row of `figures.csv` against the dictionary; either a figure, or everything that is wrong with the row. */
export function readFigureRow(
  file: string, rowNumber: number, cells: Row<FigureColumn>, reporter: string, sources: ReadonlySet<string>,
): { figure: Figure } | { faults: readonly Fault[] } {
  const reader = new CellReader(file, rowNumber, cells);
  const indicator = INDICATORS.get(reader.text('INDICATOR'));
  if (!indicator) {
    reader.fault('INDICATOR', 'The dictionary has no such indicator', 'Use a code from schema/dictionary, or propose one there');
    return { faults: reader.faults };
  }
  if (reader.text('REPORTER') !== reporter) {
    reader.fault('REPORTER', 'This is not the reporting country', `Write ${reporter}, or move the row to the country that reports it`);
  }
  const period = reader.required('TIME_PERIOD', 'Write a period such as 2017, or _U when the source gives none');
  if (period !== '' && !isPeriod(period)) {
    reader.fault('TIME_PERIOD', 'This is not a period', 'Write 2017, 2017-S1, 2017-Q3, 2017-09, 2017-09-01, 2012-01-01/P5Y or _U');
  }
  const breakdowns = readBreakdowns(reader, indicator, reporter);
  const unit = reader.text('UNIT') || indicator.units[0];
  if (!indicator.units.includes(unit)) {
    reader.fault('UNIT', `${indicator.code} is not given in this unit`, `Use ${indicator.units.join(' or ')}`);
  }
  const missing = listed(reader, 'MISSING', MISSING_REASON) as MissingReason | null;
  const measures = readMeasures(reader, indicator, unit, missing);
  const source = reader.required('SOURCE', 'Name a source of the catalogue');
  if (source !== '' && !sources.has(source)) {
    reader.fault('SOURCE', 'The catalogue has no such source', 'Add it to sources.csv, or correct the id');
  }
  const figure: Figure = {
    indicator: indicator.code,
    reporter,
    period,
    stockOrFlow: readStockOrFlow(reader, indicator),
    ...breakdowns,
    unit,
    ...measures,
    status: listed(reader, 'OBS_STATUS', OBSERVATION_STATUS) ?? (missing && MISSING_REASON.get(missing)?.observationStatus) ?? 'A',
    confidentiality: listed(reader, 'CONF_STATUS', CONFIDENTIALITY_STATUS) ?? 'F',
    missing,
    embargoUntil: readEmbargo(reader),
    method: listed(reader, 'METHOD', METHOD) ?? '_U',
    source,
    locator: reader.required('LOCATOR', 'Say where in the source: annex, section, table, footnote'),
    noteEn: reader.textOrNull('NOTE_EN'),
    noteRu: reader.textOrNull('NOTE_RU'),
  };
  if ((figure.noteEn === null) !== (figure.noteRu === null)) {
    reader.fault(figure.noteEn === null ? 'NOTE_EN' : 'NOTE_RU', 'The note stands in one language only', 'Write it in English and in Russian');
  }
  return reader.faults.length > 0 ? { faults: reader.faults } : { figure };
}

function listed(reader: Reader, column: FigureColumn, list: ReadonlyMap<string, unknown>): string | null {
  const text = reader.textOrNull(column);
  if (text !== null && !list.has(text)) reader.fault(column, 'There is no such code', `Use one of ${[...list.keys()].join(', ')}`);
  return text;
}

function readStockOrFlow(reader: Reader, indicator: IndicatorDefinition): StockOrFlow {
  const text = reader.text('STOCK_FLOW') || indicator.stockOrFlow[0];
  const found = indicator.stockOrFlow.find((each) => each === text);
  if (!found) reader.fault('STOCK_FLOW', `${indicator.code} cannot be that`, `Use ${indicator.stockOrFlow.join(' or ')}, or leave the cell empty`);
  return found ?? indicator.stockOrFlow[0];
}

function readBreakdowns(reader: Reader, indicator: IndicatorDefinition, reporter: string): Coordinates {
  const population = indicator.breakdowns.includes('POPULATION') ? reader.text('POPULATION') : '';
  const read = (id: BreakdownId): string => {
    const text = reader.text(id);
    if (!indicator.breakdowns.includes(id)) {
      if (text !== '' && text !== '_Z') reader.fault(id, `${indicator.code} is not broken down by this`, 'Leave the cell empty');
      return '_Z';
    }
    if (isAnchored(id, population)) {
      if (text !== '' && text !== reporter) reader.fault(id, 'For this population it is always the reporter', `Leave the cell empty or write ${reporter}`);
      return reporter;
    }
    if (text === '') return BREAKDOWNS[id].whenEmpty;
    if (!BREAKDOWNS[id].lookUp(text)) reader.fault(id, 'There is no such code', `Use ${BREAKDOWNS[id].expects}`);
    if (id === 'AREA' && text.includes('-') && !text.startsWith(`${reporter}-`)) {
      reader.fault(id, 'The area lies in another country', `Use an area of ${reporter}`);
    }
    return text;
  };
  return Object.fromEntries(BREAKDOWN_IDS.map((id) => [COORDINATE[id], read(id)])) as unknown as Coordinates;
}

type Measures = Pick<Figure, 'value' | 'lower' | 'upper' | 'numerator' | 'denominator' | 'sampleSize'>;

function readMeasures(reader: Reader, indicator: IndicatorDefinition, unit: string, missing: MissingReason | null): Measures {
  const whole = WHOLE_UNITS.has(unit);
  const value = reader.number('OBS_VALUE', { whole });
  const lower = reader.number('LOWER', { whole });
  const upper = reader.number('UPPER', { whole });
  const numerator = reader.number('NUMERATOR', { whole: true });
  const denominator = reader.number('DENOMINATOR', { whole: true });
  const sampleSize = reader.number('SAMPLE_SIZE', { whole: true });

  const told = reader.text('OBS_VALUE') !== '' || reader.text('LOWER') !== '' || reader.text('UPPER') !== '';
  if (!told && missing === null) reader.fault('OBS_VALUE', 'No value, no bounds and no reason', 'Give a value, a bound, or a reason in MISSING such as NOT_COLLECTED');
  if ((told || reader.text('NUMERATOR') !== '') && missing !== null) reader.fault('MISSING', 'A figure cannot be both told and missing', 'Empty MISSING, or empty OBS_VALUE, LOWER, UPPER and NUMERATOR');

  const [least, most] = indicator.unbounded ? [-Infinity, Infinity] : [0, unit === 'PERCENT' ? 100 : unit === 'FLAG' || indicator.code === 'HDI' ? 1 : Infinity];
  for (const [column, measure] of [['OBS_VALUE', value], ['LOWER', lower], ['UPPER', upper]] as const) {
    if (measure !== null && (measure < least || measure > most)) {
      reader.fault(column, most === Infinity ? `${indicator.code} is never negative` : `${indicator.code} lies between ${least} and ${most}`, 'Check the value and its unit');
    }
  }
  for (const [column, measure] of [['NUMERATOR', numerator], ['DENOMINATOR', denominator], ['SAMPLE_SIZE', sampleSize]] as const) {
    if (measure !== null && measure < 0) reader.fault(column, 'A count is never negative', 'Check the sign');
  }
  if (sampleSize !== null && sampleSize > LARGEST_SAMPLE) reader.fault('SAMPLE_SIZE', 'No sample is that large', 'Check the number');
  if (lower !== null && upper !== null && lower > upper) reader.fault('LOWER', 'The lower bound lies above the upper', 'Swap or correct them');
  if (value !== null && lower !== null && value < lower) reader.fault('OBS_VALUE', 'The value lies below its lower bound', 'Correct the value or the bound');
  if (value !== null && upper !== null && value > upper) reader.fault('OBS_VALUE', 'The value lies above its upper bound', 'Correct the value or the bound');
  if (numerator !== null && denominator !== null && numerator > denominator) reader.fault('NUMERATOR', 'The numerator exceeds the denominator', 'Correct one of them');
  return { value, lower, upper, numerator, denominator, sampleSize };
}

function readEmbargo(reader: Reader): string | null {
  const text = reader.textOrNull('EMBARGO_TIME');
  if (text === null) return null;
  const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text) ? Date.parse(text) : NaN;
  // A day that does not exist reads as one of the next month.
  if (Number.isNaN(time) || new Date(time).toISOString() !== text.replace('Z', '.000Z')) {
    reader.fault('EMBARGO_TIME', 'This is not a time', 'Write it in UTC, as 2027-01-31T09:00:00Z');
  }
  return text;
}
