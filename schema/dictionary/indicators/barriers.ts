import { type IndicatorDefinition, rate } from '../indicator.js';

const BARRIERS: readonly (readonly [code: string, en: string, ru: string])[] = [
  ['ACCOMMODATION', 'difficulty with accommodation', 'трудности с жильём'],
  ['HOUSING_CONDITIONS', 'unfavourable housing conditions', 'плохие жилищные условия'],
  ['REGISTRATION', 'difficulties with registration of residence', 'трудности с регистрацией по месту жительства'],
  ['MEDICAL_EXAMINATION_COST', 'no money for the medical examination and certificate', 'нет денег на медосмотр и справку'],
  ['FINDING_WORK', 'difficulties in finding work', 'трудности с поиском работы'],
  ['WORK_PERMIT', 'difficulties in obtaining a work permit', 'трудности с получением разрешения на работу'],
  ['NO_HEALTH_INSURANCE', 'lack of health insurance', 'отсутствие медицинской страховки'],
  ['NO_QUALITY_SERVICES', 'no access to quality medical services and prevention programmes', 'нет доступа к качественной медицинской помощи и программам профилактики'],
  ['ALCOHOL_AND_DRUGS', 'use of alcohol and drugs', 'употребление алкоголя и наркотиков'],
  ['NO_ORGANISATIONS', 'no access to services of public organisations', 'нет доступа к услугам общественных организаций'],
  ['NO_INFORMATION_ON_ORGANISATIONS', 'no information about organisations that help', 'нет информации об организациях, оказывающих помощь'],
  ['REPRODUCTIVE_CARE_INADEQUATE', 'access to sexual and reproductive health care seen as inadequate', 'доступ к услугам сексуального и репродуктивного здоровья считают недостаточным'],
  ['SICK_PAY', 'employer ready to support during sickness', 'работодатель готов поддержать во время болезни'],
  ['PASSPORT_COST', 'no money for a foreign passport', 'нет денег на заграничный паспорт'],
  ['TICKETS_COST', 'no money for air or railway tickets', 'нет денег на авиа- или железнодорожные билеты'],
  ['FAMILY_FOOD_AFTER_DEPARTURE', 'difficulty in providing food for the family in the first months after departure', 'трудно обеспечить семью продуктами в первые месяцы после отъезда'],
  ['NO_INFORMATION_ON_HOME_ORGANISATIONS', 'no information about organisations that help migrants before departure', 'нет информации об организациях, помогающих мигрантам до выезда'],
  ['NO_INFORMATION_ON_HOST_ORGANISATIONS', 'no information about organisations that help migrants in the host country', 'нет информации об организациях, помогающих мигрантам в принимающей стране'],
  ['DRUG_CERTIFICATE_COST', 'no money for the certificate of a drug treatment centre', 'нет денег на справку из наркологического центра'],
  ['DRUG_CERTIFICATE_DISCLOSURE', 'fear of disclosing status at a drug treatment centre', 'страх раскрытия статуса в наркологическом центре'],
  ['NO_VOCATIONAL_EDUCATION', 'lack of special vocational education', 'отсутствие специального профессионального образования'],
  ['NO_VOCATIONAL_DOCUMENTS', 'no documents on special vocational education', 'нет документов о специальном профессиональном образовании'],
  ['NO_EXPERIENCE_DOCUMENTS', 'no documents confirming work experience abroad', 'нет документов, подтверждающих опыт работы за пределами страны'],
  ['LOW_SALARY', 'low salary', 'низкая зарплата'],
  ['NO_PROFESSION', 'lack of a profession', 'отсутствие профессии'],
  ['DRUG_TREATMENT_COST', 'no money for drug treatment', 'нет денег на лечение наркозависимости'],
  ['OTHER_TREATMENT_COST', 'no money for the treatment of other diseases', 'нет денег на лечение других заболеваний'],
  ['STIGMA', 'stigma and discrimination', 'стигма и дискриминация'],
  ['RIGHTS_VIOLATED', 'violation of human rights', 'нарушение прав человека'],
  ['RENT_COST', 'unable to pay the rent', 'не могут оплатить аренду жилья'],
  ['FOOD_COST', 'unable to pay for food', 'не могут оплатить питание'],
];

/** What stands between migrants and care, a share of those asked for each barrier. */
export const BARRIER: readonly IndicatorDefinition[] = BARRIERS.map(([code, en, ru]) =>
  rate('barriers', `BARRIER_${code}`, 'STOCK', [
    `Reported: ${en}`,
    `Сообщили: ${ru}`,
    `Share of people asked who reported: ${en}.`,
    `Доля опрошенных, сообщивших: ${ru}.`,
  ]),
);
