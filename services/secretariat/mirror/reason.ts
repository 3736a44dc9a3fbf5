import type { Bilingual } from '@serai/schema';
import type { CorridorLine } from '../regional/corridor-lines.js';
import { figureWords } from '../regional/figure-words.js';
import { placeName } from '../regional/place-name.js';
import type { Reading, RegionalAnswer } from '../regional/reading.js';
import type { Alignment } from '../regional/side-by-side.js';
import type { Judgement } from './judgement.js';
import { largest } from './side.js';
import { VERDICTS } from './verdict.js';

type Names = Pick<RegionalAnswer, 'names'>;

/** Why a cell was judged so, in one or two sentences of both languages. */
export function reasonFor(line: CorridorLine, judgement: Judgement, answer: Names): Bilingual {
  const { verdict, pair, total } = judgement;
  if (pair) return pairReason(judgement, line, answer);
  if (total) return totalReason(line, judgement, total, answer);
  if (verdict === 'ORIGIN_SILENT' || verdict === 'DESTINATION_SILENT') return silenceReason(line, judgement, answer);
  return VERDICTS[verdict];
}

function told(country: string, reading: Reading, answer: Names): Bilingual {
  const [name, figure] = [placeName(answer, country), figureWords(reading)];
  return { en: `${name.en}: ${figure.en}`, ru: `${name.ru}: ${figure.ru}` };
}

function pairReason({ verdict, pair }: Judgement, { cell }: CorridorLine, answer: Names): Bilingual {
  if (!pair) return VERDICTS[verdict];
  const [one, other] = [told(cell.destination, pair.destination, answer), told(cell.origin, pair.origin, answer)];
  const why = verdict === 'NOT_COMPARABLE' ? mismatch(pair.alignment) : VERDICTS[verdict];
  const undated = verdict === 'AGREE' && pair.alignment.period === 'UNKNOWN' ? { en: ' That they are of the same time is not said.', ru: ' Относятся ли они к одному времени, не указано.' } : { en: '', ru: '' };
  return { en: `${one.en}; ${other.en}. ${why.en}${undated.en}`, ru: `${one.ru}; ${other.ru}. ${why.ru}${undated.ru}` };
}

/** What keeps two figures from being compared. */
function mismatch({ definition, period, stockOrFlow, unit, basis }: Alignment): Bilingual {
  const faults: Bilingual[] = [];
  if (!definition) faults.push({ en: 'they count different things', ru: 'считается не одно и то же' });
  if (!unit) faults.push({ en: 'the units differ', ru: 'различаются единицы' });
  if (!stockOrFlow) faults.push({ en: 'one is a stock or cumulative, the other is not', ru: 'одно — запас или нарастающий итог, другое нет' });
  if (!basis) faults.push({ en: 'origin is told on different bases', ru: 'происхождение определено по разным основаниям' });
  if (period === 'UNKNOWN') faults.push({ en: 'a period is not given', ru: 'период указан не у обоих' });
  if (period === 'APART' || (period === 'OVERLAP' && faults.length === 0)) faults.push({ en: 'the periods are not the same', ru: 'периоды не совпадают' });
  const [en, ru] = [faults.map((fault) => fault.en).join('; '), faults.map((fault) => fault.ru).join('; ')];
  return { en: `Not comparable: ${en}.`, ru: `Несопоставимо: ${ru}.` };
}

function totalReason({ cell }: CorridorLine, { verdict, exceeding }: Judgement, total: Reading, answer: Names): Bilingual {
  const [speaker, other] = verdict === 'DESTINATION_HIGHER' ? [cell.destination, cell.origin] : [cell.origin, cell.destination];
  if (!exceeding) return VERDICTS[verdict];
  const [one, whole] = [told(speaker, exceeding, answer), told(other, total, answer)];
  return {
    en: `${one.en}. That is more than the total of the other end over all countries. ${whole.en}.`,
    ru: `${one.ru}. Это больше, чем итог другой стороны по всем странам. ${whole.ru}.`,
  };
}

function silenceReason({ cell, destination, origin }: CorridorLine, { verdict, statement }: Judgement, answer: Names): Bilingual {
  const ofOrigin = verdict === 'ORIGIN_SILENT';
  const [speaker, figures, quiet] = ofOrigin ? [cell.destination, destination, cell.origin] : [cell.origin, origin, cell.destination];
  const figure = largest(figures);
  if (!figure) return VERDICTS[verdict];
  const [one, name] = [told(speaker, figure, answer), placeName(answer, quiet)];
  if (!statement) return { en: `${one.en}. ${name.en} has no figure for this corridor.`, ru: `${one.ru}. ${name.ru}: данных по этому коридору нет.` };
  const own = told(quiet, statement, answer);
  return { en: `${one.en}. ${own.en}.`, ru: `${one.ru}. ${own.ru}.` };
}
