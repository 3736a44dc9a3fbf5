import { describe, expect, it } from '@jest/globals';
import { type Domain, domainCells, type Figure } from '@serai/schema';
import { CellTable } from './cell-table.js';
import { denseTable } from './dense-table.js';

const DOMAIN: Domain = {
  country: 'XN',
  tables: [
    { indicators: ['HIV_TESTED'], periods: ['2024'], dimensions: { SEX: ['_T', 'F'] }, source: 'REGISTER', method: 'REGISTERED', locator: 'yearly table', note: { en: 'Counted once.', ru: 'Учтены один раз.' }, absent: 'zero' },
    { indicators: ['HIV_PREVALENCE'], periods: ['2024'], dimensions: {}, source: 'REGISTER', method: 'REGISTERED', locator: 'survey', note: { en: 'Asked once.', ru: 'Опрошены один раз.' }, absent: 'notCollected' },
  ],
};
const [ABSENT] = domainCells(DOMAIN) as readonly [Figure];
const ROW: Figure = { ...ABSENT, sex: 'F', value: 7, locator: 'row 3', noteEn: 'Seven sisters.', noteRu: 'Семь сестёр.' };
const OUTSIDE: Figure = { ...ROW, sex: 'M' };

function table(figures: readonly Figure[], printed: readonly string[] = []): CellTable {
  const dense = denseTable(figures, DOMAIN, printed);
  if ('outside' in dense) throw new Error(JSON.stringify(dense.outside));
  return dense;
}

describe('the dense table', () => {
  it('holds every cell of the domain, whether or not a row reports it: a zero or not collected', () => {
    const told = ({ cells }: CellTable) => cells.map(({ figure: { indicator, sex, value, missing } }) => [indicator, sex, value, missing]);
    expect(told(table([]))).toEqual([['HIV_TESTED', '_T', 0, null], ['HIV_TESTED', 'F', 0, null], ['HIV_PREVALENCE', '_T', null, 'NOT_COLLECTED']]);
    expect(told(table([ROW]))).toEqual([['HIV_TESTED', '_T', 0, null], ['HIV_TESTED', 'F', 7, null], ['HIV_PREVALENCE', '_T', null, 'NOT_COLLECTED']]);
  });

  it('keeps what the domain says of a cell beside what its row says', () => {
    const declared = { locator: 'yearly table', noteEn: 'Counted once.', noteRu: 'Учтены один раз.' };
    expect(table([ROW]).at(ROW)).toEqual({ figure: ROW, declared });
    expect(table([{ ...ROW, noteEn: null, noteRu: null }]).at(ROW)).toEqual({ figure: { ...ROW, noteEn: 'Counted once.', noteRu: 'Учтены один раз.' }, declared });
  });

  it('takes a figure outside the domain where its source stands in print, and names it where it does not', () => {
    expect(table([OUTSIDE], ['REGISTER']).at(OUTSIDE)).toEqual({ figure: OUTSIDE, declared: null });
    expect(denseTable([OUTSIDE, ROW], DOMAIN, ['REPORT'])).toEqual({ outside: [OUTSIDE] });
    expect(denseTable([ROW], null, [])).toEqual({ outside: [ROW] });
  });

  it('is as large with a thousand rows as with none', () => {
    expect(table([{ ...ROW, sex: '_T' }, ROW]).cells).toHaveLength(table([]).cells.length);
  });
});
