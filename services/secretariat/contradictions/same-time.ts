import type { Reading } from '../regional/reading.js';
import { isRange, mayMeet, timeMatch } from '../regional/time-match.js';

/** A whole calendar year, for which a flow without a period is taken to stand. */
const YEAR = /^\d{4}$/;

/**
 * True where two figures can be of the same time. A flow and a cumulative count need the same period, what
 * stands at an end one that overlaps. A figure without a period may be of any of the years just before its
 * source appeared.
 */
export function sameTime(one: Reading, other: Reading): boolean {
  const match = timeMatch(one, other);
  if (match === 'EQUAL') return true;
  if (match === 'APART') return false;
  if (match === 'OVERLAP') return one.stockOrFlow === 'STOCK' && other.stockOrFlow === 'STOCK';
  const stated = [one, other].find(({ period }) => period !== '_U');
  if (stated?.stockOrFlow === 'FLOW' && !YEAR.test(stated.period)) return false;
  if (stated?.stockOrFlow === 'CUMULATIVE' && isRange(stated.period)) return false;
  return mayMeet(one, other);
}

/** True where both say when, and it is the same time; or neither does, in one source. */
export function surelySameTime(one: Reading, other: Reading): boolean {
  if (one.period === '_U' || other.period === '_U') return one.period === other.period && one.source.id === other.source.id;
  return sameTime(one, other);
}
