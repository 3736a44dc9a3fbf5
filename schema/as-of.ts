import { SeraiError } from './errors.js';

/** A release by its id, such as KZ-3. */
export interface ReleaseName {
  readonly country: string;
  readonly number: number;
}

/** A moment, and releases by their ids that go before it. Both empty is now. */
export interface AsOfText {
  readonly date?: string | null;
  readonly releases?: readonly string[] | null;
}

/** The same, read. */
export interface StandingAt {
  /** Null is now. */
  readonly moment: Date | null;
  /** Numbers of releases by country. */
  readonly releases: ReadonlyMap<string, number>;
}

/** Releases that may be named at once. */
const MOST_RELEASES = 1_000;

/** A release's id in its parts, or undefined when it is none. */
export function releaseName(id: string): ReleaseName | undefined {
  const match = /^([A-Z]{2})-([1-9]\d{0,8})$/.exec(id);
  return match ? { country: match[1] as string, number: Number(match[2]) } : undefined;
}

/** For which moment an answer is asked. A day is its last moment, so that it holds what was published on it. Throws INVALID_ARGUMENT. */
export function readAsOf({ date = null, releases = null }: AsOfText): StandingAt {
  const named = new Map<string, number>();
  if (releases !== null && releases.length > MOST_RELEASES) throw new SeraiError('INVALID_ARGUMENT', `asOf.releases holds ${releases.length} releases; at most ${MOST_RELEASES}`);
  for (const id of releases ?? []) {
    const name = releaseName(id);
    if (!name) throw new SeraiError('INVALID_ARGUMENT', `asOf.releases: ${shown(id)} is no release. Write a country and a number, such as KZ-3`);
    if (named.has(name.country) && named.get(name.country) !== name.number) {
      throw new SeraiError('INVALID_ARGUMENT', `asOf.releases names two releases of ${name.country}, ${name.country}-${named.get(name.country)} and ${id}. Name one`);
    }
    named.set(name.country, name.number);
  }
  return { moment: date === null ? null : momentOf(date), releases: named };
}

function momentOf(text: string): Date {
  const match = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z)?$/.exec(text);
  const [, day = '', time] = match ?? [];
  const moment = new Date(`${day}${time ?? 'T23:59:59.999Z'}`);
  // What the calendar does not have, such as 30 February, would be read as a day of the next month.
  if (!match || Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== day) {
    throw new SeraiError('INVALID_ARGUMENT', `asOf.date: ${shown(text)} is neither a day nor a moment. Write 2026-11-20 or 2026-11-20T09:00:00Z`);
  }
  return moment;
}

function shown(text: string): string {
  return JSON.stringify(text.slice(0, 60));
}
