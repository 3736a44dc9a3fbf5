import { type PrimaryRule, standard } from './primary-rule.js';

/** A cell that the rules of access close to an audience (a dimension, a crossing, a period) must not come out by subtraction either. */
export const forbiddenDimension: PrimaryRule = { id: 'forbidden-dimension', hides: ({ isForbidden }, protection) => (isForbidden ? standard(protection) : null) };
