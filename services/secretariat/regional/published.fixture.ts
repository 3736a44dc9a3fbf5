import { readdirSync, readFileSync } from 'node:fs';
import { BREAKDOWN_IDS, codeWhenLeftOut, COORDINATE, type Coordinates, type CountrySettings, INDICATORS, MISSING_REASON, type MissingReason, readCountrySettings, type StockOrFlow } from '@serai/schema';
import { parse } from 'csv-parse/sync';
import type { LawReading, Reading, ReadingSource, RegionalAnswer } from './reading.js';

const FOLDER = new URL('../../../../infra/countries/', import.meta.url);

type Row = Readonly<Record<string, string>>;

const read = (path: string): string => readFileSync(new URL(path, FOLDER), 'utf8');
const rowsOf = (path: string): Row[] => parse(read(path), { columns: true, skip_empty_lines: true, bom: true });
const numberOf = (text = ''): number | null => (text === '' ? null : Number(text));

const SOURCES: ReadonlyMap<string, Row> = new Map(rowsOf('sources.csv').map((row) => [row['ID'] ?? row['SOURCE'] ?? '', row]));

function sourceOf({ SOURCE: id = '', LOCATOR: locator = '' }: Row): ReadingSource {
  const row = SOURCES.get(id) ?? {};
  return { id, title: { en: row['TITLE_EN'] ?? id, ru: row['TITLE_RU'] ?? id }, publisher: row['PUBLISHER'] ?? '', year: Number(row['YEAR'] ?? 0), locator };
}

function readingOf(row: Row, index: number): Reading {
  const { INDICATOR = '', REPORTER: reporter = '', POPULATION: population = '' } = row;
  const indicator = INDICATORS.get(INDICATOR);
  if (!indicator) throw new Error(`There is no indicator ${INDICATOR}`);
  const coordinates = Object.fromEntries(
    BREAKDOWN_IDS.map((id) => [COORDINATE[id], row[id] || codeWhenLeftOut(indicator, id, population, reporter)]),
  ) as unknown as Coordinates;
  const missing = (row['MISSING'] || null) as MissingReason | null;
  return {
    id: `${reporter}-${index + 2}`, release: `${reporter}-1`, indicator: INDICATOR, reporter, period: row['TIME_PERIOD'] ?? '', ...coordinates,
    stockOrFlow: (row['STOCK_FLOW'] || indicator.stockOrFlow[0]) as StockOrFlow, unit: row['UNIT'] || indicator.units[0],
    value: numberOf(row['OBS_VALUE']), lower: numberOf(row['LOWER']), upper: numberOf(row['UPPER']),
    numerator: numberOf(row['NUMERATOR']), denominator: numberOf(row['DENOMINATOR']), sampleSize: numberOf(row['SAMPLE_SIZE']),
    status: row['OBS_STATUS'] || (missing && MISSING_REASON.get(missing)?.observationStatus) || 'A', confidentiality: row['CONF_STATUS'] || 'F', missing,
    embargoUntil: row['EMBARGO_TIME'] || null, method: row['METHOD'] || '_U', source: sourceOf(row),
    note: row['NOTE_EN'] ? { en: row['NOTE_EN'], ru: row['NOTE_RU'] ?? '' } : null,
  };
}

function lawOf(row: Row): LawReading {
  return {
    area: row['LAW_AREA'] ?? '', reporter: row['REPORTER'] ?? '', population: row['POPULATION'] || '_T', origin: row['ORIGIN'] || '_T', answer: row['ANSWER'] ?? '', asOf: row['AS_OF'] || '_U',
    detail: { en: row['DETAIL_EN'] ?? '', ru: row['DETAIL_RU'] ?? '' }, source: sourceOf(row),
  };
}

/** What the committed files of these countries (by folder; left out: all that are no training members) would tell everybody, as one answer; each id is the country and the line of figures.csv. */
export function publishedAnswer(folders?: readonly string[]): RegionalAnswer {
  const all = (folders ?? readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name))
    .map((folder): { folder: string; settings: CountrySettings } => ({ folder, settings: readCountrySettings(folder, read(`${folder}/country.yaml`)) }))
    .filter(({ settings }) => folders !== undefined || !settings.training)
    .sort((one, other) => (one.settings.code < other.settings.code ? -1 : 1));
  return {
    asked: all.map(({ settings: { code } }) => code),
    names: new Map(all.map(({ settings: { code, name } }) => [code, name])),
    readings: all.flatMap(({ folder }) => rowsOf(`${folder}/figures.csv`).map(readingOf)),
    laws: all.flatMap(({ folder }) => rowsOf(`${folder}/laws.csv`).map(lawOf)),
    releases: all.map(({ settings: { code } }) => ({ country: code, id: `${code}-1`, publishedAt: '2026-11-01T00:00:00.000Z' })),
    silent: [],
    asOf: '2026-11-25T00:00:00.000Z',
  };
}
