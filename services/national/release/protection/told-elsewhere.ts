import { type AudienceId, figureKey } from '@serai/schema';
import type { CountTable } from './count-claims.js';
import { type MirrorRelease, placeText } from './mirror-release.js';

/** What other members tell, by audience, in the keys of a country's own releases. */
export interface ToldElsewhere {
  /** For each release, the keys of counts and rates that an audience is told elsewhere with the very value that they have there. */
  readonly shown: ReadonlyMap<AudienceId, readonly ReadonlySet<string>[]>;
  /** Keys of the newest release that another member keeps back from the audience: too small, hidden so that others stay hidden, or closed by its rules; and of how many people at least that member tells. */
  readonly hidden: ReadonlyMap<AudienceId, ReadonlyMap<string, number>>;
}

/** Looks up what mirrors tell among the counts and rates of releases, oldest first, the one in the making last. Pure. */
export function toldElsewhere(releases: readonly CountTable[], mirrors: readonly MirrorRelease[]): ToldElsewhere {
  const places = releases.map(({ counts, rates }) => {
    const at = new Map<string, { readonly key: string; readonly value: number | null }[]>();
    const add = (figure: Parameters<typeof figureKey>[0]): void => {
      const place = placeText(figure);
      at.set(place, [...(at.get(place) ?? []), { key: figureKey(figure), value: figure.value }]);
    };
    if (mirrors.length > 0) for (const { figure } of [...counts.values(), ...rates.values()]) add(figure);
    return at;
  });
  const shown = new Map<AudienceId, Set<string>[]>();
  const hidden = new Map<AudienceId, Map<string, number>>();
  const keepBack = (audience: AudienceId, key: string, minimumCount: number): void => {
    const own = hidden.get(audience) ?? new Map<string, number>();
    hidden.set(audience, own.set(key, Math.max(own.get(key) ?? 0, minimumCount)));
  };
  for (const { audience, isNewest, minimumCount, cells } of mirrors) {
    const told = shown.get(audience) ?? releases.map(() => new Set<string>());
    shown.set(audience, told);
    for (const { place, value } of cells) {
      if (value !== null) places.forEach((at, release) => (at.get(placeText(place)) ?? []).forEach((own) => own.value === value && told[release]?.add(own.key)));
      else if (isNewest) for (const { key } of places.at(-1)?.get(placeText(place)) ?? []) keepBack(audience, key, minimumCount);
    }
  }
  return { shown, hidden };
}
