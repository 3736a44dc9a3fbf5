import { describe, expect, it } from '@jest/globals';
import { readSourceRow, type SourceColumn } from './source-row.js';

type Cells = Partial<Record<SourceColumn, string>>;

const GOOD: Record<SourceColumn, string> = {
  ID: 'UNFPA-2018-ANNEX3', TITLE_EN: 'Fact sheet Kazakhstan', TITLE_RU: 'Справка по Казахстану', PUBLISHER: 'UNFPA, UNAIDS', YEAR: '2018', URL: '',
};

function faults(cells: Cells): string[] {
  const result = readSourceRow('sources.csv', 2, { ...GOOD, ...cells });
  return 'faults' in result ? result.faults.map(({ column, problem, remedy }) => `${column ?? ''}: ${problem}. ${remedy}`) : [];
}

describe('a row of sources.csv', () => {
  it('is a published document; its address may be left out', () => {
    const source = { id: 'UNFPA-2018-ANNEX3', titleEn: 'Fact sheet Kazakhstan', titleRu: 'Справка по Казахстану', publisher: 'UNFPA, UNAIDS', year: 2018 };
    expect(readSourceRow('sources.csv', 2, GOOD)).toEqual({ source: { ...source, url: null } });
    expect(readSourceRow('sources.csv', 2, { ...GOOD, URL: 'https://www.unfpa.org' })).toEqual({ source: { ...source, url: 'https://www.unfpa.org' } });
  });

  it.each<[rule: string, refused: Cells, fault: string, accepted: Cells]>([
    ['an id has no small letters', { ID: 'unfpa-2018' }, 'ID: This is not an id. Use capitals, digits, - and _, 2 to 40 of them', { ID: 'UNFPA-2018' }],
    ['an id has two characters at least', { ID: 'U' }, 'ID: This is not an id. Use capitals, digits, - and _, 2 to 40 of them', { ID: 'UN' }],
    ['an id has 40 characters at most', { ID: 'U'.repeat(41) }, 'ID: This is not an id. Use capitals, digits, - and _, 2 to 40 of them', { ID: 'U'.repeat(40) }],
    ['an id holds nothing that parts a key', { ID: 'UNFPA|2018' }, 'ID: This is not an id. Use capitals, digits, - and _, 2 to 40 of them', { ID: 'UNFPA_2018' }],
    ['an id is given', { ID: '' }, 'ID: The cell is empty. Give the source an id', {}],
    ['a title stands in English', { TITLE_EN: '' }, 'TITLE_EN: The cell is empty. Give the title in English', {}],
    ['a title stands in Russian', { TITLE_RU: '' }, 'TITLE_RU: The cell is empty. Give the title in Russian', {}],
    ['somebody published it', { PUBLISHER: '' }, 'PUBLISHER: The cell is empty. Name the publishing organisation', {}],
    ['a year is given', { YEAR: '' }, 'YEAR: This is not a year. Write the year of publication, as 2018', {}],
    ['a year is near ours', { YEAR: '201' }, 'YEAR: This is not a year. Write the year of publication, as 2018', { YEAR: '1901' }],
    ['a year is whole', { YEAR: '2018.5' }, 'YEAR: This must be a whole number. Round to a whole number, or check the unit', { YEAR: '2019' }],
  ])('%s', (_rule, refused, fault, accepted) => {
    expect(faults(refused)).toEqual([fault]);
    expect(faults(accepted)).toEqual([]);
  });
});
