import type { LinkedSystem, Need } from '../system/linked-system.js';

/** Of more siblings than these only pairs, threes and all together are looked at. */
const MOST_SIBLINGS = 10;

/**
 * Siblings, parts of one sum, that are hidden and together below the minimum: nobody may know their sum exactly
 * (issue 7). As needs for two possible values. Sums of nothing but zeros tell of nobody, unless zeros are small; then they are needs of
 * their own.
 */
export function smallSums({ relations, quantities }: LinkedSystem, minimum: number, isHidden: (item: number) => boolean): readonly Need[] {
  const found = new Map<string, readonly number[]>();
  for (const { terms } of relations) {
    for (const sign of [1, -1]) {
      const siblings = terms
        .filter(({ quantity, times }) => {
          const { item, place, value } = quantities[quantity] as LinkedSystem['quantities'][number];
          return times === sign && item !== null && place.length > 0 && isHidden(item) && value < minimum;
        })
        .map(({ quantity }) => quantity);
      for (const group of groupsOf(siblings, (quantity) => quantities[quantity]?.value ?? 0, minimum)) found.set(group.join(' '), group);
    }
  }
  return [...found.values()].map((group) => ({ quantities: group, values: 2, reach: -Infinity, floor: Infinity }));
}

function groupsOf(siblings: readonly number[], valueOf: (quantity: number) => number, minimum: number): readonly (readonly number[])[] {
  const groups: (readonly number[])[] = [];
  const most = siblings.length > MOST_SIBLINGS ? 3 : siblings.length;
  const add = (from: number, group: readonly number[], sum: number): void => {
    if (group.length >= 2 && sum > 0) groups.push(group);
    if (group.length === most) return;
    for (let at = from; at < siblings.length; at += 1) {
      const next = siblings[at] as number;
      if (sum + valueOf(next) < minimum) add(at + 1, [...group, next], sum + valueOf(next));
    }
  };
  add(0, [], 0);
  const all = siblings.reduce((sum, quantity) => sum + valueOf(quantity), 0);
  if (siblings.length > most && all > 0 && all < minimum) groups.push(siblings);
  return groups;
}
