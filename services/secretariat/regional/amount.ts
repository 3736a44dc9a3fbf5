import type { MissingReason } from '@serai/schema';
import type { Reading } from './reading.js';

/** What is known of a number: itself, or bounds, or why it is not known. A missing number is never taken for zero. */
export type Amount =
  | { readonly kind: 'VALUE'; readonly value: number }
  | { readonly kind: 'BOUNDS'; readonly lower: number | null; readonly upper: number | null }
  | { readonly kind: 'MISSING'; readonly reason: MissingReason };

/** What a figure tells. */
export function amountOf({ value, lower, upper, missing }: Pick<Reading, 'value' | 'lower' | 'upper' | 'missing'>): Amount {
  if (value !== null) return { kind: 'VALUE', value };
  if (lower !== null || upper !== null) return { kind: 'BOUNDS', lower, upper };
  return { kind: 'MISSING', reason: missing ?? 'NOT_COLLECTED' };
}

/** The reasons for which somebody keeps a number back: what is computed over one must not give it away. */
const KEPT_BACK: ReadonlySet<MissingReason> = new Set(['SUPPRESSED', 'NOT_FOR_AUDIENCE', 'EMBARGOED']);

export function isKeptBack(amount: Amount): boolean {
  return amount.kind === 'MISSING' && KEPT_BACK.has(amount.reason);
}

/** True for a sum over something that somebody keeps back: the sum itself is withheld then, whatever least it has. */
export function isWithheld({ missing }: Pick<Sum, 'missing'>): boolean {
  return missing.some(({ reason }) => KEPT_BACK.has(reason));
}

/** Least and most that it may be; an open side is infinite. */
export function spanOf(amount: Amount): readonly [least: number, most: number] {
  if (amount.kind === 'VALUE') return [amount.value, amount.value];
  if (amount.kind === 'BOUNDS') return [amount.lower ?? -Infinity, amount.upper ?? Infinity];
  return [-Infinity, Infinity];
}

/** One part of a sum, and what it is called where it is missing. */
export interface Part {
  readonly name: string;
  readonly amount: Amount;
  /** Why the amount is of a part of it only; left out or null where it is of all of it. */
  readonly lacks?: MissingReason | null;
}

/** A sum of counts. Where parts are missing it is no number: it names them, and has at least what the others add up to. */
export interface Sum {
  readonly amount: Amount;
  /** Names of the parts that are not known, or not in whole, with the reason of each. */
  readonly missing: readonly { readonly name: string; readonly reason: MissingReason }[];
}

/**
 * Adds counts, which are never negative. With a missing part there are bounds alone: what is known is the least, and
 * there is no most. A sum that says more would be somebody's hidden number.
 */
export function sumOf(parts: readonly Part[]): Sum {
  const missing = parts.flatMap(({ name, amount, lacks = null }) => {
    const reason = amount.kind === 'MISSING' ? amount.reason : lacks;
    return reason === null ? [] : [{ name, reason }];
  });
  const known = parts.map(({ amount }) => amount).filter((amount) => amount.kind !== 'MISSING');
  if (known.length === 0) return { amount: { kind: 'MISSING', reason: (missing.find(({ reason }) => KEPT_BACK.has(reason)) ?? missing[0])?.reason ?? 'NOT_COLLECTED' }, missing };
  const least = known.reduce((total, amount) => total + Math.max(0, spanOf(amount)[0]), 0);
  const most = missing.length > 0 ? Infinity : known.reduce((total, amount) => total + spanOf(amount)[1], 0);
  if (missing.length === 0 && known.every(({ kind }) => kind === 'VALUE')) return { amount: { kind: 'VALUE', value: least }, missing };
  return { amount: { kind: 'BOUNDS', lower: least, upper: Number.isFinite(most) ? most : null }, missing };
}
