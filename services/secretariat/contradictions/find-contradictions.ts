import { INDICATORS } from '@serai/schema';
import { readingOrder } from '../regional/corridor-lines.js';
import type { Reading, RegionalAnswer } from '../regional/reading.js';
import type { Contradiction, Kind } from './contradiction.js';
import { cellKey, FigureIndex, spanOf } from './figure-index.js';
import { CONTRADICTION_RULES } from './rules.js';

/** Which contradictions are wanted; null is any. */
export interface ContradictionScope {
  readonly indicators: ReadonlySet<string> | null;
  readonly kinds: ReadonlySet<Kind> | null;
}

/**
 * All contradictions among the figures that whoever asks may see, found by the rules in their order. What
 * repeats one of the two figures is named with it, not listed as one more contradiction.
 */
export function findContradictions(answer: RegionalAnswer, { indicators, kinds }: ContradictionScope): Contradiction[] {
  const index = new FigureIndex(answer.readings);
  return CONTRADICTION_RULES
    .flatMap((rule, place) => merged(rule.find(index, answer)).map((found) => ({ found, place })))
    .filter(({ found }) => (kinds?.has(found.kind) ?? true) && (!indicators || indicators.has(found.one.indicator) || indicators.has(found.other.indicator)))
    .sort((one, other) => one.place - other.place || topicOrder(one.found) - topicOrder(other.found) || readingOrder(one.found.one.indicator) - readingOrder(other.found.one.indicator) || (one.found.one.reporter < other.found.one.reporter ? -1 : Number(one.found.one.reporter > other.found.one.reporter)))
    .map(({ found }) => found);
}

function topicOrder({ one }: Contradiction): number {
  return INDICATORS.get(one.indicator)?.topic === 'hiv' ? 0 : 1;
}

/** One contradiction for all that say the same: the first, with the figures of the others. */
function merged(found: readonly Contradiction[]): Contradiction[] {
  const first = new Map<string, Contradiction>();
  for (const each of found) {
    const key = `${each.kind}|${sayingOf(each.one)}|${sayingOf(each.other)}`;
    const known = first.get(key);
    first.set(key, known ? { ...known, more: withoutRepeats([...known.more, each.one, each.other, ...each.more], known) } : each);
  }
  return [...first.values()];
}

/** What a figure says: its cell and its number; a silence says the same of every period. */
function sayingOf(reading: Reading): string {
  return `${cellKey(reading)}|${reading.missing ?? spanOf(reading).join('~')}`;
}

function withoutRepeats(more: readonly Reading[], { one, other }: Contradiction): Reading[] {
  return [...new Map(more.filter(({ id }) => id !== one.id && id !== other.id).map((reading) => [reading.id, reading])).values()];
}
