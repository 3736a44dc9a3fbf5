import { happening } from './draw.js';
import { type CountedGroup, type Counts, INDICATOR_CODES, type IndicatorCode, type Year } from './group.js';
import type { Chance } from './seeded-chance.js';

/** The share of groups of whose newest year a part comes in late, and that part. */
const LATE = { groups: 0.15, people: 0.1 } as const;
/** The share of groups of which somebody was counted twice in the year before. */
const COUNTED_TWICE = 0.002;

/**
 * The population as it was known one submission earlier, when `last` was its newest year: of a few groups some people
 * had not been reported yet, and of a few others somebody was still counted twice in the year before. Who comes late is late
 * in everything that he is counted in, so that the bounds hold in every group as they did.
 */
export function asKnownBefore(chance: Chance, population: readonly CountedGroup[], last: Year): readonly CountedGroup[] {
  return population.map(({ group, counts }) => {
    const change = Object.fromEntries(INDICATOR_CODES.map((indicator) => [indicator, { ...counts[indicator] }])) as Record<IndicatorCode, Record<Year, number>>;
    if (chance() < LATE.groups) withoutLate(chance, counts, change, last);
    if (chance() < COUNTED_TWICE) countTwice(change, (last - 1) as Year);
    return { group, counts: change };
  });
}

function withoutLate(chance: Chance, counts: Counts, change: Record<IndicatorCode, Record<Year, number>>, year: Year): void {
  // From the innermost outwards: who is suppressed is treated, and who is treated is registered.
  for (const chain of [['HIV_NEW_DIAGNOSES', 'HIV_TESTED'], ['VIRALLY_SUPPRESSED', 'ON_ART', 'PLHIV_REGISTERED']] as const) {
    let [within, late] = [0, 0];
    for (const indicator of chain) {
      const all = counts[indicator][year];
      late += happening(chance, all - within, LATE.people);
      change[indicator][year] = all - late;
      within = all;
    }
  }
}

function countTwice(change: Record<IndicatorCode, Record<Year, number>>, year: Year): void {
  for (const indicator of ['HIV_TESTED', 'PLHIV_REGISTERED'] as const) change[indicator][year] += Math.min(1, change[indicator][year]);
}
