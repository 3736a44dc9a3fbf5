import { describe, expect, it } from '@jest/globals';
import type { Figure } from '@serai/schema';
import { CellTable } from './cell-table.js';
import { smallestGroup } from './smallest-group.js';

const WHOLE: Figure = {
  indicator: 'HIV_TESTED', reporter: 'XN', area: '_T', period: '2024', stockOrFlow: 'FLOW', population: '_T', origin: '_T', destination: '_T',
  basis: '_U', legalStatus: '_T', keyPopulation: '_T', sex: '_T', age: '_T', transmission: '_T', unit: 'PERSONS',
  value: 900, lower: null, upper: null, numerator: null, denominator: null, sampleSize: null,
  status: 'A', confidentiality: 'F', missing: null, embargoUntil: null, method: '_U', source: 'REGISTER', locator: '1', noteEn: null, noteRu: null,
};
const IMMIGRANTS: Figure = { ...WHOLE, population: 'IMMIGRANT', destination: 'XN', basis: 'CITIZENSHIP', value: 300 };

function groupOf(cell: Figure, ...others: readonly Figure[]): number | undefined {
  return smallestGroup(cell, new CellTable([cell, ...others].map((figure) => ({ figure, declared: null }))));
}

describe('the smallest group of a cell', () => {
  const girls: Figure = { ...WHOLE, sex: 'F', age: 'Y15T19', value: 5 };

  it('is the smallest of the nearest totals, dimension by dimension', () => {
    expect(groupOf(girls, { ...girls, sex: '_T', value: 11 }, { ...girls, age: '_T', value: 40 }, WHOLE)).toBe(11);
    expect(groupOf(girls, { ...girls, sex: '_T', value: 50 }, { ...girls, age: '_T', value: 40 }, WHOLE)).toBe(40);
  });

  it('is told by the narrowest band that holds an age, not by one that shares years with it', () => {
    expect(groupOf(girls, { ...girls, age: 'Y15T24', value: 9 }, { ...girls, age: 'Y10T29', value: 20 }, { ...girls, age: '_T', value: 40 })).toBe(9);
    expect(groupOf(girls, { ...girls, age: 'Y17T24', value: 9 }, { ...girls, age: '_T', value: 40 })).toBe(40);
  });

  it('is told by the nearest code above', () => {
    const settled: Figure = { ...WHOLE, legalStatus: 'PERMANENT', value: 3 };
    expect(groupOf(settled, { ...settled, legalStatus: 'REGULAR', value: 8 }, WHOLE)).toBe(8);
    expect(groupOf(settled, { ...settled, legalStatus: 'IRREGULAR', value: 8 }, WHOLE)).toBe(900);
  });

  it('of all migrants is the whole population, which tells neither their corridor nor its basis', () => {
    expect(groupOf(IMMIGRANTS, WHOLE)).toBe(900);
    expect(groupOf(IMMIGRANTS, { ...WHOLE, sex: 'F' })).toBeUndefined();
  });

  it('of migrants from one country is those from all, and never the population at large', () => {
    const southern: Figure = { ...IMMIGRANTS, origin: 'XS', value: 60 };
    expect(groupOf(southern, IMMIGRANTS, WHOLE)).toBe(300);
    expect(groupOf(southern, WHOLE)).toBeUndefined();
  });

  it('of migrant workers from one country is all migrants from there', () => {
    const workers: Figure = { ...IMMIGRANTS, population: 'IMMIGRANT_WORKER', origin: 'XS', value: 20 };
    expect(groupOf(workers, { ...workers, population: 'IMMIGRANT', value: 25 }, { ...workers, origin: '_T', value: 80 })).toBe(25);
  });

  it('is not known where no total is: of another period, source or method, or without a value', () => {
    for (const other of [{ period: '2023' }, { source: 'REPORT' }, { method: 'ESTIMATE' }, { value: null }]) expect(groupOf(girls, { ...girls, sex: '_T', value: 11, ...other })).toBeUndefined();
    expect(groupOf(WHOLE)).toBeUndefined();
  });
});
