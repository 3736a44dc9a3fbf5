import type { Need } from '../system/linked-system.js';
import { dominance } from './dominance.js';
import { forbiddenDimension } from './forbidden-dimension.js';
import { pPercent } from './p-percent.js';
import type { Counted, PrimaryProtection, PrimaryRule } from './primary-rule.js';
import { smallZero } from './small-zero.js';
import { threshold } from './threshold.js';
import { wholeGroup } from './whole-group.js';

/** Every reason for which a cell is hidden by itself, in the order in which the steward reads them. */
export const PRIMARY_RULES: readonly PrimaryRule[] = [forbiddenDimension, threshold, smallZero, wholeGroup, dominance, pPercent];

/** The rules that hide a cell, and what must stay open of it for all of them together; undefined where none does. */
export function primaryVerdict(cell: Counted, protection: PrimaryProtection): { readonly rules: readonly string[]; readonly need: Omit<Need, 'quantities'> } | undefined {
  const hits = PRIMARY_RULES.flatMap((rule) => {
    const need = rule.hides(cell, protection);
    return need ? [{ rule, need }] : [];
  });
  if (hits.length === 0) return undefined;
  const needs = hits.map(({ need }) => need);
  return {
    rules: hits.map(({ rule }) => rule.id),
    need: { values: Math.max(...needs.map(({ values }) => values)), reach: Math.max(...needs.map(({ reach }) => reach)), floor: Math.min(...needs.map(({ floor }) => floor)) },
  };
}
