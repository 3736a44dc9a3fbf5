import type { Bilingual } from '../dictionary/bilingual.js';
import type { AccessLogFilter, AccessLogPageType } from './access-log.js';
import type { RulesInForce } from './access-rules.js';
import type { AsOfInput } from './as-of.js';
import type { Viewed } from './country-viewer.js';
import type { Custody } from './enums.js';
import type { LawPositionType } from './law-position.js';
import type { ObservationFilter } from './observation-filter.js';
import type { ObservationPageType } from './observation-page.js';
import type { ReleaseType } from './release.js';
import type { HidingPort } from './hiding.js';
import type { SourcePort } from './source.js';

/** How many observations a page may hold, and holds unless told. */
export const PAGE_LIMIT = { most: 5000, usual: 500 } as const;

/** Which page of observations, and of which release. */
export interface PageRequest {
  readonly first: number | null;
  readonly after: string | null;
  readonly asOf: AsOfInput | null;
}

/** What the contract asks of a country's service; one object per request. */
export interface CountryPort extends SourcePort, HidingPort {
  readonly code: string;
  readonly name: Bilingual;
  readonly custody: Custody;
  observations(filter: ObservationFilter, page: PageRequest): Promise<ObservationPageType>;
  laws(areas: readonly string[] | null, asOf: AsOfInput | null): Promise<LawPositionType[]>;
  releases(first: number | null, asOf: AsOfInput | null): Promise<ReleaseType[]>;
  /** The rules in force; rejects with ACCESS_RULES_REFUSED where there are none. */
  accessRules(): Promise<RulesInForce>;
  /** The log, as far as it is for whoever asks; rejects with NOT_FOR_AUDIENCE where none of it is. */
  accessLog(filter: AccessLogFilter, first: number | null, after: string | null): Promise<AccessLogPageType>;
  /** As whom the country takes whoever asks. */
  viewer(): Viewed;
}

/** The GraphQL context that the contract's types read. */
export interface CountryContext {
  readonly country: CountryPort;
}
