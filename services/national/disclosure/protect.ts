import { type AuditedInterval, auditIntervals } from './audit/audit-intervals.js';
import { unmovedSums } from './audit/small-sums.js';
import type { Move } from './moves/move.js';
import { hideSecondaries, type SuppressionOptions } from './secondary/hide-secondaries.js';
import { type Summary, summaryOf } from './summary.js';
import type { LinkedSystem, Need, Pattern } from './system/linked-system.js';

export interface ProtectOptions extends SuppressionOptions {
  /** Work out both ends of every interval, not only of those in doubt. */
  readonly everyInterval?: boolean;
  /** Find all that is possible of what cannot be protected, too. */
  readonly whatIsLeft?: boolean;
}

/** A pattern, what remains possible under it, and what a certificate says of it. */
export interface Protection {
  readonly pattern: Pattern;
  readonly intervals: readonly AuditedInterval[];
  readonly summary: Summary;
  /** What was found on the way, to begin with where the same system is seen by others. */
  readonly moves: readonly Move[];
  /** False where something that had to be protected is not: nothing may be released. */
  readonly isProtected: boolean;
}

/** How often an audit may send the pattern back. */
const MOST_REPAIRS = 10;

/**
 * The steps after structure and primary rules, in order: secondary suppression → interval audit → repair → what a certificate
 * says. Pure and deterministic: the same system gives the same pattern.
 */
export function protect(system: LinkedSystem, options: ProtectOptions): Protection {
  const { protector } = hideSecondaries(system, options);
  const { pattern, witnesses, finder } = protector;
  const outOfReach = new Set((options.outOfReach ?? []).map((quantities) => quantities.join(' ')));
  const sums = (): readonly Need[] => unmovedSums(system, options.minimum, { witnesses, pattern }).filter(({ quantities }) => !outOfReach.has(quantities.join(' ')));
  const audit = (): readonly AuditedInterval[] =>
    auditIntervals(system, [...system.needs, ...sums()], { pattern, witnesses, finder, every: options.everyInterval ?? false });
  let intervals = audit();
  // With nothing left to hide all was tried.
  const mayHide = (): boolean => system.items.some(({ state }, item) => state === 'open' && !pattern.isHidden(item));
  for (let repair = 0; repair < MOST_REPAIRS; repair += 1) {
    const broken = intervals.filter(({ isProtected }) => !isProtected);
    if (broken.length === 0 || !mayHide() || !broken.map(({ need }) => protector.meet(need, { mayHide: true, thoroughly: true })).some((met) => met)) break;
    intervals = audit();
  }
  if (options.whatIsLeft) {
    for (const { need, possible, isProtected } of intervals) if (!isProtected) protector.proveWhatIsLeft(need, possible);
    intervals = audit();
  }
  return { pattern: pattern.all, intervals, moves: witnesses.all, summary: summaryOf(system, pattern.all, intervals, finder.tally), isProtected: intervals.every(({ isProtected }) => isProtected) };
}
