import { SeraiError } from '@serai/schema';
import { LOG_PAGE_LIMIT } from '@serai/schema/graph';
import type { ChainedEntry } from './entry.js';
import { keptName } from './filter-text.js';

/** What whoever reads the log asks for, as he wrote it. */
export interface AskedEntries {
  readonly from?: string | null;
  readonly to?: string | null;
  readonly person?: string | null;
  readonly client?: string | null;
  readonly visa?: string | null;
  readonly audience?: string | null;
  readonly field?: string | null;
  readonly outcome?: string | null;
}

/** Names that an entry has to carry, by column. */
const NAMES = ['person', 'client', 'visa', 'audience', 'field', 'outcome'] as const;

/** Which entries to read. */
export interface LogQuery {
  readonly names: Readonly<Partial<Record<(typeof NAMES)[number], string>>>;
  /** At or after; null for no beginning. */
  readonly from: Date | null;
  /** Before; null for no end. */
  readonly before: Date | null;
  /** Entries of this person about one of these visas alone; null for everybody's. */
  readonly own: { readonly person: string; readonly visas: readonly string[] } | null;
}

/** Where entries are read. */
export interface LogReading {
  /** Up to `limit` entries with a smaller number than `below`, the newest first. */
  newest(query: LogQuery, below: number | null, limit: number): Promise<ChainedEntry[]>;
}

/** What was asked for, as a query. Throws INVALID_ARGUMENT. */
export function logQuery(asked: AskedEntries, own: LogQuery['own']): LogQuery {
  const names = Object.fromEntries(NAMES.flatMap((name) => {
    const value = asked[name];
    return typeof value === 'string' ? [[name, keptName(value)]] : [];
  }));
  return { names, from: timeOf('from', asked.from ?? null, 0), before: timeOf('to', asked.to ?? null, 1), own };
}

/** How many entries a page holds. Throws INVALID_ARGUMENT. */
export function logPageSize(first: number | null): number {
  const size = first ?? LOG_PAGE_LIMIT.usual;
  if (size < 0 || size > LOG_PAGE_LIMIT.most) throw new SeraiError('INVALID_ARGUMENT', `first must lie between 0 and ${LOG_PAGE_LIMIT.most}; ask for more with \`after\``);
  return size;
}

/** A time, or the beginning of a day so many days later. */
export function timeOf(what: string, text: string | null, daysLater: number): Date | null {
  if (text === null) return null;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const time = isDay || /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/.test(text) ? new Date(text) : new Date(NaN);
  if (Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== text.slice(0, 10)) throw new SeraiError('INVALID_ARGUMENT', `${what}: ${JSON.stringify(text.slice(0, 60))} is no time. Write a day such as 2026-11-30, or a time in UTC such as 2026-11-30T09:00:00Z`);
  return isDay ? new Date(time.getTime() + daysLater * 86_400_000) : time;
}

/** A place in the log as text, opaque to the reader: below the entry with this number. It names the country so that no other takes it for its own. */
export function writeLogCursor(country: string, seq: number): string {
  return Buffer.from(`${country}:log:${seq}`).toString('base64url');
}

/** Reads one; throws CURSOR_INVALID when this country did not write it. */
export function readLogCursor(country: string, text: string): number {
  const match = /^([A-Z]{2}):log:(\d{1,15})$/.exec(Buffer.from(text, 'base64url').toString('utf8'));
  const seq = Number(match?.[2]);
  if (match?.[1] !== country || writeLogCursor(country, seq) !== text) throw new SeraiError('CURSOR_INVALID', `The cursor is not one of ${country}'s log. Start again without \`after\``);
  return seq;
}
