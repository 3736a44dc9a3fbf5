import { INDICATORS } from '@serai/schema';
import { liesAbove } from '../../regional/printed-span.js';
import type { Contradiction, ContradictionRule } from '../contradiction.js';
import { spanOf } from '../figure-index.js';
import { kindOfExcess } from '../kind-of.js';
import { surelySameTime } from '../same-time.js';

const WHY = { en: 'By its definition the first never exceeds the second.', ru: 'По определению первое никогда не превышает второго.' };

/**
 * Bound exceeded
 *
 * An indicator never exceeds those that the dictionary bounds it by, in the same cell at the same time:
 * positive by tested, on therapy by registered, suppressed by on therapy.
 */
export const boundExceeded: ContradictionRule = {
  name: 'BOUND_EXCEEDED',
  law: { en: 'An indicator never exceeds what the dictionary bounds it by.', ru: 'Показатель не превышает тех, которыми он ограничен по словарю.' },
  find: (index) =>
    index.figures.flatMap((figure) =>
      (INDICATORS.get(figure.indicator)?.boundedBy ?? []).flatMap((indicator) =>
        (INDICATORS.get(indicator)?.stockOrFlow ?? []).flatMap((stockOrFlow) => index.at(figure, { indicator, stockOrFlow })).flatMap((bound): Contradiction[] =>
          surelySameTime(figure, bound) && liesAbove(spanOf(figure), spanOf(bound))
            ? [{ rule: 'BOUND_EXCEEDED', kind: kindOfExcess(figure, bound), one: figure, other: bound, more: [], implied: null, because: WHY }]
            : [],
        ),
      ),
    ),
};
