import { areApart } from '../../regional/printed-span.js';
import type { Contradiction, ContradictionRule } from '../contradiction.js';
import { spanOf } from '../figure-index.js';
import { kindOf } from '../kind-of.js';
import { sameTime } from '../same-time.js';

const WHY = { en: 'They are of the same cell and differ by more than their printed digits allow.', ru: 'Они относятся к одной ячейке и расходятся сильнее, чем позволяют напечатанные знаки.' };

/**
 * Figures differ
 *
 * A country's figures for one cell at one time lie no farther apart than the digits, bounds and words
 * ("about", "up to") they are printed with, whatever source or method they come from.
 */
export const figuresDiffer: ContradictionRule = {
  name: 'FIGURES_DIFFER',
  law: { en: 'Figures of one cell and one time are the same as far as they are printed.', ru: 'Данные одной ячейки и одного времени совпадают с напечатанной точностью.' },
  find: (index) =>
    index.crowded().flatMap((figures) =>
      figures.flatMap((one, place) =>
        figures.slice(place + 1).flatMap((other): Contradiction[] =>
          sameTime(one, other) && areApart(spanOf(one), spanOf(other))
            ? [{ rule: 'FIGURES_DIFFER', kind: kindOf(one, other), one, other, more: [], implied: null, because: WHY }]
            : [],
        ),
      ),
    ),
};
