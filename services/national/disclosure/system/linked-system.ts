/** Two ends of what is possible, both included; whole numbers or infinite. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A whole number that relations speak of: a count in one release, or what is left over in a bound. */
export interface Quantity {
  readonly id: string;
  /** What it is, in whole numbers. */
  readonly value: number;
  /** What an attacker knows of it when the item that tells it is hidden. */
  readonly hidden: Range;
  /** What he knows when that item is shown: a cell's value alone, the printed precision of a rate. */
  readonly shown: Range;
  /** Number of the item that tells it; null where none does, and `hidden` always holds. */
  readonly item: number | null;
  /** The codes by which it is sorted, each with its dimension (`SEX=F`), and the release since which it stands (`@2`); none for what is left over in a bound. */
  readonly place: readonly string[];
}

/** What a release may show or hide as one: a cell, a rate. */
export interface Item {
  readonly id: string;
  /** `open`: it may be shown or hidden. `known`: it stands in print, in an earlier release or at another's; nobody can hide it. `closed`: the rules hide it. */
  readonly state: 'open' | 'known' | 'closed';
  /** What hiding it costs, above 0. Made of structure and public knowledge, never of the value (attacker B). */
  readonly price: number;
}

/** Σ times × quantity = 0, in whole numbers. */
export interface Relation {
  readonly terms: readonly Term[];
}

export interface Term {
  readonly quantity: number;
  readonly times: number;
}

/** What must stay open about a count, or about the sum of several: so many whole numbers, one as high and one as low as these (design §5). */
export interface Need {
  readonly quantities: readonly number[];
  /** How many whole numbers must remain possible. */
  readonly values: number;
  /** One of them is at least this. */
  readonly reach: number;
  /** One of them is at most this; the p% rule asks for it. */
  readonly floor: number;
}

/** Everything that an attacker can calculate with, and what he must not find out. */
export interface LinkedSystem {
  readonly quantities: readonly Quantity[];
  readonly items: readonly Item[];
  readonly relations: readonly Relation[];
  readonly needs: readonly Need[];
  /** Pairs of quantities that are told to differ: a hidden count that changed between two releases. */
  readonly distinct: readonly (readonly [one: number, other: number])[];
  /** The codes that make up a code, where a dimension has sums: the way to what moves together. */
  readonly parts: ReadonlyMap<string, readonly string[]>;
}

/** For each item, whether it is hidden. */
export type Pattern = readonly boolean[];
