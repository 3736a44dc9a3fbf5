import type { Bilingual } from '@serai/schema';
import { type CorridorLine, corridorLines, type CorridorScope, KindredFigures, WiderFigures } from '../regional/corridor-lines.js';
import type { RegionalAnswer } from '../regional/reading.js';
import { type Gap, gapFor } from './gap.js';
import { judge, type Judgement } from './judgement.js';
import { reasonFor } from './reason.js';
import { compareTelling, telling } from './telling-order.js';
import type { Verdict } from './verdict.js';

/** One cell of a corridor as both ends report it, judged. */
export interface MirrorLine extends CorridorLine, Judgement, Gap {
  readonly reason: Bilingual;
}

/** Corridors seen from both ends, the most telling lines first. */
export interface Mirror {
  readonly lines: readonly MirrorLine[];
  /** How many lines there are in all, of which `lines` is one page. */
  readonly total: number;
  readonly verdicts: ReadonlyMap<Verdict, number>;
}

/** Which of the lines to write out. */
export interface Page {
  readonly first: number;
  readonly skip: number;
}

/**
 * Sets what both ends of each corridor report side by side, cell by cell, and judges it.
 *
 * Every cell in which at least one end says something is a line. Lines are judged in one pass over an
 * index; differences and reasons are worked out for one page only.
 */
export function mirror(answer: RegionalAnswer, scope: CorridorScope, { first, skip }: Page): Mirror {
  const all = corridorLines(answer, { ...scope, indicators: null });
  const surroundings = { wider: new WiderFigures(answer.readings, scope.periods), kindred: new KindredFigures(all), answer };
  const judged = all.filter(({ cell }) => scope.indicators?.has(cell.indicator) ?? true).map((line) => {
    const judgement = judge(line, surroundings);
    return { line, judgement, telling: telling(line, judgement) };
  });
  const verdicts = new Map<Verdict, number>();
  for (const { judgement: { verdict } } of judged) verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
  judged.sort((one, other) => compareTelling(one.telling, other.telling));
  const lines = judged.slice(skip, skip + first).map(({ line, judgement }) => ({ ...line, ...judgement, ...gapFor(line, judgement), reason: reasonFor(line, judgement, answer) }));
  return { lines, total: judged.length, verdicts };
}
