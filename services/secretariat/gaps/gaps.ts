import { type BreakdownId, INDICATORS, type IndicatorDefinition, isTotal, type MissingReason } from '@serai/schema';
import { type AgeOfFigure, ageOf } from '../regional/age-of.js';
import { grouped } from '../regional/grouped.js';
import { isTold, newest } from '../regional/newest.js';
import type { Reading, RegionalAnswer } from '../regional/reading.js';
import { isWithin } from '../regional/within.js';
import { type ReasonCount, reasonsOf, isCollected } from './reasons.js';

/** What one country tells of one indicator, in all (breakdown null) or broken down by one dimension. */
export interface GapCell {
  readonly country: string;
  readonly indicator: string;
  readonly breakdown: BreakdownId | null;
  /** How many figures tell a value or bounds. */
  readonly told: number;
  /** Figures that tell the breakdown only as shares of a total, such as new diagnoses by sex in percent. */
  readonly toldAsShares: number;
  /** Why nothing is told; null where something is. */
  readonly missing: MissingReason | null;
  /** True where the country says so itself, figure by figure; false where its release has no such figure. */
  readonly declared: boolean;
  readonly reasons: readonly ReasonCount[];
  readonly newest: Reading | null;
  readonly age: AgeOfFigure | null;
  /** The figures that say why nothing is told. */
  readonly evidence: readonly Reading[];
}

/** One indicator over all countries. */
export interface GapIndicator {
  readonly indicator: string;
  readonly cells: readonly GapCell[];
  /** Countries that tell it, whatever the breakdown. */
  readonly toldBy: readonly string[];
  /** True where no country that answered has a figure of it; null where one keeps back whether it has. */
  readonly collectedByNobody: boolean | null;
  /** The youngest figure of all countries, and its age; a share of the indicator only where nobody tells itself. */
  readonly newest: Reading | null;
  readonly age: AgeOfFigure | null;
}

/** What is asked: the indicators, each in all and by every breakdown; the population with all below it, or everybody. */
export interface GapsQuestion {
  readonly indicators: readonly string[];
  readonly breakdowns: readonly BreakdownId[];
  readonly population: string | null;
}

/** What concerns a population: figures of it and of its parts, and the word that of a larger one nothing is collected. */
function concerns({ population, missing }: Reading, asked: string): boolean {
  return isWithin(population, asked) || (missing === 'NOT_COLLECTED' && isWithin(asked, population));
}

/** The indicators that tell a breakdown of this one as shares. */
export function shareIndicators(indicator: string, over: readonly BreakdownId[]): string[] {
  return [...INDICATORS.values()].filter(({ shareOf }) => shareOf?.indicator === indicator && over.includes(shareOf.over)).map(({ code }) => code);
}

interface Source {
  readonly country: string;
  readonly silent: boolean;
  /** Figures of the indicator, and of the shares of it. */
  readonly figures: readonly Reading[];
  readonly shares: readonly Reading[];
}

function cellOf({ country, silent, figures, shares }: Source, indicator: IndicatorDefinition, breakdown: BreakdownId | null, asOf: string): GapCell {
  const own = breakdown === null ? figures : figures.filter((reading) => !isTotal(reading, breakdown));
  const asShares = breakdown === null ? [] : shares.filter((reading) => INDICATORS.get(reading.indicator)?.shareOf?.over === breakdown);
  const told = own.filter(isTold);
  const toldAsShares = asShares.filter(isTold);
  const untold = [...own, ...asShares].filter((reading) => !isTold(reading));
  const reasons = reasonsOf(untold);
  const latest = newest([...told, ...toldAsShares]);
  const applies = breakdown === null || indicator.breakdowns.includes(breakdown);
  const reason = silent ? 'COUNTRY_UNAVAILABLE' : applies ? (reasons[0]?.reason ?? 'NOT_COLLECTED') : 'NOT_APPLICABLE';
  return {
    country, indicator: indicator.code, breakdown, told: told.length, toldAsShares: toldAsShares.length, missing: latest ? null : reason,
    declared: !latest && reasons.length > 0, reasons, newest: latest, age: latest && ageOf(latest, asOf), evidence: latest ? [] : untold,
  };
}

/**
 * Countries × indicators × breakdowns: what is told, how old the newest figure is, and for each empty cell why. An
 * indicator that no country collects has no figure in any country that answered. A figure that is kept back may or may not
 * exist, and is told in the same way, so then nothing is said. A release without such a figure counts as not collected, but not as declared so.
 * Source: the workshop of 2018, "a lot of the data needed … is not available" (report, §1).
 */
export function gaps(answer: RegionalAnswer, { indicators, breakdowns, population }: GapsQuestion): GapIndicator[] {
  const readings = population === null ? answer.readings : answer.readings.filter((reading) => concerns(reading, population));
  const silent = new Set(answer.silent.map(({ country }) => country));
  const told = grouped(readings, ({ reporter, indicator }) => `${reporter}|${indicator}`);
  return indicators.flatMap((code) => {
    const indicator = INDICATORS.get(code);
    return indicator ? [ofIndicator(indicator)] : [];
  });

  function ofIndicator(indicator: IndicatorDefinition): GapIndicator {
    const shareCodes = shareIndicators(indicator.code, breakdowns);
    const sources = answer.asked.map((country): Source => ({
      country, silent: silent.has(country),
      figures: told.get(`${country}|${indicator.code}`) ?? [],
      shares: shareCodes.flatMap((code) => told.get(`${country}|${code}`) ?? []),
    }));
    const cells = sources.flatMap((source) => [null, ...breakdowns].map((breakdown) => cellOf(source, indicator, breakdown, answer.asOf)));
    const toldBy = answer.asked.filter((country) => cells.some((cell) => cell.country === country && cell.newest !== null));
    const all = cells.flatMap((cell) => (cell.newest ? [cell.newest] : []));
    const own = all.filter((reading) => reading.indicator === indicator.code);
    const latest = newest(own.length > 0 ? own : all);
    const collected = toldBy.length > 0 || isCollected(cells.flatMap(({ reasons }) => reasons));
    return { indicator: indicator.code, cells, toldBy, collectedByNobody: collected === null ? null : !collected, newest: latest, age: latest && ageOf(latest, answer.asOf) };
  }
}
