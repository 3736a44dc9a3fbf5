import type { Reading, RegionalAnswer } from './reading.js';

/** A figure of a training member, made up for a test; what is not named is the total, of 2024, exact. */
export function madeUp(reporter: string, indicator: string, value: number | null, more: Partial<Reading> = {}): Reading {
  const period = more.period ?? '2024';
  return {
    id: `${reporter}-${indicator}-${period}-${value}`, release: `${reporter}-1`, indicator, reporter, area: '_T', period, stockOrFlow: 'STOCK', population: '_T', origin: '_T', destination: '_T', basis: '_U', legalStatus: '_T',
    keyPopulation: '_T', sex: '_T', age: '_T', transmission: '_T', unit: 'PERSONS', value, lower: null, upper: null, numerator: null, denominator: null, sampleSize: null, status: 'A', confidentiality: 'F', missing: null,
    embargoUntil: null, method: '_U', source: { id: 'BOOK', title: { en: 'A book', ru: 'Книга' }, publisher: 'Nobody', year: 2025, locator: 'page 1' }, note: null, ...more,
  };
}

/** What the training members would answer with these figures. */
export function madeUpAnswer(readings: readonly Reading[]): RegionalAnswer {
  const names = new Map([['XN', { en: 'Northmark', ru: 'Нортмарк' }], ['XS', { en: 'Southmark', ru: 'Саутмарк' }], ['XE', { en: 'Eastmark', ru: 'Истмарк' }]]);
  return { asked: ['XN', 'XS', 'XE'], names, readings, laws: [], releases: [], silent: [], asOf: '2026-11-25T00:00:00.000Z' };
}
