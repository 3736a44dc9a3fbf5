import { mirroredIndicator, populationAtDestination } from './corridor-cell.js';
import type { Reading } from './reading.js';
import { type PeriodMatch, timeMatch } from './time-match.js';

/** In what two figures set side by side are alike. */
export interface Alignment {
  /** The same indicator, or its mirror, of the same people. */
  readonly definition: boolean;
  readonly period: PeriodMatch;
  readonly stockOrFlow: boolean;
  readonly unit: boolean;
  /** By citizenship, by birth, …; `_U` at either side matches anything, as nothing is said against it. */
  readonly basis: boolean;
  readonly method: boolean;
}

/** One figure of either end of a corridor, and in what they are alike. */
export interface Pair {
  readonly destination: Reading;
  readonly origin: Reading;
  readonly alignment: Alignment;
}

export function alignmentOf(one: Reading, other: Reading): Alignment {
  return {
    definition: isSameThing(one, other),
    period: timeMatch(one, other),
    stockOrFlow: one.stockOrFlow === other.stockOrFlow,
    unit: one.unit === other.unit,
    basis: one.basis === other.basis || isUnsaid(one.basis) || isUnsaid(other.basis),
    method: one.method === other.method,
  };
}

function isSameThing(one: Reading, other: Reading): boolean {
  const indicator = one.indicator === other.indicator || (one.reporter !== other.reporter && one.indicator === mirroredIndicator(other.indicator));
  return indicator && populationAtDestination(one.population) === populationAtDestination(other.population);
}

function isUnsaid(basis: string): boolean {
  return basis === '_U' || basis === '_Z';
}

/** True where the two are figures of the same thing: a flow needs the same period, what stands at an end one that overlaps. */
export function isComparable({ definition, period, stockOrFlow, unit, basis }: Alignment, flow: boolean): boolean {
  return definition && stockOrFlow && unit && basis && (period === 'EQUAL' || (period === 'OVERLAP' && !flow));
}

const NEARNESS: Readonly<Record<PeriodMatch, number>> = { EQUAL: 3, OVERLAP: 2, UNKNOWN: 1, APART: 0 };

function likeness({ period, stockOrFlow, unit, basis, method }: Alignment): number {
  return (unit ? 1_000 : 0) + (stockOrFlow ? 500 : 0) + NEARNESS[period] * 100 + (basis ? 50 : 0) + (method ? 1 : 0);
}

/** The two figures, one of either end, that are most alike; the newest where several are. Undefined where an end has none. */
export function nearestPair(destination: readonly Reading[], origin: readonly Reading[]): Pair | undefined {
  let best: { pair: Pair; likeness: number } | undefined;
  for (const one of destination) {
    for (const other of origin) {
      const pair = { destination: one, origin: other, alignment: alignmentOf(one, other) };
      const alike = likeness(pair.alignment);
      if (!best || alike > best.likeness || (alike === best.likeness && isNewer(pair, best.pair))) best = { pair, likeness: alike };
    }
  }
  return best?.pair;
}

function isNewer(pair: Pair, than: Pair): boolean {
  const [one, other] = [pair, than].map(({ destination, origin }) => `${newness(destination)} ${newness(origin)}`) as [string, string];
  return one > other;
}

/** Text by which newer figures sort later: the period, or the year of the source where there is none. */
export function newness({ period, source }: Reading): string {
  return period === '_U' ? String(source.year - 1) : period;
}
