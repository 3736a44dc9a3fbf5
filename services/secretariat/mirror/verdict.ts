import type { Bilingual } from '@serai/schema';

/** What comes of setting both ends of a corridor side by side. */
export const VERDICTS = {
  AGREE: { en: 'Both ends give the same figure, as precisely as they print it.', ru: 'Обе стороны дают одно и то же значение с той точностью, с какой оно напечатано.' },
  DESTINATION_HIGHER: { en: 'The destination reports more.', ru: 'Страна назначения сообщает больше.' },
  ORIGIN_HIGHER: { en: 'The origin reports more.', ru: 'Страна происхождения сообщает больше.' },
  ORIGIN_SILENT: { en: 'The destination has a figure, the origin has none.', ru: 'У страны назначения есть данные, у страны происхождения нет.' },
  DESTINATION_SILENT: { en: 'The origin has a figure, the destination has none.', ru: 'У страны происхождения есть данные, у страны назначения нет.' },
  BOTH_SILENT: { en: 'Neither end has a figure, and at least one says so.', ru: 'Данных нет ни у одной стороны, и хотя бы одна прямо об этом говорит.' },
  NOT_COMPARABLE: { en: 'Both ends have figures, but not of the same thing: period, stock or flow, unit or basis differ.', ru: 'Данные есть у обеих сторон, но не об одном и том же: различаются период, запас или поток, единица или основание.' },
  KEPT_BACK: { en: 'What one end has here, if anything, is not open to whoever asks.', ru: 'Что здесь есть у одной из сторон и есть ли, не открыто для запрашивающего.' },
  NOT_REACHED: { en: 'One end did not answer.', ru: 'Одна из сторон не ответила.' },
  NO_OTHER_MEMBER: { en: 'One end is no member of the hub, or a group of countries, and cannot be asked.', ru: 'Одна из сторон не участвует в хабе или является группой стран, спросить её нельзя.' },
} as const satisfies Record<string, Bilingual>;

export type Verdict = keyof typeof VERDICTS;
