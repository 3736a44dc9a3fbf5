import type { CellFacts, Protection } from '@serai/schema';
import type { Need } from '../system/linked-system.js';

/** A count as the primary rules see it. */
export interface Counted {
  readonly value: number;
  readonly facts: CellFacts;
  /** True where every dimension is at its total: nobody's group is told. */
  readonly isGrandTotal: boolean;
  /** True where the rules of access close the cell, by its codes alone. */
  readonly isForbidden: boolean;
}

/** The country's protection, and how near to the largest contribution somebody may come, in percent of it. */
export interface PrimaryProtection extends Protection {
  readonly pPercent: number | null;
}

/** One reason for which a cell is hidden whatever else is. */
export interface PrimaryRule {
  /** What the steward reads. */
  readonly id: string;
  /** What must stay open where the rule hides the cell; null where it does not. Pure. */
  readonly hides: (cell: Counted, protection: PrimaryProtection) => Omit<Need, 'quantities'> | null;
}

/** What design §5 asks for a count: at least *t* whole numbers, one of them *t* or more. */
export function standard({ minimumCount }: Pick<Protection, 'minimumCount'>): Omit<Need, 'quantities'> {
  return { values: Math.max(2, minimumCount), reach: minimumCount, floor: Infinity };
}
