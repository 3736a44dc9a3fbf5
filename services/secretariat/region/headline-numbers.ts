import { type Bilingual, INDICATORS, type MissingReason } from '@serai/schema';
import { type AgeOfFigure, ageOf } from '../regional/age-of.js';
import { type Amount, amountOf, spanOf, type Sum, sumOf } from '../regional/amount.js';
import { isChosen, mayReport } from '../regional/choice.js';
import { differences, methodDifference } from '../regional/differences.js';
import { grouped } from '../regional/grouped.js';
import { isTold, newest } from '../regional/newest.js';
import type { Reading, RegionalAnswer } from '../regional/reading.js';
import { type Headline, HEADLINES } from './headlines.js';

/** What one country gives to a headline number. */
export interface HeadlinePart {
  readonly country: string;
  readonly amount: Amount;
  readonly figure: Reading | null;
  /** True where the figure is of a part of the people only, and so a least. */
  readonly isPart: boolean;
  /** Why there is no figure of all of them, where it is of a part only. */
  readonly lacks: MissingReason | null;
  readonly age: AgeOfFigure | null;
}

export interface HeadlineNumber {
  readonly headline: Headline;
  readonly parts: readonly HeadlinePart[];
  /** The parts together: a number only where every one of them is known and whole; null for shares and rates. */
  readonly sum: Sum | null;
  /** How many countries tell it, and how many were asked. */
  readonly told: number;
  readonly asked: number;
  readonly freshest: AgeOfFigure | null;
  readonly oldest: AgeOfFigure | null;
  /** In what the figures differ that were set side by side. */
  readonly differs: readonly Bilingual[];
}

/** A figure of a part of the people says how many there are at least; one that is only "up to" says nothing of the whole. */
const leastOf = (figure: Reading): number => spanOf(amountOf(figure))[0];

function partOf(answer: RegionalAnswer, told: readonly Reading[], country: string, { indicator, choice, parts }: Headline): HeadlinePart {
  const { stockOrFlow: [usual] = [], units: [unit] = [] } = INDICATORS.get(indicator) ?? {};
  const own = told.filter(({ stockOrFlow }) => stockOrFlow === usual);
  const chosen = own.filter((reading) => isChosen(reading, choice));
  const inUnit = chosen.filter((reading) => reading.unit === unit);
  const whole = newest(inUnit.some(isTold) ? inUnit : chosen);
  if (whole && isTold(whole)) return { country, amount: amountOf(whole), figure: whole, isPart: false, lacks: null, age: ageOf(whole, answer.asOf) };
  const part = newest(own.filter((reading) => Number.isFinite(leastOf(reading)) && parts.some((each) => isChosen(reading, each))));
  if (part) return { country, amount: { kind: 'BOUNDS', lower: leastOf(part), upper: null }, figure: part, isPart: true, lacks: whole?.missing ?? 'NOT_COLLECTED', age: ageOf(part, answer.asOf) };
  const isSilent = answer.silent.some((each) => each.country === country);
  const reason = isSilent ? 'COUNTRY_UNAVAILABLE' : mayReport(country, choice) ? 'NOT_COLLECTED' : 'NOT_APPLICABLE';
  return { country, amount: whole ? amountOf(whole) : { kind: 'MISSING', reason }, figure: whole, isPart: false, lacks: null, age: null };
}

/** The youngest and the oldest; an undated figure is at least so old, and the oldest of its years. */
function agesOf(parts: readonly HeadlinePart[]): readonly [freshest: AgeOfFigure | null, oldest: AgeOfFigure | null] {
  const ages = parts.flatMap(({ age }) => (age ? [age] : [])).sort((one, other) => one.years - other.years || Number(one.atLeast) - Number(other.atLeast));
  return [ages[0] ?? null, ages.at(-1) ?? null];
}

/**
 * The headline numbers of a region: each country's newest figure, how many tell one, how fresh they are, and their sum. The
 * sum names every country that is missing, and is then a least; a figure of a part of the people alone is one too.
 */
export function headlineNumbers(answer: RegionalAnswer): HeadlineNumber[] {
  const told = grouped(answer.readings, ({ reporter, indicator }) => `${reporter}|${indicator}`);
  return HEADLINES.map((headline) => {
    const parts = answer.asked.map((country) => partOf(answer, told.get(`${country}|${headline.indicator}`) ?? [], country, headline));
    const figures = parts.flatMap(({ figure }) => (figure && isTold(figure) ? [figure] : []));
    const [freshest, oldest] = agesOf(parts);
    return {
      headline, parts, freshest, oldest, told: figures.length, asked: parts.length, differs: [...differences(figures), ...methodDifference(figures)],
      sum: headline.adds ? sumOf(parts.map(({ country, amount, lacks }) => ({ name: country, amount, lacks }))) : null,
    };
  });
}
