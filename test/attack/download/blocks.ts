import type { Puzzle, Relation } from '../../kit/attacker/puzzle.js';

/** Unknowns that are still open and hang together, and how. */
export interface Block {
  readonly unknowns: readonly number[];
  readonly relations: readonly Relation[];
}

/** Takes a puzzle apart: what is known by now links nothing. */
export function blocksOf({ relations, from, to }: Puzzle): readonly Block[] {
  const above = from.map((_, unknown) => unknown);
  const rootOf = (unknown: number): number => {
    let root = unknown;
    while (above[root] !== root) root = above[root] = above[above[root] as number] as number;
    return root;
  };
  const openOf = ({ parts }: Relation): readonly number[] => parts.map(([unknown]) => unknown).filter((unknown) => (from[unknown] as number) < (to[unknown] as number));
  const open = relations.map((relation) => [relation, openOf(relation)] as const).filter(([, unknowns]) => unknowns.length > 0);
  for (const [, [first, ...others]] of open) for (const other of others) above[rootOf(other)] = rootOf(first as number);
  const blocks = new Map<number, { unknowns: Set<number>; relations: Relation[] }>();
  for (const [relation, unknowns] of open) {
    const root = rootOf(unknowns[0] as number);
    const block = blocks.get(root) ?? { unknowns: new Set<number>(), relations: [] };
    blocks.set(root, block);
    block.relations.push(relation);
    for (const unknown of unknowns) block.unknowns.add(unknown);
  }
  return [...blocks.values()].map(({ unknowns, relations: linking }) => ({ unknowns: [...unknowns], relations: linking }));
}
