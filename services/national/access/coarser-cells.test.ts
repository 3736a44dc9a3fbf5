import { describe, expect, it } from '@jest/globals';
import { type AccessRules, ageBand, COORDINATE, type Domain, domainCells, type Figure, figureKey, type Opening } from '@serai/schema';
import fc from 'fast-check';
import { type CellTable, type TableCell } from './cell-table.js';
import { coarserCells } from './coarser-cells.js';
import { denseTable } from './dense-table.js';

const LAST = 120;

/** The ages of a code in years; those of unknown age stand at -1. */
function years(code: string): readonly number[] {
  if (code === '_U') return [-1];
  const band = code === '_T' ? { from: 0, to: Infinity } : ageBand(code);
  return band ? Array.from({ length: Math.min(band.to, LAST) - band.from + 1 }, (_each, index) => band.from + index) : [];
}

const LEAVES = { SEX: ['F', 'M', '_U'], AGE: ['Y_LT15', 'Y15T19', 'Y20T24', 'Y_GE25', '_U'] } as const;
const DOMAIN: Domain = {
  country: 'XN',
  tables: [{ indicators: ['HIV_TESTED'], periods: ['2024'], dimensions: LEAVES, source: 'REGISTER', method: 'REGISTERED', locator: 'yearly table', note: { en: 'Counted once.', ru: 'Учтены один раз.' }, absent: 'zero' }],
};
const OPENING: Opening = { indicators: ['HIV_TESTED'], topics: [], dimensions: {}, periods: { from: '2020-01-01', to: null, undated: false }, embargo: null };
const CLEAN = domainCells(DOMAIN);

function opened(...dimensions: readonly Opening['dimensions'][]): Pick<AccessRules, 'audiences'> {
  return {
    audiences: dimensions.map((each, index) => ({
      id: index === 0 ? 'public' as const : 'researcher' as const, terms: { version: '1', en: '1', ru: '1' }, cacheableOutside: false, open: [{ ...OPENING, dimensions: each }],
      protection: { minimumCount: 1, zeros: 'shown', wholeGroup: 'show', dominance: null },
    })),
  };
}
const shown = (...codes: string[]) => ({ codes, notBy: [] });
const ALL_WAYS = opened({}, { AGE: shown('Y15T24', 'Y_GE15') }, { SEX: shown('F') }, { SEX: shown('M'), AGE: shown('Y_LT15', 'Y_GE25') });

function dense(figures: readonly Figure[], domain = DOMAIN): CellTable {
  const table = denseTable(figures, domain, ['REGISTER']);
  if ('outside' in table) throw new Error('Outside the domain');
  return table;
}

/** Leaves of the table that a place holds. */
function leavesOf(place: Figure, table: CellTable): readonly TableCell[] {
  const holds = (broader: string, code: string) => broader === '_T' || broader === code || (ageBand(broader) && years(code).every((year) => years(broader).includes(year)));
  return table.cells.filter(({ figure }) => (['SEX', 'AGE'] as const).every((id) => holds(place[COORDINATE[id]], figure[COORDINATE[id]])));
}

const values = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: CLEAN.length, maxLength: CLEAN.length });
const counted = values.map((all) => CLEAN.map((figure, index): Figure => ({ ...figure, value: all[index] ?? 0, noteEn: `Row ${index}`, noteRu: `Строка ${index}`, locator: `row ${index}` })));

