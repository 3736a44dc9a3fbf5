import { corridorLines } from '../../regional/corridor-lines.js';
import { hasNumber } from '../../regional/has-number.js';
import { areApart } from '../../regional/printed-span.js';
import { alignmentOf, isComparable } from '../../regional/side-by-side.js';
import type { Contradiction, ContradictionRule } from '../contradiction.js';
import { spanOf } from '../figure-index.js';
import { kindOf } from '../kind-of.js';

const WHY = { en: 'They are the two ends of one corridor and differ by more than their printed digits allow.', ru: 'Это две стороны одного коридора, и они расходятся сильнее, чем позволяют напечатанные знаки.' };
const EVERYWHERE = { origins: null, destinations: null, indicators: null, periods: null };

/**
 * Ends differ
 *
 * What the destination counts of a corridor and what the origin counts of it are the same as far as they are
 * printed, in the same period and by the same definition.
 */
export const endsDiffer: ContradictionRule = {
  name: 'ENDS_DIFFER',
  law: { en: 'Both ends of a corridor count the same.', ru: 'Обе стороны коридора насчитывают одно и то же.' },
  find: (_index, answer) =>
    corridorLines(answer, EVERYWHERE).flatMap(({ destination, origin }) =>
      destination.filter(hasNumber).flatMap((one) =>
        origin.filter(hasNumber).flatMap((other): Contradiction[] =>
          isComparable(alignmentOf(one, other), one.stockOrFlow === 'FLOW') && areApart(spanOf(one), spanOf(other))
            ? [{ rule: 'ENDS_DIFFER', kind: kindOf(one, other), one, other, more: [], implied: null, because: WHY }]
            : [],
        ),
      ),
    ),
};
