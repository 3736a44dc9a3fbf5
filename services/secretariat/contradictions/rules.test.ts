import { describe, expect, it } from '@jest/globals';
import { madeUp, madeUpAnswer } from '../regional/reading.fixture.js';
import type { Reading } from '../regional/reading.js';
import { findContradictions } from './find-contradictions.js';
import { CONTRADICTION_RULES } from './rules.js';

const found = (...readings: Reading[]) =>
  findContradictions(madeUpAnswer(readings.map((reading, index) => ({ ...reading, id: String(index) }))), { indicators: null, kinds: null }).map(({ rule, kind }) => `${rule} ${kind}`);

const cases = (value: number | null, more: Partial<Reading> = {}) => madeUp('XN', 'HIV_DIAGNOSES_CUMULATIVE', value, { stockOrFlow: 'CUMULATIVE', ...more });
const prevalence = (value: number, more: Partial<Reading> = {}) => madeUp('XN', 'HIV_PREVALENCE', value, { unit: 'PERCENT', ...more });
const elsewhere = { source: { id: 'PAPER', title: { en: 'A paper', ru: 'Статья' }, publisher: 'Nobody', year: 2025, locator: null } };
const migrants = (reporter: 'XN' | 'XS', value: number, more: Partial<Reading> = {}) =>
  madeUp(reporter, 'MIGRANTS', value, { population: reporter === 'XN' ? 'IMMIGRANT' : 'EMIGRANT', origin: 'XS', destination: 'XN', ...more });

describe('the rules', () => {
  it('have each a name of its own and a law in both languages', () => {
    expect(new Set(CONTRADICTION_RULES.map(({ name }) => name)).size).toBe(CONTRADICTION_RULES.length);
    for (const { law } of CONTRADICTION_RULES) expect([law.en, law.ru]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/\p{Script=Cyrillic}.*\.$/u)]);
  });
});

describe('figures of one cell', () => {
  it.each<[string, Partial<Reading>, string]>([
    ['in two sources', elsewhere, 'FIGURES_DIFFER SOURCE'],
    ['by two methods', { method: 'ESTIMATE' }, 'FIGURES_DIFFER METHOD'],
    ['with a period and without', { period: '_U' }, 'FIGURES_DIFFER PERIOD'],
    ['by birth and by citizenship', { basis: 'BIRTH' }, 'FIGURES_DIFFER DEFINITION'],
  ])('differ %s', (_how, more, expected) => {
    expect(found(cases(100, { method: 'REGISTERED', basis: 'CITIZENSHIP' }), cases(90, { method: 'REGISTERED', basis: 'CITIZENSHIP', ...more }))).toEqual([expected]);
  });

  it('do not differ in two years, in a range and ever, or within what is printed', () => {
    expect(found(cases(100), cases(90, { period: '2023' }))).toEqual([]);
    expect(found(cases(100, { period: '_U' }), cases(40, { period: '2019-01-01/P5Y' }))).toEqual([]);
    expect(found(prevalence(5.5), prevalence(6, elsewhere))).toEqual([]);
    expect(found(cases(20_000, { status: 'E' }), cases(17_312, elsewhere))).toEqual([]);
    expect(found(cases(null, { upper: 100 }), cases(90, elsewhere))).toEqual([]);
  });

  it('differ beyond "up to"', () => {
    expect(found(cases(null, { upper: 100 }), cases(101, elsewhere))).toEqual(['FIGURES_DIFFER SOURCE']);
  });

  it('are the same in percent and per 100,000', () => {
    expect(found(prevalence(0.6), prevalence(594.3, { unit: 'PER_100K', ...elsewhere }))).toEqual([]);
    expect(found(prevalence(0.7), prevalence(594.3, { unit: 'PER_100K', ...elsewhere }))).toEqual(['FIGURES_DIFFER SOURCE']);
  });
});

