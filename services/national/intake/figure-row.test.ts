import { describe, expect, it } from '@jest/globals';
import type { Figure } from '@serai/schema';
import { FIGURE_COLUMNS, type FigureColumn, readFigureRow } from './figure-row.js';

type Cells = Partial<Record<FigureColumn, string>>;

const GOOD: Cells = { INDICATOR: 'HIV_NEW_DIAGNOSES', REPORTER: 'KZ', TIME_PERIOD: '2017', OBS_VALUE: '3025', SOURCE: 'ANNEX3', LOCATOR: 'Table 1' };

function read(cells: Cells): ReturnType<typeof readFigureRow> {
  const blank = Object.fromEntries(FIGURE_COLUMNS.map((column) => [column, ''])) as Record<FigureColumn, string>;
  return readFigureRow('figures.csv', 7, { ...blank, ...GOOD, ...cells }, 'KZ', new Set(['ANNEX3']));
}

function figure(cells: Cells): Figure {
  const result = read(cells);
  if ('faults' in result) throw new Error(JSON.stringify(result.faults));
  return result.figure;
}

function faults(cells: Cells): string[] {
  const result = read(cells);
  return 'faults' in result ? result.faults.map(({ column, problem }) => `${column ?? ''}: ${problem}`) : [];
}

/** A share of people, in percent. */
const PERCENT: Cells = { INDICATOR: 'HIV_PREVALENCE' };

