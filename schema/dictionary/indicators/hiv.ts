import { type BreakdownId } from '../dimension.js';
import { count, type IndicatorDefinition, PEOPLE_WITH_HIV, rate, share } from '../indicator.js';

const SHARES: readonly (readonly [over: BreakdownId, suffix: string, en: string, ru: string])[] = [
  ['SEX', 'BY_SEX', 'by sex', 'по полу'],
  ['AGE', 'BY_AGE', 'by age', 'по возрасту'],
  ['TRANSMISSION', 'BY_TRANSMISSION', 'by route of transmission', 'по пути передачи'],
  ['POPULATION', 'BY_POPULATION', 'by population', 'по группе населения'],
  ['KEY_POPULATION', 'BY_KEY_POPULATION', 'by key population', 'по ключевой группе'],
  ['DESTINATION', 'BY_DESTINATION', 'by country of diagnosis', 'по стране выявления'],
  ['ORIGIN', 'BY_ORIGIN', 'by origin', 'по стране происхождения'],
];

function shares(indicator: string, stockOrFlow: 'STOCK' | 'FLOW' | 'CUMULATIVE', en: string, ru: string): IndicatorDefinition[] {
  return SHARES.map(([over, suffix, byEn, byRu]) =>
    share('hiv', `${indicator}_${suffix}`, stockOrFlow, { indicator, over }, [
      `${en}, share ${byEn}`,
      `${ru}, доля ${byRu}`,
      `Share of the cell's total (${en.toLowerCase()}) that falls into the given category ${byEn}.`,
      `Доля итога ячейки (${ru.toLowerCase()}), приходящаяся на данную категорию ${byRu}.`,
    ]),
  );
}

