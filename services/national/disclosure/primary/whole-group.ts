import { type PrimaryRule, standard } from './primary-rule.js';

/** A cell that holds all of its group tells something of each member; nobody may be sure that it does (SDC handbook, §5.2: group disclosure). An unknown group hides. */
export const wholeGroup: PrimaryRule = {
  id: 'whole-group',
  hides: ({ value, facts, isGrandTotal }, protection) => {
    if (protection.wholeGroup === 'show' || isGrandTotal || value === 0) return null;
    return facts.group === undefined || value >= facts.group ? { ...standard(protection), floor: value - 1 } : null;
  },
};
