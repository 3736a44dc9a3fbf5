import { BASIS, type Bilingual, METHOD, POPULATION, STOCK_OR_FLOW, UNIT } from '@serai/schema';
import { endOf } from './newest.js';
import type { Reading } from './reading.js';

const DAY_MS = 86_400_000;

/** True for figures as of the same moment: their periods end no more than a day apart (2017 and 2018-01-01). Undated figures are of no moment. */
export function isSameMoment(one: Reading, other: Reading): boolean {
  const [first, second] = [endOf(one), endOf(other)];
  return first !== null && second !== null && Math.abs(Date.parse(first) - Date.parse(second)) <= DAY_MS;
}

interface Aspect {
  readonly name: Bilingual;
  readonly code: (reading: Reading) => string;
  readonly say: (code: string) => Bilingual;
}

const inWords = (list: ReadonlyMap<string, { readonly name: Bilingual }>) => (code: string): Bilingual => list.get(code)?.name ?? { en: code, ru: code };
const NO_DATE: Bilingual = { en: 'no date', ru: 'без даты' };

/** What has to be the same for figures to be set against each other, method apart: registration over estimate is what a cascade is. */
const ASPECTS: readonly Aspect[] = [
  { name: { en: 'population', ru: 'группа населения' }, code: ({ population }) => population, say: inWords(POPULATION) },
  { name: { en: 'basis of origin', ru: 'основание происхождения' }, code: ({ basis }) => basis, say: inWords(BASIS) },
  { name: { en: 'stock or flow', ru: 'запас или поток' }, code: ({ stockOrFlow }) => stockOrFlow, say: inWords(STOCK_OR_FLOW) },
  { name: { en: 'unit', ru: 'единица' }, code: ({ unit }) => unit, say: inWords(UNIT) },
];
const METHOD_ASPECT: Aspect = { name: { en: 'method', ru: 'метод' }, code: ({ method }) => method, say: inWords(METHOD) };
const PERIOD: Bilingual = { en: 'period', ru: 'период' };
const DEFINITION: Bilingual = { en: 'A figure does not follow the dictionary’s definition; its note says how.', ru: 'Показатель отличается от определения словаря; подробности в примечании.' };

function sayDifference(name: Bilingual, values: readonly Bilingual[]): Bilingual {
  return { en: `The ${name.en} differs: ${values.map(({ en }) => en).join('; ')}.`, ru: `Различается ${name.ru}: ${values.map(({ ru }) => ru).join('; ')}.` };
}

function periodDifference(readings: readonly Reading[]): Bilingual[] {
  const [first, ...others] = readings;
  if (!first || others.length === 0 || others.every((other) => isSameMoment(first, other))) return [];
  const periods = [...new Set(readings.map(({ period }) => period))].sort();
  return [sayDifference(PERIOD, periods.map((period) => (period === '_U' ? NO_DATE : { en: period, ru: period })))];
}

/** Why figures are not of the same people, moment and definition; nothing where they are. */
export function differences(readings: readonly Reading[]): Bilingual[] {
  return [...periodDifference(readings), ...ASPECTS.flatMap((aspect) => aspectDifference(aspect, readings)), ...(readings.some(({ status }) => status === 'D') ? [DEFINITION] : [])];
}

/** Where figures were made by different methods. */
export function methodDifference(readings: readonly Reading[]): Bilingual[] {
  return aspectDifference(METHOD_ASPECT, readings);
}

function aspectDifference({ name, code, say }: Aspect, readings: readonly Reading[]): Bilingual[] {
  const codes = [...new Set(readings.map(code))].sort();
  return codes.length > 1 ? [sayDifference(name, codes.map(say))] : [];
}
