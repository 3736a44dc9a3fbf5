import type { Bilingual } from '../dictionary/bilingual.js';
import { BREAKDOWNS } from '../dictionary/dimension.js';
import { INDICATORS } from '../dictionary/indicators.js';
import type { AccessRules, AudienceRules, Opening } from './access-rules.js';
import { isNestedAudience } from './audience.js';
import { indicatorsOf } from './covers.js';
import { closedDimensions, describeIndicators, describeOpening, describeProtection } from './describe-opening.js';

/** What an audience sees of a country and what it does not, in plain lines; undefined for an audience that the rules do not know. */
export function explain(rules: AccessRules, audience: string): { readonly en: readonly string[]; readonly ru: readonly string[] } | undefined {
  const own = rules.audiences.find(({ id }) => id === audience);
  if (!own && !isNestedAudience(audience)) return undefined;
  const lines = [
    title(rules.country, audience),
    ...published(rules.alreadyPublished),
    ...(own?.open ?? []).flatMap(opened),
    closed(own),
    ...(own ? [{ en: `Protection: ${describeProtection(own.protection).en}.`, ru: `Защита: ${describeProtection(own.protection).ru}.` }, outside(own), { en: `Terms of use, version ${own.terms.version}: ${own.terms.en}`, ru: `Условия использования, версия ${own.terms.version}: ${own.terms.ru}` }] : []),
  ];
  return { en: lines.map(({ en }) => en), ru: lines.map(({ ru }) => ru) };
}

function title(country: string, audience: string): Bilingual {
  return { en: `${country}, as ${audience}`, ru: `${country}, аудитория ${audience}` };
}

function published(sources: readonly string[]): Bilingual[] {
  if (sources.length === 0) return [];
  return [{ en: `Sees, as published: every figure from ${sources.join(', ')}.`, ru: `Видит как опубликованное: все данные из ${sources.join(', ')}.` }];
}

function opened(opening: Opening): Bilingual[] {
  const [what, how] = [describeIndicators(opening), describeOpening(opening)];
  const totals = closedDimensions(opening);
  const sees = { en: `Sees ${what.en}: ${how.en}.`, ru: `Видит: ${what.ru} — ${how.ru}.` };
  if (totals.length === 0) return [sees];
  const list = (language: keyof Bilingual): string => totals.map((id) => BREAKDOWNS[id].name[language].toLowerCase()).join(', ');
  return [sees, { en: `  Does not see it by ${list('en')}.`, ru: `  Не видит этого по признакам: ${list('ru')}.` }];
}

function closed(own: AudienceRules | undefined): Bilingual {
  const open = new Set((own?.open ?? []).flatMap(indicatorsOf));
  const rest = INDICATORS.size - open.size;
  if (open.size === 0) return { en: 'Does not see anything else: no rule opens it.', ru: 'Больше не видит ничего: этого не открывает ни одно правило.' };
  return { en: `Does not see the other ${rest} indicators of the dictionary.`, ru: `Не видит остальных показателей словаря: ${rest}.` };
}

function outside({ cacheableOutside }: AudienceRules): Bilingual {
  return cacheableOutside
    ? { en: 'Answers may be kept outside the country.', ru: 'Ответы можно хранить за пределами страны.' }
    : { en: 'Answers may not be kept outside the country.', ru: 'Ответы нельзя хранить за пределами страны.' };
}
