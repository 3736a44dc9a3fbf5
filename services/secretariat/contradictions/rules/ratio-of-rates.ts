import { areApart } from '../../regional/printed-span.js';
import type { Contradiction, ContradictionRule } from '../contradiction.js';
import { spanOf } from '../figure-index.js';
import { surelySameTime } from '../same-time.js';
import { amountOfSpan, quotient } from '../span-arithmetic.js';

/** What each ratio of a group to everybody is the ratio of. */
const RATIO_OF: Readonly<Record<string, string>> = { HIV_DIAGNOSIS_RATE_RATIO: 'HIV_DIAGNOSIS_RATE' };

const WHY = { en: 'The rates of the group and of everybody make', ru: 'Показатели группы и всего населения дают' };

/**
 * Ratio of rates
 *
 * How many times a group's rate exceeds that of the general population is the one rate by the other.
 */
export const ratioOfRates: ContradictionRule = {
  name: 'RATIO_OF_RATES',
  law: { en: 'A ratio is the one rate by the other.', ru: 'Отношение — это один показатель, делённый на другой.' },
  find: (index) =>
    index.figures.flatMap((ratio): Contradiction[] => {
      const indicator = RATIO_OF[ratio.indicator];
      if (indicator === undefined) return [];
      const rate = { indicator, unit: 'PER_100K' };
      const group = index.at(ratio, rate).find((each) => surelySameTime(each, ratio));
      const general = index.at(ratio, { ...rate, keyPopulation: '_T' }).find((each) => each.source.locator === group?.source.locator && surelySameTime(each, ratio));
      if (!group || !general || group === general) return [];
      const implied = quotient(spanOf(group), spanOf(general));
      if (!areApart(implied, spanOf(ratio))) return [];
      return [{ rule: 'RATIO_OF_RATES', kind: 'ARITHMETIC', one: ratio, other: group, more: [general], implied: amountOfSpan(implied), because: WHY }];
    }),
};