describe('a row of figures.csv is refused, and its neighbour accepted', () => {
  it.each<[rule: string, refused: Cells, fault: string, accepted: Cells]>([
    ['the dictionary has the indicator', { INDICATOR: 'HIV_CASES' }, 'INDICATOR: The dictionary has no such indicator', {}],
    ['a country reports for itself', { REPORTER: 'RU' }, 'REPORTER: This is not the reporting country', { REPORTER: 'KZ' }],
    ['a period is given', { TIME_PERIOD: '' }, 'TIME_PERIOD: The cell is empty', { TIME_PERIOD: '_U' }],
    ['a period can be read', { TIME_PERIOD: '2017-13' }, 'TIME_PERIOD: This is not a period', { TIME_PERIOD: '2017-12' }],
    ['flow or stock suits the indicator', { STOCK_FLOW: 'STOCK' }, 'STOCK_FLOW: HIV_NEW_DIAGNOSES cannot be that', { STOCK_FLOW: 'FLOW' }],
    ['an area lies in the country', { AREA: 'KG-GB' }, 'AREA: The area lies in another country', { AREA: 'KZ-75' }],
    ['an area exists', { AREA: 'KZ-99' }, 'AREA: There is no such code', { AREA: '_O' }],
    ['a code exists', { SEX: 'W' }, 'SEX: There is no such code', { SEX: 'F' }],
    ['who left the country left from here', { POPULATION: 'EMIGRANT', ORIGIN: 'KG' }, 'ORIGIN: For this population it is always the reporter', { POPULATION: 'EMIGRANT', ORIGIN: 'KZ', DESTINATION: 'KG' }],
    ['who came to the country came here', { POPULATION: 'IMMIGRANT', DESTINATION: 'RU' }, 'DESTINATION: For this population it is always the reporter', { POPULATION: 'IMMIGRANT', ORIGIN: 'RU', DESTINATION: 'KZ' }],
    ['who moved inside stayed inside', { POPULATION: 'INTERNAL', DESTINATION: 'RU' }, 'DESTINATION: For this population it is always the reporter', { POPULATION: 'INTERNAL' }],
    ['who moved inside came from inside', { POPULATION: 'INTERNAL', ORIGIN: 'RU' }, 'ORIGIN: For this population it is always the reporter', { POPULATION: 'INTERNAL', ORIGIN: 'KZ', DESTINATION: 'KZ' }],
    ['a breakdown applies to the indicator', { INDICATOR: 'POPULATION_TOTAL', SEX: 'F' }, 'SEX: POPULATION_TOTAL is not broken down by this', { INDICATOR: 'POPULATION_TOTAL', SEX: '_Z' }],
    ['a unit suits the indicator', { UNIT: 'NUMBER' }, 'UNIT: HIV_NEW_DIAGNOSES is not given in this unit', { UNIT: 'PERSONS' }],
    ['no thousands separators', { OBS_VALUE: '3,025' }, 'OBS_VALUE: This is not a number', { OBS_VALUE: '3025' }],
    ['no spaces in a number', { OBS_VALUE: '3 025' }, 'OBS_VALUE: This is not a number', { OBS_VALUE: '1000000' }],
    ['no decimal comma', { ...PERCENT, OBS_VALUE: '0,2' }, 'OBS_VALUE: This is not a number', { ...PERCENT, OBS_VALUE: '0.2' }],
    ['no sign of less than', { ...PERCENT, OBS_VALUE: '<0.2' }, 'OBS_VALUE: This is not a number', { ...PERCENT, OBS_VALUE: '', UPPER: '0.2' }],
    ['people are whole', { OBS_VALUE: '17.5' }, 'OBS_VALUE: This must be a whole number', { OBS_VALUE: '17' }],
    ['a percentage ends at 100', { ...PERCENT, OBS_VALUE: '100.1' }, 'OBS_VALUE: HIV_PREVALENCE lies between 0 and 100', { ...PERCENT, OBS_VALUE: '100' }],
    ['so do its bounds', { ...PERCENT, OBS_VALUE: '', UPPER: '101' }, 'UPPER: HIV_PREVALENCE lies between 0 and 100', { ...PERCENT, OBS_VALUE: '', UPPER: '99' }],
    ['a rate need not', { ...PERCENT, OBS_VALUE: '101' }, 'OBS_VALUE: HIV_PREVALENCE lies between 0 and 100', { ...PERCENT, OBS_VALUE: '101', UNIT: 'PER_100K' }],
    ['a count is never negative', { OBS_VALUE: '-1' }, 'OBS_VALUE: HIV_NEW_DIAGNOSES is never negative', { OBS_VALUE: '0' }],
    ['a balance may be', { INDICATOR: 'REMITTANCES_SENT', OBS_VALUE: '-1416' }, 'OBS_VALUE: REMITTANCES_SENT is never negative', { INDICATOR: 'REMITTANCES_BALANCE', OBS_VALUE: '-1416' }],
    ['the index ends at 1', { INDICATOR: 'HDI', OBS_VALUE: '1.1' }, 'OBS_VALUE: HDI lies between 0 and 1', { INDICATOR: 'HDI', OBS_VALUE: '0.8' }],
    ['bounds stand in order', { OBS_VALUE: '', LOWER: '20', UPPER: '10' }, 'LOWER: The lower bound lies above the upper', { OBS_VALUE: '', LOWER: '10', UPPER: '10' }],
    ['a value is not below its bounds', { OBS_VALUE: '9', LOWER: '10' }, 'OBS_VALUE: The value lies below its lower bound', { OBS_VALUE: '10', LOWER: '10' }],
    ['a value is not above its bounds', { OBS_VALUE: '21', UPPER: '20' }, 'OBS_VALUE: The value lies above its upper bound', { OBS_VALUE: '20', UPPER: '20' }],
    ['a numerator is part of its denominator', { NUMERATOR: '11', DENOMINATOR: '10' }, 'NUMERATOR: The numerator exceeds the denominator', { NUMERATOR: '10', DENOMINATOR: '10' }],
    ['a sample has a size', { SAMPLE_SIZE: '-5' }, 'SAMPLE_SIZE: A count is never negative', { SAMPLE_SIZE: '5' }],
    ['a sample can be stored', { SAMPLE_SIZE: '2147483648' }, 'SAMPLE_SIZE: No sample is that large', { SAMPLE_SIZE: '2147483647' }],
    ['a figure is not both told and missing', { MISSING: 'NOT_COLLECTED' }, 'MISSING: A figure cannot be both told and missing', { MISSING: 'NOT_COLLECTED', OBS_VALUE: '' }],
    ['its numerator would tell it', { MISSING: 'SUPPRESSED', OBS_VALUE: '', NUMERATOR: '3' }, 'MISSING: A figure cannot be both told and missing', { MISSING: 'SUPPRESSED', OBS_VALUE: '', DENOMINATOR: '400', SAMPLE_SIZE: '400' }],
    ['nothing is empty without a reason', { OBS_VALUE: '' }, 'OBS_VALUE: No value, no bounds and no reason', { OBS_VALUE: '', LOWER: '10' }],
    ['a reason is one of the list', { OBS_VALUE: '', MISSING: 'SECRET' }, 'MISSING: There is no such code', { OBS_VALUE: '', MISSING: 'SUPPRESSED' }],
    ['a note stands in both languages', { NOTE_EN: 'Citizens only.' }, 'NOTE_RU: The note stands in one language only', { NOTE_EN: 'Citizens only.', NOTE_RU: 'Только граждане.' }],
    ['an embargo names a time in UTC', { EMBARGO_TIME: '2027-01-31' }, 'EMBARGO_TIME: This is not a time', { EMBARGO_TIME: '2027-01-31T09:00:00Z' }],
    ['an embargo names a day that exists', { EMBARGO_TIME: '2027-02-30T09:00:00Z' }, 'EMBARGO_TIME: This is not a time', { EMBARGO_TIME: '2027-02-28T09:00:00Z' }],
    ['a source is named', { SOURCE: '' }, 'SOURCE: The cell is empty', { SOURCE: 'ANNEX3' }],
    ['a source is in the catalogue', { SOURCE: 'ANNEX9' }, 'SOURCE: The catalogue has no such source', { SOURCE: 'ANNEX3' }],
    ['a place in the source is named', { LOCATOR: '' }, 'LOCATOR: The cell is empty', { LOCATOR: '§3' }],
    ['a method is one of the list', { METHOD: 'GUESS' }, 'METHOD: There is no such code', { METHOD: 'EXPERT' }],
    ['a status is one of SDMX', { OBS_STATUS: 'Z' }, 'OBS_STATUS: There is no such code', { OBS_STATUS: 'E' }],
  ])('%s', (_rule, refused, fault, accepted) => {
    expect(faults(refused)).toEqual([fault]);
    expect(faults(accepted)).toEqual([]);
  });
});

