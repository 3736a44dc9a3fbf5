import type { Bilingual } from '../dictionary/bilingual.js';
import type { MissingReason } from '../dictionary/codelists/missing-reason.js';

interface ReasonMeaning {
  /** What an observation says in the place of its value. */
  readonly missing: MissingReason;
  readonly text: Bilingual;
}

/**
 * Why a cell is refused. There is one reason for every hidden value, whichever primary rule hid it and
 * whatever the value is: telling them apart would tell which cells are small (design §4).
 */
export const REASONS = {
  NOT_FOR_AUDIENCE: {
    missing: 'NOT_FOR_AUDIENCE',
    text: { en: 'The country does not open this to you', ru: 'Страна не открывает вам эти данные' },
  },
  EMBARGOED: {
    missing: 'EMBARGOED',
    text: { en: 'Under embargo until the time stated', ru: 'Под эмбарго до указанного времени' },
  },
  SUPPRESSED: {
    missing: 'SUPPRESSED',
    text: { en: 'Hidden so that nobody can be recognised', ru: 'Скрыто, чтобы никого нельзя было узнать' },
  },
  UNKNOWN_AUDIENCE: {
    missing: 'NOT_FOR_AUDIENCE',
    text: { en: 'The country has no rules for such an audience', ru: 'У страны нет правил для такой аудитории' },
  },
  CLOCK_NOT_SET: {
    missing: 'NOT_FOR_AUDIENCE',
    text: { en: 'The clock of the service is not set, so no embargo can be checked', ru: 'Часы сервиса не выставлены, эмбарго проверить нельзя' },
  },
  RULE_FAILED: {
    missing: 'NOT_FOR_AUDIENCE',
    text: { en: 'A rule could not be evaluated, so nothing is shown', ru: 'Правило не удалось вычислить, поэтому ничего не показано' },
  },
} as const satisfies Record<string, ReasonMeaning>;

export type Reason = keyof typeof REASONS;

/** True for a code of the table. */
export function isReason(text: string): text is Reason {
  return Object.hasOwn(REASONS, text);
}
