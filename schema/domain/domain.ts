import type { Bilingual } from '../dictionary/bilingual.js';
import type { BreakdownId } from '../dictionary/dimension.js';

/**
 * One table of a country's declared domain (a cube region, in SDMX): every combination of its codes is a
 * cell of each release, whether or not a file has a row for it. Otherwise the mere presence of a row
 * would say "at least one" (design §5).
 */
export interface DomainTable {
  readonly indicators: readonly string[];
  readonly periods: readonly string[];
  /** Codes by dimension; one that is left out is at what an empty cell of figures.csv means. */
  readonly dimensions: Readonly<Partial<Record<BreakdownId, readonly string[]>>>;
  readonly source: string;
  readonly method: string;
  /** Where in the source, and a note: what every cell says whose own row is not shown. */
  readonly locator: string;
  readonly note: Bilingual;
  /** What a combination without a row is. */
  readonly absent: 'zero' | 'notCollected';
}

/** What a country declares to release: `domain.yaml` in its folder. */
export interface Domain {
  readonly country: string;
  readonly tables: readonly DomainTable[];
}
