import { type Bilingual, INDICATORS } from '@serai/schema';
import type { CorridorCell } from '../regional/corridor-cell.js';

/** What a corridor is looked at for, in reading order. */
export const THEMES = {
  REGISTERED: { en: 'Migrants on registers, at borders and with papers', ru: 'Мигранты на учёте, на границе и с документами' },
  MIGRANTS: { en: 'Migrants as counted or estimated', ru: 'Мигранты по подсчётам и оценкам' },
  IRREGULAR: { en: 'Irregular stay and what follows from it', ru: 'Неурегулированное пребывание и его последствия' },
  REMITTANCES: { en: 'Remittances', ru: 'Денежные переводы' },
  HIV_DIAGNOSES: { en: 'HIV diagnoses and people living with HIV', ru: 'Выявленные случаи ВИЧ и люди с ВИЧ' },
  HIV_PREVALENCE: { en: 'HIV prevalence', ru: 'Распространённость ВИЧ' },
  TESTS: { en: 'HIV tests', ru: 'Тестирование на ВИЧ' },
  TREATMENT: { en: 'Antiretroviral therapy', ru: 'Антиретровирусная терапия' },
} as const satisfies Record<string, Bilingual>;

export type Theme = keyof typeof THEMES;

const IRREGULAR = new Set(['OVERSTAY_SHARE', 'MIGRATION_LAW_OFFENDERS', 'DEPORTED', 'MIGRANTS_STRANDED']);
const REGISTERED = new Set([
  'ENTRIES', 'MIGRANTS_REGISTERED', 'MIGRANTS_REGISTERED_SHARE', 'MIGRANTS_BY_PURPOSE_WORK', 'MIGRANTS_BY_PURPOSE_WORK_SHARE', 'MIGRANT_WORKERS_UNDER_AGREEMENTS', 'WORK_PERMITS_ISSUED', 'WORK_PATENTS_ISSUED',
]);
const HIV_PREVALENCE = new Set(['HIV_PREVALENCE', 'HIV_PREVALENCE_RATIO', 'HIV_TEST_POSITIVITY']);
const TESTS = new Set(['HIV_TESTED', 'HIV_TESTED_GROWTH', 'HIV_TESTED_POSITIVE', 'MEDICAL_EXAMINATIONS', 'MEDICAL_EXAMINATION_COVERAGE', 'HIV_NEVER_TESTED', 'HIV_TESTED_KNOWS_RESULT']);
const OTHER_MIGRANTS = /^(MIGRANTS?(_|$)|REPATRIATES$|LABOUR_MIGRATION_RATIO$)/;
const HIV_CASES = /^(HIV_(NEW_)?DIAGNOS|PLHIV_|HIV_STATUS_KNOWN$|LATE_HIV_DIAGNOSIS$|KEY_POPULATION_SIZE$)/;

/** The theme that a cell belongs to; undefined where it is about none of them, such as knowledge or barriers. */
export function themeOf({ indicator, legalStatus }: Pick<CorridorCell, 'indicator' | 'legalStatus'>): Theme | undefined {
  if (INDICATORS.get(indicator)?.topic === 'treatment') return 'TREATMENT';
  if (indicator.startsWith('REMITTANCES_')) return 'REMITTANCES';
  if (HIV_PREVALENCE.has(indicator)) return 'HIV_PREVALENCE';
  if (TESTS.has(indicator)) return 'TESTS';
  if (HIV_CASES.test(indicator)) return 'HIV_DIAGNOSES';
  if (IRREGULAR.has(indicator)) return 'IRREGULAR';
  if (!REGISTERED.has(indicator) && !OTHER_MIGRANTS.test(indicator)) return undefined;
  if (legalStatus === 'IRREGULAR') return 'IRREGULAR';
  return REGISTERED.has(indicator) ? 'REGISTERED' : 'MIGRANTS';
}
