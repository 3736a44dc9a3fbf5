import { describe, expect, it } from '@jest/globals';
import { type MissingReason } from '@serai/schema';
import fc from 'fast-check';
import { isKeptBack } from '../regional/amount.js';
import { publishedAnswer } from '../regional/published.fixture.js';
import type { Reading, RegionalAnswer } from '../regional/reading.js';
import { type Estimate, estimateOf, type EstimateOptions } from './estimate.js';

const USUAL: EstimateOptions = { assumptions: new Map(), seed: 1, draws: 2_000 };
const PUBLISHED = publishedAnswer();

function inKazakhstan(origin: string, keyPopulation: string | null = null, options = USUAL, answer = PUBLISHED): Estimate {
  return estimateOf(answer, { origin, destination: 'KZ', keyPopulation }, options);
}

const ends = ({ size }: Estimate): unknown => (size.kind === 'BOUNDS' ? [size.lower, size.upper] : size.kind === 'MISSING' ? size.reason : size.value);

describe('people with HIV among migrants in Kazakhstan, beside the note of 2025', () => {
  it('from Kyrgyzstan: what the note publishes lies within what the inputs leave open', () => {
    const { model, size, comparison, published, registered } = inKazakhstan('KG');
    // As Kazakhstan registered them during 2015, and as Kyrgyzstan counted them at the beginning of 2016.
    expect(model.stock.candidates.map(({ interval, isFlow, isRegister }) => [interval.lower, interval.upper, isFlow, isRegister])).toEqual([[113_000, 113_000, false, true], [114_400, 114_400, true, true]]);
    // "Less than 0.2 %", printed twice, names one end alone.
    expect(model.share.halfOpen.map(({ upper }) => upper)).toEqual([0.2, 0.2]);
    expect(model.share.candidates.map(({ interval }) => interval.lower)).toEqual([8_300 / 6_083_000, 5_158 / 6_083_000]);
    // 114,400 × 0.25 × 5,158 / 6,083,000 = 24.25; 113,000 × 2 × 8,300 / 6,083,000 = 308.4.
    expect(size).toEqual({ kind: 'BOUNDS', lower: 24, upper: 309 });
    expect([published.map(({ value }) => value), registered.map(({ value }) => value)]).toEqual([[131], [45]]);
    expect(comparison.verdict).toBe('HOLDS');
    // 131 by 0.136 % and by 0.085 %.
    expect([Math.round(comparison.stockNeeded?.lower ?? 0), Math.round(comparison.stockNeeded?.upper ?? 0)]).toEqual([96_009, 154_493]);
    expect(comparison.text.en).toBe('The inputs leave 24–309 open; what is published, 131, lies within. They do not reproduce it: which numbers its authors took for each input is not told, and the inputs known here are of 2015–2016, that is of 2025. At the shares known here it takes 96,009–154,493 migrants from there to come to it; the figures here make it 28,600–226,000.');
    expect(comparison.text.ru).toMatch(/^Исходные данные допускают 24–309; опубликованное \(131\) лежит внутри\./);
  });

  it('from Uzbekistan: it overlaps in part, for the registers of ten years ago tell more people than the note can have taken', () => {
    const estimate = inKazakhstan('UZ');
    // 797,900 registered × 0.25 … 0.75 × 1 … 2, times 37,861 of 31,848,000 at the least and 1 % of the survey of 2013 at the most.
    expect(ends(estimate)).toEqual([237, 11_969]);
    expect(estimate.comparison.verdict).toBe('OVERLAPS');
    expect(estimate.comparison.text.en).toContain('the figures here make it 199,475–1,196,850');
  });

  it('takes a survey once that is printed three times', () => {
    const { model } = inKazakhstan('UZ');
    expect(model.share.candidates.map(({ interval, readings }) => [interval.lower, readings.map(({ period }) => period)])).toEqual([
      [0.008, ['2015', '_U', '2015']], [0.008, ['2011']], [0.01, ['2013']], [37_861 / 31_848_000, ['2018-01-01', '2016']],
    ]);
  });

  it('from Tajikistan: "up to 93" overlaps in part; the stock is known three ways', () => {
    const estimate = inKazakhstan('TJ');
    // 33,000 registered in Kazakhstan; 2.4 % of 517,308 counted and of 2 million estimated abroad, as Tajikistan has it.
    expect(estimate.model.stock.candidates.map(({ interval }) => interval.lower)).toEqual([33_000, (517_308 * 2.4) / 100, 48_000]);
    expect(ends(estimate)).toEqual([6, 198]);
    expect(estimate.comparison.text.en).toMatch(/^The inputs leave 6–198 open; what is published, up to 93, overlaps it in part\./);
  });

  it('from Russia: it cannot be reproduced, for no figure tells how many citizens of Russia there are', () => {
    const { model, size, comparison, simulation, sensitivity, registered } = inKazakhstan('RU');
    expect([size, simulation, sensitivity]).toEqual([{ kind: 'MISSING', reason: 'NOT_COLLECTED' }, null, []]);
    expect([model.stock.missing, model.share.missing]).toEqual(['NOT_COLLECTED', null]);
    expect(comparison.text.en).toBe('The inputs do not suffice: no figure tells the number of migrants from there. What is published, 216–818, cannot be reproduced. At the shares known here it would take 19,636–137,641 migrants from there.');
    expect(registered.map(({ indicator, value }) => [indicator, value])).toEqual([['HIV_DIAGNOSES_CUMULATIVE', 729]]);
  });
});

