import { PropagatedRanges } from '../audit/propagated-ranges.js';
import type { LinkedSystem, Need } from '../system/linked-system.js';
import { quantitiesByItem } from '../system/quantities-by-item.js';
import type { Protector } from './protector.js';

export interface Dropping {
  readonly keep: ReadonlySet<number>;
  readonly thoroughly: boolean;
  readonly effort: number;
  /** Meets what sums of siblings in some relations ask for, without hiding any more; false where that fails. */
  readonly meetSums: (relations: Iterable<number>) => boolean;
}

/**
 * Shows again what was hidden and need not be, the dearest first: an item is shown where every need that leaned on it can
 * be met without. What an earlier release hid stays hidden (`keep`). It stops after so many pivots of the linear programme
 * (`effort`), which, unlike a time, are the same on every machine.
 */
export function dropUnneeded(protector: Protector, needs: readonly Need[], { keep, thoroughly, effort, meetSums }: Dropping): void {
  const { system } = protector;
  const quantitiesOf = quantitiesByItem(system);
  const needsOf = new Map<number, Need[]>();
  for (const need of needs) for (const quantity of need.quantities) needsOf.set(quantity, [...(needsOf.get(quantity) ?? []), need]);
  const relationsOf = relationsByQuantity(system);
  const candidates = system.items
    .map(({ state, price, id }, item) => ({ item, state, price, id }))
    .filter(({ item, state }) => state === 'open' && protector.pattern.isHidden(item) && !keep.has(item))
    .sort((one, other) => other.price - one.price || (one.id < other.id ? -1 : 1));
  // What single relations tell says "no" to half of what cannot be shown, and no programme is asked.
  const ranges = new PropagatedRanges(system, protector.pattern.isHidden);
  const start = protector.finder.tally.pivots;
  for (const { item } of candidates) {
    if (protector.finder.tally.pivots - start > effort) break;
    const leaning = new Set(quantitiesOf[item]);
    for (const quantity of quantitiesOf[item] ?? []) {
      for (const { quantities } of protector.witnesses.liveAmong([quantity])) for (const moved of quantities) leaning.add(moved);
    }
    protector.pattern.show(item);
    const hideAgain = ranges.show(quantitiesOf[item] ?? []);
    const unmet = [...new Set([...leaning].flatMap((quantity) => needsOf.get(quantity) ?? []))].filter((need) => !protector.isMet(need));
    const isStill = unmet.every((need) => ranges.allow(need)) && unmet.every((need) => protector.meet(need, { mayHide: false, thoroughly })) && meetSums(new Set([...leaning].flatMap((quantity) => relationsOf[quantity] ?? [])));
    if (isStill) continue;
    protector.pattern.hide(item);
    hideAgain();
  }
}

function relationsByQuantity({ quantities, relations }: LinkedSystem): readonly (readonly number[])[] {
  const found: number[][] = quantities.map(() => []);
  relations.forEach(({ terms }, relation) => {
    for (const { quantity } of terms) found[quantity]?.push(relation);
  });
  return found;
}
