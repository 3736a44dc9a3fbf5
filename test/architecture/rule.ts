import type { TreeFile } from './source-tree.js';

/** A law of the source tree. */
export interface Rule {
  /** What it holds, in one sentence. */
  readonly law: string;
  /** What breaks it: one line each, with the path first; nothing where the law holds. Pure. */
  readonly faults: (tree: readonly TreeFile[]) => readonly string[];
}
