import { type BreakdownId, COORDINATE, INDICATORS, KEY_POPULATION } from '@serai/schema';
import { printedSpan, type NumberSpan } from '../../regional/printed-span.js';
import type { Reading } from '../../regional/reading.js';
import type { ContradictionRule } from '../contradiction.js';
import { cellKey } from '../figure-index.js';
import { amountOfSpan, sumOfSpans } from '../span-arithmetic.js';

const WHY = { en: 'With the other shares of the same whole that is more than 100 percent', ru: 'Вместе с другими долями того же целого это больше 100 процентов' };

/** Dimensions whose categories exclude one another; key populations overlap. */
const EXCLUSIVE: ReadonlySet<BreakdownId> = new Set(['SEX', 'ORIGIN', 'DESTINATION', 'TRANSMISSION', 'LEGAL_STATUS']);

/** Percent that everybody is. */
const ALL = 100;
/** Of fractions of a percent, adding leaves less than this. */
const NOISE = 1e-6;

/**
 * Shares exceed a hundred
 *
 * The shares into which one source divides one whole at one time add up to no more than 100 percent, within
 * the rounding of all of them. A share of another whole than its cell (SDMX status D) is left out, and so is a
 * category that holds others.
 */
export const sharesExceedHundred: ContradictionRule = {
  name: 'SHARES_EXCEED_HUNDRED',
  law: { en: 'The shares of one whole are together no more than 100 percent.', ru: 'Доли одного целого вместе не превышают 100 процентов.' },
  find: ({ figures }) =>
    [...dividedWholes(figures)].flatMap((shares) => {
      const sum = sumOfSpans(shares.map((share) => printedSpan(share) as NumberSpan));
      const [one, other, ...more] = shares;
      return one && other && sum[0] > ALL + NOISE ? [{ rule: 'SHARES_EXCEED_HUNDRED', kind: 'ARITHMETIC' as const, one, other, more, implied: amountOfSpan(sum), because: WHY }] : [];
    }),
};

/** Shares of one source by the whole that they divide. */
function dividedWholes(figures: readonly Reading[]): Iterable<readonly Reading[]> {
  const wholes = new Map<string, Reading[]>();
  for (const share of figures) {
    const over = INDICATORS.get(share.indicator)?.shareOf?.over;
    if (!over || share.unit !== 'PERCENT' || share.status === 'D' || !EXCLUSIVE.has(over) || holdsOthers(share[COORDINATE[over]])) continue;
    const key = [cellKey(share, { [COORDINATE[over]]: '_T' }), share.period, share.source.id].join('|');
    wholes.set(key, [...(wholes.get(key) ?? []), share]);
  }
  return wholes.values();
}

function holdsOthers(code: string): boolean {
  return code === '_T' || code.startsWith('G_') || code === 'SEXUAL' || code === 'PARENTERAL' || code === 'REGULAR' || KEY_POPULATION.get(code)?.parent === '_T';
}
