import type { Reading } from '../regional/reading.js';
import type { Kind } from './contradiction.js';

/** Why two figures of the same thing may differ: what is stated about them, the most telling first. */
export function kindOf(one: Reading, other: Reading): Kind {
  if (one.basis !== other.basis && isSaid(one.basis) && isSaid(other.basis)) return 'DEFINITION';
  if (one.method !== other.method && one.method !== '_U' && other.method !== '_U') return 'METHOD';
  return one.period !== other.period && (one.period === '_U' || other.period === '_U') ? 'PERIOD' : 'SOURCE';
}

/** Why a part is more than its whole: the figures of one source and time are its arithmetic. */
export function kindOfExcess(part: Reading, whole: Reading): Kind {
  const kind = kindOf(part, whole);
  return kind === 'SOURCE' && part.source.id === whole.source.id && part.source.locator === whole.source.locator ? 'ARITHMETIC' : kind;
}

function isSaid(basis: string): boolean {
  return basis !== '_U' && basis !== '_Z';
}
