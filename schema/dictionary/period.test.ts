import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isPeriod, type Span, spanOfPeriod } from './period.js';

describe('a period covers the days that it names', () => {
  it.each([
    ['2017', '2017-01-01', '2018-01-01'],
    ['2017-S1', '2017-01-01', '2017-07-01'],
    ['2017-S2', '2017-07-01', '2018-01-01'],
    ['2017-Q3', '2017-07-01', '2017-10-01'],
    ['2017-12', '2017-12-01', '2018-01-01'],
    ['2016-02-29', '2016-02-29', '2016-03-01'],
    ['2012-01-01/P5Y', '2012-01-01', '2017-01-01'],
    ['2017-01-01/P10M', '2017-01-01', '2017-11-01'],
    ['2017-01-01/P1Y2M3D', '2017-01-01', '2018-03-04'],
  ])('%s runs from %s to before %s', (period, from, to) => {
    expect(spanOfPeriod(period)).toEqual({ from, to });
  });

  it.each([
    '', ' 2017', '17', '201', '20170', '2017-13', '2017-00', '2017-1', '2017-S3', '2017-Q0', '2017-Q5', '2017-W01',
    '2017-02-29', '2017-02-30', '2017-04-31', '2012-01-01/P0Y', '2012-01-01/P0Y0M0D', '2012-01-01/P', '2012-01/P5Y',
    '2012-02-30/P1Y', '2012-01-01/PT5H', '2012-01-01/-P1Y', '2017/2018', '_T',
  ])('%j is no period', (text) => {
    expect(spanOfPeriod(text)).toBeUndefined();
    expect(isPeriod(text)).toBe(false);
  });

  it.each(['0017', '0017-09', '0017-01-01/P1Y', '9999', '9999-12-31', '9500-01-01/P999Y'])(
    '%s is a slip of the pen: a year of less than four digits, or an end that cannot be written', (text) => {
      expect(spanOfPeriod(text)).toBeUndefined();
    },
  );

  it('takes _U for "the source gives none", which covers no days', () => {
    expect(isPeriod('_U')).toBe(true);
    expect(spanOfPeriod('_U')).toBeUndefined();
  });
});

describe('laws of periods', () => {
  const years = fc.integer({ min: 0, max: 8999 }).map((year) => String(year).padStart(4, '0'));
  const forms = fc.constantFrom('', '-S1', '-S2', '-Q1', '-Q4', '-01', '-12', '-02-28', '-12-31', '-01-01/P1Y', '-12-31/P1D', '-06-30/P9M', '-01-01/P999Y');

  it('whatever is read begins before it ends, on days written in ten characters, in the year that it names', () => {
    fc.assert(
      fc.property(years, forms, (year, form) => {
        const span = spanOfPeriod(year + form);
        expect(span !== undefined).toBe(year >= '1000');
        if (span === undefined) return;
        expect(span.from < span.to).toBe(true);
        expect(span.from.slice(0, 4)).toBe(year);
        for (const day of [span.from, span.to]) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }),
      { numRuns: 2_000 },
    );
  });

  const parts = {
    halves: ['S1', 'S2'],
    quarters: ['Q1', 'Q2', 'Q3', 'Q4'],
    months: ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'],
  };
  it.each(Object.entries(parts))('a year is made of its %s, without gap or overlap', (_name, names) => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9998 }), (year) => {
        const whole = spanOfPeriod(String(year)) as Span;
        const spans = names.map((name) => spanOfPeriod(`${year}-${name}`) as Span);
        expect(spans.map(({ from }) => from)).toEqual([whole.from, ...spans.slice(0, -1).map(({ to }) => to)]);
        expect(spans.at(-1)?.to).toBe(whole.to);
      }),
    );
  });
});
