import { codeWhenLeftOut, type Coordinates, COORDINATE, BREAKDOWN_IDS, INDICATORS, type MissingReason } from '@serai/schema';
import type { LawReading, Reading, ReadingSource, RegionalAnswer } from './reading.js';

const SOURCE: ReadingSource = { id: 'MADE-UP', title: { en: 'Made up', ru: 'Выдумано' }, publisher: 'nobody', year: 2020, locator: null };

/** A figure about nobody: of everybody, registered, in 2019, unless told otherwise. */
export function madeUp(indicator: string, reporter: string, told: number | MissingReason, more: Partial<Reading> = {}): Reading {
  const definition = INDICATORS.get(indicator);
  if (!definition) throw new Error(`There is no indicator ${indicator}`);
  const coordinates = Object.fromEntries(BREAKDOWN_IDS.map((id) => [COORDINATE[id], codeWhenLeftOut(definition, id, more.population ?? '_T', reporter)])) as unknown as Coordinates;
  const [value, missing] = typeof told === 'number' ? [told, null] : [null, told];
  const period = more.period ?? '2019';
  return {
    id: [indicator, period, more.population, more.origin, more.sex].join('-'), release: `${reporter}-1`, indicator, reporter, period, ...coordinates, stockOrFlow: definition.stockOrFlow[0], unit: definition.units[0],
    value, lower: null, upper: null, numerator: null, denominator: null, sampleSize: null, status: missing ? 'Q' : 'A', confidentiality: 'F', missing, embargoUntil: null, method: 'REGISTERED',
    source: SOURCE, note: null, ...more,
  };
}

export function madeUpLaw(area: string, reporter: string, answer: string, more: Partial<LawReading> = {}): LawReading {
  return { area, reporter, population: 'IMMIGRANT', origin: '_T', answer, asOf: '2019', detail: { en: 'Made up.', ru: 'Выдумано.' }, source: SOURCE, ...more };
}

/** What these figures and positions are as an answer of their countries, at the end of 2020. */
export function madeUpAnswer(readings: readonly Reading[], more: Partial<RegionalAnswer> = {}): RegionalAnswer {
  const laws = more.laws ?? [];
  const asked = more.asked ?? [...new Set([...readings, ...laws].map(({ reporter }) => reporter))].sort();
  return {
    asked, names: new Map(asked.map((code) => [code, { en: code, ru: code }])), readings, laws,
    releases: asked.map((country) => ({ country, id: `${country}-1`, publishedAt: '2020-06-01T00:00:00.000Z' })), silent: [], asOf: '2020-12-31T00:00:00.000Z', ...more,
  };
}