/** The epidemic: who was diagnosed, who lives with HIV. */
export const HIV: readonly IndicatorDefinition[] = [
  count('hiv', 'HIV_NEW_DIAGNOSES', 'FLOW', ['New HIV diagnoses', 'Новые случаи ВИЧ-инфекции', 'People first diagnosed with HIV in the reporting country during the period.', 'Люди, у которых за период в отчитывающейся стране впервые выявлена ВИЧ-инфекция.'], { boundedBy: ['HIV_DIAGNOSES_CUMULATIVE'], references: [{ framework: 'WHO HIV SI', year: 2022, number: 'HTS.3' }] }),
  ...shares('HIV_NEW_DIAGNOSES', 'FLOW', 'New HIV diagnoses', 'Новые случаи ВИЧ-инфекции'),
  rate('hiv', 'HIV_DIAGNOSIS_RATE', 'FLOW', ['HIV diagnosis rate', 'Показатель выявления ВИЧ', 'New HIV diagnoses per 100,000 people (in some sources called incidence).', 'Новые случаи ВИЧ-инфекции на 100 000 человек (в части источников — заболеваемость).'], { breakdowns: PEOPLE_WITH_HIV, units: ['PER_100K', 'PER_1000'] }),
  rate('hiv', 'HIV_DIAGNOSIS_RATE_RATIO', 'FLOW', ['HIV diagnosis rate against the general population', 'Показатель выявления ВИЧ относительно общего населения', 'How many times the HIV diagnosis rate of the group is that of the general population.', 'Во сколько раз показатель выявления ВИЧ в группе выше, чем в общем населении.'], { breakdowns: PEOPLE_WITH_HIV, units: ['RATIO'] }),
  rate('hiv', 'HIV_NEW_DIAGNOSES_CHANGE', 'FLOW', ['Change in new HIV diagnoses', 'Изменение числа новых случаев ВИЧ-инфекции', 'Change in new diagnoses against the same period a year before, or per year over the period (see note).', 'Изменение числа новых случаев к тому же периоду годом ранее либо в среднем за год (см. примечание).'], { breakdowns: PEOPLE_WITH_HIV, units: ['PERCENT', 'PERSONS'], unbounded: true }),
  rate('hiv', 'HIV_NEW_DIAGNOSES_SHARE_CHANGE', 'FLOW', ['Change in a group’s share of new HIV diagnoses', 'Изменение доли группы среди новых случаев ВИЧ-инфекции', 'By how much, or how many times, the share of new diagnoses that falls to the group grew over the period.', 'На сколько или во сколько раз за период выросла доля группы среди новых случаев.'], { breakdowns: PEOPLE_WITH_HIV, units: ['PERCENT', 'RATIO'], unbounded: true }),
  count('hiv', 'HIV_DIAGNOSES_CUMULATIVE', 'CUMULATIVE', ['HIV diagnoses, ever registered', 'Случаи ВИЧ-инфекции, зарегистрированные за всё время', 'People ever registered with HIV in the reporting country until the end of the period; over a stated range, those diagnosed within it.', 'Люди с ВИЧ, когда-либо зарегистрированные в отчитывающейся стране до конца периода; для диапазона — выявленные внутри него.']),
  ...shares('HIV_DIAGNOSES_CUMULATIVE', 'CUMULATIVE', 'HIV diagnoses ever registered', 'Случаи ВИЧ-инфекции за всё время'),
  rate('hiv', 'HIV_DIAGNOSES_CUMULATIVE_GROWTH', 'FLOW', ['Growth of HIV diagnoses ever registered', 'Рост числа случаев ВИЧ-инфекции за всё время', 'How many times the number of HIV diagnoses ever registered grew over the period.', 'Во сколько раз за период выросло число случаев ВИЧ-инфекции, зарегистрированных за всё время.'], { breakdowns: PEOPLE_WITH_HIV, units: ['RATIO'] }),
  count('hiv', 'PLHIV_REGISTERED', 'STOCK', ['People living with HIV, registered', 'Люди, живущие с ВИЧ, состоящие на учёте', 'People living with HIV whom the country knows and has on its register.', 'Люди, живущие с ВИЧ, известные стране и состоящие на учёте.'], { boundedBy: ['HIV_DIAGNOSES_CUMULATIVE'], references: [{ framework: 'UNAIDS GAM', year: 2021, number: '1.1' }] }),
  ...shares('PLHIV_REGISTERED', 'STOCK', 'People living with HIV, registered', 'Люди, живущие с ВИЧ, на учёте'),
  rate('hiv', 'PLHIV_REGISTERED_CHANGE', 'FLOW', ['Change in registered people living with HIV', 'Изменение числа людей с ВИЧ на учёте', 'Change in the number of registered people living with HIV over the period.', 'Изменение числа людей с ВИЧ, состоящих на учёте, за период.'], { breakdowns: PEOPLE_WITH_HIV, unbounded: true }),
  count('hiv', 'PLHIV_ESTIMATED', 'STOCK', ['People living with HIV, estimated', 'Люди, живущие с ВИЧ, оценка', 'Estimated number of people living with HIV, diagnosed or not.', 'Оценочное число людей, живущих с ВИЧ, включая невыявленных.']),
  rate('hiv', 'PLHIV_TYPICAL_AGE', 'STOCK', ['Typical age of people with HIV', 'Типичный возраст людей с ВИЧ', 'Age that the source calls typical of people with HIV, whether mean, median or most frequent.', 'Возраст, который источник называет типичным для людей с ВИЧ: средний, медианный или самый частый.'], { breakdowns: PEOPLE_WITH_HIV, units: ['YEARS'] }),
  rate('hiv', 'HIV_PREVALENCE', 'STOCK', ['HIV prevalence', 'Распространённость ВИЧ', 'Share of people who live with HIV: by registration, or found in a survey sample (see method).', 'Доля людей, живущих с ВИЧ: по регистрации или в выборке исследования (см. метод).'], { breakdowns: PEOPLE_WITH_HIV, units: ['PERCENT', 'PER_100K'] }),
  rate('hiv', 'HIV_PREVALENCE_RATIO', 'STOCK', ['HIV prevalence, ratio', 'Распространённость ВИЧ, отношение', 'How many times HIV prevalence in one country or group exceeds that in another; the note names both.', 'Во сколько раз распространённость ВИЧ в одной стране или группе выше, чем в другой; обе названы в примечании.'], { breakdowns: PEOPLE_WITH_HIV, units: ['RATIO'] }),
  count('hiv', 'KEY_POPULATION_SIZE', 'STOCK', ['Size of a key population', 'Численность ключевой группы', 'Estimated number of people in a key population.', 'Оценочное число людей в ключевой группе.']),
  rate('hiv', 'KEY_POPULATION_SHARE', 'STOCK', ['Key population, share of all people', 'Ключевая группа, доля населения', 'People of a key population as a share of all people in the cell.', 'Доля ключевой группы среди всех людей ячейки.'], { breakdowns: PEOPLE_WITH_HIV }),
  count('hiv', 'TB_DEATHS_AMONG_PLHIV', 'CUMULATIVE', ['Deaths from tuberculosis among people living with HIV', 'Смерти от туберкулёза среди людей с ВИЧ', 'People living with HIV who died of tuberculosis.', 'Люди с ВИЧ, умершие от туберкулёза.']),
  rate('hiv', 'TB_DEATHS_AMONG_PLHIV_SHARE', 'CUMULATIVE', ['Deaths from tuberculosis, share of deaths among people living with HIV', 'Смерти от туберкулёза, доля смертей среди людей с ВИЧ', 'Share of deaths among people living with HIV that tuberculosis caused.', 'Доля смертей среди людей с ВИЧ, причиной которых был туберкулёз.'], { breakdowns: PEOPLE_WITH_HIV }),
  rate('hiv', 'SYPHILIS_PREVALENCE', 'STOCK', ['Syphilis prevalence', 'Распространённость сифилиса', 'Share of people tested who have syphilis.', 'Доля обследованных с сифилисом.']),
  rate('hiv', 'HEPATITIS_C_PREVALENCE', 'STOCK', ['Hepatitis C prevalence', 'Распространённость гепатита C', 'Share of people tested who have hepatitis C.', 'Доля обследованных с гепатитом C.']),
  rate('hiv', 'HIV_PREVALENCE_AMONG_HEPATITIS_C', 'STOCK', ['HIV prevalence among people with hepatitis C', 'Распространённость ВИЧ среди людей с гепатитом C', 'Share of people with hepatitis C who live with HIV.', 'Доля людей с гепатитом C, живущих с ВИЧ.']),
  count('hiv', 'SYPHILIS_CASES', 'FLOW', ['Cases of syphilis found', 'Выявленные случаи сифилиса', 'Cases of syphilis found during the period.', 'Случаи сифилиса, выявленные за период.']),
  count('hiv', 'HEPATITIS_CASES', 'FLOW', ['Cases of hepatitis B and C found', 'Выявленные случаи гепатита B и C', 'Cases of hepatitis B and C found during the period.', 'Случаи гепатита B и C, выявленные за период.']),
];
