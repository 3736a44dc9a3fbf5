import type { ContradictionRule } from './contradiction.js';
import { boundExceeded } from './rules/bound-exceeded.js';
import { corridorExceedsTotal } from './rules/corridor-exceeds-total.js';
import { deniedFigure } from './rules/denied-figure.js';
import { endsDiffer } from './rules/ends-differ.js';
import { figuresDiffer } from './rules/figures-differ.js';
import { growthOfCounts } from './rules/growth-of-counts.js';
import { partExceedsWhole } from './rules/part-exceeds-whole.js';
import { partsMakeWhole } from './rules/parts-make-whole.js';
import { perHead } from './rules/per-head.js';
import { populationsBlur } from './rules/populations-blur.js';
import { ratioOfRates } from './rules/ratio-of-rates.js';
import { shareOfCounts } from './rules/share-of-counts.js';
import { sharesExceedHundred } from './rules/shares-exceed-hundred.js';
import { silentRegister } from './rules/silent-register.js';
import { surveyAgainstTests } from './rules/survey-against-tests.js';

/** Every rule by which contradictions are found, in the order in which they are shown: between countries, within one, arithmetic. */
export const CONTRADICTION_RULES: readonly ContradictionRule[] = [
  silentRegister, endsDiffer, corridorExceedsTotal,
  figuresDiffer, deniedFigure, populationsBlur, surveyAgainstTests, partExceedsWhole,
  boundExceeded, partsMakeWhole, sharesExceedHundred, shareOfCounts, growthOfCounts, ratioOfRates, perHead,
];
