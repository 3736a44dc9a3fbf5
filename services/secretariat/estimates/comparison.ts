import { type Bilingual, spanOfPeriod } from '@serai/schema';
import type { Reading } from '../regional/reading.js';
import { hull, type Interval, outwards, product } from './interval.js';
import type { ObservedInput, ObservedName } from './observed-input.js';
import { intervalOf, type SizeModel } from './size-model.js';

export type ComparisonVerdict = 'HOLDS' | 'OVERLAPS' | 'APART' | 'NOTHING_PUBLISHED' | 'INSUFFICIENT' | 'WITHHELD';

/** How far the inputs go towards the estimate that is published. */
export interface Comparison {
  readonly verdict: ComparisonVerdict;
  /** How many migrants it would take to come to what is published, at the shares known here; null where one of the two is not known. */
  readonly stockNeeded: Interval | null;
  readonly text: Bilingual;
}

const INPUT: Readonly<Record<ObservedName, Bilingual>> = {
  STOCK: { en: 'the number of migrants from there', ru: 'число мигрантов оттуда' },
  PREVALENCE: { en: 'HIV prevalence', ru: 'распространённость ВИЧ' },
  KEY_POPULATION_SHARE: { en: 'the share of the key population at the origin', ru: 'доля ключевой группы в стране происхождения' },
};

/** Everything that the estimates of the destination leave open together; null where none is told. */
export function publishedSpan(published: readonly Reading[]): Interval | null {
  const ends = published.filter(({ missing }) => missing === null).map(({ value, lower, upper }) => {
    // A mean that is told with one end alone is not the other end: "up to 193 (average 97)".
    const alone = lower === null && upper === null ? value : null;
    return { lower: Math.max(0, lower ?? alone ?? 0), upper: upper ?? alone ?? Infinity };
  });
  return ends.length > 0 ? hull(ends) : null;
}

/** Holds what the inputs come to against what is published, and says where they do not suffice to come to it. */
export function compare(model: SizeModel, published: readonly Reading[]): Comparison {
  const inputs = [model.stock, model.share];
  const span = publishedSpan(published);
  const needed = span && neededFor(span, model);
  const lacking = inputs.filter(({ candidates }) => candidates.length === 0);
  if (lacking.length > 0) return { ...insufficient(lacking, span, needed), stockNeeded: needed };
  const own = intervalOf(model);
  if (!span) {
    return {
      verdict: 'NOTHING_PUBLISHED', stockNeeded: null,
      text: { en: `The inputs leave ${range(outwards(own), 'en')} open. The destination tells no estimate of its own to hold it against.`, ru: `Исходные данные допускают ${range(outwards(own), 'ru')}. Собственной оценки, с которой это можно сопоставить, страна назначения не сообщает.` },
    };
  }
  const verdict = span.lower >= own.lower && span.upper <= own.upper ? 'HOLDS' : span.lower <= own.upper && span.upper >= own.lower ? 'OVERLAPS' : 'APART';
  const how = {
    HOLDS: { en: 'lies within', ru: 'лежит внутри' }, OVERLAPS: { en: 'overlaps it in part', ru: 'частично с этим пересекается' }, APART: { en: 'lies apart from it', ru: 'лежит в стороне' },
  }[verdict];
  const present = presentOf(model);
  const ages = agesOf(inputs.flatMap(({ candidates }) => candidates.flatMap(({ readings }) => readings)), published);
  return {
    verdict, stockNeeded: needed,
    text: {
      en: `The inputs leave ${range(outwards(own), 'en')} open; what is published, ${range(span, 'en')}, ${how.en}. They do not reproduce it: which numbers its authors took for each input is not told${ages.en}.${needed ? ` At the shares known here it takes ${range(needed, 'en')} migrants from there to come to it; the figures here make it ${range(present, 'en')}.` : ''}`,
      ru: `Исходные данные допускают ${range(outwards(own), 'ru')}; опубликованное (${range(span, 'ru')}) ${how.ru}. Воспроизвести его они не позволяют: какие числа взяли авторы, не сообщается${ages.ru}.${needed ? ` При известных здесь долях для такого результата нужно ${range(needed, 'ru')} мигрантов оттуда; по имеющимся показателям их ${range(present, 'ru')}.` : ''}`,
    },
  };
}

