import type { Bilingual } from '@serai/schema';
import type { Amount } from '../regional/amount.js';
import type { Reading, RegionalAnswer } from '../regional/reading.js';
import type { FigureIndex } from './figure-index.js';

/** Where a contradiction comes from. */
export const KINDS = {
  SOURCE: { en: 'Two sources, or two countries, say different things of the same.', ru: 'Два источника или две страны говорят об одном и том же разное.' },
  METHOD: { en: 'The figures came about by different methods.', ru: 'Данные получены разными методами.' },
  PERIOD: { en: 'The period of a figure is not stated, so they may be of different times.', ru: 'Период не указан, данные могут относиться к разному времени.' },
  DEFINITION: { en: 'The figures count the same people under different definitions.', ru: 'Одни и те же люди подсчитаны по разным определениям.' },
  ARITHMETIC: { en: 'The figures do not add up, divide or compare as their definitions say they must.', ru: 'Данные не складываются, не делятся или не соотносятся так, как требуют их определения.' },
} as const satisfies Record<string, Bilingual>;

export type Kind = keyof typeof KINDS;

/** Two figures that cannot both be right as printed, and why. */
export interface Contradiction {
  /** The rule that found it. */
  readonly rule: string;
  readonly kind: Kind;
  readonly one: Reading;
  readonly other: Reading;
  /** Further figures that it rests on, or that repeat one of the two. */
  readonly more: readonly Reading[];
  /** What `other` and `more` make of the first figure, where it was reckoned. */
  readonly implied: Amount | null;
  /** Why the two cannot both be right; with an implied amount, what it comes from. */
  readonly because: Bilingual;
}

/** A rule finds contradictions of one sort among the figures that are visible; it knows no others. */
export interface ContradictionRule {
  /** Its name, which every contradiction found by it carries. */
  readonly name: string;
  /** What it holds, in a sentence. */
  readonly law: Bilingual;
  readonly find: (index: FigureIndex, answer: RegionalAnswer) => Contradiction[];
}
