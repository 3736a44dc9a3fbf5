import { unmovedSums } from '../audit/small-sums.js';
import type { Move } from '../moves/move.js';
import type { Need } from '../system/linked-system.js';
import { dropUnneeded } from './drop-unneeded.js';
import { hideBlocks } from './hide-blocks.js';
import { Protector } from './protector.js';
import type { LinkedSystem } from '../system/linked-system.js';

export interface SuppressionOptions {
  /** *t*: no sum of hidden siblings below it may be known exactly. */
  readonly minimum: number;
  /** Items that an earlier release hid: they stay hidden. */
  readonly keep?: readonly number[];
  /** Hide whole blocks of siblings by structure first, and keep them: more is hidden, and the pattern tells less of what (attacker B). */
  readonly inBlocks?: boolean;
  /** Look everywhere before something is kept hidden: for small tables. */
  readonly thoroughly?: boolean;
  /** Moves that were found in the same system under another pattern: what they still prove need not be looked for. */
  readonly seeds?: readonly Move[];
  /** Sums of hidden siblings that are known exactly whatever is hidden: nothing is tried for them. */
  readonly outOfReach?: readonly (readonly number[])[];
  /** Pivots of the linear programme after which nothing more is tried to be shown again. */
  readonly effort?: number;
}

const EFFORT = 300_000;

export interface Suppressed {
  readonly protector: Protector;
  /** Needs, sums of hidden siblings among them, that nothing in the system can meet: nothing may be released. */
  readonly unmet: readonly Need[];
}

/** Hides what has to be hidden so that every need is met, and shows again what need not be. The same for the same system. */
export function hideSecondaries(system: LinkedSystem, { minimum, keep = [], inBlocks = false, thoroughly = false, seeds = [], outOfReach = [], effort = EFFORT }: SuppressionOptions): Suppressed {
  const protector = new Protector(system);
  for (const item of keep) protector.pattern.hide(item);
  const kept = [...keep, ...(inBlocks ? hideBlocks(system, protector.pattern, minimum) : [])];
  for (const move of seeds) protector.witnesses.add(move);
  const unmet: Need[] = [];
  const needs = broadestFirst(system);
  // What the cells that are hidden anyway can do is found out before any other is hidden.
  for (const need of needs) protector.meetByHidden(need);
  for (const need of needs) if (!protector.meet(need, { mayHide: true, thoroughly: true })) unmet.push(need);
  const lost = new Set(outOfReach.map((quantities) => quantities.join(' ')));
  const meetSums = (relations: Iterable<number>, mayHide: boolean): boolean => {
    for (;;) {
      const fixed = unmovedSums(system, minimum, { witnesses: protector.witnesses, pattern: protector.pattern, relations }).filter(({ quantities }) => !lost.has(quantities.join(' ')));
      if (fixed.length === 0) return true;
      for (const need of fixed) {
        if (protector.meetByHidden(need) || protector.meet(need, { mayHide, thoroughly: mayHide || thoroughly })) continue;
        if (!mayHide) return false;
        lost.add(need.quantities.join(' '));
        unmet.push(need);
      }
    }
  };
  meetSums([...system.relations.keys()], true);
  dropUnneeded(protector, needs.filter((need) => !unmet.includes(need)), { keep: new Set(kept), thoroughly, effort: thoroughly ? Infinity : effort, meetSums: (relations) => meetSums(relations, false) });
  return { protector, unmet };
}

/** The needs of cells that are wholes in most dimensions first: what hides around them serves those below. By codes alone. */
function broadestFirst({ needs, quantities, parts }: LinkedSystem): readonly Need[] {
  const breadth = (need: Need): number => Math.max(...need.quantities.map((quantity) => quantities[quantity]?.place.filter((code) => parts.has(code)).length ?? 0));
  return needs.map((need) => ({ need, at: breadth(need) })).sort((one, other) => other.at - one.at).map(({ need }) => need);
}
