import type { MissingReason } from '@serai/schema';
import { type Amount, amountOf } from '../regional/amount.js';
import { type Choice, isChosen, mayReport } from '../regional/choice.js';
import { newest, newestFirst } from '../regional/newest.js';
import type { Reading, RegionalAnswer } from '../regional/reading.js';
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

/** What a country tells of one indicator for those who are chosen; with no figure at all, `reason` says why. */
function told(readings: readonly Reading[], indicator: string, reason: MissingReason): Told {
  const figures = newestFirst(readings.filter((reading) => reading.indicator === indicator));
  const figure = newest(figures);
  return { amount: figure ? amountOf(figure) : { kind: 'MISSING', reason }, figure, figures };
}

function reasonFor(answer: RegionalAnswer, country: string, choice: Choice): MissingReason {
  if (answer.silent.some((each) => each.country === country)) return 'COUNTRY_UNAVAILABLE';
  return mayReport(country, choice) ? 'NOT_COLLECTED' : 'NOT_APPLICABLE';
}

function percentagesOf(stage: Stage, chosen: readonly Reading[], reason: MissingReason): Percentage[] {
  const counts = (id: StageId) => chosen.filter(({ indicator }) => indicator === STAGES.find((each) => each.id === id)?.count);
  const computed = stage.of.map((of): Percentage => {
    const made = quotient(counts(stage.id), counts(of));
    return { ...made, of, reported: null, against: made.percent ? against(made.percent, stage.id, of) : [] };
  });
  if (!stage.share) return computed;
  const { indicator, of } = stage.share;
  const { amount, figure } = told(chosen, indicator, reason);
  return [{ of, percent: amount, reported: figure, numerator: null, denominator: null, doesNotMatch: [], against: against(amount, stage.id, of) }, ...computed];
}

/** The cascade of one country for those who are chosen, every stage with its reason where nothing is told. */
export function countryCascade(answer: RegionalAnswer, country: string, choice: Choice): CountryCascade {
  const own = answer.readings.filter(({ reporter }) => reporter === country);
  const chosen = own.filter((reading) => isChosen(reading, choice));
  const reason = reasonFor(answer, country, choice);
  const stages = STAGES.map((stage): CountryStage => {
    const indicators = [stage.count, stage.share?.indicator];
    const isOf = ({ indicator }: Reading) => indicators.includes(indicator);
    const others = own.filter((reading) => isOf(reading) && isChosen(reading, choice, ['POPULATION', 'ORIGIN', 'DESTINATION']));
    return {
      stage,
      count: told(chosen, stage.count, reason),
      percentages: percentagesOf(stage, chosen, reason),
      toldFor: chosen.some(isOf) ? [] : [...new Set(others.map(({ population }) => population))].sort(),
    };
  });
  return { country, stages, lateDiagnosis: told(chosen, LATE_DIAGNOSIS, reason) };
}
