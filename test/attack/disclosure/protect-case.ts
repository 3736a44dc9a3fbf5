import {
  addRate, addReleases, cellId, type DisclosureRelease, type DisclosureTable, type LinkedSystem, neverExceeds, primaryVerdict, printedRate, protect, type ProtectedRelease, type ProtectOptions, SystemBuilder,
} from '@serai/national';
import { cellsOf, type RandomCase } from './random-case.js';

/** Mistakes that somebody could make, and that an attacker has to find. */
export type Bug = 'noSecondaries' | 'noEarlierReleases' | 'noRates' | 'noMirrors' | 'noBounds' | 'zeroIsSafe';

/** What each release hid: ids of cells and rates, the same in every release. */
export interface ProtectedCase {
  readonly hidden: readonly ReadonlySet<string>[];
  /** False where the last of them must not be released. */
  readonly isProtected: boolean;
}

/** Systems of at most so many counts are searched whole before a cell is kept hidden. */
const THOROUGHLY = 60;

const INDICATORS = ['tested', 'positive'];

export function rateId(codes: readonly string[]): string {
  return cellId('rate', codes);
}

/** Protects the releases of a case, one after the other, each knowing what those before it showed; stops at the first that must not be made. */
export function protectCase(random: RandomCase, bug?: Bug, options: Pick<ProtectOptions, 'inBlocks'> = {}): ProtectedCase {
  const hidden: ReadonlySet<string>[] = [];
  for (let at = 0; at < random.releases.length; at += 1) {
    const { result, items } = protectLast(random, { hidden, at, bug, options });
    if (!result.isProtected) return { hidden, isProtected: false };
    hidden.push(new Set(items.filter((_item, index) => result.pattern[index]).map((item) => item.slice(0, item.lastIndexOf('@')))));
  }
  return { hidden, isProtected: true };
}

function protectLast(random: RandomCase, { hidden, at, bug, options }: { readonly hidden: readonly ReadonlySet<string>[]; readonly at: number; readonly bug: Bug | undefined; readonly options: Pick<ProtectOptions, 'inBlocks'> }): { readonly result: ProtectedRelease; readonly items: readonly string[] } {
  const system = systemOfCase(random, hidden, at, bug);
  if (bug === 'noSecondaries') {
    const pattern = system.items.map(({ state }) => state === 'closed');
    return { result: { pattern, isProtected: true } as unknown as ProtectedRelease, items: system.items.map(({ id }) => id) };
  }
  return { result: protect(system, { ...options, minimum: random.minimum, thoroughly: system.quantities.length < THOROUGHLY }), items: system.items.map(({ id }) => id) };
}

/** All that an attacker can calculate with, once a release is told after those whose hidden cells are known. */
export function systemOfCase(random: RandomCase, hidden: readonly ReadonlySet<string>[] = [], last = 0, bug?: Bug): LinkedSystem {
  const builder = new SystemBuilder();
  const from = bug === 'noEarlierReleases' ? last : 0;
  addReleases(builder, Array.from({ length: last + 1 - from }, (_each, index) => releaseOf(random, from + index, from + index < last ? hidden[from + index] : undefined, bug)));
  return builder.build();
}

function releaseOf(random: RandomCase, at: number, hidden: ReadonlySet<string> | undefined, bug: Bug | undefined): DisclosureRelease {
  const cells = cellsOf(random);
  const counts = random.releases[at] ?? [];
  const protection = { minimumCount: random.minimum, zeros: bug === 'zeroIsSafe' ? 'shown' as const : random.zeros, wholeGroup: 'show' as const, dominance: null, pPercent: null };
  const valueOf = (leaves: readonly number[], indicator: number): number => leaves.reduce((sum, leaf) => sum + (counts[indicator]?.[leaf] ?? 0), 0);
  const needs: [string, NonNullable<ReturnType<typeof primaryVerdict>>['need']][] = [];
  const tables = counts.map((_counts, indicator): DisclosureTable => ({
    id: INDICATORS[indicator] ?? '',
    dimensions: random.dimensions.map(({ id, sums }) => ({ id, sums, within: [] })),
    cells: cells.map(({ codes, leaves }, number) => {
      const value = valueOf(leaves, indicator);
      const verdict = primaryVerdict({ value, facts: {}, isGrandTotal: false, isForbidden: false }, protection);
      const isMirrored = indicator === 0 && random.mirrored.includes(number) && bug !== 'noMirrors';
      if (verdict && !isMirrored) needs.push([cellId(INDICATORS[indicator] ?? '', codes), verdict.need]);
      return { codes, value, state: isMirrored ? 'known' as const : verdict ? 'closed' as const : 'open' as const };
    }),
    price: (codes) => 1.5 ** codes.filter((code) => code === 'T').length,
    absent: 'zero',
  }));
  return {
    tables, needs, ...(hidden && { hidden }),
    link: (builder, name, stateOf) => {
      if (counts.length < 2) return;
      for (const { codes, leaves } of cells) {
        const [tested, positive] = [name(cellId('tested', codes)), name(cellId('positive', codes))];
        if (bug !== 'noBounds') neverExceeds(builder, positive, tested);
        const denominator = valueOf(leaves, 0);
        const state = stateOf(rateId(codes));
        if (random.ratePlaces === null || bug === 'noRates' || denominator === 0 || state === 'closed') continue;
        addRate(builder, {
          id: `${rateId(codes)}@${at}`, state, price: 0.5, numerator: positive, denominator: tested, scale: 100,
          printed: printedRate(valueOf(leaves, 1), denominator, 100, random.ratePlaces), places: random.ratePlaces,
        });
      }
    },
  };
}
