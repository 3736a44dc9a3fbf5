/** One dimension of a table: its codes, and how they hang together. */
export interface Dimension {
  readonly id: string;
  /** A code and those that make it up exactly; a code may be made up in several ways (months and quarters make up a year). */
  readonly sums: readonly CodeSum[];
  /** A code and one that lies within it: overlapping groups, whose sum is not the whole. */
  readonly within: readonly { readonly whole: string; readonly part: string }[];
}

export interface CodeSum {
  readonly whole: string;
  readonly parts: readonly string[];
}

/** A total and its parts, one level. */
export function flat(id: string, total: string, parts: readonly string[]): Dimension {
  return { id, sums: [{ whole: total, parts }], within: [] };
}

/** A total and groups that lie within it and overlap (key populations). */
export function overlapping(id: string, total: string, groups: readonly string[]): Dimension {
  return { id, sums: [], within: groups.map((part) => ({ whole: total, part })) };
}

/** Codes that stand side by side and tell nothing of one another. */
export function unrelated(id: string): Dimension {
  return { id, sums: [], within: [] };
}
