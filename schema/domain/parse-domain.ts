import { METHOD } from '../dictionary/codelists/method.js';
import { BREAKDOWN_IDS, BREAKDOWNS, type BreakdownId } from '../dictionary/dimension.js';
import { type IndicatorDefinition } from '../dictionary/indicator.js';
import { INDICATORS } from '../dictionary/indicators.js';
import { isAnchored } from '../dictionary/left-out.js';
import { isPeriod } from '../dictionary/period.js';
import { readCountry } from '../yaml/country-place.js';
import { NodeReader, type Place } from '../yaml/node-reader.js';
import type { YamlFault } from '../yaml/yaml-fault.js';
import { readYaml } from '../yaml/yaml-source.js';
import type { Domain, DomainTable } from './domain.js';

const KEYS = { must: ['country', 'tables'], may: [] };
const TABLE_KEYS = { must: ['indicators', 'periods', 'source', 'method', 'locator', 'note', 'absent'], may: ['dimensions'] };
const EXAMPLE = 'infra/README.md';
const PURPOSE = { empty: { problem: 'The file is empty', remedy: `Write country and tables, as the example in ${EXAMPLE} does, or remove the file` }, example: EXAMPLE };

/** Cells that a domain may have. */
const MOST_CELLS = 500_000;

/** Units of which nobody reported is none. */
const COUNTED = new Set(['PERSONS', 'NUMBER']);

/**
 * Reads a country's declared domain from the text of `domain.yaml`: the domain, or everything that is
 * wrong with it in the order of the file. Never throws.
 */
export function parseDomain(text: string): { readonly domain: Domain } | { readonly faults: readonly YamlFault[] } {
  const source = readYaml(text, PURPOSE);
  if ('faults' in source) return source;
  const reader = new NodeReader(source);
  const keys = reader.map(reader.root, KEYS);
  const [countryAt, tablesAt] = [keys.get('country'), keys.get('tables')];
  const country = (countryAt && readCountry(reader, countryAt)) ?? '';
  const before = reader.faults.length;
  const places = tablesAt ? reader.list(tablesAt, 'tables') : [];
  if (tablesAt && places.length === 0 && reader.faults.length === before) reader.fault(tablesAt, 'The list is empty', 'Declare a table, or remove the file');
  const tables = places.flatMap((at) => readTable(reader, at, country) ?? []);
  const cells = tables.reduce((sum, table) => sum + sizeOf(table), 0);
  if (tablesAt && cells > MOST_CELLS) reader.fault(tablesAt, `The tables have ${cells} cells together; at most ${MOST_CELLS}`, 'Cross fewer dimensions in one table');
  const faults = [...reader.faults].sort((one, other) => one.line - other.line || one.column - other.column);
  return faults.length > 0 ? { faults } : { domain: { country, tables } };
}

function sizeOf({ indicators, periods, dimensions }: DomainTable): number {
  return Object.values(dimensions).reduce((size, codes) => size * codes.length, indicators.length * periods.length);
}

function readTable(reader: NodeReader, place: Place, country: string): DomainTable | undefined {
  const before = reader.faults.length;
  const keys = reader.map(place, TABLE_KEYS);
  const text = (key: string, remedy: string): string => {
    const at = keys.get(key);
    return (at && reader.text(at, remedy)) ?? '';
  };
  const codes = (key: string, what: string, check: (code: string) => string | undefined, remedy: string): readonly string[] => {
    const at = keys.get(key);
    if (!at) return [];
    return readCodes(reader, at, what, check, remedy);
  };
  const indicators = codes('indicators', 'indicators', (code) => (INDICATORS.has(code) ? undefined : 'The dictionary has no such indicator'), 'Use codes of schema/dictionary/README.md');
  const periods = codes('periods', 'periods', (period) => (isPeriod(period) && period !== '_U' ? undefined : 'This is not a period'), 'Write periods such as 2017, 2017-S1, 2017-Q3 or 2017-09');
  const methodAt = keys.get('method');
  const method = text('method', 'Name a method');
  if (methodAt && method !== '' && !METHOD.has(method)) reader.fault(methodAt, 'There is no such method', `Use one of ${[...METHOD.keys()].join(', ')}`);
  const absentAt = keys.get('absent');
  const absent = absentAt && reader.choice(absentAt, ['zero', 'notCollected'] as const);
  const definitions = indicators.flatMap((code) => INDICATORS.get(code) ?? []);
  const rate = absent === 'zero' ? definitions.find(({ units }) => !COUNTED.has(units[0])) : undefined;
  if (absentAt && rate) reader.fault(absentAt, `${rate.code} is no count: where nobody reports it, it is not zero`, 'Write notCollected, or put it in a table of its own');
  const noteAt = keys.get('note');
  const dimensionsAt = keys.get('dimensions');
  const table = {
    indicators, periods, method,
    dimensions: dimensionsAt ? readDimensions(reader, dimensionsAt, definitions, country) : {},
    source: text('source', 'Name a source of sources.csv'),
    locator: text('locator', 'Say where in the source the figures stand'),
    note: noteAt ? readNote(reader, noteAt) : { en: '', ru: '' },
    absent: absent ?? 'notCollected',
  };
  return reader.faults.length > before ? undefined : table;
}

/** Codes that are each there once, and at least one of them. */
function readCodes(reader: NodeReader, place: Place, what: string, check: (code: string) => string | undefined, remedy: string, whenEmpty = remedy): readonly string[] {
  const before = reader.faults.length;
  const codes = reader.codes(place, what, check, remedy);
  if (codes.length === 0 && reader.faults.length === before) reader.fault(place, 'The list is empty', whenEmpty);
  return codes;
}

function readNote(reader: NodeReader, place: Place): { en: string; ru: string } {
  const keys = reader.map(place, { must: ['en', 'ru'], may: [] });
  const text = (key: string): string => {
    const at = keys.get(key);
    return (at && reader.text(at, 'Write what every cell of the table is to say')) ?? '';
  };
  return { en: text('en'), ru: text('ru') };
}

function readDimensions(reader: NodeReader, place: Place, indicators: readonly IndicatorDefinition[], country: string): DomainTable['dimensions'] {
  const entries = [...reader.map(place, { must: [], may: BREAKDOWN_IDS })] as [BreakdownId, Place][];
  const dimensions = new Map(entries.map(([id, at]) => {
    const without = indicators.find(({ breakdowns }) => !breakdowns.includes(id));
    if (without) reader.fault(at, `${without.code} is not broken down by this`, 'Leave it out, or put the indicator in a table of its own');
    const { lookUp, expects } = BREAKDOWNS[id];
    const check = (code: string): string | undefined => {
      if (!lookUp(code)) return 'There is no such code';
      return id === 'AREA' && country !== '' && code.includes('-') && !code.startsWith(`${country}-`) ? 'The area lies in another country' : undefined;
    };
    return [id, readCodes(reader, at, 'codes', check, `Use ${expects}`, 'Name its codes, _T for the total among them, or leave the dimension out')];
  }));
  const populations = dimensions.get('POPULATION') ?? [];
  for (const [id, at] of entries) {
    const anchored = populations.find((population) => isAnchored(id, population));
    if (anchored !== undefined) reader.fault(at, `For ${anchored} it is always the country itself`, 'Leave it out');
  }
  return Object.fromEntries(dimensions);
}
