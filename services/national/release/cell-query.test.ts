import { describe, expect, it } from '@jest/globals';
import type { ObservationFilter } from '@serai/schema/graph';
import { cellQuery } from './cell-query.js';

function refusal(filter: ObservationFilter): unknown {
  try {
    return cellQuery(filter);
  } catch (error) {
    return error;
  }
}

describe('a filter', () => {
  it('asks for at most a hundred spans of time', () => {
    const periods = Array.from({ length: 100 }, () => ({ from: '2015' }));
    expect(cellQuery({ periods }).spans).toHaveLength(100);
    expect(refusal({ periods: [...periods, { from: '2015' }] })).toMatchObject({ code: 'INVALID_ARGUMENT', message: 'filter.periods holds 101 spans; at most 100' });
  });

  it('that is empty, or null throughout, restricts nothing', () => {
    expect(cellQuery({})).toEqual({ lists: {}, spans: null });
    expect(cellQuery({ indicators: null, sex: null, periods: null })).toEqual({ lists: {}, spans: null });
  });

  it('becomes lists by the cells that they restrict; a list of nothing takes nothing', () => {
    expect(cellQuery({ indicators: ['HIV_NEW_DIAGNOSES'], origin: ['UZ', 'G_CA5'], keyPopulation: ['PWID'], age: ['Y15T49'], method: ['REGISTERED'], sex: [] })).toEqual({
      lists: { indicator: ['HIV_NEW_DIAGNOSES'], origin: ['UZ', 'G_CA5'], keyPopulation: ['PWID'], age: ['Y15T49'], method: ['REGISTERED'], sex: [] },
      spans: null,
    });
  });

  it.each<[filter: ObservationFilter, message: string]>([
    [{ indicators: ['HIV_CASES'] }, 'filter.indicators: there is no code "HIV_CASES". Use codes that { indicators { code } } lists'],
    [{ sex: ['F', 'W'] }, 'filter.sex: there is no code "W". Use one of _T, F, M, O, _U, _Z'],
    [{ sex: ['f'] }, 'filter.sex: there is no code "f". Use one of _T, F, M, O, _U, _Z'],
    [{ origin: ['SU'] }, 'filter.origin: there is no code "SU". Use an ISO 3166-1 alpha-2 code such as UZ, a group such as G_CA5, or _T, _O, _U'],
    [{ area: ['Almaty'] }, 'filter.area: there is no code "Almaty". Use an ISO 3166-2 code such as KZ-75, or _T, _O, _U'],
    [{ age: ['15-49'] }, 'filter.age: there is no code "15-49". Use an SDMX age such as Y15T49, Y_LT15, Y_GE60, Y17, or _T, _U'],
    [{ basis: [''] }, 'filter.basis: there is no code "". Use one of CITIZENSHIP, BIRTH, RESIDENCE, ETHNICITY, _U, _Z'],
    [{ sex: Array<string>(1_001).fill('F') }, 'filter.sex holds 1001 codes; at most 1000'],
    [{ population: ['x'.repeat(1_000)] }, `filter.population: there is no code "${'x'.repeat(60)}". Use one of _T, `],
  ])('%j is refused', (filter, message) => {
    expect(refusal(filter)).toMatchObject({ code: 'INVALID_ARGUMENT', message: expect.stringContaining(message), retriable: false });
  });

  it('may hold as many codes as a list takes', () => {
    expect(cellQuery({ sex: Array<string>(1_000).fill('F') }).lists.sex).toHaveLength(1_000);
  });
});

describe('the periods of a filter', () => {
  it.each([
    ['from one period to the end of another', { from: '2015', to: '2016-Q1' }, { from: '2015-01-01', to: '2016-04-01' }],
    ['a period alone', { from: '2017', to: '2017' }, { from: '2017-01-01', to: '2018-01-01' }],
    ['from a part to the whole of a year', { from: '2017-Q3', to: '2017' }, { from: '2017-07-01', to: '2018-01-01' }],
    ['without an end', { from: '2017-09-15' }, { from: '2017-09-15', to: null }],
    ['without a beginning', { from: null, to: '2017-S1' }, { from: null, to: '2017-07-01' }],
    ['without either', {}, { from: null, to: null }],
  ])('%s', (_what, range, span) => {
    expect(cellQuery({ periods: [range] }).spans).toEqual([span]);
  });

  it('are any of several', () => {
    expect(cellQuery({ periods: [{ to: '2010' }, { from: '2017' }] }).spans).toEqual([{ from: null, to: '2011-01-01' }, { from: '2017-01-01', to: null }]);
    expect(cellQuery({ periods: [] }).spans).toEqual([]);
  });

  it.each([
    [{ from: '2017', to: '2016' }, 'filter.periods: 2017 lies after 2016. Swap them'],
    [{ from: '2017-07', to: '2017-Q2' }, 'filter.periods: 2017-07 lies after 2017-Q2. Swap them'],
    [{ from: 'last year' }, 'filter.periods.from: "last year" is not a period. Write 2017, 2017-S1, 2017-Q3, 2017-09 or 2017-09-01'],
    [{ to: '2017-02-30' }, 'filter.periods.to: "2017-02-30" is not a period. Write 2017, 2017-S1, 2017-Q3, 2017-09 or 2017-09-01'],
    [{ from: '_U' }, 'filter.periods.from: "_U" is not a period. Write 2017, 2017-S1, 2017-Q3, 2017-09 or 2017-09-01'],
    [{ from: '' }, 'filter.periods.from: "" is not a period. Write 2017, 2017-S1, 2017-Q3, 2017-09 or 2017-09-01'],
  ])('%j are refused', (range, message) => {
    expect(refusal({ periods: [range] })).toMatchObject({ code: 'INVALID_ARGUMENT', message });
  });
});