function insufficient(lacking: readonly ObservedInput[], span: Interval | null, needed: Interval | null): Pick<Comparison, 'verdict' | 'text'> {
  const withheld = lacking.filter(({ keptBack }) => keptBack.length > 0);
  const names = (language: keyof Bilingual, of: readonly ObservedInput[]): string => of.map(({ name }) => INPUT[name][language]).join(language === 'en' ? ' and ' : ' и ');
  if (withheld.length > 0) {
    return {
      verdict: 'WITHHELD',
      text: { en: `Withheld: ${names('en', withheld)} is kept back from whoever asks.`, ru: `Не показывается: скрыто от спрашивающего — ${names('ru', withheld)}.` },
    };
  }
  const halfOpen = lacking.some((input) => input.halfOpen.length > 0);
  return {
    verdict: 'INSUFFICIENT',
    text: {
      en: `The inputs do not suffice: no figure tells ${names('en', lacking)}${halfOpen ? ' with both its ends' : ''}.${span ? ` What is published, ${range(span, 'en')}, cannot be reproduced.` : ''}${needed ? ` At the shares known here it would take ${range(needed, 'en')} migrants from there.` : ''}`,
      ru: `Исходных данных недостаточно: ни один показатель не сообщает${halfOpen ? ' с обеими границами' : ''}: ${names('ru', lacking)}.${span ? ` Опубликованное (${range(span, 'ru')}) воспроизвести нельзя.` : ''}${needed ? ` При известных здесь долях для него понадобилось бы ${range(needed, 'ru')} мигрантов оттуда.` : ''}`,
    },
  };
}

/** How many migrants are there at one time, by the figures and the assumptions. */
function presentOf(model: SizeModel): Interval {
  return intervalOf({ ...model, share: { ...model.share, candidates: [certain(1)] }, assumptions: { ...model.assumptions, LIKENESS: { ...model.assumptions.LIKENESS, interval: { lower: 1, upper: 1 } } } });
}

function certain(value: number): ObservedInput['candidates'][number] {
  return { interval: { lower: value, upper: value }, likeliest: value, readings: [], isFlow: false, isRegister: false };
}

/** Of which years the inputs are, and of which what is published is, where the sources tell. */
function agesOf(used: readonly Reading[], published: readonly Reading[]): Bilingual {
  const [ours, theirs] = [yearsOf(used), yearsOf(published)];
  return ours && theirs ? { en: `, and the inputs known here are of ${ours}, that is of ${theirs}`, ru: `, а известные здесь данные относятся к ${ours}, опубликованное — к ${theirs}` } : { en: '', ru: '' };
}

function yearsOf(readings: readonly Reading[]): string | null {
  const years = readings.flatMap(({ period }) => spanOfPeriod(period)?.from.slice(0, 4) ?? []).sort();
  const [first, last] = [years[0], years.at(-1)];
  return first === undefined ? null : first === last ? first : `${first}–${last}`;
}

function neededFor(span: Interval, { share, assumptions }: SizeModel): Interval | null {
  if (share.candidates.length === 0) return null;
  const { lower, upper } = product([hull(share.candidates.map(({ interval }) => interval)), assumptions.LIKENESS.interval]);
  return lower > 0 && Number.isFinite(span.upper) ? { lower: span.lower / upper, upper: span.upper / lower } : null;
}

function range({ lower, upper }: Interval, language: 'en' | 'ru'): string {
  const shown = (value: number): string => new Intl.NumberFormat(language).format(Math.round(value));
  if (Number.isFinite(upper) && Math.round(lower) === 0 && upper > 0) return `${language === 'en' ? 'up to' : 'до'} ${shown(upper)}`;
  if (!Number.isFinite(upper)) return language === 'en' ? `at least ${shown(lower)}` : `не менее ${shown(lower)}`;
  return shown(lower) === shown(upper) ? shown(lower) : `${shown(lower)}–${shown(upper)}`;
}