describe('key populations among migrants in Kazakhstan', () => {
  it('from Kyrgyzstan lie within, but no one number of migrants gives all that the note has', () => {
    const needed = (group: string): number => Math.round(inKazakhstan('KG', group).comparison.stockNeeded?.lower ?? 0);
    expect([needed('SW'), needed('MSM'), needed('PWID')]).toEqual([109_665, 93_734, 81_756]);
    expect(['SW', 'MSM', 'PWID'].map((group) => inKazakhstan('KG', group).comparison.verdict)).toEqual(['HOLDS', 'HOLDS', 'HOLDS']);
  });

  it.each(['UZ', 'TJ', 'RU'])('from %s cannot be reproduced: its size in the country of origin is not told', (origin) => {
    for (const group of ['SW', 'MSM', 'PWID']) {
      const { comparison, model } = inKazakhstan(origin, group);
      expect([comparison.verdict, model.share.missing]).toEqual(['INSUFFICIENT', 'NOT_COLLECTED']);
      expect(comparison.text.en).toContain('the share of the key population at the origin. What is published, ');
    }
  });
});

describe('an estimate', () => {
  it('says the same size in words as in numbers', () => {
    for (const group of [null, 'SW', 'MSM', 'PWID']) {
      const estimate = inKazakhstan('KG', group);
      const [lower, upper] = ends(estimate) as [number, number];
      expect(estimate.comparison.text.en).toContain(`The inputs leave ${lower}–${upper} open`);
    }
  });

  it('takes the mean of a published range for neither of its ends: sex workers from Russia are "up to 193 (average 97)"', () => {
    expect(inKazakhstan('RU', 'SW').comparison.text.en).toContain('What is published, up to 193, cannot be reproduced');
    expect(inKazakhstan('RU', 'MSM').comparison.text.en).toContain('What is published, 407–845, cannot be reproduced');
  });

  it('is the same for the same seed, and another for another', () => {
    expect(inKazakhstan('KG').simulation).toEqual(inKazakhstan('KG').simulation);
    expect(inKazakhstan('KG', null, { ...USUAL, seed: 2 }).simulation).not.toEqual(inKazakhstan('KG').simulation);
  });

  it('is drawn within what the inputs leave open, percentile upon percentile', () => {
    for (const origin of ['KG', 'UZ', 'TJ']) {
      const estimate = inKazakhstan(origin);
      const values = estimate.simulation?.percentiles.map(({ value }) => value) ?? [];
      const [lower, upper] = ends(estimate) as [number, number];
      expect([...values].sort((one, other) => one - other)).toEqual(values);
      expect((values[0] ?? 0) >= lower && (values.at(-1) ?? 0) <= upper).toBe(true);
    }
  });

  it('says which input it hangs on most', () => {
    expect(inKazakhstan('UZ').sensitivity[0]).toEqual({ factor: 'PREVALENCE', lower: 711, upper: 5_984 });
    expect(inKazakhstan('KG').sensitivity[0]?.factor).toBe('UNDER_REGISTRATION');
  });

  it('takes the assumptions of whoever asks, and says so', () => {
    const sure = new Map([['UNDER_REGISTRATION', { lower: 1, upper: 1 }], ['MOBILITY', { lower: 0.5, upper: 0.5 }]] as const);
    const estimate = inKazakhstan('KG', 'MSM', { ...USUAL, assumptions: sure });
    // 57,200 and 113,000 × 22,000 / 6,083,000.
    expect(ends(estimate)).toEqual([206, 409]);
    expect(Object.values(estimate.model.assumptions).map(({ isDefault }) => isDefault)).toEqual([false, false, true]);
  });

  it('has its inputs from a country that did not answer as unavailable, not as never collected', () => {
    const without: RegionalAnswer = { ...PUBLISHED, readings: PUBLISHED.readings.filter(({ reporter }) => reporter !== 'KG'), silent: [{ country: 'KG', code: 'COUNTRY_TIMEOUT', message: '' }] };
    const { model, size } = inKazakhstan('KG', null, USUAL, without);
    expect([model.share.missing, size]).toEqual(['COUNTRY_UNAVAILABLE', { kind: 'MISSING', reason: 'COUNTRY_UNAVAILABLE' }]);
  });
});

