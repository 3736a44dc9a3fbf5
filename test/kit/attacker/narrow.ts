import type { Puzzle, Relation } from './puzzle.js';

/** Where whole numbers creep towards one another by ones, he gives up: he has linear programmes for that. */
const MOST_VISITS = 1_000;

/**
 * Adds and subtracts what is told, again and again until nothing narrows any more: of every relation, what its other parts
 * leave of each. In whole numbers.
 */
export function narrow(puzzle: Puzzle): void {
  const { relations, from, to } = puzzle;
  const of = new Map<number, number[]>();
  relations.forEach(({ parts }, at) => {
    for (const [unknown] of parts) of.set(unknown, [...(of.get(unknown) ?? []), at]);
  });
  const visits = new Map<number, number>();
  const waiting = new Set(relations.keys());
  for (const at of waiting) {
    waiting.delete(at);
    const visited = (visits.get(at) ?? 0) + 1;
    visits.set(at, visited);
    if (visited > MOST_VISITS) continue;
    for (const unknown of narrowed(relations[at] as Relation, from, to)) for (const next of of.get(unknown) ?? []) waiting.add(next);
  }
}

/** Narrows the parts of one relation; which it did. */
function* narrowed({ parts, least, most }: Relation, from: number[], to: number[]): Generator<number> {
  for (const [unknown, times] of parts) {
    const [lowest, highest] = others(parts, unknown, from, to);
    const ends = [(least - highest) / times, (most - lowest) / times] as const;
    const [low, high] = times > 0 ? ends : [ends[1], ends[0]];
    const [before, after] = [from[unknown] as number, to[unknown] as number];
    [from[unknown], to[unknown]] = [Math.max(before, Math.ceil(low)), Math.min(after, Math.floor(high))];
    if (from[unknown] > before || to[unknown] < after) yield unknown;
  }
}

/** The least and the most that the parts beside one can come to. */
function others(parts: Relation['parts'], unknown: number, from: readonly number[], to: readonly number[]): readonly [number, number] {
  let [lowest, highest] = [0, 0];
  for (const [other, times] of parts) {
    if (other === unknown) continue;
    lowest += times * ((times > 0 ? from[other] : to[other]) as number);
    highest += times * ((times > 0 ? to[other] : from[other]) as number);
  }
  return [lowest, highest];
}
