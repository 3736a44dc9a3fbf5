import { type Bilingual, BASIS, METHOD, spanOfPeriod, STOCK_OR_FLOW, UNIT } from '@serai/schema';
import type { Reading } from '../regional/reading.js';

export const CHANGE_IDS = ['METHOD', 'DEFINITION', 'SOURCE', 'BASIS', 'STOCK_OR_FLOW', 'UNIT', 'PERIOD_LENGTH', 'BREAK'] as const;
/** In what two figures of a series differ; BREAK is a break that the source itself reports (SDMX CL_OBS_STATUS B). */
export type ChangeId = (typeof CHANGE_IDS)[number];

/** One thing that has to stay the same along a line. */
interface Aspect {
  readonly id: ChangeId;
  readonly code: (reading: Reading) => string;
  readonly say: (code: string) => Bilingual;
}

const inWords = (list: ReadonlyMap<string, { readonly name: Bilingual }>) => (code: string): Bilingual => list.get(code)?.name ?? { en: code, ru: code };

/** Estimates, forecasts and what others filled in are not counts. */
const NOT_COUNTED: Readonly<Record<string, string>> = { E: 'E', F: 'F', I: 'I' };

const DEFINITIONS: Readonly<Record<string, Bilingual>> = {
  AS_DEFINED: { en: 'as the dictionary defines it', ru: 'по определению словаря' },
  E: { en: 'estimated value', ru: 'оценка' },
  F: { en: 'forecast value', ru: 'прогноз' },
  I: { en: 'imputed value', ru: 'досчитанное значение' },
};

function definitionOf({ status, note }: Reading): string {
  return status === 'D' ? `D|${note?.en ?? ''}|${note?.ru ?? ''}` : (NOT_COUNTED[status] ?? 'AS_DEFINED');
}

function sayDefinition(code: string): Bilingual {
  const [kind = '', en = '', ru = ''] = code.split('|');
  return kind === 'D' ? { en: `another definition: ${en}`, ru: `другое определение: ${ru}` } : (DEFINITIONS[kind] ?? { en: kind, ru: kind });
}

/**
 * How long a period is, where that is part of what is counted: months of a flow; for what is counted ever since, whether it
 * counts from a first day on or since always. A stock is as of the end, however its period is written.
 */
function lengthOf({ stockOrFlow, period }: Reading): string {
  const span = spanOfPeriod(period);
  if (stockOrFlow === 'STOCK' || !span) return '';
  if (stockOrFlow === 'CUMULATIVE') return period.includes('/') ? `SINCE ${span.from}` : 'EVER';
  const [from, to] = [new Date(span.from), new Date(span.to)];
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  return months > 0 ? `${months} M` : `${Math.round((to.getTime() - from.getTime()) / 86_400_000)} D`;
}

function sayLength(code: string): Bilingual {
  const [kind = '', detail = ''] = code.split(' ');
  if (kind === 'EVER') return { en: 'ever, until the end of the period', ru: 'за всё время до конца периода' };
  if (kind === 'SINCE') return { en: `since ${detail}`, ru: `начиная с ${detail}` };
  if (kind === '') return { en: 'no period', ru: 'без периода' };
  return detail === 'M' ? { en: `months: ${kind}`, ru: `месяцев: ${kind}` } : { en: `days: ${kind}`, ru: `дней: ${kind}` };
}

/** What makes a line: where one of these changes, a new one begins. */
const ASPECTS: readonly Aspect[] = [
  { id: 'METHOD', code: ({ method }) => method, say: inWords(METHOD) },
  { id: 'DEFINITION', code: definitionOf, say: sayDefinition },
  { id: 'BASIS', code: ({ basis }) => basis, say: inWords(BASIS) },
  { id: 'STOCK_OR_FLOW', code: ({ stockOrFlow }) => stockOrFlow, say: inWords(STOCK_OR_FLOW) },
  { id: 'UNIT', code: ({ unit }) => unit, say: inWords(UNIT) },
  { id: 'PERIOD_LENGTH', code: lengthOf, say: sayLength },
];

/** One text for figures through which a line may be drawn, as far as definition and method go. */
export function lineKey(reading: Reading): string {
  return ASPECTS.map(({ code }) => code(reading)).join('¦');
}

/** A difference between two neighbouring figures of a series, with both sides in words. */
export interface Change {
  readonly what: ChangeId;
  readonly before: Bilingual;
  readonly after: Bilingual;
}

/** In what a figure differs from the one before it: the source too, which is marked though the line goes on. */
export function changesBetween(before: Reading, after: Reading): Change[] {
  const aspects = ASPECTS.filter(({ code }) => code(before) !== code(after)).map(({ id, code, say }): Change => ({ what: id, before: say(code(before)), after: say(code(after)) }));
  const source: Change[] = before.source.id === after.source.id ? [] : [{ what: 'SOURCE', before: before.source.title, after: after.source.title }];
  return [...aspects, ...source];
}