describe('two ends of a corridor', () => {
  it('differ where both count the same and not alike', () => {
    expect(found(migrants('XN', 120), migrants('XS', 100))).toEqual(['ENDS_DIFFER SOURCE']);
    expect(found(migrants('XN', 120), migrants('XS', 100, { period: '2022' }))).toEqual([]);
  });

  it('differ where one alone is more than the total of the other', () => {
    expect(found(migrants('XN', 120), migrants('XS', 100, { destination: '_T' }))).toEqual(['CORRIDOR_EXCEEDS_TOTAL SOURCE']);
    expect(found(migrants('XN', 90), migrants('XS', 100, { destination: '_T' }))).toEqual([]);
  });

  it('differ where one is more than twice the total of the other a year before, and not where it is a little more', () => {
    expect(found(migrants('XN', 201), migrants('XS', 100, { destination: '_T', period: '2022' }))).toEqual(['CORRIDOR_EXCEEDS_TOTAL SOURCE']);
    expect(found(migrants('XN', 199), migrants('XS', 100, { destination: '_T', period: '2022' }))).toEqual([]);
    expect(found(migrants('XN', 201), migrants('XS', 100, { destination: '_T', period: '2020' }))).toEqual([]);
    expect(found(migrants('XN', 201, { stockOrFlow: 'FLOW' }), migrants('XS', 100, { destination: '_T', period: '2022', stockOrFlow: 'FLOW' }))).toEqual([]);
  });

  it('do not where the other keeps that very corridor back', () => {
    expect(found(migrants('XN', 120), migrants('XS', 100, { destination: '_T' }), { ...migrants('XS', 0), value: null, missing: 'SUPPRESSED' })).toEqual([]);
  });

  it('differ where a register is silent and the other finds cases', () => {
    const silence = madeUp('XS', 'HIV_DIAGNOSES_CUMULATIVE', null, { stockOrFlow: 'CUMULATIVE', missing: 'NOT_COLLECTED', method: 'REGISTERED', period: '2005-01-01/P20Y' });
    const abroad = cases(4, { population: 'IMMIGRANT', origin: 'XS', destination: 'XN' });
    expect(found(abroad, silence)).toEqual(['SILENT_REGISTER SOURCE']);
    expect(found(abroad, { ...silence, missing: 'SUPPRESSED' })).toEqual([]);
    expect(found({ ...abroad, value: 0 }, silence)).toEqual([]);
  });
});

describe('parts and wholes', () => {
  it('contradict where the part is more', () => {
    expect(found(cases(100), cases(120, { sex: 'F' }))).toEqual(['PART_EXCEEDS_WHOLE ARITHMETIC']);
    expect(found(migrants('XS', 100, { destination: '_T' }), migrants('XS', 120, { destination: '_T', population: 'EMIGRANT_WORKER', ...elsewhere }))).toEqual(['PART_EXCEEDS_WHOLE SOURCE']);
  });

  it('contradict where parts that leave nothing out do not add up, and only with all of them', () => {
    expect(found(cases(100), cases(60, { sex: 'M' }), cases(30, { sex: 'F' }))).toEqual(['PARTS_MAKE_WHOLE ARITHMETIC']);
    expect(found(cases(100), cases(60, { sex: 'M' }))).toEqual([]);
    expect(found(cases(100), cases(60, { population: 'CITIZEN' }), cases(30, { population: 'IMMIGRANT', destination: 'XN' }))).toEqual(['PARTS_MAKE_WHOLE ARITHMETIC']);
  });

  it('contradict where shares are more than all, but for rounding', () => {
    const share = (destination: string, value: number) => madeUp('XS', 'MIGRANTS_SHARE_BY_DESTINATION', value, { unit: 'PERCENT', population: 'EMIGRANT', origin: 'XS', destination });
    expect(found(share('XN', 79.9), share('XE', 20.8))).toEqual(['SHARES_EXCEED_HUNDRED ARITHMETIC']);
    expect(found(share('XN', 79.9), share('XE', 20.2))).toEqual([]);
  });

  it('contradict where an indicator exceeds what bounds it', () => {
    const tested = (indicator: string, value: number) => madeUp('XN', indicator, value, { stockOrFlow: 'FLOW' });
    expect(found(tested('HIV_TESTED', 10), tested('HIV_TESTED_POSITIVE', 11))).toEqual(['BOUND_EXCEEDED ARITHMETIC']);
    expect(found(tested('HIV_TESTED', 10), tested('HIV_TESTED_POSITIVE', 10))).toEqual([]);
  });
});

