import { areApart } from '../../regional/printed-span.js';
import type { Reading } from '../../regional/reading.js';
import type { Contradiction, ContradictionRule } from '../contradiction.js';
import { isCount, spanOf } from '../figure-index.js';
import { sameTime } from '../same-time.js';
import { populationChange } from '../wholes.js';

const WHY = { en: 'Whether both mean the same people is not said.', ru: 'Об одних ли и тех же людях речь, не указано.' };

/** Populations that a source may take for each other: migrants whose direction it does not state, and those of one direction. */
const BLURRED: Readonly<Record<string, string>> = { IMMIGRANT: 'INTERNATIONAL', EMIGRANT: 'INTERNATIONAL' };
/** For a rate, nearly everybody and everybody. */
const NEARLY_ALL: Readonly<Record<string, string>> = { CITIZEN: '_T', RESIDENT: '_T' };

/**
 * Populations blur
 *
 * Figures for "migrants" without direction and for immigrants or emigrants, or rates for citizens and for
 * everybody, that differ by more than is printed: the definitions differ, or one of them is wrong.
 */
export const populationsBlur: ContradictionRule = {
  name: 'POPULATIONS_BLUR',
  law: { en: 'Figures for nearly the same people are nearly the same.', ru: 'Данные о почти одних и тех же людях почти совпадают.' },
  find: (index) =>
    index.figures.flatMap((one) => {
      const wider = widerOf(one);
      return wider === undefined ? [] : index.at(one, populationChange(one, wider)).flatMap((other): Contradiction[] =>
        sameTime(one, other) && areApart(spanOf(one), spanOf(other))
          ? [{ rule: 'POPULATIONS_BLUR', kind: 'DEFINITION', one, other, more: [], implied: null, because: WHY }]
          : [],
      );
    }),
};

function widerOf(reading: Reading): string | undefined {
  return BLURRED[reading.population] ?? (isCount(reading) ? undefined : NEARLY_ALL[reading.population]);
}
