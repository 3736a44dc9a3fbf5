import type { AudienceId } from '@serai/schema';
import { isCounted } from '../../kit/attacker/relations.js';
import type { Member } from '../../kit/grant.js';
import { type Oracle, placeKey } from '../../kit/oracle.js';
import type { Edition } from './download.js';

/** A count that a country's own rules hide from an audience because it is small. */
export interface Target {
  readonly member: Member;
  readonly release: string;
  readonly place: string;
  readonly value: number;
  /** So many whole numbers have to stay possible, one of them this or more. */
  readonly minimum: number;
}

/**
 * The small counts of a release for whoever is told what these audiences are: small by the least that any of them asks for,
 * since nobody asks for more to stay open than those below him, whose editions he knows and in which no more is. What one
 * of them is told to be a zero, is none.
 */
export function targetsOf({ member, release, cells }: Edition, oracle: Oracle, audiences: readonly AudienceId[]): readonly Target[] {
  const protections = oracle.rules.audiences.filter(({ id }) => audiences.includes(id)).map(({ protection }) => protection);
  const minimum = Math.min(...protections.map(({ minimumCount }) => minimumCount));
  const least = protections.some(({ zeros }) => zeros === 'shown') ? 1 : 0;
  return cells.filter(isCounted).flatMap((cell) => {
    const value = oracle.valueAt(cell);
    return value !== undefined && value >= least && value < minimum ? [{ member, release, place: placeKey(cell), value, minimum }] : [];
  });
}

export function isOpen({ from, to }: { readonly from: number; readonly to: number }, minimum: number): boolean {
  return to - from + 1 >= minimum && to >= minimum;
}
