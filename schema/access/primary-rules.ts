import { BREAKDOWN_IDS } from '../dictionary/dimension.js';
import type { Figure } from '../dictionary/figure.js';
import type { IndicatorDefinition } from '../dictionary/indicator.js';
import type { CellFacts, Protection } from './access-rules.js';
import { isTotal } from '../dictionary/coordinates.js';

type Subject = 'count' | 'rate' | 'magnitude' | 'none';

/** What one percent, one in a thousand and one in a hundred thousand are of their base. */
export const RATE_SCALE: Readonly<Record<string, number>> = { PERCENT: 100, PER_1000: 1_000, PER_100K: 100_000 };

/**
 * True where a primary rule hides the cell's measures: a count below the minimum (a zero too where
 * zeros are small), a rate with such a numerator, base or rest, a cell that holds its whole group, a
 * cell that few contributors dominate. A rule that lacks what it needs hides.
 * Source: Hundepool et al., Handbook on Statistical Disclosure Control, §4.2 and §5.2.
 */
export function isHidden(cell: Figure, indicator: IndicatorDefinition, protection: Protection, facts: CellFacts): boolean {
  if (protectsNothing(protection) || saysNothing(cell)) return false;
  switch (subjectOf(cell, indicator)) {
    case 'none':
      return false;
    case 'magnitude':
      return protection.dominance !== null && dominated(facts.contributions, protection);
    case 'count':
      return isCountHidden(cell, protection, facts);
    case 'rate':
      return isRateHidden(cell, protection, facts);
  }
}

/** True where a cell tells a number of people or events. */
export function isCount(cell: Figure, indicator: IndicatorDefinition): boolean {
  return subjectOf(cell, indicator) === 'count';
}

/** Numbers of people or events are counts; what is told of people in another unit is a rate, money apart; numbers of sites are about nobody. */
function subjectOf(cell: Figure, indicator: IndicatorDefinition): Subject {
  if (cell.unit === 'PERSONS') return 'count';
  if (cell.unit === 'NUMBER') return indicator.topic === 'services' || indicator.topic === 'context' ? 'none' : 'count';
  if (!indicator.breakdowns.includes('POPULATION') || cell.unit === 'RANK' || cell.unit === 'FLAG') return 'none';
  return /USD|RUB/.test(cell.unit) ? 'magnitude' : 'rate';
}

function protectsNothing({ minimumCount, zeros, wholeGroup, dominance }: Protection): boolean {
  return minimumCount <= 1 && zeros === 'shown' && wholeGroup === 'show' && dominance === null;
}

/** A cell that gives no measure, only why it is missing. */
function saysNothing(cell: Figure): boolean {
  return [cell.value, cell.lower, cell.upper, cell.numerator, cell.denominator, cell.sampleSize].every((measure) => measure === null);
}

function isSmall(count: number, { minimumCount, zeros }: Protection): boolean {
  if (!Number.isFinite(count) || count < 0) return true;
  return count === 0 ? zeros === 'small' : count < minimumCount;
}

function isCountHidden(cell: Figure, protection: Protection, facts: CellFacts): boolean {
  const counts = [cell.value, cell.lower, cell.upper, cell.numerator, cell.denominator, cell.sampleSize].filter((each) => each !== null);
  if (counts.some((each) => isSmall(each, protection))) return true;
  const count = cell.value ?? cell.lower ?? cell.upper;
  if (protection.wholeGroup === 'hide' && BREAKDOWN_IDS.some((id) => !isTotal(cell, id))) {
    if (facts.group === undefined || (count !== null && count > 0 && count >= facts.group)) return true;
  }
  return protection.dominance !== null && (facts.contributions ? dominated(facts.contributions, protection) : dominatedAmongEquals(count, protection));
}

function isRateHidden(cell: Figure, protection: Protection, facts: CellFacts): boolean {
  const base = cell.denominator ?? cell.sampleSize;
  if (base === null) return true;
  const counts = [base, cell.sampleSize ?? base];
  const scale = RATE_SCALE[cell.unit];
  const parts = [cell.numerator, ...(scale === undefined ? [] : [cell.value, cell.lower, cell.upper].map((rate) => (rate === null ? null : Math.round((Math.abs(rate) * base) / scale))))];
  for (const part of parts) {
    if (part === null) continue;
    counts.push(part);
    if (part < base) counts.push(base - part);
    if (protection.wholeGroup === 'hide' && part > 0 && part === base) return true;
  }
  if (counts.some((each) => isSmall(each, protection))) return true;
  return protection.dominance !== null && (facts.contributions ? dominated(facts.contributions, protection) : dominatedAmongEquals(base, protection));
}

/** The (n, k) rule over what each contributor adds; unknown contributions count as dominated. */
function dominated(contributions: readonly number[] | undefined, { dominance }: Protection): boolean {
  if (!dominance) return false;
  if (!contributions || contributions.some((each) => !Number.isFinite(each) || each < 0)) return true;
  const sorted = [...contributions].sort((one, other) => other - one);
  const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0);
  return sum(sorted.slice(0, dominance.largest)) * 100 > dominance.percent * sum(sorted);
}

/** In a table of frequencies every person contributes one. */
function dominatedAmongEquals(count: number | null, { dominance }: Protection): boolean {
  if (!dominance) return false;
  return count === null || (count > 0 && Math.min(dominance.largest, count) * 100 > dominance.percent * count);
}
