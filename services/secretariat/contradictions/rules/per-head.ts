import { areApart, type NumberSpan, printedSpan } from '../../regional/printed-span.js';
import type { Reading } from '../../regional/reading.js';
import { presumedSpan } from '../../regional/time-match.js';
import type { Contradiction, ContradictionRule } from '../contradiction.js';
import type { CellChange, FigureIndex } from '../figure-index.js';
import { sameTime } from '../same-time.js';
import { amountOfSpan, quotient, withLeeway } from '../span-arithmetic.js';

/** What a figure per head is made of, and what one per person is in its unit. */
const PER_HEAD: Readonly<Record<string, { readonly count: CellChange; readonly scale: Readonly<Record<string, number>> }>> = {
  HIV_DIAGNOSIS_RATE: { count: { indicator: 'HIV_NEW_DIAGNOSES', unit: 'PERSONS' }, scale: { PER_100K: 100_000, PER_1000: 1_000 } },
  MIGRANTS_POPULATION_SHARE: { count: { indicator: 'MIGRANTS', unit: 'PERSONS', stockOrFlow: 'STOCK' }, scale: { PERCENT: 100 } },
  GDP_PER_CAPITA_PPP: { count: { indicator: 'GDP_PPP', unit: 'PPP_USD_BILLION' }, scale: { PPP_USD: 1_000_000_000 } },
};

/** Leeway for a population counted at another moment: of the same year, and for each year between. */
const LEEWAY = 0.01;
/** Years between the two beyond which nothing is reckoned. */
const MOST_YEARS = 2;

const WHY = { en: 'The count by the population of the country makes', ru: 'Число, делённое на население страны, даёт' };

/**
 * Per head
 *
 * A rate or share of the whole population is the count by the population, give or take one percent, and one
 * more for each year between the two.
 */
export const perHead: ContradictionRule = {
  name: 'PER_HEAD',
  law: { en: 'A figure per head is the count by the population.', ru: 'Показатель на душу — это число, делённое на население.' },
  find: (index) => index.figures.flatMap((rate) => disagreement(rate, index)),
};

function disagreement(rate: Reading, index: FigureIndex): Contradiction[] {
  const made = PER_HEAD[rate.indicator];
  const scale = made?.scale[rate.unit];
  if (!made || scale === undefined || rate.area === '_O') return [];
  const counts = index.at(rate, made.count).filter((each) => sameTime(each, rate));
  const count = counts.find(({ source }) => source.locator === rate.source.locator) ?? counts[0];
  const population = count && populationNear(rate, index);
  if (!population) return [];
  const implied = withLeeway(quotient(printedSpan(count) as NumberSpan, printedSpan(population.figure) as NumberSpan, scale), LEEWAY * (1 + population.years));
  if (!areApart(implied, printedSpan(rate) as NumberSpan)) return [];
  return [{ rule: 'PER_HEAD', kind: 'ARITHMETIC', one: rate, other: count, more: [population.figure], implied: amountOfSpan(implied), because: WHY }];
}

/** The country's population in the year nearest to the figure's, from its own source where that has one. */
function populationNear(rate: Reading, index: FigureIndex): { figure: Reading; years: number } | undefined {
  const everybody: CellChange = { indicator: 'POPULATION_TOTAL', unit: 'PERSONS', stockOrFlow: 'STOCK', population: '_Z', origin: '_Z', destination: '_Z', legalStatus: '_Z', keyPopulation: '_Z', sex: '_Z', age: '_Z', transmission: '_Z' };
  const near = index.at(rate, everybody)
    .map((figure) => ({ figure, years: Math.abs(yearOf(figure) - yearOf(rate)) }))
    .filter(({ years }) => years <= MOST_YEARS)
    .sort((one, other) => one.years - other.years);
  return near.find(({ figure }) => figure.source.id === rate.source.id) ?? near[0];
}

function yearOf(reading: Reading): number {
  return Number(presumedSpan(reading)?.to.slice(0, 4));
}
