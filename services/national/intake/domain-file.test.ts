import { describe, expect, it } from '@jest/globals';
import { BREAKDOWN_IDS, type BreakdownId, domainCells, type DomainTable, FIGURE_KEY, INDICATORS, POPULATION } from '@serai/schema';
import fc from 'fast-check';
import { describeFault } from './fault.js';
import { domainPlaces, readDomainFile } from './domain-file.js';
import { FIGURE_COLUMNS, type FigureColumn, readFigureRow } from './figure-row.js';
import type { Row } from './table.js';

const TEXT = `country: XN
tables:
  - indicators: [HIV_TESTED]
    periods: [2024]
    source: REGISTER
    method: REGISTERED
    locator: yearly table
    note: { en: Counted once., ru: Учтены один раз. }
    absent: zero
    dimensions: { SEX: [_T, F] }
`;
const SOURCES = new Set(['REGISTER', 'REPORT']);

function read(text: string, reporter = 'XN') {
  const result = readDomainFile({ name: 'domain.yaml', text }, reporter, SOURCES);
  return 'faults' in result ? result.faults.map(describeFault) : result.domain;
}

function figure(cells: Partial<Row<FigureColumn>>) {
  const empty = Object.fromEntries(FIGURE_COLUMNS.map((column) => [column, ''])) as Row<FigureColumn>;
  const result = readFigureRow('figures.csv', 2, { ...empty, REPORTER: 'XN', TIME_PERIOD: '2024', OBS_VALUE: '1', METHOD: 'REGISTERED', SOURCE: 'REGISTER', LOCATOR: '1', ...cells }, 'XN', SOURCES);
  if ('faults' in result) throw new Error(result.faults.map(describeFault).join('\n'));
  return result.figure;
}

describe('domain.yaml at intake', () => {
  it('is the domain of the reporting country, over sources of the catalogue', () => {
    expect(read(TEXT)).toMatchObject({ country: 'XN', tables: [{ source: 'REGISTER' }] });
    expect(read(TEXT.replace('REGISTER\n', 'RUMOUR\n'), 'XS')).toEqual([
      'domain.yaml:1 country = "XN": This is not the reporting country. Write XS',
      'domain.yaml:1 tables[0].source = "RUMOUR": The catalogue has no such source. Add it to sources.csv, or correct the id',
    ]);
    expect(read(TEXT.replace('zero', 'none'))).toEqual(['domain.yaml:9 tables[0].absent = "none": This is none of the words that may stand here. Use zero or notCollected']);
  });

  it('has a place for a figure of its own source where it declares one, and minds no other source', () => {
    const domain = read(TEXT);
    if (Array.isArray(domain)) throw new Error(domain.join('\n'));
    const hasPlace = domainPlaces(domain);
    expect(hasPlace(figure({ INDICATOR: 'HIV_TESTED', SEX: 'F' }))).toBe(true);
    expect(hasPlace(figure({ INDICATOR: 'HIV_TESTED', SEX: 'M' }))).toBe(false);
    expect(hasPlace(figure({ INDICATOR: 'HIV_TESTED', SEX: 'F', METHOD: 'ESTIMATE' }))).toBe(false);
    expect(hasPlace(figure({ INDICATOR: 'HIV_TESTED', SEX: 'M', SOURCE: 'REPORT' }))).toBe(true);
    expect(domainPlaces(null)(figure({ INDICATOR: 'HIV_TESTED', SEX: 'M' }))).toBe(true);
  });

  it('means by a dimension that is left out what an empty cell of figures.csv means', () => {
    const codes: Partial<Record<BreakdownId, readonly string[]>> = { POPULATION: [...POPULATION.keys()], SEX: ['_T', 'F'], BASIS: ['BIRTH'], KEY_POPULATION: ['PWID'], AREA: ['XN-NO'] };
    const filled = fc.record(Object.fromEntries(Object.entries(codes).map(([id, each]) => [id, fc.constantFrom(...each)])), { requiredKeys: [] }) as fc.Arbitrary<Partial<Record<BreakdownId, string>>>;
    fc.assert(fc.property(fc.constantFrom(...INDICATORS.values()), filled, (indicator, all) => {
      const given = Object.fromEntries(BREAKDOWN_IDS.flatMap((id) => (all[id] !== undefined && indicator.breakdowns.includes(id) ? [[id, all[id]]] : [])));
      const table: DomainTable = {
        indicators: [indicator.code], periods: ['2024'], source: 'REGISTER', method: 'REGISTERED', locator: '1', note: { en: '1', ru: '1' }, absent: 'notCollected',
        dimensions: Object.fromEntries(Object.entries(given).map(([id, code]) => [id, [code]])),
      };
      const [cell] = domainCells({ country: 'XN', tables: [table] });
      const row = figure({ INDICATOR: indicator.code, ...given, OBS_VALUE: '', MISSING: 'NOT_COLLECTED' });
      for (const part of FIGURE_KEY) expect([part, cell?.[part]]).toEqual([part, row[part]]);
    }), { numRuns: 500 });
  });
});
