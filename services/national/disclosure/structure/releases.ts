import type { Item, Need } from '../system/linked-system.js';
import type { SystemBuilder } from '../system/system-builder.js';
import { addTable, cellId, type CellName, type Table } from './table.js';

/** One release of the same tables. */
export interface Release {
  readonly tables: readonly Table[];
  /** What links the cells of one release: bounds between indicators, counts under two names, rates. */
  readonly link: (builder: SystemBuilder, name: CellName, stateOf: (item: string) => Item['state']) => void;
  /** Cells and rates that were hidden in it; of the release that is being made, left out. */
  readonly hidden?: ReadonlySet<string>;
  /** What must stay open, by cell: also what an earlier release hid stays hidden after it was corrected. */
  readonly needs: readonly (readonly [cell: string, need: Omit<Need, 'quantities'>])[];
}

/**
 * Earlier releases, withdrawn ones too, and the one that is being made, oldest first, as one system. A cell that did not
 * change from one release to the next is one quantity, because the attacker is told so; one that did is another, told to
 * differ. What any earlier release showed is known.
 */
export function addReleases(builder: SystemBuilder, releases: readonly Release[]): void {
  const names = namesOf(releases);
  const known = new Set(releases.flatMap(({ tables, hidden }, at) => (hidden ? cellsOf(tables).filter(([cell]) => !hidden.has(cell)).map(([cell]) => (names[at] as CellName)(cell)) : [])));
  const current = new Map(cellsOf(releases.at(-1)?.tables ?? []).map(([cell, { state }]) => [(names.at(-1) as CellName)(cell), state]));
  releases.forEach(({ tables }, at) => {
    const name = names[at] as CellName;
    for (const table of tables) {
      const cells = table.cells.map((cell) => {
        const own = name(cellId(table.id, cell.codes));
        return { ...cell, state: known.has(own) ? ('known' as const) : (current.get(own) ?? ('closed' as const)) };
      });
      addTable(builder, { ...table, cells }, name);
    }
  });
  const needed = new Set<string>();
  releases.forEach(({ link, hidden, needs, tables }, at) => {
    const name = names[at] as CellName;
    link(builder, name, (item) => (!hidden ? 'open' : hidden.has(item) ? 'closed' : 'known'));
    for (const [cell, need] of needs) {
      const key = `${name(cell)} ${need.values} ${need.reach} ${need.floor}`;
      if (!needed.has(key) && !known.has(name(cell))) builder.need(name(cell), need);
      needed.add(key);
    }
    for (const [cell] of cellsOf(tables)) {
      const before = (names[at - 1] ?? name)(cell);
      if (before !== name(cell) && builder.has(before)) builder.differ(before, name(cell));
    }
  });
}

/** For each release, what its cells are called: a cell keeps its name while it does not change. */
function namesOf(releases: readonly Release[]): readonly CellName[] {
  const since = new Map<string, { readonly value: number; readonly at: number }>();
  return releases.map(({ tables }, at) => {
    for (const [cell, { value }] of cellsOf(tables)) if (since.get(cell)?.value !== value) since.set(cell, { value, at });
    const then = new Map(since);
    return (cell: string) => `${cell}@${then.get(cell)?.at ?? at}`;
  });
}

function cellsOf(tables: readonly Table[]): readonly (readonly [cell: string, facts: Table['cells'][number]])[] {
  return tables.flatMap(({ id, cells }) => cells.map((cell) => [cellId(id, cell.codes), cell] as const));
}
