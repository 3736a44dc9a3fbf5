import { spanOfPeriod } from '@serai/schema';
import { areApart } from '../../regional/printed-span.js';
import type { Contradiction, ContradictionRule } from '../contradiction.js';
import { type FigureIndex, spanOf } from '../figure-index.js';
import type { Reading } from '../../regional/reading.js';
import { amountOfSpan, quotient } from '../span-arithmetic.js';

/** What each indicator of growth, in times, is the growth of. */
const GROWTH_OF: Readonly<Record<string, { readonly indicator: string; readonly stockOrFlow: Reading['stockOrFlow'] }>> = {
  HIV_DIAGNOSES_CUMULATIVE_GROWTH: { indicator: 'HIV_DIAGNOSES_CUMULATIVE', stockOrFlow: 'CUMULATIVE' },
  MIGRANT_WORKERS_GROWTH: { indicator: 'MIGRANTS', stockOrFlow: 'STOCK' },
  HIV_TESTED_GROWTH: { indicator: 'HIV_TESTED', stockOrFlow: 'FLOW' },
};

const WHY = { en: 'The counts of the first and the last year make', ru: 'Числа первого и последнего года дают' };

/**
 * Growth of counts
 *
 * How many times a count grew is the count of the last year by that of the first.
 */
export const growthOfCounts: ContradictionRule = {
  name: 'GROWTH_OF_COUNTS',
  law: { en: 'Growth is the last count by the first.', ru: 'Рост — это последнее число, делённое на первое.' },
  find: (index) =>
    index.figures.flatMap((growth): Contradiction[] => {
      const ends = endsOf(growth, index);
      if (!ends) return [];
      const implied = quotient(spanOf(ends.last), spanOf(ends.first));
      if (!areApart(implied, spanOf(growth))) return [];
      return [{ rule: 'GROWTH_OF_COUNTS', kind: 'ARITHMETIC', one: growth, other: ends.last, more: [ends.first], implied: amountOfSpan(implied), because: WHY }];
    }),
};

function endsOf(growth: Reading, index: FigureIndex): { first: Reading; last: Reading } | undefined {
  const base = GROWTH_OF[growth.indicator];
  const span = spanOfPeriod(growth.period);
  if (!base || !span) return undefined;
  const counts = index.at(growth, { ...base, unit: 'PERSONS' });
  const first = counts.find(({ period }) => period === span.from.slice(0, 4));
  const last = counts.find(({ period }) => spanOfPeriod(period)?.to === span.to);
  return first && last && first !== last ? { first, last } : undefined;
}
