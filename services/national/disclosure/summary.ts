import type { AuditedInterval } from './audit/audit-intervals.js';
import type { Tally } from './moves/find-moves.js';
import type { LinkedSystem, Pattern } from './system/linked-system.js';

/** What a certificate says of a pattern, beside hashes and names. */
export interface Summary {
  readonly items: number;
  /** Hidden by a primary rule. */
  readonly primary: number;
  /** Hidden so that those stay hidden. */
  readonly secondary: number;
  readonly known: number;
  /** People or events in all cells that could be hidden, and in those that are. */
  readonly value: number;
  readonly hiddenValue: number;
  /** How many whole numbers remain possible where they are fewest, and are proved to; null where nothing had to be protected. */
  readonly narrowest: number | null;
  /** Counts and sums that had to be protected, and those that are not. */
  readonly needs: number;
  readonly unprotected: number;
  readonly attackers: readonly string[];
  readonly solver: string;
  readonly solved: Tally;
}

export const ATTACKERS = ['A: everything published to the audience, in this and earlier releases; all sums and bounds; the rules; which cells are hidden'];
export const SOLVER = 'serai bounded dual simplex 1, every witness checked in whole numbers';

export function summaryOf(system: LinkedSystem, pattern: Pattern, intervals: readonly AuditedInterval[], solved: Tally): Summary {
  const counts = system.quantities.filter(({ place, item }) => place.length > 0 && item !== null && system.items[item]?.state !== 'known');
  const total = counts.reduce((sum, { value }) => sum + value, 0);
  const hidden = counts.reduce((sum, { value, item }) => sum + (pattern[item as number] === true ? value : 0), 0);
  const widths = intervals.filter(({ need }) => need.quantities.length === 1).map(({ proved }) => proved.reduce((sum, [from, to]) => sum + to - from + 1, 0));
  const of = (state: 'closed' | 'known'): number => system.items.filter((item) => item.state === state).length;
  return {
    items: system.items.length, primary: of('closed'), secondary: system.items.filter(({ state }, item) => state === 'open' && pattern[item] === true).length, known: of('known'),
    value: total, hiddenValue: hidden, narrowest: widths.length === 0 ? null : widths.reduce((least, width) => Math.min(least, width), Infinity),
    needs: intervals.length, unprotected: intervals.filter(({ isProtected }) => !isProtected).length, attackers: ATTACKERS, solver: SOLVER, solved,
  };
}
