import type { MissingReason } from '@serai/schema';
import { amountOf, isKeptBack } from '../regional/amount.js';
import type { Reading, RegionalAnswer } from '../regional/reading.js';
import type { Interval } from './interval.js';

/** One way to know an input: from one figure, printed in however many places, or from two of which one is the part or the base of the other. */
export interface Candidate {
  readonly interval: Interval;
  /** What the source calls likeliest; null where it names ends alone. */
  readonly likeliest: number | null;
  readonly readings: readonly Reading[];
  /** People during a period rather than at one time. */
  readonly isFlow: boolean;
  /** Counted by a register, which misses people, rather than estimated. */
  readonly isRegister: boolean;
}

export type ObservedName = 'STOCK' | 'PREVALENCE' | 'KEY_POPULATION_SHARE';

/** An input of which figures tell: all of them, side by side. */
export interface ObservedInput {
  readonly name: ObservedName;
  readonly candidates: readonly Candidate[];
  /** Figures for it that name one end alone ("up to", "at least"), with which nothing can be computed. */
  readonly halfOpen: readonly Reading[];
  /** Figures for it that are kept back from whoever asks. */
  readonly keptBack: readonly Reading[];
  /** Why nothing is known of it; null where something is. */
  readonly missing: MissingReason | null;
}

/** The two countries of a corridor, and of whom the size is asked. */
export interface Corridor {
  readonly origin: string;
  readonly destination: string;
  /** Null for people with HIV. */
  readonly keyPopulation: string | null;
}

/** Figures for one input as they come together: of one, or of two by which a quotient or a product is made. */
export class Gathering {
  private readonly single: (Candidate & { readonly readings: Reading[] })[] = [];
  private readonly computed: Candidate[] = [];
  private readonly halfOpen: Reading[] = [];
  private readonly keptBack: Reading[] = [];

  /** Takes a figure as it stands, or a share per so many as a part of one. What is printed twice is taken once. */
  take(reading: Reading, per = 1): void {
    const told = this.toldBy(reading);
    if (!told) return;
    const interval = { lower: told.lower / per, upper: told.upper / per };
    const printed = this.single.find((candidate) => candidate.interval.lower === interval.lower && candidate.interval.upper === interval.upper && candidate.readings.every((other) => isSame(other, reading)));
    if (printed) printed.readings.push(reading);
    else this.single.push({ ...kindOf(reading), readings: [reading], interval, likeliest: reading.value === null ? null : reading.value / per });
  }

  /** Takes the share of a whole. */
  takePart(whole: Reading, share: Reading): void {
    const [all, part] = [this.toldBy(whole), this.toldBy(share)];
    if (all && part) this.computed.push({ ...kindOf(whole), readings: [whole, share], interval: { lower: (all.lower * part.lower) / 100, upper: (all.upper * part.upper) / 100 }, likeliest: null });
  }

  /** Takes a count by the number of people that it is a part of. */
  takeQuotient(count: Reading, base: Reading): void {
    const [some, all] = [this.toldBy(count), this.toldBy(base)];
    if (some && all && all.lower > 0) this.computed.push({ ...kindOf(count), readings: [count, base], interval: { lower: some.lower / all.upper, upper: some.upper / all.lower }, likeliest: null });
  }

  input(name: ObservedName, { silent }: RegionalAnswer, wouldTell: readonly string[]): ObservedInput {
    const candidates = [...this.single, ...this.computed];
    const [halfOpen, keptBack] = [[...new Set(this.halfOpen)], [...new Set(this.keptBack)]];
    const nobody = wouldTell.every((country) => silent.some((each) => each.country === country));
    const missing = candidates.length > 0 ? null : (keptBack[0]?.missing ?? (nobody ? 'COUNTRY_UNAVAILABLE' : 'NOT_COLLECTED'));
    return { name, candidates, halfOpen, keptBack, missing };
  }

  /** The ends of a figure; null where it has not both, and then it is noted why. */
  private toldBy(reading: Reading): Interval | null {
    const amount = amountOf(reading);
    if (isKeptBack(amount)) this.keptBack.push(reading);
    if (amount.kind === 'MISSING') return null;
    const { value } = reading;
    const [lower, upper] = [reading.lower ?? value, reading.upper ?? value];
    if (lower !== null && upper !== null) return { lower: Math.max(0, lower), upper };
    this.halfOpen.push(reading);
    return null;
  }
}

function kindOf({ stockOrFlow, method }: Reading): Pick<Candidate, 'isFlow' | 'isRegister'> {
  return { isFlow: stockOrFlow === 'FLOW', isRegister: method === 'REGISTERED' || method === 'ADMINISTRATIVE' };
}

/** The same figure in another place: of the same country and people, and of the same period, as far as the source tells one. */
function isSame(one: Reading, other: Reading): boolean {
  const periods = one.period === other.period || one.period === '_U' || other.period === '_U';
  return periods && one.reporter === other.reporter && one.indicator === other.indicator && one.population === other.population && one.age === other.age && one.method === other.method;
}
