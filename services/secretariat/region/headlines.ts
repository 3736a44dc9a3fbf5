import type { Bilingual } from '@serai/schema';
import type { Choice } from '../regional/choice.js';

/** A headline number: an indicator about certain people, one figure a country. */
export interface Headline {
  readonly id: string;
  readonly name: Bilingual;
  readonly indicator: string;
  readonly choice: Choice;
  /** Parts of the people asked for: a figure of one of them is a least, where there is no figure of the whole. */
  readonly parts: readonly Choice[];
  /** Counts and sums of money can be added over countries; shares and rates cannot. */
  readonly adds: boolean;
}

function headline(id: string, en: string, ru: string, indicator: string, choice: Choice = {}, parts: readonly Choice[] = [], adds = true): Headline {
  return { id, name: { en, ru }, indicator, choice, parts, adds };
}

const CITIZENS: readonly Choice[] = [{ POPULATION: 'CITIZEN' }, { POPULATION: 'RESIDENT' }];
const IMMIGRANTS: readonly Choice[] = [{ POPULATION: 'IMMIGRANT', LEGAL_STATUS: 'REGULAR' }, { POPULATION: 'IMMIGRANT_WORKER' }];

/**
 * The numbers of the first page: the epidemic, HIV among migrants, migration and its money. Chosen from what the report of
 * the workshop of 2018 leads with (§1; §4.2.3; §1 of each fact sheet).
 */
export const HEADLINES: readonly Headline[] = [
  headline('PLHIV_ESTIMATED', 'People living with HIV, estimated', 'Люди, живущие с ВИЧ, оценка', 'PLHIV_ESTIMATED'),
  headline('PLHIV_REGISTERED', 'People living with HIV, registered', 'Люди, живущие с ВИЧ, на учёте', 'PLHIV_REGISTERED', {}, CITIZENS),
  headline('NEW_DIAGNOSES', 'New HIV diagnoses', 'Новые случаи ВИЧ-инфекции', 'HIV_NEW_DIAGNOSES', {}, CITIZENS),
  headline('DIAGNOSIS_RATE', 'New HIV diagnoses per 100,000 people', 'Новые случаи ВИЧ-инфекции на 100 000 человек', 'HIV_DIAGNOSIS_RATE', {}, [], false),
  headline('ON_ART', 'People on antiretroviral therapy', 'Получают антиретровирусную терапию', 'ON_ART', {}, CITIZENS),
  headline('DIAGNOSES_AMONG_IMMIGRANTS', 'New HIV diagnoses among immigrants', 'Новые случаи ВИЧ-инфекции среди иммигрантов', 'HIV_NEW_DIAGNOSES', { POPULATION: 'IMMIGRANT' }, IMMIGRANTS),
  headline('TESTED_IMMIGRANTS', 'Immigrants tested for HIV', 'Иммигранты, обследованные на ВИЧ', 'HIV_TESTED', { POPULATION: 'IMMIGRANT' }, IMMIGRANTS),
  headline('TESTED_RETURNEES', 'Returned emigrants tested for HIV', 'Вернувшиеся эмигранты, обследованные на ВИЧ', 'HIV_TESTED', { POPULATION: 'RETURNEE' }, [{ POPULATION: 'RETURNEE_WORKER' }]),
  headline('IMMIGRANTS', 'Immigrants and other foreigners', 'Иммигранты и другие иностранцы', 'MIGRANTS', { POPULATION: 'IMMIGRANT' }, IMMIGRANTS),
  headline('EMIGRANTS', 'Emigrants and citizens abroad', 'Эмигранты и граждане за рубежом', 'MIGRANTS', { POPULATION: 'EMIGRANT' }, [{ POPULATION: 'EMIGRANT_WORKER' }]),
  headline('REMITTANCES_RECEIVED', 'Remittances received, million US dollars', 'Полученные переводы, млн долларов США', 'REMITTANCES_RECEIVED'),
  headline('REMITTANCES_SENT', 'Remittances sent, million US dollars', 'Отправленные переводы, млн долларов США', 'REMITTANCES_SENT'),
];

export const HEADLINE_INDICATORS: readonly string[] = [...new Set(HEADLINES.map(({ indicator }) => indicator))];
