import { type PrimaryRule, standard } from './primary-rule.js';

/**
 * The (n, k) rule: a cell of which the n largest contributors make up more than k percent. What stays open reaches
 * the value at which they would not, and as far below (SDC handbook, §4.2.2 and table 4.3).
 */
export const dominance: PrimaryRule = {
  id: 'dominance',
  hides: ({ value, facts: { contributions } }, protection) => {
    const rule = protection.dominance;
    if (!rule || !contributions || value === 0) return null;
    const largest = [...contributions].sort((one, other) => other - one).slice(0, rule.largest).reduce((sum, each) => sum + each, 0);
    if (largest * 100 <= rule.percent * value) return null;
    const away = Math.ceil((largest * 100) / rule.percent - value);
    return { ...standard(protection), reach: Math.max(protection.minimumCount, value + away), floor: Math.max(0, value - away) };
  },
};
