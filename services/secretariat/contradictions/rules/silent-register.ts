import { isWholeFigure } from '../../regional/corridor-lines.js';
import { mirroredIndicator, reportingEnd } from '../../regional/corridor-cell.js';
import type { Reading } from '../../regional/reading.js';
import { mayMeet } from '../../regional/time-match.js';
import type { Contradiction, ContradictionRule } from '../contradiction.js';
import { spanOf } from '../figure-index.js';

const WHY = { en: 'The one has no cases on its register, the other finds them among its people.', ru: 'У одной стороны в регистре случаев нет, другая находит их среди её граждан.' };

/**
 * Silent register
 *
 * A country that keeps a register and reports no figure from it, while another counts cases among the people
 * who come from it in the same years.
 */
export const silentRegister: ContradictionRule = {
  name: 'SILENT_REGISTER',
  law: { en: 'A register that is silent is not one that is empty.', ru: 'Молчащий регистр — не пустой регистр.' },
  find: ({ silences, figures }) =>
    silences.filter((silence) => silence.method === 'REGISTERED' && silence.population === '_T' && isWholeFigure(silence)).flatMap((silence) =>
      byReporter(figures.filter((figure) => isFoundAbroad(figure, silence))).map((found): Contradiction => {
        const [largest = silence, ...more] = [...found].sort((one, other) => spanOf(other)[1] - spanOf(one)[1]);
        return { rule: 'SILENT_REGISTER', kind: 'SOURCE', one: largest, other: silence, more, implied: null, because: WHY };
      }),
    ),
};

function isFoundAbroad(figure: Reading, silence: Reading): boolean {
  const isOfItsPeople = figure.origin === silence.reporter && reportingEnd(figure) === 'DESTINATION' && mirroredIndicator(figure.indicator) === silence.indicator;
  return isOfItsPeople && mayMeet(silence, figure) && spanOf(figure)[1] > 0;
}

function byReporter(figures: readonly Reading[]): (readonly Reading[])[] {
  return [...new Set(figures.map(({ reporter }) => reporter))].map((reporter) => figures.filter((figure) => figure.reporter === reporter));
}
