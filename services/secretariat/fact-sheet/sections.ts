import { type Bilingual, INDICATORS, isTotal, SCORECARD, type Topic } from '@serai/schema';
import type { Reading } from '../regional/reading.js';
import { isWithin } from '../regional/within.js';

export const SECTION_IDS = ['CONTEXT', 'MIGRATION', 'REGULATION', 'ACCESS', 'HIV', 'MIGRANTS', 'VULNERABILITY'] as const;
export type SectionId = (typeof SECTION_IDS)[number];

/** A section of the fact sheet: which figures and which areas of law stand in it, in order. */
export interface Section {
  readonly id: SectionId;
  readonly title: Bilingual;
  /** Indicators that stand in it even where nothing is told, in the order of the printed sheet. */
  readonly always: readonly string[];
  /** Other figures that belong here; the first section that takes a figure has it. */
  readonly takes: (reading: Reading) => boolean;
  readonly lawAreas: readonly string[];
}

/** True for figures about people who move; residents, citizens and everybody are not. */
function isAboutMigrants({ population }: Reading): boolean {
  return isWithin(population, 'MIGRANT') || population === 'PARTNER' || population === 'TRAFFICKED';
}

const topicOf = ({ indicator }: Reading): Topic | undefined => INDICATORS.get(indicator)?.topic;
const EPIDEMIC: ReadonlySet<Topic | undefined> = new Set(['hiv', 'testing', 'treatment', 'behaviour']);

/** Figures on what makes migrants vulnerable, whatever their topic in the dictionary. */
const VULNERABILITY = /^(BARRIER_|TRAFFICK|DEPORTED$|MIGRATION_LAW_OFFENDERS$|OVERSTAY_SHARE$|STIGMA_EXPERIENCED$|SEXUAL_VIOLENCE|INTIMATE_PARTNER_VIOLENCE$|MODERN_SLAVERY_RANK$|JOB_LOST_SHARE$|MIGRANTS_STRANDED$|REMITTANCES_INTERRUPTED)/;

const lawAreasOf = (section: string): readonly string[] => SCORECARD.get(section)?.lawAreas ?? [];
const RATIFIED = lawAreasOf('A').filter((area) => area.startsWith('RATIFIED_'));
const PUNISHED = ['SEX_BETWEEN_MEN_CRIMINALISED', 'SEX_BETWEEN_MEN_PRISON_YEARS', 'SEX_WORK_PENALISED', 'SEX_WORK_ORGANISING_CRIMINALISED', 'DRUG_USE_PENALISED', 'HIV_TRANSMISSION_CRIMINALISED', 'IRREGULAR_STAY_DETENTION'];

/**
 * The sections of the fact sheets of the workshop, in their order: context with its table and the ratifications, migrating
 * population, regulation of entry and stay, access to information and care, HIV situation, HIV among migrants, main factors
 * of vulnerability. Source: report of the workshop of 2018, annexes 3-8.
 */
export const SECTIONS: readonly Section[] = [
  {
    id: 'CONTEXT', title: { en: 'Country context', ru: 'Общие сведения о стране' },
    always: [
      'POPULATION_TOTAL', 'POPULATION_GROWTH_RATE', 'URBAN_POPULATION_SHARE', 'INTERNATIONAL_MIGRANT_STOCK_SHARE', 'SURFACE_AREA', 'GDP_PPP', 'GDP_PER_CAPITA_PPP',
      'UNEMPLOYMENT_RATE', 'REMITTANCES_RECEIVED', 'REMITTANCES_SENT', 'REMITTANCES_RECEIVED_GDP_SHARE', 'HDI', 'HDI_RANK', 'HIV_DIAGNOSIS_RATE', 'TB_INCIDENCE', 'TB_HIV_INCIDENCE',
      'HEALTH_EXPENDITURE_GDP_SHARE', 'HEALTH_EXPENDITURE_PER_CAPITA',
    ],
    takes: (reading) => topicOf(reading) === 'context' && !VULNERABILITY.test(reading.indicator) && isTotal(reading, 'ORIGIN') && isTotal(reading, 'DESTINATION'),
    lawAreas: RATIFIED,
  },
  {
    id: 'MIGRATION', title: { en: 'Migrating population', ru: 'Мигрирующее население' }, always: ['MIGRANTS', 'MIGRANTS_REGISTERED'],
    takes: (reading) => ['migration', 'context'].includes(topicOf(reading) ?? '') && !VULNERABILITY.test(reading.indicator), lawAreas: [],
  },
  {
    id: 'REGULATION', title: { en: 'Regulation of entry, stay and work, and the rights of migrants', ru: 'Регулирование въезда, пребывания и работы, права мигрантов' }, always: [],
    takes: () => false, lawAreas: [...lawAreasOf('A'), ...lawAreasOf('B')].filter((area) => !RATIFIED.includes(area) && !PUNISHED.includes(area)),
  },
  {
    id: 'ACCESS', title: { en: 'Access of migrants to health information and care', ru: 'Доступ мигрантов к информации о здоровье и помощи' }, always: [],
    takes: (reading) => topicOf(reading) === 'services', lawAreas: [...lawAreasOf('C'), ...lawAreasOf('D')],
  },
  {
    id: 'HIV', title: { en: 'HIV situation', ru: 'Ситуация с ВИЧ-инфекцией' },
    always: ['HIV_NEW_DIAGNOSES', 'HIV_DIAGNOSES_CUMULATIVE', 'PLHIV_REGISTERED', 'PLHIV_ESTIMATED', 'HIV_PREVALENCE', 'ON_ART'],
    takes: (reading) => EPIDEMIC.has(topicOf(reading)) && !isAboutMigrants(reading) && !VULNERABILITY.test(reading.indicator), lawAreas: [],
  },
  {
    id: 'MIGRANTS', title: { en: 'HIV and the risk of HIV among migrants', ru: 'ВИЧ и риск ВИЧ среди мигрантов' },
    always: ['HIV_STATUS_KNOWN', 'ART_COVERAGE', 'VIRAL_SUPPRESSION_SHARE', 'LATE_HIV_DIAGNOSIS'],
    takes: (reading) => EPIDEMIC.has(topicOf(reading)) && !VULNERABILITY.test(reading.indicator), lawAreas: [],
  },
  {
    id: 'VULNERABILITY', title: { en: 'Main factors of migrants’ vulnerability to HIV', ru: 'Основные факторы уязвимости мигрантов к ВИЧ' }, always: [],
    takes: () => true, lawAreas: PUNISHED,
  },
];
