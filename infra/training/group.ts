/** Countries of the training world; `_O` is every other country. */
export type Place = 'XN' | 'XS' | 'XE' | '_O';
export type Sex = 'F' | 'M';
export type KeyPopulation = 'PWID' | 'MSM' | 'SW';
export type LegalStatus = 'REGULAR' | 'IRREGULAR';

/** The raw ages: coarser bands such as Y15T24 and Y25T49 are sums of them. */
export const AGES = ['Y_LT15', 'Y15T19', 'Y20T24', 'Y25T34', 'Y35T49', 'Y_GE50'] as const;
export type Age = (typeof AGES)[number];

/** What people of one group have in common. Someone who never left has the same origin and destination. */
export interface Group {
  readonly origin: Place;
  /** The country they are in, which tests and treats them. */
  readonly destination: Place;
  readonly sex: Sex;
  readonly age: Age;
  /** Key populations overlap: somebody may belong to none, one or two. */
  readonly keyPopulations: readonly KeyPopulation[];
  readonly legalStatus: LegalStatus;
  /** The area of the origin that they left, and the one of the destination that they came to; null where no member counts it. */
  readonly homeArea: string | null;
  readonly hostArea: string | null;
}

/** What is counted, each no more than the one it is bounded by (schema/dictionary/indicators). */
export const INDICATOR_CODES = ['HIV_TESTED', 'HIV_NEW_DIAGNOSES', 'PLHIV_REGISTERED', 'ON_ART', 'VIRALLY_SUPPRESSED'] as const;
export type IndicatorCode = (typeof INDICATOR_CODES)[number];

export const YEARS = [2021, 2022, 2023, 2024] as const;
export type Year = (typeof YEARS)[number];

/** Counts of people, by indicator and year. */
export type Counts = Readonly<Record<IndicatorCode, Readonly<Record<Year, number>>>>;

/** A group of fictional people and what happened to them. */
export interface CountedGroup {
  readonly group: Group;
  readonly counts: Counts;
}
