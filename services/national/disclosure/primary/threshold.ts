import { type PrimaryRule, standard } from './primary-rule.js';

/** A count above 0 and below *t* is hidden (SDC handbook, §4.2.1). */
export const threshold: PrimaryRule = { id: 'threshold', hides: ({ value }, protection) => (value > 0 && value < protection.minimumCount ? standard(protection) : null) };
