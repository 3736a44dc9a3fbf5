import { describe, expect, it } from '@jest/globals';
import { ageOf } from './age-of.js';
import { isChosen, mayReport } from './choice.js';
import { differences, isSameMoment } from './differences.js';
import { madeUp } from './made-up.fixture.js';
import { newest } from './newest.js';
import { isWithin } from './within.js';

const reading = (period: string, more = {}) => madeUp('HIV_TESTED', 'XN', 10, { period, ...more });

describe('who is chosen', () => {
  it('is exactly those asked for; what is left out is the total', () => {
    expect(isChosen(reading('2019'), {})).toBe(true);
    expect(isChosen(reading('2019', { sex: 'F' }), {})).toBe(false);
    expect(isChosen(reading('2019', { sex: 'F' }), { SEX: 'F' })).toBe(true);
    expect(isChosen(reading('2019', { population: 'IMMIGRANT', destination: 'XN', basis: 'CITIZENSHIP' }), { POPULATION: 'IMMIGRANT' })).toBe(true);
  });

  it('may be somebody that a country cannot report: another country’s emigrants', () => {
    expect([mayReport('TJ', { POPULATION: 'EMIGRANT', ORIGIN: 'TJ' }), mayReport('KZ', { POPULATION: 'EMIGRANT', ORIGIN: 'TJ' })]).toEqual([true, false]);
    expect([mayReport('KZ', { POPULATION: 'IMMIGRANT', ORIGIN: 'TJ' }), mayReport('KZ', { POPULATION: 'IMMIGRANT', DESTINATION: 'RU' })]).toEqual([true, false]);
  });

  it('may be part of a larger population', () => {
    expect([isWithin('IMMIGRANT_WORKER', 'MIGRANT'), isWithin('MIGRANT', 'IMMIGRANT'), isWithin('CITIZEN', 'MIGRANT'), isWithin('CITIZEN', '_T')]).toEqual([true, false, false, true]);
  });
});

describe('the newest figure', () => {
  it('is the one whose period ends last; one without a period is older than any', () => {
    expect(newest([reading('2017'), reading('2018-S1'), reading('_U')])?.period).toBe('2018-S1');
  });

  it('tells something, as long as any does', () => {
    expect(newest([madeUp('HIV_TESTED', 'XN', 'SUPPRESSED', { period: '2019' }), reading('2018')])?.period).toBe('2018');
    expect(newest([madeUp('HIV_TESTED', 'XN', 'SUPPRESSED', { period: '2019' })])?.missing).toBe('SUPPRESSED');
    expect(newest([])).toBeNull();
  });

  it('is so old at the moment of the view: years since its period, or at least since its source', () => {
    expect(ageOf(reading('2015'), '2026-11-25T00:00:00.000Z')).toEqual({ years: 10.8, atLeast: false });
    expect(ageOf(reading('_U'), '2026-11-25T00:00:00.000Z')).toEqual({ years: 5.8, atLeast: true });
    expect(ageOf(reading('2030'), '2026-11-25T00:00:00.000Z')).toEqual({ years: 0, atLeast: false });
  });
});

describe('figures side by side', () => {
  it('are of one moment where their periods end within a day', () => {
    expect([isSameMoment(reading('2017'), reading('2018-01-01')), isSameMoment(reading('2017'), reading('2017-11')), isSameMoment(reading('_U'), reading('_U'))]).toEqual([true, false, false]);
  });

  it('differ in what is said, in both languages', () => {
    expect(differences([reading('2017'), reading('2017')])).toEqual([]);
    expect(differences([reading('2017'), reading('_U', { population: 'IMMIGRANT' })])).toEqual([
      { en: 'The period differs: 2017; no date.', ru: 'Различается период: 2017; без даты.' },
      { en: 'The population differs: Immigrants and other foreigners in the country; Total.', ru: 'Различается группа населения: Иммигранты и другие иностранцы в стране; Всего.' },
    ]);
  });
});
