import { describe, expect, it } from '@jest/globals';
import { LAW_COLUMNS, type LawColumn, readLawRow } from './law-row.js';

type Cells = Partial<Record<LawColumn, string>>;

const GOOD: Cells = {
  LAW_AREA: 'HIV_DEPORTATION', REPORTER: 'RU', POPULATION: 'IMMIGRANT', ANSWER: 'YES', AS_OF: '2018-02',
  DETAIL_EN: 'Deported on diagnosis.', DETAIL_RU: 'Депортация при выявлении.', SOURCE: 'ANNEX5', LOCATOR: '§2.2',
};
/** An area that is answered with a number. */
const DAYS: Cells = { LAW_AREA: 'VISA_FREE_STAY_DAYS' };

function read(cells: Cells): ReturnType<typeof readLawRow> {
  const blank = Object.fromEntries(LAW_COLUMNS.map((column) => [column, ''])) as Record<LawColumn, string>;
  return readLawRow('laws.csv', 3, { ...blank, ...GOOD, ...cells }, 'RU', new Set(['ANNEX5']));
}

function faults(cells: Cells): string[] {
  const result = read(cells);
  return 'faults' in result ? result.faults.map(({ column, problem, remedy }) => `${column ?? ''}: ${problem}. ${remedy}`) : [];
}

describe('a row of laws.csv is refused, and its neighbour accepted', () => {
  it.each<[rule: string, refused: Cells, fault: string, accepted: Cells]>([
    ['the dictionary has the area', { LAW_AREA: 'HIV_EXILE' }, 'LAW_AREA: The dictionary has no such area of law. Use a code from schema/dictionary/codelists/law-area.ts', {}],
    ['a country tells its own law', { REPORTER: 'KZ' }, 'REPORTER: This is not the reporting country. Write RU, or move the row to the country whose law it is', { REPORTER: 'RU' }],
    ['a statement is answered as such', { ANSWER: 'MAYBE' }, 'ANSWER: This does not answer the area. Use one of YES, NO, PARTLY, SIGNED, _U', { ANSWER: 'PARTLY' }],
    ['a statement is not answered with a number', { ANSWER: '90' }, 'ANSWER: This does not answer the area. Use one of YES, NO, PARTLY, SIGNED, _U', { ANSWER: '_U' }],
    ['a number is not answered with yes', { ...DAYS, ANSWER: 'YES' }, 'ANSWER: This does not answer the area. Write a number of days, or _U', { ...DAYS, ANSWER: '90' }],
    ['a number has no unit in it', { ...DAYS, ANSWER: '90 days' }, 'ANSWER: This does not answer the area. Write a number of days, or _U', { ...DAYS, ANSWER: '_U' }],
    ['an answer is given', { ANSWER: '' }, 'ANSWER: The cell is empty. Answer YES, NO, PARTLY, SIGNED, _U, or a number', { ANSWER: 'NO' }],
    ['a population exists', { POPULATION: 'GUESTS' }, 'POPULATION: There is no such code. Use one of _T, ', { POPULATION: '' }],
    ['a country of origin exists', { ORIGIN: 'EU' }, 'ORIGIN: There is no such country. Use an ISO 3166-1 alpha-2 code such as UZ, ', { ORIGIN: 'G_EAEU' }],
    ['a period can be read', { AS_OF: 'February 2018' }, 'AS_OF: This is not a period. Write 2018, 2018-02, a date, or _U', { AS_OF: '_U' }],
    ['a period is given', { AS_OF: '' }, 'AS_OF: The cell is empty. Write a period such as 2018, or _U', { AS_OF: '2018' }],
    ['a detail is told in Russian', { DETAIL_RU: '' }, 'DETAIL_RU: The cell is empty. Say the same in Russian', {}],
    ['a detail is told in English', { DETAIL_EN: '' }, 'DETAIL_EN: The cell is empty. Say in one line of your own what the source says', {}],
    ['a source is in the catalogue', { SOURCE: 'ANNEX9' }, 'SOURCE: The catalogue has no such source. Add it to sources.csv, or correct the id', { SOURCE: 'ANNEX5' }],
    ['a place in the source is named', { LOCATOR: '' }, 'LOCATOR: The cell is empty. Say where in the source: annex, section, table, footnote', { LOCATOR: 'fn 3' }],
  ])('%s', (_rule, refused, fault, accepted) => {
    expect(faults(refused)).toEqual([expect.stringContaining(fault)]);
    expect(faults(accepted)).toEqual([]);
  });
});

describe('a row of laws.csv', () => {
  it('holds for everybody from everywhere unless it says for whom', () => {
    expect(read({ POPULATION: '' })).toEqual({
      law: {
        area: 'HIV_DEPORTATION', reporter: 'RU', population: '_T', origin: '_T', answer: 'YES', asOf: '2018-02',
        detailEn: 'Deported on diagnosis.', detailRu: 'Депортация при выявлении.', source: 'ANNEX5', locator: '§2.2',
      },
    });
  });

  it('tells all its faults at once', () => {
    expect(faults({ LAW_AREA: 'X', REPORTER: 'KZ', SOURCE: '' }).map((fault) => fault.split(':')[0])).toEqual(['LAW_AREA', 'REPORTER', 'SOURCE']);
  });
});
