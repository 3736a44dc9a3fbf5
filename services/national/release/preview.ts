import { type AudienceId, type Figure, figureKey, FIGURE_KEY } from '@serai/schema';
import type { ReleaseContent } from './make-release.js';
import type { EarlierRelease, Hiding } from './protection/protect-editions.js';

/** What a release that is not published yet would tell one audience, and what that costs. */
export interface Preview {
  readonly audience: AudienceId;
  readonly cells: number;
  /** Cells that are told with what they say. */
  readonly told: number;
  /** Counts hidden by a rule of their own, by the rule; and those hidden so that these stay hidden. */
  readonly primary: ReadonlyMap<string, number>;
  readonly secondary: number;
  /** Share of people and events in counts that the rules alone would tell and that are hidden, in percent. */
  readonly costPercent: number;
  /** Counts that the release before told and this one hides, and the other way round; null where none came before. */
  readonly against: { readonly hidden: number; readonly shown: number } | null;
  /** Every count that is hidden, and why; for the steward's eyes. */
  readonly hidings: readonly { readonly what: string; readonly hiding: Hiding }[];
}

/** What an audience would see of a release, against what it saw of the one before. Pure. */
export function previewOf({ editions, protections, counts }: ReleaseContent, audience: AudienceId, before: EarlierRelease | undefined): Preview {
  const cells = editions.get(audience) ?? [];
  const protection = protections.get(audience);
  const told = new Set(cells.filter(({ rule }) => rule === null).map((cell) => figureKey(cell)));
  const primary = new Map<string, number>();
  for (const { rules } of protection?.hidings.values() ?? []) for (const rule of rules) primary.set(rule, (primary.get(rule) ?? 0) + 1);
  const valueOf = (keys: Iterable<string>): number => [...keys].reduce((sum, key) => sum + (counts.counts.get(key)?.value ?? 0), 0);
  const [hiddenValue, toldValue] = [valueOf(protection?.hidings.keys() ?? []), valueOf(told)];
  const seen = before?.told.get(audience);
  return {
    audience, cells: cells.length, told: told.size, primary, secondary: protection?.secondary.size ?? 0,
    costPercent: hiddenValue + toldValue === 0 ? 0 : (hiddenValue / (hiddenValue + toldValue)) * 100,
    against: seen === undefined ? null : { hidden: [...seen].filter((key) => counts.counts.has(key) && !told.has(key)).length, shown: [...told].filter((key) => counts.counts.has(key) && !seen.has(key)).length },
    hidings: [...(protection?.hidings ?? [])].flatMap(([key, hiding]) => {
      const figure = (counts.counts.get(key) ?? counts.rates.get(key))?.figure;
      return figure ? [{ what: placeOf(figure), hiding }] : [];
    }),
  };
}

/** The codes of a figure that are no total. */
export function placeOf(figure: Figure): string {
  return FIGURE_KEY.filter((part) => part !== 'reporter' && part !== 'source' && part !== 'method' && part !== 'unit' && part !== 'stockOrFlow').map((part) => figure[part]).filter((code) => code !== '_T').join(' ');
}

/** Hidden counts and why, one a line, at most so many. */
export function describeHidings(hidings: Preview['hidings'], most: number): readonly string[] {
  const lines = hidings.slice(0, most).map(({ what, hiding: { rules, interval } }) => `  ${what}: ${rules.length === 0 ? 'secondary' : `primary, ${rules.join(' and ')}`}${interval === null ? '' : `; from ${interval.from} to ${interval.to} remain possible`}`);
  return [...lines, ...(hidings.length > most ? [`  and ${hidings.length - most} more: --most ${hidings.length} shows all`] : [])];
}

/** A preview in words, the hidden counts one a line, at most so many. */
export function describePreview({ audience, cells, told, primary, secondary, costPercent, against, hidings }: Preview, most: number): string {
  const rules = [...primary].map(([rule, count]) => `${rule} ${count}`).join(', ');
  return [
    `${audience}: ${told} of ${cells} observations would be told`,
    `  hidden by a rule of their own: ${hidings.length - secondary}${rules === '' ? '' : ` (${rules})`}; hidden so that those stay hidden: ${secondary}`,
    `  cost: ${hidings.length} counts, ${costPercent.toFixed(1)} % of people and events in counts that the rules open`,
    against === null ? '  there is no release before' : `  against the release before: ${against.hidden} counts that it told would be hidden, ${against.shown} told that it hid`,
    ...describeHidings(hidings, most),
  ].join('\n');
}
