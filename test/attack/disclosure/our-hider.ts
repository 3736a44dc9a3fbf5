import { cellId } from '@serai/national';
import type { Hider } from './attacker-b.js';
import { protectCase } from './protect-case.js';
import { cellsOf } from './random-case.js';

/** What we publish of a small table; undefined where we refuse to. `inBlocks` hides by structure first. */
export function ourHider(inBlocks: boolean): Hider {
  return (table) => {
    const { hidden: [own], isProtected } = protectCase(table, undefined, { inBlocks });
    return isProtected && own ? cellsOf(table).map(({ codes }) => own.has(cellId('tested', codes))) : undefined;
  };
}
