import type { Bilingual } from '@serai/schema';

/** Which answer serves migrants in an area of law, and where that is said. */
export interface Favour {
  /** Null where neither answer does: the area is shown, and not marked. */
  readonly answer: 'YES' | 'NO' | null;
  readonly because: Bilingual;
  /** The document and the place in it that says so; null where the package asks for nothing. */
  readonly source: string | null;
}

interface Group extends Favour {
  readonly areas: string;
}

const TEXT = 'UNFPA-2018-TEXT';

function group(answer: Favour['answer'], source: string | null, en: string, ru: string, areas: string): Group {
  return { answer, source, because: { en, ru }, areas };
}

const GROUPS: readonly Group[] = [
  group('YES', `${TEXT}, §4.2.1; §4.7.2, Turkmenistan, last bullets`, 'Countries are to join the instruments and agreements that protect migrants.', 'Странам следует присоединиться к договорам и соглашениям, защищающим мигрантов.', `
    RATIFIED_REFUGEE_CONVENTION_1951 RATIFIED_REFUGEE_PROTOCOL_1967 RATIFIED_TRAFFICKING_PROTOCOL_2000 RATIFIED_SMUGGLING_PROTOCOL_2000
    RATIFIED_MIGRANT_WORKERS_CONVENTION_1990 TRAFFICKING_TREATIES MULTILATERAL_AGREEMENTS BILATERAL_AGREEMENTS TB_CROSS_BORDER_AGREEMENT IOM_TREATY`),
  group('YES', `${TEXT}, §4.7.3, bullet 2`, 'Migrants are to be recognised in national strategies and programmes.', 'Мигранты должны быть признаны в национальных стратегиях и программах.', 'MIGRANTS_IN_HIV_PROGRAMME MIGRATION_STRATEGY'),
  group('YES', `${TEXT}, §1, vulnerability to trafficking; §4.7.1, trafficking`, 'Trafficking and forced labour are to be prevented, and those who suffered them helped.', 'Торговлю людьми и принудительный труд следует предотвращать, а пострадавшим помогать.', 'TRAFFICKING_ACTION_PLAN TRAFFICKING_LAW FORCED_LABOUR_BAN SHELTER'),
  group('NO', `${TEXT}, §4.2.2, last bullet; §4.7.2, Russia, bullet 1`, 'Restrictions on entry, stay and residence of people with HIV, and deportation, are to be removed.', 'Ограничения на въезд, пребывание и проживание людей с ВИЧ и депортация должны быть отменены.', 'HIV_ENTRY_RESTRICTION HIV_STAY_RESTRICTION HIV_DEPORTATION TB_DEPORTATION'),
  group('YES', `${TEXT}, §4.7.2, Russia, bullets 1-2`, 'Until they are removed, bans and deportation are to be lifted without courts and suspended.', 'До их отмены запреты и депортация должны сниматься без суда и приостанавливаться.', 'HIV_ENTRY_BAN_LIFTED_WITHOUT_COURT HIV_DEPORTATION_FAMILY_EXEMPTION EPIDEMIC_DEPORTATION_MORATORIUM'),
  group('NO', `${TEXT}, §1, last paragraph on access; AFEW-2017-SLIDES, Countries differ`, 'A test that is a condition of stay, work or return pushes people with HIV into irregular migration.', 'Тест как условие пребывания, работы или возвращения толкает людей с ВИЧ в неурегулированную миграцию.', 'HIV_TEST_FOR_STAY HIV_TEST_FOR_WORK HIV_TEST_ON_RETURN'),
  group('NO', `${TEXT}, §4.2.2, bullet 1`, 'Barriers that restrict access to services are to be eliminated.', 'Барьеры, ограничивающие доступ к услугам, должны быть устранены.', 'HIV_CARE_RESTRICTION HEALTH_INSURANCE_NEEDS_EMPLOYMENT'),
  group('NO', `${TEXT}, §4.7.3, bullet 1`, 'Criminalisation of key populations keeps people from services and forces them to migrate.', 'Криминализация ключевых групп закрывает доступ к услугам и вынуждает к миграции.', 'SEX_BETWEEN_MEN_CRIMINALISED SEX_WORK_PENALISED DRUG_USE_PENALISED'),
  group('NO', `${TEXT}, §4.7.2, Russia, bullet 1`, 'Work permits and patents keep migrants away from prevention and protection, and push them into an irregular status.', 'Разрешения и патенты на работу отдаляют мигрантов от профилактики и защиты и толкают к неурегулированному статусу.', 'WORK_PERMIT_REQUIRED'),
  group('YES', `${TEXT}, §4.7.1, bullet 2 and last bullet; §4.7.3, last common bullet`, 'Migrants are to be able to remain, and to have legal protection and aid.', 'Мигранты должны иметь возможность остаться, правовую защиту и помощь.', 'STAY_EXTENDED_BY_EMPLOYMENT MIGRANT_RIGHTS_IN_NATIONAL_LAW MIGRANT_RIGHTS_ENFORCED LEGAL_AID REPATRIATE_RIGHTS'),
  group('NO', `${TEXT}, §4.7.1, NGO empowerment`, 'NGOs that serve migrants are to be strengthened and funded.', 'НПО, помогающие мигрантам, следует укреплять и финансировать.', 'NGO_FOREIGN_FUNDING_RESTRICTED'),
  group('YES', `${TEXT}, §4.7.1, bullet 3; §1, lack of social protection systems`, 'The cost of care is to be covered, by the state or by insurance, and migrants are to have social protection.', 'Расходы на помощь должно покрывать государство или страховка, а мигранты — иметь социальную защиту.', `
    EMERGENCY_CARE_FREE ROUTINE_CARE_FREE COVID_CARE_FREE HEALTH_INSURANCE_STATE HEALTH_INSURANCE_IRREGULAR HEALTH_INSURANCE_COVERS_HIV
    HEALTH_INSURANCE_COVERS_TB HEALTH_INSURANCE_COVERS_STI HEALTH_INSURANCE_COVERS_PMTCT SOCIAL_SECURITY SICK_PAY`),
  group('YES', `${TEXT}, §1, lack of access; §4.7.1, bullet 4; §4.7.3, bullets 4-6`, 'Migrants are to have prevention, tests, treatment and information, as citizens have.', 'Мигрантам должны быть доступны профилактика, тестирование, лечение и информация наравне с гражданами.', `
    HIV_TEST_FREE_ANONYMOUS HIV_TEST_COMMUNITY HIV_TEST_KEY_POPULATIONS HIV_SELF_TEST HIV_TEST_ANTENATAL HIV_TEST_AT_DELIVERY ART_FREE
    ART_WITHOUT_REGISTRATION HIV_CARE_ANY_DURATION_OF_STAY ART_ON_DIAGNOSIS ART_BY_PROXY PMTCT_EMERGENCY PMTCT_ART ANC_FREE ANC_WITHOUT_REGISTRATION
    DELIVERY_CARE_FREE OST_AVAILABLE OST_PORTABLE NEEDLES_SYRINGES CONDOMS_FREE PEP_AVAILABLE PREP_AVAILABLE STI_CARE_FREE STI_NAAT_FREE
    STI_CARE_ANONYMOUS STI_DIAGNOSIS_RECOMMENDED TB_DIAGNOSIS_FREE TB_TREATMENT_FREE CARE_WITHOUT_REGISTRATION HIV_PREVENTION_FOR_MIGRANTS
    PRE_DEPARTURE_HIV_INFORMATION HIV_INFORMATION_MATERIALS INFORMATION_IN_OWN_LANGUAGE`),
  group(null, null, 'Rules of entry, stay and work for which the package asks no answer, or another country’s doing.', 'Правила въезда, пребывания и работы, для которых пакет не предписывает ответа, либо решения другой страны.', `
    ENTRY_VISA_FREE REGISTRATION_REQUIRED FREE_MOVEMENT FOREIGN_WORKER_QUOTA REENTRY_BAN IRREGULAR_STAY_DETENTION HOST_PAYS_HEALTH_CARE
    HEALTH_INSURANCE_MANDATORY SEX_WORK_ORGANISING_CRIMINALISED HIV_TRANSMISSION_CRIMINALISED`),
  group(null, null, 'A number: the package sets no threshold.', 'Число: пакет не устанавливает порога.', `
    VISA_FREE_STAY_DAYS VISA_VALIDITY_DAYS REGISTRATION_WITHIN_DAYS WORK_PERMIT_WITHIN_DAYS WORK_PERMIT_MONTHS ART_CD4_THRESHOLD ART_SUPPLY_MONTHS
    HEALTH_INSURANCE_TREATMENT_PERCENT HEALTH_INSURANCE_DRUGS_PERCENT SEX_BETWEEN_MEN_PRISON_YEARS`),
];

/**
 * For each area of law the answer that serves migrants, as the workshop of 2018 asked for it. It is data, so that whoever
 * disagrees sees what to change. Areas for which no source asks an answer are not marked.
 */
export const FAVOUR: ReadonlyMap<string, Favour> = new Map(
  GROUPS.flatMap(({ areas, answer, because, source }) => areas.trim().split(/\s+/).map((area) => [area, { answer, because, source }])),
);
