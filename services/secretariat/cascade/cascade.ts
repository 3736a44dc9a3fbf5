import { type Bilingual, POPULATION } from '@serai/schema';
import { amountOf, type Amount, type Sum, sumOf } from '../regional/amount.js';
import type { Choice } from '../regional/choice.js';
import { differences, methodDifference } from '../regional/differences.js';
import { grouped } from '../regional/grouped.js';
import type { Reading, RegionalAnswer } from '../regional/reading.js';
import { type CountryCascade, countryCascade } from './country-cascade.js';
import { percentOf } from './percentage.js';
import { CASCADE_INDICATORS, type Stage, type StageId, STAGES } from './stages.js';
import { type Against, against } from './targets.js';

/** A percentage of several countries together, made from those alone whose own two counts match. */
export interface RegionalPercentage {
  readonly of: StageId;
  readonly percent: Amount | null;
  readonly numerator: Sum;
  readonly denominator: Sum;
  /** The countries that are in it, and those that are not. */
  readonly countries: readonly string[];
  readonly without: readonly string[];
  readonly against: readonly Against[];
  readonly figures: readonly Reading[];
}

export interface RegionalStage {
  readonly stage: Stage;
  /** The countries' counts together: a number only where every one of them is known. */
  readonly sum: Sum;
  readonly figures: readonly Reading[];
  /** In what the counts differ that were added. */
  readonly differs: readonly Bilingual[];
  readonly percentages: readonly RegionalPercentage[];
}

export interface Cascade {
  readonly countries: readonly CountryCascade[];
  readonly region: readonly RegionalStage[];
  /** What to bear in mind for the whole. */
  readonly notes: readonly Bilingual[];
}

const MAY_OVERLAP: Bilingual = {
  en: 'This population is not told apart by country of origin or of stay: the same people may be counted by two countries.',
  ru: 'Эта группа не разделена по стране происхождения или пребывания: одни и те же люди могут учитываться двумя странами.',
};
const NOBODY: Bilingual = { en: 'No country that answered tells any stage for these people.', ru: 'Ни одна из ответивших стран не сообщает ни одного этапа для этих людей.' };

/** A country's two counts, where they match. */
interface Pair {
  readonly country: string;
  readonly numerator: Reading;
  readonly denominator: Reading;
}

function pairOf({ country, stages }: CountryCascade, stage: Stage, of: StageId): Pair[] {
  const percentages = stages.find((each) => each.stage.id === stage.id)?.percentages ?? [];
  const computed = percentages.find((each) => each.of === of && each.kind === 'COMPUTED');
  if (!computed?.numerator || !computed.denominator || !computed.percent || computed.percent.kind === 'MISSING') return [];
  return [{ country, numerator: computed.numerator, denominator: computed.denominator }];
}

function regionalPercentage(countries: readonly CountryCascade[], stage: Stage, of: StageId): RegionalPercentage {
  const pairs = countries.flatMap((each) => pairOf(each, stage, of));
  const sumBy = (side: 'numerator' | 'denominator') => sumOf(pairs.map((pair) => ({ name: pair.country, amount: amountOf(pair[side]) })));
  const [numerator, denominator] = [sumBy('numerator'), sumBy('denominator')];
  const percent = pairs.length > 0 ? percentOf(numerator.amount, denominator.amount) : null;
  const inIt = pairs.map(({ country }) => country);
  return {
    of, percent, numerator, denominator, countries: inIt, without: countries.map(({ country }) => country).filter((country) => !inIt.includes(country)),
    against: percent ? against(percent, stage.id, of) : [], figures: pairs.flatMap((pair) => [pair.numerator, pair.denominator]),
  };
}

/**
 * People living with HIV → know their status → on therapy → suppressed, for one population: in every country asked, and
 * together. Counts of several countries are added as they stand, each the newest of its country; what differs between them
 * is said. A regional percentage takes only the countries whose own two counts match.
 */
export function cascade(answer: RegionalAnswer, choice: Choice): Cascade {
  const told = grouped(answer.readings.filter(({ indicator }) => CASCADE_INDICATORS.includes(indicator)), ({ reporter }) => reporter);
  const countries = answer.asked.map((country) => countryCascade(answer, country, told.get(country) ?? [], choice));
  const region = STAGES.map((stage, index): RegionalStage => {
    const told = countries.flatMap(({ country, stages }) => {
      const count = stages[index]?.count;
      return count && !(count.amount.kind === 'MISSING' && count.amount.reason === 'NOT_APPLICABLE') ? [{ country, count }] : [];
    });
    const figures = told.flatMap(({ count }) => (count.figure && count.amount.kind !== 'MISSING' ? [count.figure] : []));
    return {
      stage, sum: sumOf(told.map(({ country, count }) => ({ name: country, amount: count.amount }))), figures,
      differs: [...differences(figures), ...methodDifference(figures)],
      percentages: stage.of.map((of) => regionalPercentage(countries, stage, of)),
    };
  });
  return { countries, region, notes: [...overlap(choice), ...(isEmpty(countries) ? [NOBODY] : [])] };
}

function overlap({ POPULATION: population = '_T' }: Choice): Bilingual[] {
  const isMobile = population === 'MIGRANT' || POPULATION.get(population)?.parent === 'MIGRANT';
  return isMobile && POPULATION.get(population)?.anchor === undefined ? [MAY_OVERLAP] : [];
}

function isEmpty(countries: readonly CountryCascade[]): boolean {
  return countries.every(({ stages }) =>
    stages.every(({ count, percentages }) => count.amount.kind === 'MISSING' && percentages.every(({ percent }) => percent === null || percent.kind === 'MISSING')),
  );
}
