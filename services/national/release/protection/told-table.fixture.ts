import { type AccessRules, type AudienceRules, type Domain, domainCells, type Figure, figureKey, type Opening } from '@serai/schema';
import { CellTable } from '../../access/cell-table.js';
import { coarserCells } from '../../access/coarser-cells.js';
import { denseTable } from '../../access/dense-table.js';
import { editions } from '../../access/edition.js';
import type { ToldFigure } from '../../access/told-cell.js';

export const NOW = new Date('2026-11-26T00:00:00Z');
const SEXES = ['F', 'M'] as const;
const AGES = ['Y_LT15', 'Y_GE15'] as const;

/** The place of a count: its indicator, sex and age. */
export type Place = readonly [indicator: string, sex: string, age: string];

/** Tests by sex and age, all totals among them: four numbers make a table. */
export const DOMAIN: Domain = {
  country: 'XN',
  tables: [{ indicators: ['HIV_TESTED'], periods: ['2024'], dimensions: { SEX: ['_T', ...SEXES], AGE: ['_T', ...AGES] }, source: 'REGISTER', method: 'REGISTERED', locator: 'yearly table', note: { en: 'Counted once.', ru: 'Учтены один раз.' }, absent: 'zero' }],
};

/** The table that four numbers make: F below 15, F from 15, M below 15, M from 15. */
export function tableOf(leaves: readonly number[], domain = DOMAIN): CellTable {
  const figures = domainCells(domain).map((figure): Figure => ({ ...figure, value: countAt(leaves, figure.sex, figure.age) }));
  const dense = denseTable(figures, domain, []);
  if ('outside' in dense) throw new Error('Outside the domain');
  return new CellTable([...dense.cells, ...coarserCells(dense, { audiences: [] })]);
}

/** What four numbers add up to at a place. */
export function countAt(leaves: readonly number[], sex: string, age: string): number {
  return SEXES.flatMap((each, row) => AGES.map((band, column) => ((sex === '_T' || sex === each) && (age === '_T' || age === band) ? (leaves[row * 2 + column] ?? 0) : 0))).reduce((sum, count) => sum + count, 0);
}

export function keyAt(table: CellTable, sex: string, age: string): string {
  const cell = table.cells.find(({ figure }) => figure.sex === sex && figure.age === age);
  if (!cell) throw new Error(`No cell ${sex} ${age}`);
  return figureKey(cell.figure);
}

export const PLACES = ['_T', ...SEXES].flatMap((sex) => ['_T', ...AGES].map((age) => [sex, age] as const));

const ALL: Opening['dimensions'] = { SEX: { codes: 'all', notBy: [] }, AGE: { codes: 'all', notBy: [] } };
/** Sex or age, never both. */
export const MARGINS: Opening['dimensions'] = { SEX: { codes: 'all', notBy: ['AGE'] }, AGE: { codes: 'all', notBy: ['SEX'] } };

/** Rules of one audience: from which count on, and how finely. */
export function audience(id: AudienceRules['id'], minimumCount: number, more: { readonly zeros?: 'shown' | 'small'; readonly dimensions?: Opening['dimensions'] } = {}): AudienceRules {
  return {
    id, terms: { version: '1', en: '1', ru: '1' }, cacheableOutside: false, protection: { minimumCount, zeros: more.zeros ?? 'shown', wholeGroup: 'show', dominance: null },
    open: [{ indicators: ['HIV_TESTED'], topics: [], dimensions: more.dimensions ?? ALL, periods: { from: '2020-01-01', to: null, undated: false }, embargo: null }],
  };
}

export function rulesOf(...audiences: readonly AudienceRules[]): AccessRules {
  return { country: 'XN', alreadyPublished: [], audiences, examples: [] };
}

/** What the rules alone would tell. */
export function toldBy(table: CellTable, rules: AccessRules): ReadonlyMap<AudienceRules['id'], readonly ToldFigure[]> {
  return editions(table, rules, NOW);
}
