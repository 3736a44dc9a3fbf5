import type { Reading, RegionalAnswer } from './reading.js';

const SEXES = ['_T', 'F', 'M'];
const AGES = ['_T', 'Y15T24', 'Y25T49'];
const INDICATORS = ['HIV_TESTED', 'HIV_NEW_DIAGNOSES', 'HIV_DIAGNOSES_CUMULATIVE'];

/** A small generator of whole numbers (a linear congruence), so that the figures are the same on every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state;
  };
}

/** What so many fictional members would answer, each with so many cells about corridors to and from the others: seeded, about nobody. */
export function manyMembers(members: number, cells: number): RegionalAnswer {
  const codes = Array.from({ length: members }, (_none, index) => `${String.fromCharCode(65 + Math.floor(index / 26))}${String.fromCharCode(65 + (index % 26))}`);
  const next = numbers(2026);
  const readings = codes.flatMap((reporter) => Array.from({ length: cells }, (_none, index) => readingOf(reporter, codes.filter((code) => code !== reporter), index, next() % 1_000)));
  return {
    asked: codes, names: new Map(codes.map((code) => [code, { en: code, ru: code }])), readings, laws: [],
    releases: codes.map((country) => ({ country, id: `${country}-1`, publishedAt: '2026-11-01T00:00:00.000Z' })), silent: [], asOf: '2026-11-25T00:00:00.000Z',
  };
}

function readingOf(reporter: string, others: readonly string[], index: number, value: number): Reading {
  const other = others[Math.floor(index / 2) % others.length] as string;
  const rest = Math.floor(index / 2 / others.length);
  const arrives = index % 2 === 0;
  return {
    id: `${reporter}-${index}`, release: `${reporter}-1`, indicator: INDICATORS[rest % 3] as string, reporter, area: '_T', period: String(2022 + (rest % 2)),
    stockOrFlow: 'FLOW', population: arrives ? 'IMMIGRANT' : 'EMIGRANT', origin: arrives ? other : reporter, destination: arrives ? reporter : other, basis: 'CITIZENSHIP', legalStatus: '_T', keyPopulation: '_T',
    sex: SEXES[Math.floor(rest / 3) % 3] as string, age: AGES[Math.floor(rest / 9) % 3] as string, transmission: '_T', unit: 'PERSONS', value: value % 7 === 0 ? null : value, lower: null, upper: null,
    numerator: null, denominator: null, sampleSize: null, status: value % 7 === 0 ? 'Q' : 'A', confidentiality: 'F', missing: value % 7 === 0 ? 'SUPPRESSED' : null, embargoUntil: null, method: 'SYNTHETIC',
    source: { id: 'SERAI-SYNTHETIC', title: { en: 'Synthetic', ru: 'Синтетические данные' }, publisher: 'Serai', year: 2026, locator: null }, note: null,
  };
}
