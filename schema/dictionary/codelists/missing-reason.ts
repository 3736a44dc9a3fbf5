import { code, codelist, type Code } from '../codelist.js';

export interface MissingReasonCode extends Code {
  /** The SDMX CL_OBS_STATUS that goes with the reason. */
  readonly observationStatus: string;
}

export const MISSING_REASON_IDS = [
  'NOT_COLLECTED',
  'NOT_APPLICABLE',
  'NOT_YET_REPORTED',
  'SUPPRESSED',
  'NOT_FOR_AUDIENCE',
  'EMBARGOED',
  'WITHDRAWN',
  'NOT_OFFERED',
  'COUNTRY_UNAVAILABLE',
] as const;
export type MissingReason = (typeof MISSING_REASON_IDS)[number];

function reason(id: MissingReason, observationStatus: string, en: string, ru: string): MissingReasonCode {
  return { ...code(id, en, ru), observationStatus };
}

/** No empty cell without a reason: why an observation has neither value nor bounds. */
export const MISSING_REASON = codelist<MissingReasonCode>([
  reason('NOT_COLLECTED', 'L', 'Exists, but nobody collects or publishes it', 'Существует, но не собирается или не публикуется'),
  reason('NOT_APPLICABLE', 'M', 'Cannot exist', 'Не может существовать'),
  reason('NOT_YET_REPORTED', 'O', 'Expected, but not reported yet', 'Ожидается, но ещё не представлено'),
  reason('SUPPRESSED', 'Q', 'Hidden so that nobody can be recognised', 'Скрыто, чтобы никого нельзя было узнать'),
  reason('NOT_FOR_AUDIENCE', 'Q', 'Not open to whoever asks', 'Не открыто для запрашивающего'),
  reason('EMBARGOED', 'Q', 'Under embargo until the stated time', 'Под эмбарго до указанного времени'),
  reason('WITHDRAWN', 'O', 'Withdrawn by the country', 'Отозвано страной'),
  reason('NOT_OFFERED', 'O', 'The country does not offer this part of the contract', 'Страна не предоставляет эту часть контракта'),
  reason('COUNTRY_UNAVAILABLE', 'O', 'The country could not be reached', 'Страна недоступна'),
]);
