import { type AccessRules, type AudienceId, evaluate, type Figure, figureKey, MISSING_REASON, type NestedAudience, REASONS, SeraiError, suppression } from '@serai/schema';
import { isClosed, NO_MEASURES, type TableCell } from './cell-table.js';

/** A cell as one audience is told it; where a rule keeps it from them, which, and what to apply for. */
export type ToldFigure = Figure & { readonly rule: string | null; readonly applyFor: NestedAudience | null };

/** The mark that a cell kept from an audience carries (SDMX CL_CONF_STATUS): one for every hidden value, whatever hid it. */
const MARK = { NOT_FOR_AUDIENCE: 'N', EMBARGOED: 'E', SUPPRESSED: 'C' } as const;

/**
 * What an audience is told of a cell. Measures, note and place in the source go where a rule says no, and
 * what stands in their stead is the same whether the country reported the cell or only declared it.
 * Throws RELEASE_REFUSED where a rule cannot be evaluated: then there is no release. Pure.
 */
export function toldCell(cell: TableCell, rules: AccessRules, audience: AudienceId, now: Date, group: number | undefined): ToldFigure {
  const { figure } = cell;
  const verdict = evaluate(rules, audience, figure, now, group === undefined ? {} : { group });
  const refusal = verdict.verdict === 'allow' ? null : verdict;
  const reason = refusal?.reason;
  if (reason === 'RULE_FAILED' || reason === 'CLOCK_NOT_SET' || reason === 'UNKNOWN_AUDIENCE') {
    throw new SeraiError('RELEASE_REFUSED', `Nothing was released: ${REASONS[reason].text.en} (${audience}, ${refusal?.rule || 'rules'}, cell ${figureKey(figure)}). Mend access.yaml or the cell`);
  }
  // Where the rules alone refuse the cell, the figure's own mark is not told: it would say that there is a figure.
  const isOpenByRules = !refusal || reason === 'SUPPRESSED' || refusal.rule === '';
  if (audience !== 'steward' && isOpenByRules && isClosed(figure)) return untold(cell, 'NOT_FOR_AUDIENCE', { rule: 'CONF_STATUS', applyFor: null, until: null });
  if (refusal) return untold(cell, REASONS[refusal.reason].missing, { ...refusal, rule: refusal.rule || 'EMBARGO_TIME' });
  return { ...figure, confidentiality: isSetFree(figure, now) ? 'F' : figure.confidentiality, rule: null, applyFor: null };
}

/** The cell as an audience is told it that the rules open it to, where it is hidden so that others stay hidden: as if a primary rule did. Pure. */
export function suppressedCell(cell: TableCell, rules: AccessRules, audience: AudienceId, now: Date): ToldFigure {
  return untold(cell, 'SUPPRESSED', suppression(rules, audience, cell.figure, now));
}

/** An embargo that is over. */
function isSetFree({ confidentiality, embargoUntil }: Figure, now: Date): boolean {
  return confidentiality === 'E' && embargoUntil !== null && Date.parse(embargoUntil) <= now.getTime();
}

function untold(
  { figure, declared }: TableCell, missing: keyof typeof MARK, { rule, applyFor, until }: { readonly rule: string; readonly applyFor: NestedAudience | null; readonly until: string | null },
): ToldFigure {
  return {
    ...figure, ...NO_MEASURES, ...(declared ?? { locator: '', noteEn: null, noteRu: null }),
    missing, status: MISSING_REASON.get(missing)?.observationStatus ?? 'Q', confidentiality: MARK[missing], embargoUntil: until, rule, applyFor,
  };
}
