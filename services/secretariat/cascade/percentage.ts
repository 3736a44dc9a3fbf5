import type { Bilingual } from '@serai/schema';
import { type Amount, amountOf, isKeptBack, spanOf } from '../regional/amount.js';
import { differences, isSameMoment } from '../regional/differences.js';
import { isTold, newestFirst } from '../regional/newest.js';
import type { Reading } from '../regional/reading.js';

/** A percentage of two counts with the counts that it was made from, or why it was not made. */
export interface Quotient {
  readonly percent: Amount | null;
  readonly numerator: Reading | null;
  readonly denominator: Reading | null;
  /** What keeps the two from being divided: another period, another basis, another definition. */
  readonly doesNotMatch: readonly Bilingual[];
}

const TOO_LARGE: Bilingual = { en: 'The part is larger than the whole.', ru: 'Часть больше целого.' };

/**
 * The percentage that one count is of another, in bounds where either is, cut outwards to one decimal and to 100.
 * An open side stays open; a denominator that may be zero has no most.
 */
export function percentOf(numerator: Amount, denominator: Amount): Amount {
  if (numerator.kind === 'MISSING' || denominator.kind === 'MISSING') {
    const [first] = [numerator, denominator].filter((amount) => amount.kind === 'MISSING').sort((one, other) => Number(isKeptBack(other)) - Number(isKeptBack(one)));
    return first as Amount;
  }
  const [low, high] = spanOf(numerator);
  const [least, most] = spanOf(denominator);
  if (numerator.kind === 'VALUE' && denominator.kind === 'VALUE' && least > 0) return { kind: 'VALUE', value: Math.round((low / least) * 1000) / 10 };
  const lower = Number.isFinite(low) && Number.isFinite(most) && most > 0 ? Math.floor((low / most) * 1000) / 10 : 0;
  const upper = Number.isFinite(high) && least > 0 ? Math.min(100, Math.ceil((high / least) * 1000) / 10) : 100;
  return { kind: 'BOUNDS', lower: Math.max(0, lower), upper };
}

function mismatch(numerator: Reading, denominator: Reading): Bilingual[] {
  const larger = spanOf(amountOf(numerator))[0] > spanOf(amountOf(denominator))[1];
  return [...differences([numerator, denominator]), ...(larger ? [TOO_LARGE] : [])];
}

/**
 * Divides the newest pair of counts that are of the same people, moment and definition. Where there is no such pair nothing
 * is divided, and the newest of each are named with what does not match. Both counts are figures that the caller was told,
 * so the percentage holds nothing that he could not have reckoned himself.
 */
export function quotient(numerators: readonly Reading[], denominators: readonly Reading[]): Quotient {
  const told = (readings: readonly Reading[]) => newestFirst(readings).filter(isTold);
  const [tops, bottoms] = [told(numerators), told(denominators)];
  for (const numerator of tops) {
    const denominator = bottoms.find((each) => isSameMoment(numerator, each) && mismatch(numerator, each).length === 0);
    if (denominator) return { percent: percentOf(amountOf(numerator), amountOf(denominator)), numerator, denominator, doesNotMatch: [] };
  }
  const [numerator, denominator] = [tops[0] ?? newestFirst(numerators)[0] ?? null, bottoms[0] ?? newestFirst(denominators)[0] ?? null];
  if (numerator && denominator && tops[0] && bottoms[0]) return { percent: null, numerator, denominator, doesNotMatch: mismatch(numerator, denominator) };
  return { percent: percentOf(known(numerator), known(denominator)), numerator, denominator, doesNotMatch: [] };
}

function known(reading: Reading | null): Amount {
  return reading ? amountOf(reading) : { kind: 'MISSING', reason: 'NOT_COLLECTED' };
}
