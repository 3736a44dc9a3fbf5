import { type Bilingual, BREAKDOWN_IDS, INDICATORS, isTotal, type MissingReason } from '@serai/schema';
import { grouped } from '../regional/grouped.js';
import { isTold, newestFirst } from '../regional/newest.js';
import type { LawReading, Reading, ReadingSource, RegionalAnswer } from '../regional/reading.js';
import { type Section, SECTIONS } from './sections.js';

/** One indicator on the sheet, with everything that is told of it there; with nothing on record, the reason. */
export interface FactLine {
  readonly indicator: string;
  readonly figures: readonly Reading[];
  /** Why nothing is told; null where something is. */
  readonly missing: MissingReason | null;
}

/** One area of law on the sheet. */
export interface FactPosition {
  readonly area: string;
  readonly positions: readonly LawReading[];
}

export interface FactSection {
  readonly section: Section;
  readonly lines: readonly FactLine[];
  readonly laws: readonly FactPosition[];
}

/** A document that the sheet is made from, with its number on the sheet. */
export interface CitedSource {
  readonly number: number;
  readonly source: Omit<ReadingSource, 'locator'>;
}

export interface FactSheet {
  readonly country: string;
  readonly name: Bilingual;
  readonly sections: readonly FactSection[];
  /** In the order in which they are first used. */
  readonly sources: readonly CitedSource[];
}

/** Totals before what is broken down; of equals the newest first. */
function inOrder(readings: readonly Reading[]): Reading[] {
  const depth = (reading: Reading): number => BREAKDOWN_IDS.filter((id) => !isTotal(reading, id)).length;
  return newestFirst(readings).sort((one, other) => depth(one) - depth(other));
}

/** Table lines in the order of the printed sheet, then the dictionary's. */
function linesOf({ always }: Section, readings: readonly Reading[]): FactLine[] {
  const byIndicator = grouped(readings, ({ indicator }) => indicator);
  const others = [...INDICATORS.keys()].filter((code) => byIndicator.has(code) && !always.includes(code));
  return [...always, ...others].map((indicator) => {
    const figures = inOrder(byIndicator.get(indicator) ?? []);
    return { indicator, figures, missing: figures.some(isTold) ? null : (figures[0]?.missing ?? 'NOT_COLLECTED') };
  });
}

function placeOf(reading: Reading): Section | undefined {
  return SECTIONS.find(({ always, takes }) => takes(reading) || (always.includes(reading.indicator) && BREAKDOWN_IDS.every((id) => isTotal(reading, id))));
}

function citedIn(sections: readonly FactSection[]): CitedSource[] {
  const sources = sections.flatMap(({ lines, laws }) => [...lines.flatMap(({ figures }) => figures), ...laws.flatMap(({ positions }) => positions)]).map(({ source }) => source);
  return [...grouped(sources, ({ id }) => id).values()].map(([first], index) => {
    const { id, title, publisher, year } = first as ReadingSource;
    return { number: index + 1, source: { id, title, publisher, year } };
  });
}

/**
 * The fact sheet of one country, rebuilt from its data: every figure and position stands in exactly one section, table lines
 * stand even where they are empty, with the reason, and every document used is cited once. Undefined for a country that was
 * not asked or did not answer.
 */
export function factSheet(answer: RegionalAnswer, country: string): FactSheet | undefined {
  if (!answer.asked.includes(country) || answer.silent.some((each) => each.country === country)) return undefined;
  const placed = grouped(answer.readings.filter(({ reporter }) => reporter === country), (reading) => placeOf(reading)?.id ?? '');
  const laws = grouped(answer.laws.filter(({ reporter }) => reporter === country), ({ area }) => area);
  const sections = SECTIONS.map((section): FactSection => ({
    section,
    lines: linesOf(section, placed.get(section.id) ?? []),
    laws: section.lawAreas.flatMap((area) => (laws.has(area) ? [{ area, positions: laws.get(area) ?? [] }] : [])),
  }));
  return { country, name: answer.names.get(country) ?? { en: country, ru: country }, sections, sources: citedIn(sections) };
}
