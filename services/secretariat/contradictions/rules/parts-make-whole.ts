import { type BreakdownId, COORDINATE, INDICATORS } from '@serai/schema';
import { GROUP_MEMBERS } from '../../regional/country-groups.js';
import { areApart } from '../../regional/printed-span.js';
import type { Reading } from '../../regional/reading.js';
import type { Contradiction, ContradictionRule } from '../contradiction.js';
import { type CellChange, type FigureIndex, inUnitOf, isCount, spanOf } from '../figure-index.js';
import { surelySameTime } from '../same-time.js';
import { amountOfSpan, sumOfSpans } from '../span-arithmetic.js';

/** Codes that leave nothing of their whole out: everybody is a citizen or not, a woman or a man. */
interface Partition {
  readonly over: BreakdownId;
  readonly whole: string;
  readonly parts: readonly CellChange[];
}

const PARTITIONS: readonly Partition[] = [
  { over: 'SEX', whole: '_T', parts: [{ sex: 'F' }, { sex: 'M' }] },
  { over: 'LEGAL_STATUS', whole: 'REGULAR', parts: [{ legalStatus: 'PERMANENT' }, { legalStatus: 'TEMPORARY' }] },
  { over: 'LEGAL_STATUS', whole: '_T', parts: [{ legalStatus: 'REGULAR' }, { legalStatus: 'IRREGULAR' }] },
  { over: 'TRANSMISSION', whole: 'SEXUAL', parts: [{ transmission: 'HETEROSEXUAL' }, { transmission: 'HOMOSEXUAL' }] },
  ...[...GROUP_MEMBERS].map(([whole, members]) => ({ over: 'ORIGIN' as const, whole, parts: members.map((origin) => ({ origin })) })),
];

const WHY = { en: 'Its parts, which leave nothing out, add up to', ru: 'Его части, вместе составляющие целое, дают в сумме' };

/**
 * Parts make whole
 *
 * Parts that leave nothing out add up to the whole at the same time, within the rounding of all of them.
 * With a part hidden or missing nothing is added up.
 */
export const partsMakeWhole: ContradictionRule = {
  name: 'PARTS_MAKE_WHOLE',
  law: { en: 'Parts that leave nothing out add up to their whole.', ru: 'Части, составляющие целое, дают его в сумме.' },
  find: (index) =>
    index.figures.flatMap((whole) => partitionsOf(whole).flatMap((changes) => disagreement(whole, changes, index))),
};

function partitionsOf(whole: Reading): (readonly CellChange[])[] {
  const shareOver = INDICATORS.get(whole.indicator)?.shareOf?.over;
  const byDimension = PARTITIONS.filter(({ over, whole: code }) => whole[COORDINATE[over]] === code && (isCount(whole) || shareOver === over)).map(({ parts }) => parts);
  return whole.population === '_T' && whole.origin === '_T' && isCount(whole) ? [...byDimension, citizensAndForeigners(whole)] : byDimension;
}

function citizensAndForeigners({ reporter }: Reading): readonly CellChange[] {
  return [{ population: 'CITIZEN' }, { population: 'IMMIGRANT', destination: reporter }];
}

function disagreement(whole: Reading, changes: readonly CellChange[], index: FigureIndex): Contradiction[] {
  const parts = changes.map((change) => index.at(whole, change).find((part) => surelySameTime(part, whole)));
  const known = parts.filter((part) => part !== undefined);
  const sum = sumOfSpans(known.map(spanOf));
  const [first, ...more] = known;
  if (!first || known.length < parts.length || !areApart(sum, spanOf(whole))) return [];
  return [{ rule: 'PARTS_MAKE_WHOLE', kind: 'ARITHMETIC', one: whole, other: first, more, implied: amountOfSpan(inUnitOf(whole, sum)), because: WHY }];
}