const HIDING: readonly MissingReason[] = ['SUPPRESSED', 'NOT_FOR_AUDIENCE', 'EMBARGOED'];

function hide(reading: Reading, missing: MissingReason): Reading {
  return { ...reading, value: null, lower: null, upper: null, numerator: null, denominator: null, missing };
}

describe('what is kept back from whoever asks', () => {
  it('withholds the estimate where nothing else tells the input, and says which input', () => {
    const answer = { ...PUBLISHED, readings: PUBLISHED.readings.map((reading) => (reading.indicator === 'MIGRANTS_REGISTERED' && reading.reporter === 'KZ' ? hide(reading, 'SUPPRESSED') : reading)) };
    const { size, comparison, model, simulation } = inKazakhstan('UZ', null, USUAL, answer);
    expect(size).toEqual({ kind: 'MISSING', reason: 'SUPPRESSED' });
    expect(isKeptBack(size)).toBe(true);
    expect([simulation, model.stock.keptBack.map(({ id }) => id)]).toEqual([null, ['KZ-23']]);
    expect(comparison).toMatchObject({ verdict: 'WITHHELD', text: { en: 'Withheld: the number of migrants from there is kept back from whoever asks.' } });
  });

  it('goes into nothing: whatever it is, the estimate is the same', () => {
    const relevant = PUBLISHED.readings.filter(({ reporter }) => ['KZ', 'KG', 'UZ', 'TJ'].includes(reporter));
    const hidden = fc.record({ which: fc.array(fc.boolean(), { minLength: relevant.length, maxLength: relevant.length }), reason: fc.constantFrom(...HIDING), factor: fc.integer({ min: 2, max: 50 }) });
    fc.assert(fc.property(hidden, fc.constantFrom('KG', 'UZ', 'TJ'), ({ which, reason, factor }, origin) => {
      const told = (readings: readonly Reading[]): RegionalAnswer => ({ ...PUBLISHED, readings: readings.map((reading, index) => (which[index] ? hide(reading, reason) : reading)) });
      const other = relevant.map((reading, index) => (which[index] && reading.value !== null ? { ...reading, value: reading.value * factor } : reading));
      const one = inKazakhstan(origin, null, { ...USUAL, draws: 100 }, told(relevant));
      expect(inKazakhstan(origin, null, { ...USUAL, draws: 100 }, told(other))).toEqual(one);
      const used = [one.model.stock, one.model.share].flatMap(({ candidates }) => candidates.flatMap(({ readings }) => readings));
      expect(used.every(({ missing }) => missing === null)).toBe(true);
    }), { numRuns: 40 });
  });
});
