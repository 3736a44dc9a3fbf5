import { LAW_AREA } from '@serai/schema';
import { grouped } from '../regional/grouped.js';
import type { LawReading, RegionalAnswer } from '../regional/reading.js';
import { isOwn } from './position.js';

/** How the positions of a country in one area stand to each other; those that are not its own are shown, and not weighed. */
export type Agreement =
  /** No position is on record. */
  | 'NO_POSITION'
  /** All positions describe the countries that its emigrants go to. */
  | 'ELSEWHERE'
  /** All positions give one answer. */
  | 'AGREE'
  /** Answers differ, but each is for other people. */
  | 'DIFFER_BY_PEOPLE'
  /** Answers for the same people differ, and the positions are of different times. */
  | 'DIFFER_BY_TIME'
  /** Answers for the same people at the same time differ. */
  | 'CONTRADICT';

export interface LawCell {
  readonly country: string;
  /** False where the country did not answer: then nothing is known of its positions. */
  readonly answered: boolean;
  /** Every position, in the order in which the country tells them. */
  readonly positions: readonly LawReading[];
  /** The one answer that all its own positions give; null where there is no such answer. */
  readonly answer: string | null;
  readonly agreement: Agreement;
}

export interface LawRow {
  readonly area: string;
  readonly cells: readonly LawCell[];
}

const isDifferent = (positions: readonly LawReading[]): boolean => new Set(positions.map(({ answer }) => answer)).size > 1;

/** How a country's own positions stand to each other; an unknown answer contradicts nothing. */
export function agreementOf(all: readonly LawReading[]): Agreement {
  const positions = all.filter(({ answer }) => answer !== '_U');
  if (all.length === 0) return 'NO_POSITION';
  if (!isDifferent(positions)) return 'AGREE';
  const sameTime = grouped(positions, ({ population, origin, asOf }) => [population, origin, asOf].join('|'));
  if ([...sameTime.values()].some(isDifferent)) return 'CONTRADICT';
  const samePeople = grouped(positions, ({ population, origin }) => [population, origin].join('|'));
  return [...samePeople.values()].some(isDifferent) ? 'DIFFER_BY_TIME' : 'DIFFER_BY_PEOPLE';
}

function cellOf(country: string, answered: boolean, positions: readonly LawReading[]): LawCell {
  const own = positions.filter(isOwn);
  const agreement = own.length === 0 && positions.length > 0 ? 'ELSEWHERE' : agreementOf(own);
  const known = own.find(({ answer }) => answer !== '_U') ?? own[0];
  return { country, answered, positions, agreement, answer: agreement === 'AGREE' ? (known?.answer ?? null) : null };
}

/** The comparison table: areas of law in the order of the dictionary × countries, every position shown. Areas: null is all. */
export function compareLaws(answer: RegionalAnswer, areas: readonly string[] | null): LawRow[] {
  const silent = new Set(answer.silent.map(({ country }) => country));
  const told = grouped(answer.laws, ({ area, reporter }) => `${area}|${reporter}`);
  return [...LAW_AREA.keys()].filter((area) => areas === null || areas.includes(area)).map((area) => ({
    area,
    cells: answer.asked.map((country) => cellOf(country, !silent.has(country), told.get(`${area}|${country}`) ?? [])),
  }));
}
