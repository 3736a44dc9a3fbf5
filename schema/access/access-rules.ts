import type { Bilingual } from '../dictionary/bilingual.js';
import type { BreakdownId } from '../dictionary/dimension.js';
import type { Figure } from '../dictionary/figure.js';
import type { Topic } from '../dictionary/indicator.js';
import type { AudienceId } from './audience.js';
import type { Reason } from './reasons.js';

/** How finely a dimension is shown: which codes beside the total, and the dimensions it is never crossed with. */
export interface Grain {
  /** Codes opened by name; an empty list is the total alone; `all` every code that the dimension has. */
  readonly codes: readonly string[] | 'all';
  /** Where one of these is broken down, this dimension is at its total. */
  readonly notBy: readonly BreakdownId[];
}

/** The time periods of an opening, as half-open days; a cell's period lies wholly inside. */
export interface Periods {
  readonly from: string;
  /** The day after the last one; null for no end. */
  readonly to: string | null;
  /** Cells whose source gives no period (`_U`) are open too. */
  readonly undated: boolean;
}

/** Until when an opening stays shut: a moment in UTC, or so many months after the end of the cell's period. */
export type Embargo = { readonly until: string } | { readonly monthsAfterPeriod: number };

/** One thing that an audience may see. A dimension that is not named stays at its total. */
export interface Opening {
  readonly indicators: readonly string[];
  readonly topics: readonly Topic[];
  readonly dimensions: Readonly<Partial<Record<BreakdownId, Grain>>>;
  readonly periods: Periods;
  readonly embargo: Embargo | null;
}

/** The (n, k) dominance rule: a cell is hidden when its `largest` contributors make up more than `percent` of it. */
export interface Dominance {
  readonly largest: number;
  readonly percent: number;
}

/** The primary rules that a value passes before an audience reads it (SDC handbook, §4.2). */
export interface Protection {
  /** *t*: a count below it is hidden. */
  readonly minimumCount: number;
  /** `shown`: a zero is published; `small`: it is hidden as any count below the minimum. */
  readonly zeros: 'shown' | 'small';
  /** `hide`: a cell that holds all of its group is hidden, because it tells something of each member. */
  readonly wholeGroup: 'hide' | 'show';
  readonly dominance: Dominance | null;
}

/** The terms of use that an audience accepts with what it reads. */
export interface Terms extends Bilingual {
  readonly version: string;
}

/** What one audience may see, under which protection and terms. */
export interface AudienceRules {
  readonly id: AudienceId;
  readonly terms: Terms;
  readonly protection: Protection;
  /** Answers may be kept outside the country; only ever true for `public`. */
  readonly cacheableOutside: boolean;
  readonly open: readonly Opening[];
}

/** What the rules are expected to say of one cell. */
export interface Example {
  readonly caller: string;
  readonly now: Date;
  readonly cell: Figure;
  readonly facts: CellFacts;
  readonly expect: Expectation;
  readonly line: number;
}

/** A verdict as an example writes it: of a coarser cell only the dimensions that it names are compared. */
export interface Expectation {
  readonly verdict: 'allow' | 'coarsen' | 'refuse';
  readonly reason: Reason | null;
  readonly to: Readonly<Partial<Record<BreakdownId, string>>>;
}

/**
 * What the primary rules need beyond the cell itself; what is left out is not known, and a rule that
 * needs it hides the cell.
 */
export interface CellFacts {
  /** The smallest total that the cell is a part of. */
  readonly group?: number;
  /** What each contributor (a facility, an area, a sender) adds to the value. */
  readonly contributions?: readonly number[];
}

/** A country's access rules: `access.yaml` in its folder, read and found without fault. */
export interface AccessRules {
  readonly country: string;
  /** Ids of sources that stand in print: their cells are open to every audience and exempt from hiding. */
  readonly alreadyPublished: readonly string[];
  /** The nested audiences from public to steward, then partners; one that is not there is opened nothing. */
  readonly audiences: readonly AudienceRules[];
  readonly examples: readonly Example[];
}
