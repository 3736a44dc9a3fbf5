import { type Bilingual, MISSING_REASON, UNIT } from '@serai/schema';
import type { Reading } from './reading.js';

const ENGLISH = new Intl.NumberFormat('en', { maximumFractionDigits: 4 });
const RUSSIAN = new Intl.NumberFormat('ru', { maximumFractionDigits: 4 });

export function numberWords(number: number): Bilingual {
  return { en: ENGLISH.format(number), ru: RUSSIAN.format(number) };
}

type Told = Pick<Reading, 'value' | 'lower' | 'upper' | 'missing' | 'unit' | 'period'>;

/** A figure as a sentence needs it: the number or its bounds, the unit, and the period or that there is none. */
export function figureWords(reading: Told): Bilingual {
  const [number, period] = [amountWords(reading), periodWords(reading.period)];
  if (!number) return missingWords(reading, period);
  const unit = unitWords(reading.unit);
  return { en: `${number.en}${unit.en} (${period.en})`, ru: `${number.ru}${unit.ru} (${period.ru})` };
}

function amountWords({ value, lower, upper }: Told): Bilingual | undefined {
  if (value !== null) return numberWords(value);
  const [least, most] = [lower === null ? null : numberWords(lower), upper === null ? null : numberWords(upper)];
  if (least && most) return { en: `${least.en} to ${most.en}`, ru: `от ${least.ru} до ${most.ru}` };
  if (least) return { en: `at least ${least.en}`, ru: `не менее ${least.ru}` };
  return most ? { en: `at most ${most.en}`, ru: `не более ${most.ru}` } : undefined;
}

function missingWords({ missing }: Told, period: Bilingual): Bilingual {
  const reason = MISSING_REASON.get(missing ?? 'NOT_COLLECTED')?.name ?? { en: '', ru: '' };
  return { en: `no figure (${lowerFirst(reason.en)}; ${period.en})`, ru: `нет данных (${lowerFirst(reason.ru)}; ${period.ru})` };
}

function unitWords(unit: string): Bilingual {
  if (unit === 'PERCENT') return { en: '%', ru: ' %' };
  if (unit === 'RATIO') return { en: '×', ru: '×' };
  const name = UNIT.get(unit)?.name;
  if (!name || unit === 'PERSONS' || unit === 'NUMBER') return { en: '', ru: '' };
  return { en: ` ${lowerFirst(name.en)}`, ru: ` ${lowerFirst(name.ru)}` };
}

/** A period as people say it: a range of whole years by its first and last. */
export function periodWords(period: string): Bilingual {
  if (period === '_U') return { en: 'no period given', ru: 'период не указан' };
  const years = /^(\d{4})-01-01\/P(\d+)Y$/.exec(period);
  const text = years ? `${years[1]}–${Number(years[1]) + Number(years[2]) - 1}` : period;
  return { en: text, ru: text };
}

/** A capital that does not begin an abbreviation becomes small within a sentence. */
function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Lu}|^US /u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
