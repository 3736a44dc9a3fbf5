import { type DisclosureTable } from '@serai/national';

/** A count table in the form of INSEE's test tables: `nb_obs` rounded up, every total made anew from the inner cells. */
export interface CountTable {
  readonly dimensions: readonly string[];
  /** By codes joined with |; `Total` is the margin. */
  readonly counts: ReadonlyMap<string, number>;
}

const TOTAL = 'Total';

/** Reads the table from CSV; throws where a column is missing. */
export function readInseeTable(csv: string, dimensions: readonly string[]): CountTable {
  const [head = [], ...rows] = csv.trim().split('\n').map((line) => line.split(','));
  const columns = [...dimensions, 'nb_obs'].map((name) => head.indexOf(name));
  if (columns.includes(-1)) throw new Error(`The table lacks one of ${dimensions.join(', ')}, nb_obs`);
  const counts = new Map<string, number>();
  for (const row of rows) {
    const codes = columns.slice(0, -1).map((column) => row[column] ?? '');
    if (codes.includes(TOTAL)) continue;
    const count = Math.ceil(Number(row[columns.at(-1) ?? 0]));
    for (let margins = 0; margins < 1 << codes.length; margins += 1) {
      const key = codes.map((code, at) => (((margins >> at) & 1) === 1 ? TOTAL : code)).join('|');
      counts.set(key, (counts.get(key) ?? 0) + count);
    }
  }
  return { dimensions, counts };
}

/** As disclosure control takes it: counts above 0 and below the minimum are closed; combinations that are not there are zeros that everybody knows. */
export function disclosureTable({ dimensions, counts }: CountTable, minimum: number): DisclosureTable {
  const codesOf = (at: number): string[] => [...new Set([...counts.keys()].map((key) => key.split('|')[at] ?? ''))].filter((code) => code !== TOTAL).sort();
  return {
    id: 'insee',
    dimensions: dimensions.map((id, at) => ({ id, sums: [{ whole: TOTAL, parts: codesOf(at) }], within: [] })),
    cells: [...counts].map(([key, value]) => ({ codes: key.split('|'), value, state: value > 0 && value < minimum ? 'closed' as const : 'open' as const })),
    // What is compared is how many cells are hidden.
    price: () => 1,
    absent: 'zero',
  };
}
