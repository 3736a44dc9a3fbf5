import type { LinkedSystem, Need, Range } from '../system/linked-system.js';
import type { WorkingPattern } from '../system/working-pattern.js';
import type { MoveFinder } from '../moves/find-moves.js';
import { PropagatedRanges } from './propagated-ranges.js';
import { isEnough, type Stretch } from './stretches.js';
import type { Witnesses } from './witnesses.js';

/** What the audit found of one count that must stay open. */
export interface AuditedInterval {
  readonly need: Need;
  /** Values that are proved possible, each by a table of whole numbers; the true one among them. */
  readonly proved: readonly Stretch[];
  /** Nothing outside it is possible. Where its ends are proved, it is the exact interval. */
  readonly possible: Range;
  readonly isProtected: boolean;
}

/** An end that no relation closes is looked for so far from the true value. */
const FAR = 1_000_000;
const NOTHING = 1e-6;

/**
 * Both ends of what an attacker can calculate for each need. First what single relations tell, and what is
 * witnessed already; a linear programme only for an end of which the two do not agree. `every` asks for both ends of all;
 * otherwise only of those that are not proved protected.
 */
export function auditIntervals(
  system: LinkedSystem, needs: readonly Need[], { pattern: { isHidden }, witnesses, finder, every }: { readonly pattern: WorkingPattern; readonly witnesses: Witnesses; readonly finder: MoveFinder; readonly every: boolean },
): readonly AuditedInterval[] {
  const ranges = new PropagatedRanges(system, isHidden);
  return needs.map((need) => {
    const isMet = witnesses.meets(need);
    const truth = need.quantities.reduce((sum, quantity) => sum + (system.quantities[quantity]?.value ?? 0), 0);
    const range = ranges.of(need.quantities);
    const possible = isMet && !every ? range : { from: end(need, truth, range.from, -1), to: end(need, truth, range.to, 1) };
    const proved = witnesses.values(need);
    return { need, proved, possible, isProtected: isEnough(need, proved) };
  });

  function end(need: Need, truth: number, limit: number, direction: 1 | -1): number {
    const proved = witnesses.values(need);
    const reached = direction === 1 ? (proved.at(-1)?.[1] ?? truth) : (proved[0]?.[0] ?? truth);
    if (reached === limit || limit === truth) return limit;
    const amount = Math.min(FAR, Math.abs(limit - truth));
    const push = finder.push({ quantities: need.quantities, direction, amount, reach: { up: 1, down: 0 }, mayHide: false, beside: null, allOrNothing: false });
    if (push.outcome !== 'optimal') return limit;
    if (push.move) witnesses.add(push.move);
    return push.reached > amount - NOTHING ? limit : truth + direction * Math.floor(push.reached + NOTHING);
  }
}
