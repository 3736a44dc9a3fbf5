import type { ObservationFilter } from '@serai/schema/graph';
import type { RegionalAnswer } from './reading.js';

/** A moment, or releases by their ids: a view made for it reads the releases that stood then. */
export interface AsOf {
  /** ISO 8601, UTC; null is now. */
  readonly date: string | null;
  /** Such as KZ-3; a country that is not named takes the date. */
  readonly releases: readonly string[];
}

/** What a view asks of the countries: one question, asked of all at once. */
export interface RegionalQuestion {
  /** By code; null is every member that is no training member. */
  readonly countries: readonly string[] | null;
  /** Training members too, which are fictional; only where they are asked for. */
  readonly training: boolean;
  /** Which figures; null for none. */
  readonly filter: ObservationFilter | null;
  /** Which positions in law; null for none, an empty list for all. */
  readonly laws: readonly string[] | null;
  readonly asOf: AsOf | null;
}

/** The countries, as whoever asks: what is answered is what each country tells this caller, and nothing else. */
export interface RegionalPort {
  /** Throws INVALID_ARGUMENT for a country that is no member. A country that does not answer is silent, not an error; where none answers there is no view: throws COUNTRY_UNAVAILABLE, with what each of them said. */
  answer(question: RegionalQuestion): Promise<RegionalAnswer>;
}

/** The part of the GraphQL context that the regional views read; one port a request, by which equal questions are asked once. */
export interface RegionalContext {
  readonly regional: RegionalPort;
}
