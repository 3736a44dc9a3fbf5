import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { madeUp, madeUpAnswer } from '../regional/made-up.fixture.js';
import { publishedAnswer } from '../regional/published.fixture.js';
import { changes } from './changes.js';
import { headlineNumbers } from './headline-numbers.js';

const published = publishedAnswer();
const numberOf = (id: string, answer = published) => headlineNumbers(answer).find(({ headline }) => headline.id === id);

describe('the headline numbers, as published', () => {
  it('add the remittances that all six received in 2016: 12,503 million dollars', () => {
    // 1,195 + 275 + 6,678 + 1,867 + 9 + 2,479
    expect(numberOf('REMITTANCES_RECEIVED')).toMatchObject({ sum: { amount: { kind: 'VALUE', value: 12_503 }, missing: [] }, told: 6, asked: 6, differs: [] });
  });

  it('have at least 974,847 people registered, for Russia counts citizens only and two countries tell nothing', () => {
    const registered = numberOf('PLHIV_REGISTERED');
    // 5,158 + at least 924,608 + 7,220 + 37,861
    expect(registered?.sum).toEqual({ amount: { kind: 'BOUNDS', lower: 974_847, upper: null }, missing: ['KZ', 'RU', 'TM'].map((name) => ({ name, reason: 'NOT_COLLECTED' })) });
    expect(registered?.parts.filter(({ isPart }) => isPart).map(({ country }) => country)).toEqual(['RU']);
    expect([registered?.told, registered?.asked]).toEqual([4, 6]);
    expect(registered?.differs.map(({ en }) => en)).toContain('The population differs: Citizens of the reporting country; Total.');
  });

  it('say how fresh they are', () => {
    expect([numberOf('IMMIGRANTS')?.freshest, numberOf('IMMIGRANTS')?.oldest]).toEqual([{ years: 1.3, atLeast: false }, { years: 10.8, atLeast: false }]);
  });

  it('take a rate in the unit of their name where a country prints it in two: Kyrgyzstan per 100,000, not per 1,000', () => {
    expect(numberOf('DIAGNOSIS_RATE')?.parts.find(({ country }) => country === 'KG')).toMatchObject({ amount: { kind: 'VALUE', value: 12 } });
    expect(numberOf('DIAGNOSIS_RATE')?.differs).toEqual([]);
  });

  it('have no sum of rates', () => {
    expect(numberOf('DIAGNOSIS_RATE')).toMatchObject({ sum: null, told: 4 });
  });

  it('take no "up to" of a part of the people for a least, nor for a most, of all of them', () => {
    expect(numberOf('EMIGRANTS')?.parts.find(({ country }) => country === 'UZ')).toMatchObject({ amount: { kind: 'MISSING' }, isPart: false });
  });

  it('name a country that keeps all of them back, though it tells of its citizens', () => {
    const parts = [madeUp('ON_ART', 'XN', 'SUPPRESSED'), madeUp('ON_ART', 'XN', 40, { population: 'CITIZEN' }), madeUp('ON_ART', 'XS', 5)];
    expect(numberOf('ON_ART', madeUpAnswer(parts))).toMatchObject({ sum: { amount: { kind: 'BOUNDS', lower: 45, upper: null }, missing: [{ name: 'XN', reason: 'SUPPRESSED' }] }, parts: [{ isPart: true, lacks: 'SUPPRESSED' }, { isPart: false, lacks: null }] });
  });

  it('are a number only where every country tells one, whatever the others hide', () => {
    fc.assert(fc.property(fc.array(fc.record({ truth: fc.nat(1_000), hides: fc.boolean() }), { minLength: 1, maxLength: 3 }), (cells) => {
      const codes = ['XN', 'XS', 'XE'];
      const readings = cells.map(({ truth, hides }, index) => madeUp('ON_ART', codes[index] as string, hides ? 'SUPPRESSED' : truth));
      const sum = numberOf('ON_ART', madeUpAnswer(readings))?.sum;
      expect(sum?.amount.kind === 'VALUE').toBe(cells.every(({ hides }) => !hides));
      expect(sum?.missing.map(({ reason }) => reason)).toEqual(cells.filter(({ hides }) => hides).map(() => 'SUPPRESSED'));
    }));
  });
});

describe('what changed', () => {
  const then = madeUpAnswer([madeUp('ON_ART', 'XN', 60), madeUp('ON_ART', 'XN', 50, { period: '2018' }), madeUp('ON_ART', 'XS', 9)], { asOf: '2020-03-01T00:00:00.000Z' });

  it('is what appeared, changed and vanished, and the releases since', () => {
    const now = madeUpAnswer([madeUp('ON_ART', 'XN', 61, { release: 'XN-2' }), madeUp('ON_ART', 'XN', 70, { period: '2020' }), madeUp('ON_ART', 'XS', 9, { release: 'XS-2' })]);
    const { cells, releases, since } = changes(then, now);
    expect(cells.map(({ kind, before, after }) => [kind, before?.value ?? null, after?.value ?? null])).toEqual([['CHANGED', 60, 61], ['APPEARED', null, 70], ['VANISHED', 50, null]]);
    expect([since, releases.map(({ id }) => id)]).toEqual(['2020-03-01T00:00:00.000Z', ['XN-1', 'XS-1']]);
  });

  it('is nothing where a cell only stands in a later release', () => {
    const later = then.readings.map((reading) => ({ ...reading, release: `${reading.reporter}-2` }));
    expect(changes(then, madeUpAnswer(later)).cells).toEqual([]);
  });

  it('does not show that a hidden value changed', () => {
    const hidden = madeUpAnswer([madeUp('ON_ART', 'XN', 'SUPPRESSED')]);
    expect(changes(hidden, { ...hidden, readings: [madeUp('ON_ART', 'XN', 'SUPPRESSED', { release: 'XN-2' })] }).cells).toEqual([]);
  });

  it('is not said of a country that did not answer for both moments, but is of one that had published nothing then', () => {
    const silent = (code: string) => [{ country: 'XN', code, message: 'nothing' }];
    const now = madeUpAnswer([madeUp('ON_ART', 'XN', 60)], { asked: ['XN'] });
    expect(changes({ ...then, readings: [], silent: silent('COUNTRY_TIMEOUT') }, now)).toMatchObject({ cells: [], notCompared: ['XN'] });
    expect(changes({ ...then, readings: [], silent: silent('NO_RELEASE') }, now)).toMatchObject({ cells: [{ kind: 'APPEARED', country: 'XN' }], notCompared: [] });
  });
});
