import { type Bilingual, LAW_AREA, SCORECARD, type ScorecardArea } from '@serai/schema';
import { grouped } from '../regional/grouped.js';
import type { LawReading, Reading, RegionalAnswer } from '../regional/reading.js';
import { type Favour, FAVOUR } from './favour.js';
import { marksCountry, type Standing, standingOf } from './position.js';
import { figuresOf, standingOfItem, SURVEILLANCE } from './surveillance.js';

/** How the scorecard marks, as every answer says it. */
export const MARKING_RULE: Bilingual = {
  en: 'Every area of law counts once: in favour where all of the country’s own positions for migrants are, against where all are against, otherwise partly. The mark is the areas in favour and half of those partly, in percent of the areas with evidence. Areas for which no source asks an answer, unknown answers, citizens and what other countries do to emigrants do not count. E counts the figures about migrants that the workshop of 2018 asked for: told is in favour, NOT_COLLECTED is against, what is kept back does not count. Without evidence there is no mark.',
  ru: 'Каждая область права учитывается один раз: «за», если таковы все собственные положения страны для мигрантов, «против», если все против, иначе «частично». Оценка — доля областей «за» и половины областей «частично» среди областей с подтверждениями, в процентах. Не учитываются области, для которых ни один источник не предписывает ответа, неизвестные ответы, граждане и действия других стран в отношении эмигрантов. В разделе E учитываются показатели о мигрантах, запрошенные семинаром 2018 года: сообщённое — «за», NOT_COLLECTED — «против», скрытое не учитывается. Без подтверждений оценки нет.',
};

/** One line of a mark: an area of law with the positions that count, or an item of surveillance with its figures. */
export interface Evidence {
  readonly name: Bilingual;
  /** The area of law; null for an item of surveillance. */
  readonly area: string | null;
  /** The indicator; null for an area of law. */
  readonly indicator: string | null;
  /** Null where nothing on record decides. */
  readonly standing: Standing | null;
  readonly favour: Favour | null;
  readonly positions: readonly LawReading[];
  readonly figures: readonly Reading[];
}

export interface Mark {
  readonly country: string;
  readonly section: ScorecardArea;
  /** 0 to 100; null without evidence. */
  readonly percent: number | null;
  readonly inFavour: number;
  readonly partly: number;
  readonly against: number;
  /** Areas for which nothing on record decides. */
  readonly withoutEvidence: number;
  readonly evidence: readonly Evidence[];
}

/** One standing of several: itself where they agree, partly where they do not. */
function together(standings: readonly Standing[]): Standing | null {
  const [first, ...others] = standings;
  if (first === undefined) return null;
  return others.every((other) => other === first) ? first : 'PARTLY';
}

function lawEvidence(area: string, laws: readonly LawReading[]): Evidence {
  const positions = laws.filter((law) => law.area === area && marksCountry(law) && standingOf(law) !== null);
  const standings = positions.map(standingOf).filter((standing) => standing !== null);
  return { name: LAW_AREA.get(area)?.name ?? { en: area, ru: area }, area, indicator: null, standing: together(standings), favour: FAVOUR.get(area) ?? null, positions, figures: [] };
}

function figureEvidence(readings: readonly Reading[]): Evidence[] {
  return SURVEILLANCE.map((item) => {
    const figures = figuresOf(item, readings);
    return { name: item.name, area: null, indicator: item.indicator, standing: standingOfItem(figures), favour: null, positions: [], figures };
  });
}

function markOf(country: string, section: ScorecardArea, evidence: readonly Evidence[]): Mark {
  const count = (standing: Standing | null) => evidence.filter((each) => each.standing === standing).length;
  const [inFavour, partly, against] = [count('IN_FAVOUR'), count('PARTLY'), count('AGAINST')];
  const decided = inFavour + partly + against;
  return {
    country, section, inFavour, partly, against, withoutEvidence: evidence.length - decided, evidence: evidence.filter(({ standing }) => standing !== null),
    percent: decided === 0 ? null : Math.round((100 * (inFavour + partly / 2)) / decided),
  };
}

/** Areas that can be marked at all: for which a source asks an answer. */
function markedAreas({ lawAreas }: ScorecardArea): string[] {
  return lawAreas.filter((area) => FAVOUR.get(area)?.answer);
}

/**
 * The marks of every country that answered against the essential HIV care package for migrants, sections A to E, by
 * MARKING_RULE. Source: outline of the package (WHO, UNAIDS, IOM), as shown in AFEW-2017-SLIDES.
 */
export function scorecard(answer: RegionalAnswer): Mark[] {
  const silent = new Set(answer.silent.map(({ country }) => country));
  const [toldLaws, toldFigures] = [grouped(answer.laws, ({ reporter }) => reporter), grouped(answer.readings, ({ reporter }) => reporter)];
  return answer.asked.filter((country) => !silent.has(country)).flatMap((country) => {
    const [laws, readings] = [toldLaws.get(country) ?? [], toldFigures.get(country) ?? []];
    return [...SCORECARD.values()].map((section) =>
      markOf(country, section, section.id === 'E' ? figureEvidence(readings) : markedAreas(section).map((area) => lawEvidence(area, laws))),
    );
  });
}
