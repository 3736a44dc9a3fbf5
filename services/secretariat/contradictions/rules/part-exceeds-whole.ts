import { INDICATORS } from '@serai/schema';
import { liesAbove } from '../../regional/printed-span.js';
import type { Reading } from '../../regional/reading.js';
import type { Contradiction, ContradictionRule } from '../contradiction.js';
import { isCount, spanOf } from '../figure-index.js';
import { kindOfExcess } from '../kind-of.js';
import { sameTime } from '../same-time.js';
import { wholesOf } from '../wholes.js';

const WHY = { en: 'The first is a part of the second and exceeds it.', ru: 'Первое — часть второго и превышает его.' };

/** Shares of one fixed whole: a part's is never more than the group's. */
const OF_ONE_WHOLE = new Set(['MIGRANTS_POPULATION_SHARE']);

/**
 * Part exceeds whole
 *
 * A count of a part of people, places or money is never more than the count of the whole that holds it:
 * workers among emigrants, a region in a country, one origin among all.
 */
export const partExceedsWhole: ContradictionRule = {
  name: 'PART_EXCEEDS_WHOLE',
  law: { en: 'A part is never more than its whole.', ru: 'Часть не бывает больше целого.' },
  find: (index) =>
    index.figures.filter(isMonotone).flatMap((part) =>
      wholesOf(part).flatMap((change) => index.at(part, change)).flatMap((whole): Contradiction[] =>
        sameTime(part, whole) && liesAbove(spanOf(part), spanOf(whole))
          ? [{ rule: 'PART_EXCEEDS_WHOLE', kind: kindOfExcess(part, whole), one: part, other: whole, more: [], implied: null, because: WHY }]
          : [],
      ),
    ),
};

function isMonotone(reading: Reading): boolean {
  return (isCount(reading) || OF_ONE_WHOLE.has(reading.indicator)) && INDICATORS.get(reading.indicator)?.unbounded === false;
}
