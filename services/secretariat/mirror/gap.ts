import { INDICATORS, type MissingReason } from '@serai/schema';
import { type Amount, amountOf, isKeptBack, spanOf } from '../regional/amount.js';
import type { CorridorLine } from '../regional/corridor-lines.js';
import type { Reading } from '../regional/reading.js';
import type { Judgement } from './judgement.js';
import type { Verdict } from './verdict.js';

/** How far apart the figures of both ends are. */
export interface Gap {
  /** The destination's figure less the origin's. */
  readonly difference: Amount;
  /** The destination's figure by the origin's. */
  readonly ratio: Amount;
}

const WHY_NONE: Readonly<Partial<Record<Verdict, MissingReason>>> = {
  ORIGIN_SILENT: 'NOT_COLLECTED', DESTINATION_SILENT: 'NOT_COLLECTED', BOTH_SILENT: 'NOT_COLLECTED', NOT_REACHED: 'COUNTRY_UNAVAILABLE',
};

/**
 * Difference and ratio of the two figures that a line was judged by, both of them visible. Where one is kept
 * back they are withheld for its reason; where there are not two figures of the same thing there are none.
 */
export function gapFor({ destination, origin }: CorridorLine, { verdict, pair, total, exceeding }: Judgement): Gap {
  if (verdict === 'KEPT_BACK') return withheld([...destination, ...origin]);
  if (total && exceeding) return verdict === 'DESTINATION_HIGHER' ? between(exceeding, total) : between(total, exceeding);
  return pair && verdict !== 'NOT_COMPARABLE' ? between(pair.destination, pair.origin) : noGap(WHY_NONE[verdict] ?? 'NOT_APPLICABLE');
}

function withheld(readings: readonly Reading[]): Gap {
  const kept = readings.map(amountOf).find(isKeptBack);
  return noGap(kept?.kind === 'MISSING' ? kept.reason : 'SUPPRESSED');
}

function noGap(reason: MissingReason): Gap {
  return { difference: { kind: 'MISSING', reason }, ratio: { kind: 'MISSING', reason } };
}

/** A change or a balance, which may lie below zero, has no ratio worth printing. */
function between(destination: Reading, origin: Reading): Gap {
  const [one, other] = [amountOf(destination), amountOf(origin)];
  const hasRatio = INDICATORS.get(destination.indicator)?.unbounded !== true;
  return { difference: differenceOf(one, other), ratio: hasRatio ? ratioOf(one, other) : { kind: 'MISSING', reason: 'NOT_APPLICABLE' } };
}

function differenceOf(one: Amount, other: Amount): Amount {
  if (one.kind === 'VALUE' && other.kind === 'VALUE') return { kind: 'VALUE', value: withoutNoise(one.value - other.value) };
  const [[least, most], [otherLeast, otherMost]] = [spanOf(one), spanOf(other)];
  return boundsOf(least - otherMost, most - otherLeast);
}

/** Of figures that are not negative; by zero there is none. */
function ratioOf(one: Amount, other: Amount): Amount {
  if (one.kind === 'VALUE' && other.kind === 'VALUE' && other.value !== 0) return { kind: 'VALUE', value: withoutNoise(one.value / other.value) };
  const [[least, most], [otherLeast, otherMost]] = [spanOf(one), spanOf(other)];
  if (otherMost <= 0) return { kind: 'MISSING', reason: 'NOT_APPLICABLE' };
  return boundsOf(Number.isFinite(otherMost) ? Math.max(0, least) / otherMost : -Infinity, otherLeast > 0 ? most / otherLeast : Infinity);
}

function boundsOf(least: number, most: number): Amount {
  const [lower, upper] = [least, most].map((bound) => (Number.isFinite(bound) ? withoutNoise(bound) : null)) as [number | null, number | null];
  return lower === null && upper === null ? { kind: 'MISSING', reason: 'NOT_APPLICABLE' } : { kind: 'BOUNDS', lower, upper };
}

/** Twelve digits: more than any figure has, and fewer than binary fractions leave behind. */
function withoutNoise(number: number): number {
  return Number(number.toPrecision(12));
}
