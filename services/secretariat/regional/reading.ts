import type { Bilingual, Figure, Law } from '@serai/schema';

/** Where a figure or a position is written. */
export interface ReadingSource {
  readonly id: string;
  readonly title: Bilingual;
  readonly publisher: string;
  readonly year: number;
  readonly locator: string | null;
}

/**
 * One figure as a country tells it to whoever asks, with its source and the release that it was read from:
 * all that a regional view may know of it. What is `null` was not told; `missing` says why.
 */
export interface Reading extends Omit<Figure, 'source' | 'locator' | 'noteEn' | 'noteRu'> {
  /** Stable id of the cell and its source. */
  readonly id: string;
  /** The release, such as KZ-3. */
  readonly release: string;
  readonly source: ReadingSource;
  readonly note: Bilingual | null;
}

/** A position in an area of law or practice as a country tells it. */
export interface LawReading extends Omit<Law, 'source' | 'locator' | 'detailEn' | 'detailRu'> {
  readonly detail: Bilingual;
  readonly source: ReadingSource;
}

/** A release that a view was made from. */
export interface ReadRelease {
  readonly country: string;
  readonly id: string;
  readonly publishedAt: string;
}

/** A country that did not answer, and why: the view stands without it and says so. */
export interface SilentCountry {
  readonly country: string;
  readonly code: string;
  readonly message: string;
}

/** What the countries of a region told one caller at one moment; every view is computed from this and nothing else. */
export interface RegionalAnswer {
  /** Codes of the countries asked, in order; those that are silent too. */
  readonly asked: readonly string[];
  readonly names: ReadonlyMap<string, Bilingual>;
  readonly readings: readonly Reading[];
  readonly laws: readonly LawReading[];
  readonly releases: readonly ReadRelease[];
  readonly silent: readonly SilentCountry[];
  /** The moment for which it stands, ISO 8601 in UTC. */
  readonly asOf: string;
}
