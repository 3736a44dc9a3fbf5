import { spanOfPeriod } from '@serai/schema';
import { corridorLines, type CorridorLine, WiderFigures } from '../../regional/corridor-lines.js';
import { mirroredIndicator, populationAtDestination } from '../../regional/corridor-cell.js';
import { hasNumber } from '../../regional/has-number.js';
import { familyOf } from '../../regional/kindred-indicators.js';
import { liesAbove } from '../../regional/printed-span.js';
import type { Reading } from '../../regional/reading.js';
import type { Contradiction, ContradictionRule } from '../contradiction.js';
import { isCount, spanOf } from '../figure-index.js';
import { kindOf } from '../kind-of.js';
import { sameTime } from '../same-time.js';

/** Years between two stocks within which the later is taken not to have grown past a multiple of the earlier, and that multiple. */
const OUTGROWS = { years: 2, times: 2 } as const;
const YEAR_MS = 366 * 86_400_000;

const WHY = { en: 'One corridor is more than the total of its other end over all countries.', ru: 'Один коридор больше итога другой его стороны по всем странам.' };
const EVERYWHERE = { origins: null, destinations: null, indicators: null, periods: null };

/** A register at the destination, and what the origin calls its migrants. */
const REGISTER = 'MIGRANTS_REGISTERED';
const MIGRANTS = 'MIGRANTS';
const ABROAD = new Set(['EMIGRANT', 'EMIGRANT_WORKER']);

/**
 * Corridor exceeds total
 *
 * What one end counts of a corridor is never more than what the other counts over all corridors: a country
 * cannot receive less from everywhere than another sends to it. Those registered at the destination may be
 * more than those the origin calls migrants: then the definitions differ. That holds between neighbouring
 * years too where the corridor is more than twice the total: no such stock doubles in two years.
 */
export const corridorExceedsTotal: ContradictionRule = {
  name: 'CORRIDOR_EXCEEDS_TOTAL',
  law: { en: 'A corridor is never more than the total of either end.', ru: 'Коридор не бывает больше итога любой из его сторон.' },
  find: ({ figures }, answer) => {
    const wider = new WiderFigures(answer.readings, null);
    return corridorLines(answer, EVERYWHERE).flatMap((line) =>
      [...line.destination, ...line.origin].filter((figure) => hasNumber(figure) && isCount(figure)).flatMap((figure) =>
        [...sameDefinition(figure, line, wider), ...otherDefinition(figure, line, figures)].flatMap((total): Contradiction[] =>
          figure.unit === total.unit && ((sameTime(figure, total) && liesAbove(spanOf(figure), spanOf(total))) || outgrows(figure, total))
            ? [{ rule: 'CORRIDOR_EXCEEDS_TOTAL', kind: isSameIndicator(figure, total) ? kindOf(figure, total) : 'DEFINITION', one: figure, other: total, more: [], implied: null, because: WHY }]
            : [],
        ),
      ),
    );
  },
};

/** True where a stock is so much more than another of a year or two before or after that time does not explain it. */
function outgrows(figure: Reading, total: Reading): boolean {
  const [one, other] = [spanOfPeriod(figure.period), spanOfPeriod(total.period)];
  if (figure.stockOrFlow !== 'STOCK' || total.stockOrFlow !== 'STOCK' || !one || !other) return false;
  return Math.abs(Date.parse(one.to) - Date.parse(other.to)) <= OUTGROWS.years * YEAR_MS && spanOf(figure)[0] > OUTGROWS.times * spanOf(total)[1];
}

function isSameIndicator(figure: Reading, total: Reading): boolean {
  return mirroredIndicator(figure.indicator) === total.indicator;
}

/** Totals of the other end, of the same people: nothing where it keeps this very corridor back. */
function sameDefinition(figure: Reading, { cell, destination, origin }: CorridorLine, wider: WiderFigures): readonly Reading[] {
  const isOfDestination = figure.reporter === cell.destination;
  if ((isOfDestination ? origin : destination).length > 0) return [];
  const totals = isOfDestination ? wider.ofOrigin(cell) : wider.ofDestination(cell);
  return totals.filter((total) => hasNumber(total) && populationAtDestination(total.population) === cell.population && (isOfDestination ? total.destination : total.origin) === '_T' && total.stockOrFlow === figure.stockOrFlow);
}

/** What the origin calls its migrants abroad, beside a register of the destination. */
function otherDefinition(figure: Reading, { cell }: CorridorLine, figures: readonly Reading[]): readonly Reading[] {
  if (figure.indicator !== REGISTER || figure.stockOrFlow !== 'STOCK' || familyOf(REGISTER) !== MIGRANTS || cell.sex !== '_T' || cell.age !== '_T' || cell.legalStatus !== '_T' || cell.keyPopulation !== '_T') return [];
  return figures.filter((total) => total.indicator === MIGRANTS && total.reporter === cell.origin && ABROAD.has(total.population) && total.destination === '_T' && total.stockOrFlow === 'STOCK' && total.legalStatus === '_T' && total.sex === '_T' && total.age === '_T' && total.area === '_T');
}
