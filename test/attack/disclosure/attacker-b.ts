import type { RandomCase } from './random-case.js';
import { cellsOfFamily, type Family, isSmall, tablesOf } from './small-tables.js';

/** What hides cells of a small table: whether each is hidden, in the order of the family's cells; undefined where there is no release. */
export type Hider = (table: RandomCase) => readonly boolean[] | undefined;

/** How many protected counts stand against whom, over all tables of a family. */
export interface Judged {
  readonly tables: number;
  /** Tables that are not released, and released ones of which even the grand total is hidden: others of another total fit, so they are not judged. */
  readonly refused: number;
  readonly withoutTotal: number;
  /** In the tables that are judged: all cells, counts that the rules hide, and what is hidden for their sake. */
  readonly cells: number;
  readonly counts: number;
  readonly secondaries: number;
  /** Of the counts, those for which too few values are left, or none of *t* or more; and those of which one is left. */
  readonly openToA: number;
  readonly openToB: number;
  readonly knownToA: number;
  readonly knownToB: number;
}

/** What nobody can exclude of a count: its values in tables that look the same. */
type Left = readonly Set<number>[];

/**
 * Attacker A keeps every table that fits what is shown. Attacker B runs what hides on each of them as well, and keeps those that
 * give the pattern he sees (design §5). Both go through all tables of the family, which is all there is while the grand total is shown.
 */
export function judge(family: Family, hider: Hider): Judged {
  const cells = cellsOfFamily(family);
  const tables = [...tablesOf(family)];
  const values = tables.map(({ releases: [[counts = []] = []] }) => cells.map(({ leaves }) => leaves.reduce((sum, leaf) => sum + (counts[leaf] as number), 0)));
  const byPattern = new Map<string, { readonly hidden: readonly boolean[]; readonly tables: number[] }>();
  let refused = 0;
  tables.forEach((table, at) => {
    const hidden = hider(table);
    if (!hidden) {
      refused += 1;
      return;
    }
    const key = hidden.map(Number).join('');
    const group = byPattern.get(key) ?? { hidden, tables: [] };
    group.tables.push(at);
    byPattern.set(key, group);
  });
  const found = { cells: 0, counts: 0, secondaries: 0, openToA: 0, openToB: 0, knownToA: 0, knownToB: 0, withoutTotal: 0 };
  const isOpen = (left: ReadonlySet<number>): boolean => left.size < family.minimum || Math.max(...left) < family.minimum;
  for (const { hidden, tables: own } of byPattern.values()) {
    if (hidden[0]) {
      found.withoutTotal += own.length;
      continue;
    }
    const shownOf = (table: number): string => String.fromCharCode(...(values[table] as readonly number[]).filter((_value, cell) => !hidden[cell]));
    const none = (): Left => cells.map(() => new Set<number>());
    const looks = new Map(own.map((table) => [shownOf(table), { toA: none(), toB: none() }]));
    const note = (left: Left | undefined, table: number): void => left?.forEach((seen, cell) => seen.add((values[table] as readonly number[])[cell] as number));
    tables.forEach((_table, at) => note(looks.get(shownOf(at))?.toA, at));
    for (const table of own) note(looks.get(shownOf(table))?.toB, table);
    for (const table of own) {
      const { toA, toB } = looks.get(shownOf(table)) as { toA: Left; toB: Left };
      found.cells += cells.length;
      (values[table] as readonly number[]).forEach((value, cell) => {
        if (!isSmall(value, family)) {
          found.secondaries += hidden[cell] ? 1 : 0;
          return;
        }
        const [a, b] = [toA[cell] as Set<number>, toB[cell] as Set<number>];
        found.counts += 1;
        found.openToA += Number(isOpen(a));
        found.openToB += Number(isOpen(b));
        found.knownToA += Number(a.size === 1);
        found.knownToB += Number(b.size === 1);
      });
    }
  }
  return { tables: tables.length, refused, ...found };
}

/** Several families as one. */
export function together(families: readonly Judged[]): Judged {
  const sum = (of: (judged: Judged) => number): number => families.reduce((total, judged) => total + of(judged), 0);
  return {
    tables: sum(({ tables }) => tables), refused: sum(({ refused }) => refused), withoutTotal: sum(({ withoutTotal }) => withoutTotal), cells: sum(({ cells }) => cells), counts: sum(({ counts }) => counts), secondaries: sum(({ secondaries }) => secondaries),
    openToA: sum(({ openToA }) => openToA), openToB: sum(({ openToB }) => openToB), knownToA: sum(({ knownToA }) => knownToA), knownToB: sum(({ knownToB }) => knownToB),
  };
}
