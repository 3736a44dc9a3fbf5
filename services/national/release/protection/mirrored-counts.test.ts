import { describe, expect, it } from '@jest/globals';
import { type Domain, domainCells, type Figure } from '@serai/schema';
import { denseTable } from '../../access/dense-table.js';
import type { MirrorPlace, MirrorRelease } from './mirror-release.js';
import { mirroredCounts } from './mirrored-counts.js';

const COUNTS: Readonly<Record<string, number>> = { _T: 20, Y_LT15: 1, Y15T24: 4, Y25T49: 8, Y_GE50: 7 };
const DOMAIN: Domain = {
  country: 'XN',
  tables: [{ indicators: ['HIV_TESTED'], periods: ['2024'], dimensions: { POPULATION: ['IMMIGRANT'], ORIGIN: ['XS'], BASIS: ['CITIZENSHIP'], AGE: Object.keys(COUNTS) }, source: 'REGISTER', method: 'REGISTERED', locator: 'yearly table', note: { en: 'Counted once.', ru: 'Учтены один раз.' }, absent: 'zero' }],
};
const CELLS = domainCells(DOMAIN).map((figure): Figure => ({ ...figure, value: COUNTS[figure.age] ?? null }));

function told(...cells: readonly (readonly [age: string, value: number | null])[]): readonly MirrorRelease[] {
  const place = (age: string): MirrorPlace => ({ ...(CELLS[0] as Figure), age });
  return [{ release: 'XS-1', audience: 'public', isNewest: true, minimumCount: 1, cells: cells.map(([age, value]) => ({ place: place(age), value })) }];
}

function elsewhere(mirrors: readonly MirrorRelease[]): Readonly<Record<string, number>> {
  const dense = denseTable(CELLS, DOMAIN, []);
  if ('outside' in dense) throw new Error('Outside the domain');
  const { counts, elsewhere: many } = mirroredCounts(dense, mirrors);
  const others = [...counts.values()].filter(({ figure }) => COUNTS[figure.age] === undefined);
  expect(others).toHaveLength(many);
  return Object.fromEntries(others.map(({ figure, value }) => [figure.age, value]));
}

describe('counts that another member tells', () => {
  it('are known where they are sums of one\'s own', () => {
    expect(elsewhere(told(['Y15T49', 12]))).toEqual({ Y15T49: 12 });
  });

  it('are another register\'s where they are not, and then tell of ours by no relation', () => {
    expect(elsewhere(told(['Y15T49', 13]))).toEqual({});
  });

  it('take nothing from what holds of one\'s own, whatever they say', () => {
    expect(elsewhere(told(['Y15T49', 12], ['Y_LT25', 99]))).toEqual({ Y15T49: 12 });
  });

  it('are not added where the country has a count of its own there, and hidden ones tell no number', () => {
    expect(elsewhere(told(['Y15T24', 4], ['Y15T49', null]))).toEqual({});
  });

  it('are of no use where nothing links them', () => {
    expect(elsewhere(told(['Y15T64', 12]))).toEqual({});
  });
});
