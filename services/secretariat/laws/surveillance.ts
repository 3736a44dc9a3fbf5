import { type Bilingual, type BreakdownId, isTotal } from '@serai/schema';
import { isTold } from '../regional/newest.js';
import type { Reading } from '../regional/reading.js';
import { isWithin } from '../regional/within.js';
import type { Standing } from './position.js';

/** A figure about migrants that surveillance should give: an indicator, broken down where the breakdown is the point. */
export interface SurveillanceItem {
  readonly indicator: string;
  readonly by: BreakdownId | null;
  readonly name: Bilingual;
}

function item(indicator: string, by: BreakdownId | null, en: string, ru: string): SurveillanceItem {
  return { indicator, by, name: { en, ru } };
}

/**
 * What the workshop of 2018 missed among migrants, and what it could give: prevalence by regular and irregular status, the
 * steps of 90-90-90, late diagnosis, key populations; diagnoses, tests and the number of migrants.
 * Source: report of the workshop, §1, "A lot of the data needed … is not available"; §4.7.1, adjustments to the statistics.
 */
export const SURVEILLANCE: readonly SurveillanceItem[] = [
  item('HIV_STATUS_KNOWN', null, 'Migrants with HIV who know their status', 'Мигранты с ВИЧ, знающие свой статус'),
  item('ART_COVERAGE', null, 'Migrants with HIV on therapy', 'Мигранты с ВИЧ, получающие терапию'),
  item('VIRAL_SUPPRESSION_SHARE', null, 'Migrants on therapy with suppressed viral load', 'Мигранты на терапии с подавленной вирусной нагрузкой'),
  item('LATE_HIV_DIAGNOSIS', null, 'Late diagnosis among migrants', 'Поздняя диагностика среди мигрантов'),
  item('HIV_PREVALENCE', null, 'HIV prevalence among migrants', 'Распространённость ВИЧ среди мигрантов'),
  item('HIV_PREVALENCE', 'LEGAL_STATUS', 'HIV prevalence by regular and irregular status', 'Распространённость ВИЧ по правовому статусу'),
  item('HIV_NEW_DIAGNOSES', null, 'New diagnoses among migrants', 'Новые случаи среди мигрантов'),
  item('HIV_TESTED', null, 'Migrants tested for HIV', 'Мигранты, обследованные на ВИЧ'),
  item('KEY_POPULATION_SIZE', null, 'Key populations among migrants', 'Ключевые группы среди мигрантов'),
  item('MIGRANTS', 'LEGAL_STATUS', 'Migrants by regular and irregular status', 'Мигранты по правовому статусу'),
];

export const SURVEILLANCE_INDICATORS: readonly string[] = [...new Set(SURVEILLANCE.map(({ indicator }) => indicator))];

/** Figures of an item, broken down or not as it asks. */
export function figuresOf({ indicator, by }: SurveillanceItem, readings: readonly Reading[]): Reading[] {
  return readings.filter((reading) => reading.indicator === indicator && isWithin(reading.population, 'MIGRANT') && isTotal(reading, 'LEGAL_STATUS') === (by === null));
}

/**
 * Whether surveillance gives an item: in favour where a figure is told, against where a figure on record says NOT_COLLECTED,
 * partly where there are both; otherwise null. A figure that is kept back says nothing: it is told in the same way whether
 * there is one or not.
 */
export function standingOfItem(figures: readonly Reading[]): Standing | null {
  const isGiven = figures.some(isTold);
  const isNotCollected = figures.some(({ missing }) => missing === 'NOT_COLLECTED');
  if (isGiven && isNotCollected) return 'PARTLY';
  if (isGiven) return 'IN_FAVOUR';
  return isNotCollected ? 'AGAINST' : null;
}
