import { type PrimaryRule, standard } from './primary-rule.js';

/**
 * A cell that the rules of access close to an audience (a dimension, a crossing, a period, an embargo) must not come out by
 * subtraction either. Where zeros are shown, one that comes out tells of nobody.
 */
export const forbiddenDimension: PrimaryRule = {
  id: 'forbidden-dimension',
  hides: ({ value, isForbidden }, protection) => (isForbidden && (value > 0 || protection.zeros === 'small') ? standard(protection) : null),
};
