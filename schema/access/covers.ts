import { BREAKDOWN_IDS, type BreakdownId } from '../dictionary/dimension.js';
import { INDICATORS } from '../dictionary/indicators.js';
import type { Embargo, Grain, Opening, Protection } from './access-rules.js';

/** The indicators that an opening names, one by one or by topic. */
export function indicatorsOf(opening: Opening): readonly string[] {
  return [...INDICATORS.values()].filter(({ code, topic }) => opening.indicators.includes(code) || opening.topics.includes(topic)).map(({ code }) => code);
}

/**
 * True where every cell that one opening shows of an indicator is shown by the other too, and no later.
 * It compares opening with opening: what only several together would cover counts as not covered.
 */
export function covers(wider: Opening, narrower: Opening): boolean {
  return (
    BREAKDOWN_IDS.every((id) => isAsFine(wider, narrower, id)) && holdsPeriods(wider, narrower) && isNoLater(wider.embargo, narrower.embargo)
  );
}

/** True where the one protection hides nothing that the other shows. */
export function isAsOpen(one: Protection, other: Protection): boolean {
  const { dominance } = one;
  return (
    one.minimumCount <= other.minimumCount &&
    (one.zeros === 'shown' || other.zeros === 'small') &&
    (one.wholeGroup === 'show' || other.wholeGroup === 'hide') &&
    (dominance === null || (other.dominance !== null && dominance.largest <= other.dominance.largest && dominance.percent >= other.dominance.percent))
  );
}

function isBrokenDown(grain: Grain | undefined): grain is Grain {
  return grain !== undefined && grain.codes.length > 0;
}

function isAsFine(wider: Opening, narrower: Opening, id: BreakdownId): boolean {
  const [wide, narrow] = [wider.dimensions[id], narrower.dimensions[id]];
  if (!isBrokenDown(narrow)) return true;
  if (!isBrokenDown(wide)) return false;
  const { codes } = wide;
  const holdsCodes = codes === 'all' || (narrow.codes !== 'all' && narrow.codes.every((code) => codes.includes(code)));
  return holdsCodes && wide.notBy.every((other) => neverCrossed(narrower, id, other));
}

/** True where an opening shows no cell that is broken down by both dimensions. */
function neverCrossed(opening: Opening, id: BreakdownId, other: BreakdownId): boolean {
  const [one, two] = [opening.dimensions[id], opening.dimensions[other]];
  return !isBrokenDown(one) || !isBrokenDown(two) || one.notBy.includes(other) || two.notBy.includes(id);
}

function holdsPeriods({ periods: wide }: Opening, { periods: narrow }: Opening): boolean {
  return wide.from <= narrow.from && (wide.to === null || (narrow.to !== null && narrow.to <= wide.to)) && (wide.undated || !narrow.undated);
}

/** A time and a number of months cannot be compared for every period, so the one never stands for the other. */
function isNoLater(one: Embargo | null, other: Embargo | null): boolean {
  if (one === null) return true;
  if (other === null) return false;
  if ('until' in one) return 'until' in other && Date.parse(one.until) <= Date.parse(other.until);
  return 'monthsAfterPeriod' in other && one.monthsAfterPeriod <= other.monthsAfterPeriod;
}
