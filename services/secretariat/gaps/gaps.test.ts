import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { madeUp, madeUpAnswer } from '../regional/made-up.fixture.js';
import { publishedAnswer } from '../regional/published.fixture.js';
import { gaps } from './gaps.js';

const published = publishedAnswer();
const CASCADE = ['HIV_STATUS_KNOWN', 'ART_COVERAGE', 'VIRAL_SUPPRESSION_SHARE', 'LATE_HIV_DIAGNOSIS'];

describe('what is not told of migrants, as published', () => {
  it.each(CASCADE)('%s is collected by no country: each says so, and where', (indicator) => {
    const [gap] = gaps(published, { indicators: [indicator], breakdowns: [], population: 'MIGRANT' });
    expect(gap).toMatchObject({ collectedByNobody: true, toldBy: [], newest: null });
    expect(gap?.cells.map(({ country, missing, declared, evidence }) => [country, missing, declared, evidence.length])).toEqual(
      ['KG', 'KZ', 'RU', 'TJ', 'TM', 'UZ'].map((country) => [country, 'NOT_COLLECTED', true, 1]),
    );
  });

  it('prevalence is told by two countries, by regular and irregular status by none', () => {
    const [gap] = gaps(published, { indicators: ['HIV_PREVALENCE'], breakdowns: ['LEGAL_STATUS'], population: 'MIGRANT' });
    expect(gap?.toldBy).toEqual(['TJ', 'UZ']);
    const byStatus = gap?.cells.filter(({ breakdown }) => breakdown === 'LEGAL_STATUS');
    expect(byStatus?.map(({ missing, declared, evidence }) => [missing, declared, evidence.length])).toEqual(Array.from({ length: 6 }, () => ['NOT_COLLECTED', true, 2]));
  });

  it('what is told is old: the newest prevalence is of 2015, ten years and more before November 2026', () => {
    const [gap] = gaps(published, { indicators: ['HIV_PREVALENCE'], breakdowns: [], population: 'MIGRANT' });
    expect([gap?.newest?.reporter, gap?.newest?.period, gap?.age]).toEqual(['UZ', '2015', { years: 10.8, atLeast: false }]);
  });

  it('Tajikistan tells new diagnoses of migrants by sex as shares alone', () => {
    const [gap] = gaps(published, { indicators: ['HIV_NEW_DIAGNOSES'], breakdowns: ['SEX'], population: 'MIGRANT' });
    expect(gap?.cells.find(({ country, breakdown }) => country === 'TJ' && breakdown === 'SEX')).toMatchObject({ told: 0, toldAsShares: 2, missing: null });
  });

  it('Turkmenistan says that its service has the number of deported, and did not give it', () => {
    const [gap] = gaps(published, { indicators: ['DEPORTED'], breakdowns: ['SEX'], population: 'RETURNEE' });
    expect(gap?.cells.filter(({ country }) => country === 'TM').map(({ breakdown, missing }) => [breakdown, missing])).toEqual([[null, 'NOT_YET_REPORTED'], ['SEX', 'NOT_COLLECTED']]);
    expect(gap?.collectedByNobody).toBe(false);
  });
});

describe('a gap', () => {
  it('has a reason of its own where the breakdown does not apply, and where the country did not answer', () => {
    const answer = madeUpAnswer([], { asked: ['XN', 'XS'], silent: [{ country: 'XS', code: 'COUNTRY_TIMEOUT', message: 'late' }] });
    const [gap] = gaps(answer, { indicators: ['HDI'], breakdowns: ['SEX'], population: null });
    expect(gap?.cells.map(({ country, breakdown, missing, declared }) => [country, breakdown, missing, declared])).toEqual([
      ['XN', null, 'NOT_COLLECTED', false], ['XN', 'SEX', 'NOT_APPLICABLE', false], ['XS', null, 'COUNTRY_UNAVAILABLE', false], ['XS', 'SEX', 'COUNTRY_UNAVAILABLE', false],
    ]);
  });

  it('says nothing of whether a figure is collected that somebody keeps back', () => {
    for (const reason of ['SUPPRESSED', 'NOT_FOR_AUDIENCE', 'EMBARGOED'] as const) {
      const [gap] = gaps(madeUpAnswer([madeUp('ON_ART', 'XN', reason)], { asked: ['XN', 'XS'] }), { indicators: ['ON_ART'], breakdowns: [], population: null });
      expect(gap).toMatchObject({ collectedByNobody: null, toldBy: [] });
    }
  });

  it('counts an undated figure as at least as old as its source', () => {
    const [gap] = gaps(madeUpAnswer([madeUp('ON_ART', 'XN', 5, { period: '_U' })]), { indicators: ['ON_ART'], breakdowns: [], population: null });
    expect(gap?.age).toEqual({ years: 0, atLeast: true });
  });

  it('accounts for every figure: told, or missing for a reason', () => {
    const told = fc.oneof(fc.nat(100), fc.constantFrom('SUPPRESSED' as const, 'NOT_COLLECTED' as const, 'EMBARGOED' as const));
    fc.assert(fc.property(fc.array(fc.record({ told, sex: fc.constantFrom('_T', 'F', 'M') }), { maxLength: 10 }), (cells) => {
      const readings = cells.map(({ told: each, sex }) => madeUp('HIV_TESTED', 'XN', each, { sex }));
      const [gap] = gaps(madeUpAnswer(readings, { asked: ['XN'] }), { indicators: ['HIV_TESTED'], breakdowns: ['SEX'], population: null });
      for (const cell of gap?.cells ?? []) {
        const own = cells.filter(({ sex }) => cell.breakdown === null || sex !== '_T');
        expect(cell.told + cell.reasons.reduce((total, { figures }) => total + figures, 0)).toBe(own.length);
        expect(cell.missing === null).toBe(cell.told > 0);
      }
    }));
  });
});
