import { multiples } from '../moves/move.js';
import type { LinkedSystem, Need } from '../system/linked-system.js';
import type { Protector } from './protector.js';

/**
 * Shows again what was hidden and need not be, the dearest first: an item is shown where every need that leaned on it can
 * be met without. What an earlier release hid stays hidden (`keep`). It stops after so many pivots of the linear programme
 * (`effort`), which, unlike a time, are the same on every machine.
 */
export function dropUnneeded(protector: Protector, needs: readonly Need[], { keep, thoroughly, effort }: { readonly keep: ReadonlySet<number>; readonly thoroughly: boolean; readonly effort: number }): void {
  const { system } = protector;
  const quantitiesOf = quantitiesByItem(system);
  const needsOf = new Map<number, Need[]>();
  for (const need of needs) for (const quantity of need.quantities) needsOf.set(quantity, [...(needsOf.get(quantity) ?? []), need]);
  const candidates = system.items
    .map(({ state, price, id }, item) => ({ item, state, price, id }))
    .filter(({ item, state }) => state === 'open' && protector.isHidden(item) && !keep.has(item))
    .sort((one, other) => other.price - one.price || (one.id < other.id ? -1 : 1));
  const start = protector.finder.tally.pivots;
  for (const { item } of candidates) {
    if (protector.finder.tally.pivots - start > effort) break;
    const leaning = new Set<Need>();
    for (const quantity of quantitiesOf.get(item) ?? []) {
      for (const need of needsOf.get(quantity) ?? []) leaning.add(need);
      for (const move of protector.witnesses.of(quantity)) {
        const { from, to } = multiples(move, system, protector.isHidden);
        if (from === 0 && to === 0) continue;
        for (const moved of move.quantities) for (const need of needsOf.get(moved) ?? []) leaning.add(need);
      }
    }
    protector.show(item);
    const unmet = [...leaning].filter((need) => isStillHidden(system, need, protector.isHidden) && !protector.isMet(need));
    if (!unmet.every((need) => protector.meet(need, { mayHide: false, thoroughly }))) protector.hide(item);
  }
}

/** A sum of which a part is shown again is no sum of hidden siblings any more. */
function isStillHidden({ quantities }: LinkedSystem, need: Need, isHidden: (item: number) => boolean): boolean {
  return need.quantities.length === 1 || need.quantities.every((quantity) => {
    const item = quantities[quantity]?.item;
    return item !== null && item !== undefined && isHidden(item);
  });
}

function quantitiesByItem({ quantities }: LinkedSystem): ReadonlyMap<number, readonly number[]> {
  const byItem = new Map<number, number[]>();
  quantities.forEach(({ item }, quantity) => {
    if (item !== null) byItem.set(item, [...(byItem.get(item) ?? []), quantity]);
  });
  return byItem;
}
