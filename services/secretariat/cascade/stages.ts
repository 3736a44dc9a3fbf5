import type { Bilingual } from '@serai/schema';

export const STAGE_IDS = ['PLHIV', 'STATUS_KNOWN', 'ON_ART', 'SUPPRESSED'] as const;
export type StageId = (typeof STAGE_IDS)[number];

/** A step of the cascade: who is counted, which share is reported as it stands, and what it is a share of. */
export interface Stage {
  readonly id: StageId;
  readonly name: Bilingual;
  /** The indicator that counts the people of this stage. */
  readonly count: string;
  /** The indicator that reports it as a share, and of whom; null where every source chooses its own denominator. */
  readonly share: { readonly indicator: string; readonly of: StageId | null } | null;
  /** Of whom a share can be computed from counts: everybody with HIV, and the stage before. */
  readonly of: readonly StageId[];
}

/**
 * The cascade of HIV care. Whoever is registered as living with HIV knows it (UNAIDS GAM 2021, 1.1), so the registered
 * are the count of the second stage. Suppression is a share of those on therapy (the third 90) or of all people with HIV:
 * every share says which.
 */
export const STAGES: readonly Stage[] = [
  { id: 'PLHIV', name: { en: 'People living with HIV', ru: 'Люди, живущие с ВИЧ' }, count: 'PLHIV_ESTIMATED', share: null, of: [] },
  { id: 'STATUS_KNOWN', name: { en: 'Know their status', ru: 'Знают свой статус' }, count: 'PLHIV_REGISTERED', share: { indicator: 'HIV_STATUS_KNOWN', of: 'PLHIV' }, of: ['PLHIV'] },
  { id: 'ON_ART', name: { en: 'On antiretroviral therapy', ru: 'Получают антиретровирусную терапию' }, count: 'ON_ART', share: { indicator: 'ART_COVERAGE', of: null }, of: ['STATUS_KNOWN', 'PLHIV'] },
  { id: 'SUPPRESSED', name: { en: 'Viral load suppressed', ru: 'Вирусная нагрузка подавлена' }, count: 'VIRALLY_SUPPRESSED', share: { indicator: 'VIRAL_SUPPRESSION_SHARE', of: 'ON_ART' }, of: ['ON_ART', 'PLHIV'] },
];

/** Stands beside the cascade: the share of new diagnoses made late (UNAIDS GAM 2021, 1.4). */
export const LATE_DIAGNOSIS = 'LATE_HIV_DIAGNOSIS';

/** Every indicator that the view reads. */
export const CASCADE_INDICATORS: readonly string[] = [...STAGES.flatMap(({ count, share }) => (share ? [count, share.indicator] : [count])), LATE_DIAGNOSIS];
