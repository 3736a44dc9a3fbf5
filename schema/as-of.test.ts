import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readAsOf, releaseName } from './as-of.js';

const refused = (message: string): unknown => expect.objectContaining({ code: 'INVALID_ARGUMENT', message });

describe('a moment in the past', () => {
  it('is a day with all that was published on it, or a moment in UTC', () => {
    expect(readAsOf({ date: '2026-11-20' }).moment).toEqual(new Date('2026-11-20T23:59:59.999Z'));
    expect(readAsOf({ date: '2024-02-29' }).moment).toEqual(new Date('2024-02-29T23:59:59.999Z'));
    expect(readAsOf({ date: '2026-11-20T09:00Z' }).moment).toEqual(new Date('2026-11-20T09:00:00.000Z'));
  });

  it('is what a release says of itself, to the millisecond', () => {
    fc.assert(fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (published) => {
      expect(readAsOf({ date: published.toISOString() }).moment).toEqual(published);
    }));
  });

  it('is now where nothing is said', () => {
    for (const nothing of [{}, { date: null, releases: null }, { releases: [] }]) expect(readAsOf(nothing)).toEqual({ moment: null, releases: new Map() });
  });

  it.each(['', 'yesterday', '2026', '2026-11', '2026-02-30', '2026-13-01', '2026-11-20T25:00:00Z', '2026-11-20T24:00:00Z', '2026-11-20T09:00:00', '2026-11-20T09:00:00+05:00', '2026-11-20\n'])('is not %j', (date) => {
    expect(() => readAsOf({ date })).toThrow(refused(`asOf.date: ${JSON.stringify(date)} is neither a day nor a moment. Write 2026-11-20 or 2026-11-20T09:00:00Z`));
  });
});

describe('releases by their ids', () => {
  it('are taken by country, each once', () => {
    expect(readAsOf({ releases: ['KZ-3', 'UZ-12', 'KZ-3'] }).releases).toEqual(new Map([['KZ', 3], ['UZ', 12]]));
    expect(releaseName('XN-999999999')).toEqual({ country: 'XN', number: 999_999_999 });
  });

  it.each(['KZ', 'KZ-0', 'KZ-03', 'KZ-1.5', 'kz-3', 'KZ-1234567890', 'KZ-3 ', '3'])('are not %j', (id) => {
    expect(() => readAsOf({ releases: [id] })).toThrow(refused(`asOf.releases: ${JSON.stringify(id)} is no release. Write a country and a number, such as KZ-3`));
  });

  it('are one a country, and not without end', () => {
    expect(() => readAsOf({ releases: ['KZ-3', 'KZ-2'] })).toThrow(refused('asOf.releases names two releases of KZ, KZ-3 and KZ-2. Name one'));
    expect(() => readAsOf({ releases: Array<string>(1_001).fill('KZ-3') })).toThrow(refused('asOf.releases holds 1001 releases; at most 1000'));
  });
});
