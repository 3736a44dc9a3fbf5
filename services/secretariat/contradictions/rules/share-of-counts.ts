import { type Bilingual, type BreakdownId, COORDINATE, INDICATORS } from '@serai/schema';
import { areApart, type NumberSpan } from '../../regional/printed-span.js';
import type { Reading } from '../../regional/reading.js';
import type { Contradiction, ContradictionRule } from '../contradiction.js';
import { type CellChange, type FigureIndex, inUnitOf, spanOf } from '../figure-index.js';
import { sameTime } from '../same-time.js';
import { amountOfSpan, quotient } from '../span-arithmetic.js';
import { populationChange } from '../wholes.js';

const OWN = { en: 'Its own numerator and denominator make', ru: 'Собственные числитель и знаменатель дают' };
const COUNTED = { en: 'The counts of the part and of the whole make', ru: 'Числа части и целого дают' };

/** Shares are compared per 100,000. */
const PER_100K = 100_000;

/**
 * Share of counts
 *
 * A share is the part by the whole: its own numerator and denominator where it has both, otherwise its
 * numerator, or the count of its cell, by the count of the whole that the country gives for the same time.
 */
export const shareOfCounts: ContradictionRule = {
  name: 'SHARE_OF_COUNTS',
  law: { en: 'A share is the count of its part by the count of its whole.', ru: 'Доля — это число части, делённое на число целого.' },
  find: (index) => index.figures.filter(({ unit, value }) => unit === 'PERCENT' && value !== null).flatMap((share) => ofItsOwn(share) ?? ofCounts(share, index)),
};

function ofItsOwn(share: Reading): Contradiction[] | undefined {
  const { numerator, denominator } = share;
  if (numerator === null || denominator === null) return undefined;
  return disagreement(share, quotient([numerator, numerator], [denominator, denominator], PER_100K), [share], OWN);
}

function ofCounts(share: Reading, index: FigureIndex): Contradiction[] {
  const shareOf = INDICATORS.get(share.indicator)?.shareOf;
  if (!shareOf || share.status === 'D') return [];
  const count: CellChange = { indicator: shareOf.indicator, unit: 'PERSONS', stockOrFlow: share.stockOrFlow };
  const part = index.at(share, count).find((each) => sameTime(each, share));
  const span: NumberSpan | undefined = share.numerator === null ? part && spanOf(part) : [share.numerator, share.numerator];
  const whole = index.at(share, { ...count, ...wholeOf(share, shareOf.over) }).find((each) => sameTime(each, share));
  return span && whole ? disagreement(share, quotient(span, spanOf(whole), PER_100K), part && share.numerator === null ? [whole, part] : [whole], COUNTED) : [];
}

function wholeOf(share: Reading, over: BreakdownId): CellChange {
  return over === 'POPULATION' ? populationChange(share, '_T') : { [COORDINATE[over]]: '_T' };
}

function disagreement(share: Reading, implied: NumberSpan, [other = share, ...more]: readonly Reading[], because: Bilingual): Contradiction[] {
  if (!areApart(implied, spanOf(share))) return [];
  return [{ rule: 'SHARE_OF_COUNTS', kind: 'ARITHMETIC', one: share, other, more, implied: amountOfSpan(inUnitOf(share, implied)), because }];
}
