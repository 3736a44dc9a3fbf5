import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { madeUp, madeUpAnswer } from '../regional/made-up.fixture.js';
import { publishedAnswer } from '../regional/published.fixture.js';
import type { TrendSegment } from './segments.js';
import { trends } from './trends.js';

const published = publishedAnswer();
const lines = (segments: readonly TrendSegment[] = []) => segments.map(({ points }) => points.map(({ figure }) => `${figure.period}: ${figure.value ?? figure.missing ?? 'bounds'}`));
const begins = (segments: readonly TrendSegment[] = []) => segments.map((segment) => segment.begins.map(({ what }) => what));

describe('trends, as published', () => {
  it('draws Uzbekistan’s tests on return as its two sources count them, each a line of its own', () => {
    const [returnees] = trends(published, 'HIV_TESTED', { POPULATION: 'RETURNEE' });
    expect(lines(returnees?.segments)).toEqual([['2014: 600000', '2015: 400000', '2016: 400000', '2017: 400000'], ['2015: 440000', '2016: 390000', '2017: 400000']]);
  });

  it('does not join those ever registered in Russia with those registered since 2012', () => {
    const russia = trends(published, 'HIV_DIAGNOSES_CUMULATIVE', { POPULATION: '_T' }).find(({ country }) => country === 'RU');
    expect(lines(russia?.segments)).toEqual([['2017-11: 1193890'], ['2012-01-01/P6Y: 520000']]);
    expect(begins(russia?.segments)).toEqual([[], ['PERIOD_LENGTH']]);
  });

  it('draws no line from one source to another where neither states its method', () => {
    const russia = trends(published, 'INTERNATIONAL_MIGRANT_STOCK_SHARE', {}).find(({ country }) => country === 'RU');
    expect(lines(russia?.segments)).toEqual([['2015: 8.1'], ['2017: 8.1']]);
    expect(begins(russia?.segments)).toEqual([[], ['SOURCE']]);
  });

  it('tells the stock of September 2017 from the nine months before it, corridor by corridor', () => {
    const series = trends(published, 'MIGRANTS_REGISTERED', { DESTINATION: 'RU' });
    expect(series.map(({ origin }) => origin)).toEqual(['G_CA5', 'KG', 'KZ', 'TJ', 'TM', 'UZ']);
    expect(series.every(({ segments }) => segments.length === 2)).toBe(true);
    expect(lines(series.find(({ origin }) => origin === 'TM')?.segments)).toEqual([['2017-01-01/P9M: 36032'], ['2017-09: 48173']]);
  });

  it('draws no line from a survey of 2015 to the same surveys of 2015 to 2017, as another source rounds them', () => {
    const uzbekistan = trends(published, 'HIV_PREVALENCE', { POPULATION: '_T', KEY_POPULATION: 'PWID' }).find(({ country }) => country === 'UZ');
    expect(lines(uzbekistan?.segments)).toEqual([['2015: 5.5'], ['2015-01-01/P3Y: 6']]);
  });

  it('lists figures without a date beside the series', () => {
    const kyrgyzstan = trends(published, 'HIV_DIAGNOSES_CUMULATIVE', { POPULATION: '_T' }).find(({ country }) => country === 'KG');
    expect([lines(kyrgyzstan?.segments), kyrgyzstan?.undated.map(({ value }) => value)]).toEqual([[['2011: 3270', '2016: 7108']], [6736]]);
  });
});

describe('a series', () => {
  const tested = (period: string, more = {}) => madeUp('HIV_TESTED', 'XN', 100, { period, ...more });
  const other = { id: 'OTHER', title: { en: 'Other', ru: 'Другой' }, publisher: 'nobody', year: 2021, locator: null };
  const segmentsOf = (...readings: readonly ReturnType<typeof tested>[]) => trends(madeUpAnswer(readings), 'HIV_TESTED', {})[0]?.segments;

  it.each([
    ['METHOD', { method: 'ESTIMATE' }], ['DEFINITION', { status: 'D', note: { en: 'Only women.', ru: 'Только женщины.' } }], ['DEFINITION', { status: 'E' }], ['BASIS', { basis: 'BIRTH' }],
    ['PERIOD_LENGTH', { period: '2019-S1' }], ['BREAK', { status: 'B' }],
  ])('begins a new segment with another %s', (what, more) => {
    const segments = segmentsOf(tested('2017'), tested('2018'), tested('2019', more));
    expect([segments?.length, begins(segments)]).toEqual([2, [[], [what]]]);
  });

  it('goes on after a break that its source reports', () => {
    expect(lines(segmentsOf(tested('2017'), tested('2018', { status: 'B' }), tested('2019')))).toEqual([['2017: 100'], ['2018: 100', '2019: 100']]);
  });

  it('goes on from one source to the next where the method is the same, and marks it', () => {
    const segments = segmentsOf(tested('2017'), tested('2018', { source: other }));
    expect(segments?.map(({ points }) => points.map(({ changes }) => changes.map(({ what }) => what)))).toEqual([[[], ['SOURCE']]]);
  });

  it('keeps a hidden figure in its place, with its reason and no number', () => {
    const segments = segmentsOf(tested('2017'), madeUp('HIV_TESTED', 'XN', 'SUPPRESSED', { period: '2018' }), tested('2019'));
    expect(lines(segments)).toEqual([['2017: 100', '2018: SUPPRESSED', '2019: 100']]);
  });

  it('never has two methods or definitions, nor two figures of one period, on a line; and loses no figure', () => {
    const reading = fc.record({
      period: fc.constantFrom('2015', '2016', '2017', '2017-S1', '2012-01-01/P5Y', '_U'), method: fc.constantFrom('REGISTERED', 'ESTIMATE', '_U'),
      status: fc.constantFrom('A', 'B', 'D', 'E'), source: fc.constantFrom(other, { ...other, id: 'THIRD' }),
    });
    fc.assert(fc.property(fc.array(reading, { minLength: 1, maxLength: 12 }), (cells) => {
      const [series] = trends(madeUpAnswer(cells.map(({ period, ...more }) => tested(period, more))), 'HIV_TESTED', {});
      for (const { points } of series?.segments ?? []) {
        // Periods of these forms are of one length exactly where their texts are.
        expect(new Set(points.map(({ figure }) => [figure.method, figure.status === 'D', figure.status === 'E', figure.period.length].join())).size).toBe(1);
        expect(new Set(points.map(({ figure }) => figure.period)).size).toBe(points.length);
        expect(points.slice(1).every(({ figure }) => figure.status !== 'B')).toBe(true);
      }
      expect((series?.segments ?? []).reduce((total, { points }) => total + points.length, series?.undated.length ?? 0)).toBe(cells.length);
    }));
  });
});
