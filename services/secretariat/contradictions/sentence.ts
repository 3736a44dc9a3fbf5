import { type Bilingual, INDICATORS } from '@serai/schema';
import { type Amount, spanOf } from '../regional/amount.js';
import { figureWords, numberWords } from '../regional/figure-words.js';
import { placeName } from '../regional/place-name.js';
import type { Reading, RegionalAnswer } from '../regional/reading.js';
import type { Contradiction } from './contradiction.js';

type Names = Pick<RegionalAnswer, 'names'>;

/** A figure with whose and of what it is: "Tajikistan, Migrants: 517,308 (2016)". */
function figureOf(reading: Reading, answer: Names): Bilingual {
  const [place, figure] = [placeName(answer, reading.reporter), figureWords(reading)];
  const indicator = INDICATORS.get(reading.indicator)?.name ?? { en: reading.indicator, ru: reading.indicator };
  return { en: `${place.en}, ${indicator.en}: ${figure.en}`, ru: `${place.ru}, ${indicator.ru}: ${figure.ru}` };
}

/** One sentence why: both figures and the reason, or the figure and what others make of it. */
export function sentenceFor({ one, other, implied, because }: Contradiction, answer: Names): Bilingual {
  const first = figureOf(one, answer);
  if (implied) {
    const number = impliedWords(implied);
    return { en: `${first.en}. ${because.en}: ${number.en}.`, ru: `${first.ru}. ${because.ru}: ${number.ru}.` };
  }
  const second = figureOf(other, answer);
  return { en: `${first.en}. ${second.en}. ${because.en}`, ru: `${first.ru}. ${second.ru}. ${because.ru}` };
}

function impliedWords(implied: Amount): Bilingual {
  const [least, most] = spanOf(implied);
  const [from, to] = [numberWords(rounded(least)), numberWords(rounded(most))];
  return least === most ? from : { en: `${from.en} to ${to.en}`, ru: `от ${from.ru} до ${to.ru}` };
}

/** Four digits of what was reckoned are enough; whole numbers keep theirs. */
function rounded(number: number): number {
  return Number.isInteger(number) ? number : Number(number.toPrecision(4));
}
