import { protect } from '@serai/national';
import { attackCase } from './attack-case.js';
import { leastHidden, type Least } from './least-hidden.js';
import { systemOfCase } from './protect-case.js';
import { cellsOf, type RandomCase, randomCase } from './random-case.js';

const MOST_CELLS = 60;

/** One table: what we hide of it beside the least that would do, by the values and by the prices of cells. */
export interface AgainstLeast {
  readonly seed: number;
  readonly value: { readonly ours: number; readonly least: Least };
  readonly price: { readonly ours: number; readonly least: Least };
  readonly secondaries: number;
  /** Secondaries that could be shown, each by itself, without a count or a sum coming out: ids. */
  readonly droppable: readonly string[];
}

/** Random tables of one indicator and one release, of one to three dimensions, in which something is small. */
export function* tablesWithSmallCounts(): Iterable<RandomCase> {
  for (let seed = 1; ; seed += 1) {
    const random = randomCase(seed);
    const first = random.releases[0]?.[0] ?? [];
    const table = { ...random, releases: [[first]], ratePlaces: null, mirrored: [] };
    if (cellsOf(table).length <= MOST_CELLS && systemOfCase(table).needs.length > 0) yield table;
  }
}

/** Measures one table; undefined where it is not released. */
export function againstTheLeast(table: RandomCase): AgainstLeast | undefined {
  const system = systemOfCase(table);
  const { pattern, isProtected } = protect(system, { minimum: table.minimum, thoroughly: true });
  if (!isProtected) return undefined;
  const values = system.items.map((_item, at) => system.quantities.find(({ item }) => item === at)?.value ?? 0);
  const measure = (costs: readonly number[]): AgainstLeast['value'] => {
    const least = leastHidden(system, table.minimum, (item) => costs[item] as number);
    if (!least) throw new Error(`Table ${table.seed} is released, but no pattern would do`);
    return { ours: costs.reduce((sum, cost, item) => sum + (pattern[item] ? cost : 0), 0), least };
  };
  const hidden = system.items.flatMap(({ id }, item) => (pattern[item] ? [nameOf(id)] : []));
  const secondaries = system.items.flatMap(({ id, state }, item) => (pattern[item] && state === 'open' ? [nameOf(id)] : []));
  const canBeShown = (one: string): boolean => {
    const { breaches, gaveUp } = attackCase(table, { hidden: [new Set(hidden.filter((other) => other !== one))] });
    return breaches.length === 0 && gaveUp === 0;
  };
  return { seed: table.seed, value: measure(values), price: measure(system.items.map(({ price }) => price)), secondaries: secondaries.length, droppable: secondaries.filter(canBeShown) };
}

/** An item's id without its release. */
function nameOf(id: string): string {
  return id.slice(0, id.lastIndexOf('@'));
}

/** How many times the least we hide; 1 where nothing costs anything. */
export function ratioOf({ ours, least }: AgainstLeast['value']): number {
  return least.cost === 0 && ours === 0 ? 1 : ours / least.cost;
}
