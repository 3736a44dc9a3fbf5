import type { Reading, ReadRelease, RegionalAnswer } from '../regional/reading.js';

export type ChangeOfCell = 'APPEARED' | 'CHANGED' | 'VANISHED';

/** A cell that is not as it was, with what was told then and what is told now. */
export interface CellChange {
  readonly kind: ChangeOfCell;
  readonly country: string;
  readonly before: Reading | null;
  readonly after: Reading | null;
}

/** What changed between two moments. */
export interface Changes {
  readonly since: string;
  /** Releases that were published since. */
  readonly releases: readonly ReadRelease[];
  readonly cells: readonly CellChange[];
  /** Countries that did not answer for one of the two moments: of them nothing is said. */
  readonly notCompared: readonly string[];
}

/** What is told of a cell; the release that it stands in is not part of it. */
const TOLD = ['value', 'lower', 'upper', 'numerator', 'denominator', 'sampleSize', 'status', 'confidentiality', 'missing', 'embargoUntil', 'method'] as const satisfies readonly (keyof Reading)[];

function isSame(before: Reading, after: Reading): boolean {
  return TOLD.every((part) => before[part] === after[part]) && before.note?.en === after.note?.en && before.note?.ru === after.note?.ru;
}

/** A country that had published nothing yet had no cells; one that did not answer may have had any. */
const isUnknown = ({ silent }: RegionalAnswer): string[] => silent.filter(({ code }) => code !== 'NO_RELEASE').map(({ country }) => country);

/**
 * The cells that appeared, changed or vanished between two answers to the same question by the same caller, by their stable
 * ids. Both answers hold only what he is told, so a cell whose value is hidden in both is not known to have changed.
 */
export function changes(then: RegionalAnswer, now: RegionalAnswer): Changes {
  const unknown = new Set([...isUnknown(then), ...isUnknown(now)]);
  const old = new Map(then.readings.map((reading) => [`${reading.reporter}|${reading.id}`, reading]));
  const key = (reading: Reading): string => `${reading.reporter}|${reading.id}`;
  const here = new Set(now.readings.map(key));
  const told = now.readings.flatMap((after): CellChange[] => {
    const before = old.get(key(after));
    if (before && isSame(before, after)) return [];
    return [{ kind: before ? 'CHANGED' : 'APPEARED', country: after.reporter, before: before ?? null, after }];
  });
  const gone = then.readings.filter((before) => !here.has(key(before))).map((before): CellChange => ({ kind: 'VANISHED', country: before.reporter, before, after: null }));
  return {
    since: then.asOf,
    releases: now.releases.filter(({ publishedAt }) => Date.parse(publishedAt) > Date.parse(then.asOf)),
    cells: [...told, ...gone].filter(({ country }) => !unknown.has(country)).sort((one, other) => (one.country < other.country ? -1 : one.country > other.country ? 1 : 0)),
    notCompared: now.asked.filter((country) => unknown.has(country)),
  };
}