describe('a row of figures.csv', () => {
  it('tells all its faults at once, each with row, column, value and remedy', () => {
    const result = read({ REPORTER: 'RU', SEX: 'W', OBS_VALUE: '3 025' });
    expect('faults' in result && result.faults).toEqual([
      { file: 'figures.csv', row: 7, column: 'REPORTER', value: 'RU', problem: expect.any(String), remedy: 'Write KZ, or move the row to the country that reports it' },
      { file: 'figures.csv', row: 7, column: 'SEX', value: 'W', problem: expect.any(String), remedy: 'Use one of _T, F, M, O, _U, _Z' },
      { file: 'figures.csv', row: 7, column: 'OBS_VALUE', value: '3 025', problem: expect.any(String), remedy: 'Write digits with a decimal point, no spaces, signs or thousands separators' },
    ]);
  });

  it('fills what is left empty: totals where a breakdown applies, _Z where not, the usual unit, free and normal', () => {
    expect(figure({})).toEqual({
      indicator: 'HIV_NEW_DIAGNOSES', reporter: 'KZ', area: '_T', period: '2017', stockOrFlow: 'FLOW', population: '_T', origin: '_T', destination: '_T',
      basis: '_U', legalStatus: '_T', keyPopulation: '_T', sex: '_T', age: '_T', transmission: '_T', unit: 'PERSONS',
      value: 3025, lower: null, upper: null, numerator: null, denominator: null, sampleSize: null,
      status: 'A', confidentiality: 'F', missing: null, embargoUntil: null, method: '_U', source: 'ANNEX3', locator: 'Table 1', noteEn: null, noteRu: null,
    });
    expect(figure({ INDICATOR: 'HDI', OBS_VALUE: '0.8' })).toMatchObject({ area: '_T', population: '_Z', origin: '_Z', sex: '_Z', unit: 'INDEX' });
  });

  it('anchors migrants in the reporting country, and gives a missing figure the status that goes with its reason', () => {
    expect(figure({ POPULATION: 'IMMIGRANT', ORIGIN: 'UZ' })).toMatchObject({ origin: 'UZ', destination: 'KZ' });
    expect(figure({ POPULATION: 'RETURNEE' })).toMatchObject({ origin: 'KZ', destination: '_T' });
    expect(figure({ OBS_VALUE: '', MISSING: 'NOT_COLLECTED' })).toMatchObject({ value: null, status: 'L', missing: 'NOT_COLLECTED' });
  });
});
