import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { madeUp, madeUpAnswer } from '../regional/made-up.fixture.js';
import { publishedAnswer } from '../regional/published.fixture.js';
import { cascade } from './cascade.js';
import { CASCADE_INDICATORS } from './stages.js';

const published = publishedAnswer();

describe('the cascade of everybody, as published', () => {
  const { countries, region } = cascade(published, {});
  const kyrgyzstan = countries.find(({ country }) => country === 'KG');

  it('says for Kyrgyzstan that 5,158 of an estimated 8,300 people were registered in 2016: 62.1 %, short of both targets', () => {
    const known = kyrgyzstan?.stages[1];
    expect(known?.count.amount).toEqual({ kind: 'VALUE', value: 5158 });
    expect(known?.percentages.find(({ kind }) => kind === 'COMPUTED')).toMatchObject({ of: 'PLHIV', percent: { kind: 'VALUE', value: 62.1 }, against: [{ target: 90, met: false }, { target: 95, met: false }] });
  });

  it('does not divide the 3,116 on therapy, whose date is not given, and says so', () => {
    const computed = kyrgyzstan?.stages[2]?.percentages.filter(({ kind }) => kind === 'COMPUTED');
    expect(computed?.map(({ of, percent, doesNotMatch }) => [of, percent, doesNotMatch.map(({ en }) => en)])).toEqual([
      ['STATUS_KNOWN', null, ['The period differs: 2016; no date.']], ['PLHIV', null, ['The period differs: 2016; no date.']],
    ]);
  });

  it('does not divide Tajikistan’s register of June 2017 by an estimate without a year', () => {
    const known = countries.find(({ country }) => country === 'TJ')?.stages[1];
    expect(known?.percentages.find(({ kind }) => kind === 'COMPUTED')).toMatchObject({ percent: null, numerator: { value: 7220 }, denominator: { value: 14000 } });
  });

  it('finds that Russia tells its register for citizens only', () => {
    expect(countries.find(({ country }) => country === 'RU')?.stages[1]).toMatchObject({ count: { amount: { kind: 'MISSING' } }, toldFor: ['CITIZEN'] });
  });

  it('adds for the region what is known, names who is missing, and says what differs', () => {
    const [plhiv, known, onArt, suppressed] = region;
    // Estimated: KG 8,300 + KZ 26,000 + RU at least 1,200,000 + TJ 14,000. Registered: KG 5,158 + TJ 7,220 + UZ 37,861.
    expect(plhiv?.sum).toEqual({ amount: { kind: 'BOUNDS', lower: 1_248_300, upper: null }, missing: [{ name: 'TM', reason: 'NOT_COLLECTED' }, { name: 'UZ', reason: 'NOT_COLLECTED' }] });
    expect(known?.sum.amount).toEqual({ kind: 'BOUNDS', lower: 50_239, upper: null });
    expect(known?.differs.map(({ en }) => en)).toEqual(['The period differs: 2016; 2017-06-30; 2018-01-01.']);
    expect(known?.percentages).toMatchObject([{ of: 'PLHIV', percent: { kind: 'VALUE', value: 62.1 }, countries: ['KG'], without: ['KZ', 'RU', 'TJ', 'TM', 'UZ'] }]);
    expect(onArt?.sum.missing.map(({ name }) => name)).toEqual(['KZ', 'RU', 'TJ', 'TM', 'UZ']);
    expect(suppressed?.sum.amount).toEqual({ kind: 'MISSING', reason: 'NOT_COLLECTED' });
  });
});

describe('the cascade of migrants, as published', () => {
  it.each(['MIGRANT', 'IMMIGRANT'])('is collected by no country, and each says so with its source (%s)', (population) => {
    const { countries } = cascade(published, { POPULATION: population });
    for (const { stages, lateDiagnosis } of countries) {
      const reported = stages.flatMap(({ percentages }) => percentages.filter(({ kind }) => kind === 'REPORTED'));
      expect(reported.map(({ reported: figure }) => [figure?.missing, figure?.source.id])).toEqual(reported.map(() => ['NOT_COLLECTED', 'UNFPA-2018-TEXT']));
      expect(lateDiagnosis.figure?.missing).toBe('NOT_COLLECTED');
    }
  });

  it('warns that two countries may count the same migrants where their direction is not told', () => {
    expect(cascade(published, { POPULATION: 'MIGRANT' }).notes[0]?.en).toMatch(/counted by two countries/);
    expect(cascade(published, { POPULATION: 'IMMIGRANT' }).notes).toEqual([]);
  });

  it('has Kazakhstan’s estimate of 79 to 806 among citizens of Uzbekistan, and nothing of those into other countries', () => {
    const { countries } = cascade(published, { POPULATION: 'IMMIGRANT', ORIGIN: 'UZ', DESTINATION: 'KZ' });
    expect(countries.map(({ country, stages }) => [country, stages[0]?.count.amount])).toContainEqual(['KZ', { kind: 'BOUNDS', lower: 79, upper: 806 }]);
    expect(countries.find(({ country }) => country === 'RU')?.stages[0]?.count.amount).toEqual({ kind: 'MISSING', reason: 'NOT_APPLICABLE' });
  });
});

describe('the cascade', () => {
  it('names a country that did not answer, and stands without it', () => {
    const answer = madeUpAnswer([madeUp('ON_ART', 'XN', 60)], { asked: ['XN', 'XS'], silent: [{ country: 'XS', code: 'COUNTRY_TIMEOUT', message: 'XS took too long' }] });
    expect(cascade(answer, {}).region[2]?.sum).toEqual({ amount: { kind: 'BOUNDS', lower: 60, upper: null }, missing: [{ name: 'XS', reason: 'COUNTRY_UNAVAILABLE' }] });
  });

  it('gives no number that holds a hidden count, and the same answer whatever it is', () => {
    const count = fc.integer({ min: 1, max: 1_000 });
    const cell = fc.record({ truth: count, hides: fc.boolean() });
    const indicators = CASCADE_INDICATORS.filter((code) => ['PLHIV_ESTIMATED', 'PLHIV_REGISTERED', 'ON_ART', 'VIRALLY_SUPPRESSED'].includes(code));
    fc.assert(fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 3 }), (countries) => {
      const codes = ['XN', 'XS', 'XE'];
      const readings = countries.flatMap((cells, place) => cells.map(({ truth, hides }, index) => madeUp(indicators[index] as string, codes[place] as string, hides ? 'SUPPRESSED' : truth)));
      const { region, countries: each } = cascade(madeUpAnswer(readings), {});
      region.forEach(({ sum }, index) => {
        const parts = countries.map((cells) => cells[index]);
        expect(sum.amount.kind === 'VALUE').toBe(parts.every((part) => part?.hides === false));
        expect(sum.missing).toHaveLength(parts.filter((part) => part?.hides).length);
      });
      for (const { percentages } of each.flatMap(({ stages }) => stages)) {
        for (const { kind, percent, numerator, denominator } of percentages) {
          if (kind === 'COMPUTED' && percent?.kind === 'VALUE') expect([numerator?.missing, denominator?.missing]).toEqual([null, null]);
        }
      }
    }));
  });
});
