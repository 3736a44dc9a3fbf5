import type { Assumption, AssumptionName } from './assumption.js';
import { hull, type Interval, middle, product } from './interval.js';
import type { Candidate, ObservedInput, ObservedName } from './observed-input.js';
import { seededRandom } from './seeded-random.js';

/**
 * The size of a group among migrants: their stock × the share of the group, as far as it is like that of the origin.
 * A flow is times the share who are there at one time; what a register counts is times those whom it misses.
 */
export interface SizeModel {
  readonly stock: ObservedInput;
  readonly share: ObservedInput;
  readonly assumptions: Readonly<Record<AssumptionName, Assumption>>;
}

export type FactorName = ObservedName | AssumptionName;

/** What the result comes to, in whole persons, with one factor at its least and at its most, and all others in their middle. */
export interface Sensitivity {
  readonly factor: FactorName;
  readonly lower: number;
  readonly upper: number;
}

/** The result as it was drawn, in whole persons. */
export interface Simulation {
  readonly draws: number;
  readonly seed: number;
  readonly mean: number;
  readonly percentiles: readonly { readonly percent: number; readonly value: number }[];
}

export const PERCENTS = [2.5, 25, 50, 75, 97.5] as const;

const ONE: Interval = { lower: 1, upper: 1 };

/** Least and most that the inputs leave open. */
export function intervalOf({ stock, share, assumptions: { UNDER_REGISTRATION, MOBILITY, LIKENESS } }: SizeModel): Interval {
  const present = stock.candidates.map(({ interval, isRegister, isFlow }) => product([interval, isRegister ? UNDER_REGISTRATION.interval : ONE, isFlow ? MOBILITY.interval : ONE]));
  return product([hull(present), hull(share.candidates.map(({ interval }) => interval)), LIKENESS.interval]);
}

type End = 'LOWER' | 'MIDDLE' | 'UPPER';

function at(interval: Interval, end: End): number {
  return end === 'LOWER' ? interval.lower : end === 'UPPER' ? interval.upper : middle(interval);
}

/** The candidates at one end of what they leave open together: the least of all, the most of all, or the one in the middle. */
function among(candidates: readonly Candidate[], end: End, adjusted: (value: number, candidate: Candidate) => number): number {
  const values = candidates.map((candidate) => adjusted(end === 'MIDDLE' ? (candidate.likeliest ?? middle(candidate.interval)) : at(candidate.interval, end), candidate)).sort((one, other) => one - other);
  const last = values.length - 1;
  if (end === 'LOWER') return values[0] ?? 0;
  if (end === 'UPPER') return values[last] ?? 0;
  return ((values[Math.floor(last / 2)] ?? 0) + (values[Math.ceil(last / 2)] ?? 0)) / 2;
}

/** What each factor does to the result, one at a time; the strongest first. */
export function sensitivityOf({ stock, share, assumptions }: SizeModel): Sensitivity[] {
  const result = (factor: FactorName, end: End): number => {
    const ends = (name: FactorName): End => (name === factor ? end : 'MIDDLE');
    const [missed, present, likeness] = (['UNDER_REGISTRATION', 'MOBILITY', 'LIKENESS'] as const).map((name) => at(assumptions[name].interval, ends(name))) as [number, number, number];
    const people = among(stock.candidates, ends('STOCK'), (value, { isRegister, isFlow }) => value * (isRegister ? missed : 1) * (isFlow ? present : 1));
    return people * among(share.candidates, ends(share.name), (value) => value) * likeness;
  };
  const factors: readonly FactorName[] = ['STOCK', share.name, 'UNDER_REGISTRATION', 'MOBILITY', 'LIKENESS'];
  return factors
    .map((factor) => ({ factor, lower: Math.round(result(factor, 'LOWER')), upper: Math.round(result(factor, 'UPPER')) }))
    .sort((one, other) => other.upper - other.lower - (one.upper - one.lower));
}

/**
 * Draws the result many times over: of each input one of the figures that tell of it, each as likely as the other,
 * within it evenly or, where its source names a likeliest value, in a triangle; assumptions evenly. The same for the
 * same seed. Source: JCGM 101:2008, §6 (evaluation of measurement data by a Monte Carlo method).
 */
export function simulate({ stock, share, assumptions }: SizeModel, { seed, draws }: { readonly seed: number; readonly draws: number }): Simulation {
  const random = seededRandom(seed);
  const even = ({ lower, upper }: Interval): number => lower + (upper - lower) * random();
  const oneOf = (candidates: readonly Candidate[]): Candidate => candidates[Math.floor(random() * candidates.length)] as Candidate;
  const within = ({ interval, likeliest }: Candidate): number => (likeliest === null ? even(interval) : triangular(interval, likeliest, random()));
  const results = Float64Array.from({ length: draws }, () => {
    const people = oneOf(stock.candidates);
    const [missed, present, likeness] = [even(assumptions.UNDER_REGISTRATION.interval), even(assumptions.MOBILITY.interval), even(assumptions.LIKENESS.interval)];
    return within(people) * (people.isRegister ? missed : 1) * (people.isFlow ? present : 1) * within(oneOf(share.candidates)) * likeness;
  }).sort();
  const mean = Math.round(results.reduce((sum, each) => sum + each, 0) / draws);
  const percentiles = PERCENTS.map((percent) => ({ percent, value: Math.round(results[Math.min(draws - 1, Math.floor((percent / 100) * draws))] ?? 0) }));
  return { draws, seed, mean, percentiles };
}

/** A value of the triangular distribution, by the inverse of its distribution function. */
function triangular({ lower, upper }: Interval, likeliest: number, chance: number): number {
  const width = upper - lower;
  if (width === 0) return likeliest;
  const turn = Math.min(1, Math.max(0, (likeliest - lower) / width));
  return chance < turn ? lower + width * Math.sqrt(chance * turn) : upper - width * Math.sqrt((1 - chance) * (1 - turn));
}
