import { addReleases, addTable, cellId, type DisclosureRelease, type DisclosureTable, protect, type ProtectedRelease, SystemBuilder } from '@serai/national';
import { seededRandom } from '../kit/random.js';

/** A table of counts by leaf, in as many dimensions as there are sizes: each a total and so many parts. */
export interface MadeUpTable {
  readonly sizes: readonly number[];
  readonly leaves: readonly number[];
}

/** Counts like those of a register: most small, many zeros, a few large. The same for the same seed. */
export function madeUpTable(sizes: readonly number[], seed: number): MadeUpTable {
  const random = seededRandom(seed);
  return { sizes, leaves: Array.from({ length: sizes.reduce((product, size) => product * size, 1) }, () => Math.floor(40 * random() ** 4 + (random() < 0.05 ? 300 * random() : 0))) };
}

/** The table after a correction of one leaf in so many. */
export function corrected({ sizes, leaves }: MadeUpTable, oneIn: number, seed: number): MadeUpTable {
  const random = seededRandom(seed);
  return { sizes, leaves: leaves.map((count) => (random() * oneIn < 1 ? Math.max(0, count + Math.ceil(5 * random()) - 2) : count)) };
}

/** Protects a table by itself. */
export function protectTable(table: MadeUpTable, minimum: number): ProtectedRelease {
  const builder = new SystemBuilder();
  const { tables: [only], needs } = releaseOf(table, minimum, undefined);
  addTable(builder, only as DisclosureTable);
  for (const [cell, need] of needs) builder.need(cell, need);
  return protect(builder.build(), { minimum });
}

/** Protects the last of several releases of one table, when what the others hid is known, and what the last of them hid is kept; returns what it hides. */
export function protectAfter(releases: readonly MadeUpTable[], hidden: readonly ReadonlySet<string>[], minimum: number): { readonly result: ProtectedRelease; readonly hides: ReadonlySet<string> } {
  const builder = new SystemBuilder();
  addReleases(builder, releases.map((release, at) => releaseOf(release, minimum, hidden[at])));
  const system = builder.build();
  const before = hidden.at(-1);
  const keep = system.items.flatMap(({ id, state }, item) => (state === 'open' && before?.has(cellOf(id)) ? [item] : []));
  const result = protect(system, { minimum, keep });
  return { result, hides: new Set(system.items.flatMap(({ id }, item) => (result.pattern[item] ? [cellOf(id)] : []))) };
}

/** Without the release since which it stands. */
function cellOf(id: string): string {
  return id.slice(0, id.lastIndexOf('@'));
}

function releaseOf({ sizes, leaves }: MadeUpTable, minimum: number, hidden: ReadonlySet<string> | undefined): DisclosureRelease {
  const dimensions = sizes.map((size, at) => ({ id: `D${at}`, sums: [{ whole: 'T', parts: Array.from({ length: size }, (_each, part) => `c${part}`) }], within: [] }));
  const values = new Map<string, number>();
  leaves.forEach((count, leaf) => {
    let rest = leaf;
    const own = sizes.map((size) => {
      const at = rest % size;
      rest = Math.floor(rest / size);
      return `c${at}`;
    });
    // A leaf counts in every cell in which some of its codes are totals.
    for (let totals = 0; totals < 1 << sizes.length; totals += 1) {
      const codes = own.map((code, at) => ((totals >> at) & 1 ? 'T' : code)).join('|');
      values.set(codes, (values.get(codes) ?? 0) + count);
    }
  });
  const isSmall = (value: number): boolean => value > 0 && value < minimum;
  const cells = [...values].map(([codes, value]) => ({ codes: codes.split('|'), value, state: isSmall(value) ? ('closed' as const) : ('open' as const) }));
  return {
    tables: [{ id: 't', dimensions, cells, price: (codes) => 1.5 ** codes.filter((code) => code === 'T').length, absent: 'zero' }],
    needs: cells.flatMap(({ codes, value }) => (isSmall(value) ? [[cellId('t', codes), { values: minimum, reach: minimum, floor: Infinity }] as const] : [])),
    link: () => undefined,
    ...(hidden && { hidden }),
  };
}
