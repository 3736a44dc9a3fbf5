import { type PrimaryRule, standard } from './primary-rule.js';

/**
 * The p% rule: the second largest contributor must not know the largest to within p percent. Where all others
 * together are less than that, what stays open makes up the rest on both sides (SDC handbook, §4.2.2 and table 4.3).
 */
export const pPercent: PrimaryRule = {
  id: 'p-percent',
  hides: ({ value, facts: { contributions } }, protection) => {
    if (protection.pPercent === null || !contributions || value === 0) return null;
    const [largest = 0, second = 0] = [...contributions].sort((one, other) => other - one);
    const lacking = (protection.pPercent * largest) / 100 - (value - largest - second);
    if (lacking <= 0) return null;
    const away = Math.ceil(lacking);
    return { ...standard(protection), reach: Math.max(protection.minimumCount, value + away), floor: Math.max(0, value - away) };
  },
};
