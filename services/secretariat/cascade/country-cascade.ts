import type { MissingReason } from '@serai/schema';
import { type Amount, amountOf } from '../regional/amount.js';
import { type Choice, isChosen, mayReport } from '../regional/choice.js';
import { isTold, newest, newestFirst } from '../regional/newest.js';
import type { Reading, RegionalAnswer } from '../regional/reading.js';
import { isWithin } from '../regional/within.js';
import { type Quotient, quotient } from './percentage.js';
import { LATE_DIAGNOSIS, type Stage, type StageId, STAGES } from './stages.js';
import { type Against, against } from './targets.js';

/** The newest figure of an indicator, what it tells, and all the others that a country tells beside it. */
export interface Told {
  readonly amount: Amount;
  readonly figure: Reading | null;
  readonly figures: readonly Reading[];
}

/** A stage as a percentage: as the country reports it, or computed from two of its counts. */
export interface Percentage extends Quotient {
  readonly kind: 'REPORTED' | 'COMPUTED';
  /** Of whom; null where the source chooses the denominator (its note may say which). */
  readonly of: StageId | null;
  /** The figure, where the country reports the percentage itself. */
  readonly reported: Reading | null;
  readonly against: readonly Against[];
}

export interface CountryStage {
  readonly stage: Stage;
  readonly count: Told;
  readonly percentages: readonly Percentage[];
  /** Populations for which the country does tell this stage, where it tells nothing for the one asked. */
  readonly toldFor: readonly string[];
}

export interface CountryCascade {
  readonly country: string;
  readonly stages: readonly CountryStage[];
  readonly lateDiagnosis: Told;
}

/** What a country tells of those who are chosen, and of larger populations that it says nothing is collected of. */
interface Own {
  readonly chosen: readonly Reading[];
  readonly larger: readonly Reading[];
  readonly reason: MissingReason;
}

/**
 * What a country tells of one indicator for those who are chosen, or else its word that nothing is collected of a larger
 * population; with no figure at all, `reason` says why.
 */
function told({ chosen, larger, reason }: Own, indicator: string): Told {
  const isOf = (reading: Reading) => reading.indicator === indicator;
  const figures = newestFirst(chosen.some(isOf) ? chosen.filter(isOf) : larger.filter(isOf));
  const figure = newest(figures);
  return { amount: figure ? amountOf(figure) : { kind: 'MISSING', reason }, figure, figures };
}

function reasonFor(answer: RegionalAnswer, country: string, choice: Choice): MissingReason {
  if (answer.silent.some((each) => each.country === country)) return 'COUNTRY_UNAVAILABLE';
  return mayReport(country, choice) ? 'NOT_COLLECTED' : 'NOT_APPLICABLE';
}

function percentagesOf(stage: Stage, own: Own): Percentage[] {
  const counts = (id: StageId) => own.chosen.filter(({ indicator }) => indicator === STAGES.find((each) => each.id === id)?.count);
  const computed = stage.of.map((of): Percentage => {
    const made = quotient(counts(stage.id), counts(of));
    return { ...made, kind: 'COMPUTED', of, reported: null, against: made.percent ? against(made.percent, stage.id, of) : [] };
  });
  if (!stage.share) return computed;
  const { indicator, of } = stage.share;
  const { amount, figure } = told(own, indicator);
  return [{ kind: 'REPORTED', of, percent: amount, reported: figure, numerator: null, denominator: null, doesNotMatch: [], against: against(amount, stage.id, of) }, ...computed];
}

/** True for the word of a country that of a population which holds the one asked for nothing is collected. */
function saysNotCollected(reading: Reading, choice: Choice): boolean {
  const isLarger = isWithin(choice.POPULATION ?? '_T', reading.population);
  return reading.missing === 'NOT_COLLECTED' && isLarger && isChosen(reading, {}, ['POPULATION', 'ORIGIN', 'DESTINATION']);
}

/** Populations for which a stage is told, where it is not for the one asked. */
function toldFor({ stage, all, chosen }: { readonly stage: Stage; readonly all: readonly Reading[]; readonly chosen: readonly Reading[] }, choice: Choice): string[] {
  const tells = (reading: Reading) => [stage.count, stage.share?.indicator].includes(reading.indicator) && isTold(reading);
  if (chosen.some(tells)) return [];
  const others = all.filter((reading) => tells(reading) && isChosen(reading, choice, ['POPULATION', 'ORIGIN', 'DESTINATION']));
  return [...new Set(others.map(({ population }) => population))].sort();
}

/** The cascade of one country, from all that it tells, for those who are chosen; every stage with its reason where nothing is told. */
export function countryCascade(answer: RegionalAnswer, country: string, all: readonly Reading[], choice: Choice): CountryCascade {
  const chosen = all.filter((reading) => isChosen(reading, choice));
  const reason = reasonFor(answer, country, choice);
  const own: Own = { chosen, larger: reason === 'NOT_COLLECTED' ? all.filter((reading) => saysNotCollected(reading, choice)) : [], reason };
  const stages = STAGES.map((stage): CountryStage => ({ stage, count: told(own, stage.count), percentages: percentagesOf(stage, own), toldFor: toldFor({ stage, all, chosen }, choice) }));
  return { country, stages, lateDiagnosis: told(own, LATE_DIAGNOSIS) };
}
