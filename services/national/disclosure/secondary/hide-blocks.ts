import type { LinkedSystem } from '../system/linked-system.js';
import { quantitiesByItem } from '../system/quantities-by-item.js';
import type { WorkingPattern } from '../system/working-pattern.js';

/** So many siblings are a block; the last of a sum is larger where it does not come out even. */
const BLOCK = 3;

/** A sum by its items: a whole, and its parts in blocks. */
interface SumInBlocks {
  readonly whole: number;
  readonly blocks: readonly (readonly number[])[];
}

/**
 * Hides by structure alone: of every sum a whole block of siblings where one of them is hidden, and the first block where only the
 * whole is. Which of a block is small, and for whose sake it is hidden, the pattern does not tell (attacker B). Where what is hidden
 * under a whole that is shown comes to no more than the minimum, too few tables give this pattern: the next block is hidden too, and
 * at last the whole. Everybody can calculate that sum, so that this tells nothing. Returns the items that were shown before.
 */
export function hideBlocks(system: LinkedSystem, pattern: WorkingPattern, minimum: number): readonly number[] {
  const sums = sumsInBlocks(system);
  const quantitiesOf = quantitiesByItem(system);
  const valueOf = (item: number): number => system.quantities[quantitiesOf[item]?.[0] ?? -1]?.value ?? 0;
  const hidden: number[] = [];
  const hide = (item: number): void => {
    if (pattern.isHidden(item) || system.items[item]?.state === 'known') return;
    pattern.hide(item);
    hidden.push(item);
  };
  for (let before = -1; before < hidden.length;) {
    before = hidden.length;
    for (const { whole, blocks } of sums) {
      const touched = blocks.filter((block) => block.some(pattern.isHidden));
      const next = blocks.find((block) => !touched.includes(block)) ?? [whole];
      const hiddenSum = touched.flat().reduce((sum, item) => sum + valueOf(item), 0);
      for (const block of touched) block.forEach(hide);
      if (pattern.isHidden(whole) ? touched.length === 0 : hiddenSum > 0 && hiddenSum <= minimum) next.forEach(hide);
    }
  }
  return hidden;
}

/** Relations that say whole = Σ parts, all of them told by items. Bounds and rates are none. */
function sumsInBlocks({ relations, quantities }: LinkedSystem): readonly SumInBlocks[] {
  return relations.flatMap(({ terms }) => {
    const itemsOf = (sign: number): readonly number[] => terms.flatMap(({ quantity, times }) => (times === sign ? (quantities[quantity]?.item ?? []) : []));
    const [ones, others] = [itemsOf(1), itemsOf(-1)];
    const [[whole], parts] = ones.length === 1 ? [ones, others] : [others, ones];
    if (whole === undefined || Math.min(ones.length, others.length) !== 1 || ones.length + others.length < terms.length) return [];
    const count = Math.max(1, Math.floor(parts.length / BLOCK));
    return [{ whole, blocks: Array.from({ length: count }, (_each, at) => parts.slice(at * BLOCK, at === count - 1 ? parts.length : (at + 1) * BLOCK)) }];
  });
}
