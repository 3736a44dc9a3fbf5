import type { Stretch } from '../../disclosure/audit/stretches.js';
import type { Need } from '../../disclosure/system/linked-system.js';

/** How open one count has to stay. */
export type Standard = Omit<Need, 'quantities'>;

/** What is asked for by whoever asks for most. */
export function strictest(needs: readonly Standard[]): Standard | null {
  if (needs.length === 0) return null;
  return { values: Math.max(...needs.map(({ values }) => values)), reach: Math.max(...needs.map(({ reach }) => reach)), floor: Math.min(...needs.map(({ floor }) => floor)) };
}

/** As much of a standard as these values leave; null where only one is left, and nothing can be asked for. */
export function within(need: Standard, stretches: readonly Stretch[]): Standard | null {
  const values = stretches.reduce((sum, [from, to]) => sum + to - from + 1, 0);
  const [lowest, highest] = [stretches[0]?.[0] ?? 0, stretches.at(-1)?.[1] ?? 0];
  return values <= 1 ? null : { values: Math.min(need.values, values), reach: Math.min(need.reach, highest), floor: Math.max(need.floor, lowest) };
}

export function isSame(one: Standard | null, other: Standard | null): boolean {
  return one?.values === other?.values && one?.reach === other?.reach && one?.floor === other?.floor;
}