describe('coarser cells', () => {
  it('are the sum of all leaves that they hold', () => {
    fc.assert(fc.property(counted, (figures) => {
      const table = dense(figures);
      const made = coarserCells(table, ALL_WAYS);
      expect(made.length).toBeGreaterThan(5);
      for (const { figure } of made) expect([figureKey(figure), figure.value]).toEqual([figureKey(figure), leavesOf(figure, table).reduce((sum, leaf) => sum + (leaf.figure.value ?? 0), 0)]);
    }));
  });

  it('are the same whatever the values, and whether or not a row reports them', () => {
    const keysOf = (table: CellTable) => coarserCells(table, ALL_WAYS).map(({ figure }) => figureKey(figure));
    fc.assert(fc.property(counted, fc.nat(), (figures, kept) => {
      expect(keysOf(dense(figures.slice(0, kept % figures.length)))).toEqual(keysOf(dense([])));
    }));
  });

  it('say of themselves what the domain says, and nothing that a row says', () => {
    fc.assert(fc.property(counted, (figures) => {
      for (const { figure, declared } of coarserCells(dense(figures), ALL_WAYS)) {
        expect(figure).toMatchObject({ locator: 'yearly table', noteEn: 'Counted once.', noteRu: 'Учтены один раз.' });
        expect(declared).toEqual({ locator: 'yearly table', noteEn: 'Counted once.', noteRu: 'Учтены один раз.' });
      }
    }));
  });

  it('are closed where one part is, under embargo until the last part is free, and not collected where one part is not', () => {
    const marks = fc.record({ confidentiality: fc.constantFrom('F', 'E', 'N', 'A'), embargoUntil: fc.constantFrom(null, '2027-01-01T00:00:00Z', '2028-01-01T00:00:00Z'), missing: fc.constantFrom(null, 'NOT_COLLECTED' as const) });
    fc.assert(fc.property(counted, fc.array(marks, { minLength: CLEAN.length, maxLength: CLEAN.length }), (figures, all) => {
      const table = dense(figures.map((figure, index): Figure => ({ ...figure, ...all[index], value: all[index]?.missing ? null : figure.value })));
      for (const { figure } of coarserCells(table, ALL_WAYS)) {
        const parts = leavesOf(figure, table).map((leaf) => leaf.figure);
        expect(figure.confidentiality).toBe(parts.some(({ confidentiality, embargoUntil }) => confidentiality === 'N' || confidentiality === 'A' || (confidentiality === 'E' && embargoUntil === null)) ? 'N' : 'F');
        expect(figure.embargoUntil).toBe(parts.map(({ embargoUntil }) => embargoUntil ?? '').sort().at(-1) || null);
        expect(figure.missing).toBe(parts.some(({ missing }) => missing !== null) ? 'NOT_COLLECTED' : null);
        expect(figure.value === null).toBe(figure.missing !== null);
      }
    }));
  });

  it('are not made where the country reports the cell itself', () => {
    const [table] = DOMAIN.tables as readonly [Domain['tables'][0]];
    const own = dense([], { ...DOMAIN, tables: [{ ...table, dimensions: { SEX: ['_T', ...LEAVES.SEX] } }] });
    expect(coarserCells(own, opened({}))).toEqual([]);
    expect(coarserCells(dense([], { ...DOMAIN, tables: [{ ...table, dimensions: { SEX: LEAVES.SEX } }] }), opened({}))).toMatchObject([{ figure: { sex: '_T', value: 0 } }]);
  });

  it('are not made of bands that do not tile them, nor over what overlaps, nor of what only stands in print', () => {
    const [table] = DOMAIN.tables as readonly [Domain['tables'][0]];
    const over = (dimensions: Domain['tables'][0]['dimensions'], way: Opening['dimensions']) => coarserCells(dense([], { ...DOMAIN, tables: [{ ...table, dimensions }] }), opened(way));
    expect(over({ AGE: ['Y10T19', 'Y20T24'] }, { AGE: shown('Y10T24') })).toMatchObject([{ figure: { age: 'Y10T24' } }]);
    expect(over({ AGE: ['Y10T19', 'Y20T29'] }, { AGE: shown('Y10T24') })).toEqual([]);
    expect(over({ KEY_POPULATION: ['PWID', 'MSM', 'SW', 'TG', 'PRISONER'] }, {})).toEqual([]);
    expect(coarserCells(dense(CLEAN.map((figure) => ({ ...figure, period: '2023' }))), opened({})).every(({ figure }) => figure.period === '2024')).toBe(true);
  });

  it('are not made where no audience is opened them', () => {
    expect(coarserCells(dense([]), opened({ SEX: { codes: 'all', notBy: [] }, AGE: { codes: 'all', notBy: [] } }))).toEqual([]);
    expect(coarserCells(dense([]), { audiences: [] })).toEqual([]);
  });
});
