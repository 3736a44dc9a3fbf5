import { type PrimaryRule, standard } from './primary-rule.js';

/** Where zeros are small, a zero is hidden as any count below *t*. */
export const smallZero: PrimaryRule = { id: 'small-zero', hides: ({ value }, protection) => (value === 0 && protection.zeros === 'small' ? standard(protection) : null) };
