import { scorecardAreaOf } from '@serai/schema';
import type { LawReading } from '../regional/reading.js';
import { FAVOUR } from './favour.js';

/** Whether a position serves migrants: in full, in part, or not. */
export type Standing = 'IN_FAVOUR' | 'PARTLY' | 'AGAINST';

/** The standing of an answer; null where the area is not marked, or where the answer is not known. */
export function standingOf({ area, answer }: Pick<LawReading, 'area' | 'answer'>): Standing | null {
  const favourable = FAVOUR.get(area)?.answer ?? null;
  if (favourable === null) return null;
  if (answer === 'PARTLY' || answer === 'SIGNED') return 'PARTLY';
  if (answer !== 'YES' && answer !== 'NO') return null;
  return answer === favourable ? 'IN_FAVOUR' : 'AGAINST';
}

/** Not about migrants: what citizens and residents get says nothing of what migrants get. */
const NOT_MIGRANTS: ReadonlySet<string> = new Set(['CITIZEN', 'RESIDENT']);
const ABROAD: ReadonlySet<string> = new Set(['EMIGRANT', 'EMIGRANT_WORKER']);

/** What the country of origin decides for its emigrants, beside its commitments. */
const DECIDED_AT_HOME: ReadonlySet<string> = new Set(['PRE_DEPARTURE_HIV_INFORMATION', 'HIV_INFORMATION_MATERIALS', 'ART_BY_PROXY']);

/**
 * True for a country's own law and practice. What it tells of its emigrants mostly describes the countries they go to; that
 * is its own only where the country of origin decides.
 */
export function isOwn({ area, population }: Pick<LawReading, 'area' | 'population'>): boolean {
  return !ABROAD.has(population) || scorecardAreaOf(area) === 'A' || DECIDED_AT_HOME.has(area);
}

/** True for a position by which a country may be marked: its own, and about migrants or everybody. */
export function marksCountry(law: Pick<LawReading, 'area' | 'population'>): boolean {
  return isOwn(law) && !NOT_MIGRANTS.has(law.population);
}
