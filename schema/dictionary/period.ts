/** A half-open span of days, as ISO dates: `from` is in it, `to` is the day after its end. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 86_400_000;

function isoDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function months(year: number, firstMonth: number, count: number): Span {
  return { from: isoDate(Date.UTC(year, firstMonth, 1)), to: isoDate(Date.UTC(year, firstMonth + count, 1)) };
}

function dayOf(text: string): number | undefined {
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || isoDate(time) !== text ? undefined : time;
}

/**
 * The days that an SDMX time period covers, or undefined when it cannot be read.
 *
 * Forms: `2017`, `2017-S1`, `2017-Q3`, `2017-09`, `2017-09-01` (one day, a stock) and a range
 * `2012-01-01/P5Y` (start and ISO 8601 duration in years, months and days). Years before 1000, and
 * spans that end after 9999, are slips of the pen.
 * Source: SDMX 3.0, section 6, "Observational Time Period".
 */
export function spanOfPeriod(period: string): Span | undefined {
  if (KNOWN.has(period)) return KNOWN.get(period);
  const span = period.startsWith('0') ? undefined : readPeriod(period);
  const found = span && /^\d{4}-/.test(span.to) ? span : undefined;
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(period, found);
  return found;
}

/** Periods read before: a table has few, and asks of them for every cell. */
const KNOWN = new Map<string, Span | undefined>();
const MOST_KNOWN = 1_000;

function readPeriod(period: string): Span | undefined {
  let match = /^(\d{4})$/.exec(period);
  if (match) return months(Number(match[1]), 0, 12);
  match = /^(\d{4})-S([12])$/.exec(period);
  if (match) return months(Number(match[1]), (Number(match[2]) - 1) * 6, 6);
  match = /^(\d{4})-Q([1-4])$/.exec(period);
  if (match) return months(Number(match[1]), (Number(match[2]) - 1) * 3, 3);
  match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(period);
  if (match) return months(Number(match[1]), Number(match[2]) - 1, 1);
  match = /^(\d{4}-\d{2}-\d{2})$/.exec(period);
  if (match) {
    const day = dayOf(period);
    return day === undefined ? undefined : { from: period, to: isoDate(day + DAY_MS) };
  }
  return spanOfRange(period);
}

function spanOfRange(period: string): Span | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})\/P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,5})D)?$/.exec(period);
  if (!match) return undefined;
  const [, from, years = '0', monthCount = '0', days = '0'] = match;
  const start = dayOf(from as string);
  if (start === undefined) return undefined;
  const first = new Date(start);
  const end = Date.UTC(
    first.getUTCFullYear() + Number(years),
    first.getUTCMonth() + Number(monthCount),
    first.getUTCDate() + Number(days),
  );
  return end > start ? { from: from as string, to: isoDate(end) } : undefined;
}

/** True for a period that spanOfPeriod reads, and for `_U`: the source gives none. */
export function isPeriod(period: string): boolean {
  return period === '_U' || spanOfPeriod(period) !== undefined;
}
