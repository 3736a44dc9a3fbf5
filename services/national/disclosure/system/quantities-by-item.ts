import type { LinkedSystem } from './linked-system.js';

/** For each item, the quantities that it tells. */
export function quantitiesByItem({ items, quantities }: LinkedSystem): readonly (readonly number[])[] {
  const byItem: number[][] = items.map(() => []);
  quantities.forEach(({ item }, quantity) => {
    if (item !== null) byItem[item]?.push(quantity);
  });
  return byItem;
}
