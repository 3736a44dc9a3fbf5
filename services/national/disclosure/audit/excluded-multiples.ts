import type { Move } from '../moves/move.js';
import type { LinkedSystem } from '../system/linked-system.js';

const NONE: ReadonlySet<number> = new Set();
const DIFFERING = new WeakMap<LinkedSystem, ReadonlyMap<number, readonly number[]>>();

/**
 * The multiples of a move, broken ones too, at which two quantities that are told to differ would be equal: an attacker leaves those
 * tables out. Of a move made of parts, the first too at which some of the parts may make them equal.
 */
export function excludedMultiples({ quantities, by, isSmooth }: Move, system: LinkedSystem): ReadonlySet<number> {
  if (system.distinct.length === 0) return NONE;
  const stepOf = new Map(quantities.map((quantity, at) => [quantity, by[at] as number]));
  const valueOf = (quantity: number): number => system.quantities[quantity]?.value ?? 0;
  const excluded = new Set<number>();
  for (const [quantity, step] of stepOf) {
    for (const other of differingFrom(quantity, system)) {
      const otherStep = stepOf.get(other) ?? 0;
      // In parts, one of the two can move long before the other.
      const steps = [step - otherStep, ...(isSmooth ? [Math.max(0, step) + Math.max(0, -otherStep), Math.min(0, step) + Math.min(0, -otherStep)] : [])];
      for (const closer of steps) {
        const times = (valueOf(other) - valueOf(quantity)) / closer;
        if (Number.isFinite(times)) excluded.add(times);
      }
    }
  }
  return excluded;
}

function differingFrom(quantity: number, system: LinkedSystem): readonly number[] {
  const differing = DIFFERING.get(system) ?? pairsOf(system);
  DIFFERING.set(system, differing);
  return differing.get(quantity) ?? [];
}

function pairsOf({ distinct }: LinkedSystem): ReadonlyMap<number, readonly number[]> {
  const pairs = new Map<number, number[]>();
  for (const [one, other] of distinct) {
    pairs.set(one, [...(pairs.get(one) ?? []), other]);
    pairs.set(other, [...(pairs.get(other) ?? []), one]);
  }
  return pairs;
}