describe('what is reckoned from counts', () => {
  it('is a share of its own numerator and denominator', () => {
    expect(found(prevalence(29.4, { numerator: 1516, denominator: 5158 }))).toEqual([]);
    expect(found(prevalence(20, { numerator: 1516, denominator: 5158 }))).toEqual(['SHARE_OF_COUNTS ARITHMETIC']);
    expect(found(madeUp('XN', 'PLHIV_REGISTERED_BY_SEX', 20, { unit: 'PERCENT', sex: 'F', numerator: 3, denominator: 10 }), madeUp('XN', 'PLHIV_REGISTERED', 10))).toEqual(['SHARE_OF_COUNTS ARITHMETIC']);
  });

  it('is growth, a ratio of rates, a figure per head', () => {
    const growth = (value: number) => madeUp('XN', 'HIV_DIAGNOSES_CUMULATIVE_GROWTH', value, { unit: 'RATIO', stockOrFlow: 'FLOW', period: '2022-01-01/P3Y' });
    expect(found(growth(2.8), cases(802, { period: '2022' }), cases(2313))).toEqual(['GROWTH_OF_COUNTS ARITHMETIC']);
    expect(found(growth(2.9), cases(802, { period: '2022' }), cases(2313))).toEqual([]);
    const rate = (value: number, keyPopulation: string) => madeUp('XN', 'HIV_DIAGNOSIS_RATE', value, { unit: 'PER_1000', stockOrFlow: 'FLOW', keyPopulation });
    const ratio = (value: number) => madeUp('XN', 'HIV_DIAGNOSIS_RATE_RATIO', value, { unit: 'RATIO', stockOrFlow: 'FLOW', keyPopulation: 'PWID' });
    expect(found(ratio(33), rate(7.1, 'PWID'), rate(0.12, '_T'))).toEqual(['RATIO_OF_RATES ARITHMETIC']);
    expect(found(ratio(59), rate(7.1, 'PWID'), rate(0.12, '_T'))).toEqual([]);
  });
});

describe('nearly the same', () => {
  it('is a rate of citizens and of everybody, and migrants without direction and with one', () => {
    expect(found(prevalence(0.7, { population: 'CITIZEN' }), prevalence(0.59))).toEqual(['POPULATIONS_BLUR DEFINITION']);
    const onTherapy = (value: number, population: string, destination: string) => madeUp('XN', 'ON_ART', value, { population, destination });
    expect(found(onTherapy(61, 'IMMIGRANT', 'XN'), onTherapy(139, 'INTERNATIONAL', '_T'))).toEqual(['POPULATIONS_BLUR DEFINITION']);
  });

  it('is a survey and tests among the same people', () => {
    const positivity = madeUp('XN', 'HIV_TEST_POSITIVITY', 0.17, { unit: 'PERCENT', stockOrFlow: 'FLOW', population: 'RETURNEE' });
    expect(found(prevalence(0.8, { population: 'MIGRANT' }), positivity)).toEqual(['SURVEY_AGAINST_TESTS METHOD']);
    expect(found(prevalence(0.8, { population: 'MIGRANT', period: '2022' }), positivity)).toEqual([]);
  });

  it('is what is said not to be collected, and stands elsewhere', () => {
    const denial = madeUp('XS', 'MIGRANTS', null, { population: 'INTERNATIONAL', missing: 'NOT_COLLECTED' });
    expect(found(migrants('XS', 100, elsewhere), denial)).toEqual(['DENIED_FIGURE SOURCE']);
    expect(found(migrants('XS', 100, { period: '2019' }), denial)).toEqual([]);
  });
});
