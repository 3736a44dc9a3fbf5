import type { Bilingual } from '../dictionary/bilingual.js';
import { BREAKDOWN_IDS, BREAKDOWNS, type BreakdownId } from '../dictionary/dimension.js';
import type { Embargo, Grain, Opening, Periods, Protection } from './access-rules.js';
import { indicatorsOf } from './covers.js';
import { INDICATORS } from '../dictionary/indicators.js';

/** What an opening shows, in one sentence without the names of its indicators. */
export function describeOpening({ dimensions, periods, embargo }: Opening): Bilingual {
  const shown = BREAKDOWN_IDS.flatMap((id) => describeGrain(id, dimensions[id]) ?? []);
  const time = describePeriods(periods);
  const wait = embargo ? describeEmbargo(embargo) : { en: '', ru: '' };
  const by = (language: keyof Bilingual, none: string): string => shown.map((each) => each[language]).join('; ') || none;
  return {
    en: `by ${by('en', 'nothing, totals alone')}; ${time.en}${wait.en}`,
    ru: `по признакам: ${by('ru', 'нет, только итоги')}; ${time.ru}${wait.ru}`,
  };
}

/** The indicators of an opening by their names; what a topic holds is counted, not listed. */
export function describeIndicators(opening: Opening): Bilingual {
  const named = opening.indicators.map((code) => INDICATORS.get(code)?.name ?? { en: code, ru: code });
  const count = indicatorsOf({ ...opening, indicators: [] }).length;
  const topics = opening.topics.join(', ');
  return {
    en: [...named.map(({ en }) => en), ...(count > 0 ? [`everything about ${topics} (${count} indicators)`] : [])].join(', '),
    ru: [...named.map(({ ru }) => ru), ...(count > 0 ? [`всё по темам ${topics} (показателей: ${count})`] : [])].join(', '),
  };
}

/** The dimensions that an opening leaves at their totals, of those that its indicators have. */
export function closedDimensions(opening: Opening): readonly BreakdownId[] {
  const has = new Set(indicatorsOf(opening).flatMap((code) => INDICATORS.get(code)?.breakdowns ?? []));
  return BREAKDOWN_IDS.filter((id) => has.has(id) && (opening.dimensions[id]?.codes ?? []).length === 0);
}

/** The primary rules in a sentence. */
export function describeProtection({ minimumCount, zeros, wholeGroup, dominance }: Protection): Bilingual {
  const en = [`counts below ${minimumCount} are hidden`, zeros === 'shown' ? 'zeros are shown' : 'zeros are hidden as small'];
  const ru = [`числа меньше ${minimumCount} скрыты`, zeros === 'shown' ? 'нули показаны' : 'нули скрыты как малые числа'];
  if (wholeGroup === 'hide') {
    en.push('a cell that holds its whole group is hidden');
    ru.push('ячейка, в которую входит вся группа, скрыта');
  }
  if (dominance) {
    en.push(`a cell is hidden when its ${dominance.largest} largest contributors make up more than ${dominance.percent} % of it`);
    ru.push(`ячейка скрыта, если крупнейшие участники (${dominance.largest}) дают больше ${dominance.percent} % её значения`);
  }
  return { en: en.join('; '), ru: ru.join('; ') };
}

function describeGrain(id: BreakdownId, grain: Grain | undefined): Bilingual | undefined {
  if (!grain || grain.codes.length === 0) return undefined;
  const { name } = BREAKDOWNS[id];
  const codes = grain.codes === 'all' ? { en: ' (all codes)', ru: ' (все коды)' } : { en: ` (${grain.codes.join(', ')})`, ru: ` (${grain.codes.join(', ')})` };
  const never = (language: keyof Bilingual, words: string): string => (grain.notBy.length > 0 ? `, ${words} ${grain.notBy.map((other) => BREAKDOWNS[other].name[language].toLowerCase()).join(', ')}` : '');
  return {
    en: `${name.en.toLowerCase()}${codes.en}${never('en', 'never together with')}`,
    ru: `${name.ru.toLowerCase()}${codes.ru}${never('ru', 'но не вместе с признаками:')}`,
  };
}

function describePeriods({ from, to, undated }: Periods): Bilingual {
  return {
    en: `from ${from}${to === null ? ' on' : ` until before ${to}`}${undated ? ', and figures without a period' : ''}`,
    ru: `с ${from}${to === null ? '' : ` и до ${to}, не включая этот день`}${undated ? ', а также данные без периода' : ''}`,
  };
}

function describeEmbargo(embargo: Embargo): Bilingual {
  return 'until' in embargo
    ? { en: `; not before ${embargo.until}`, ru: `; не раньше ${embargo.until}` }
    : { en: `; months after the end of the period: ${embargo.monthsAfterPeriod}`, ru: `; месяцев после конца периода: ${embargo.monthsAfterPeriod}` };
}
