import { spanOfPeriod } from '../dictionary/period.js';
import { SeraiError } from '../errors.js';
import { periodFaults } from './application.js';
import { type VisaScope, visaScope } from './visa.js';

/** What a steward grants of what was applied for; what is null is granted as it was applied for. */
export interface Narrowing {
  readonly indicators: readonly string[] | null;
  readonly breakdowns: readonly string[] | null;
  readonly periods: VisaScope['periods'];
}

/** The scope that was applied for, narrowed: it covers no cell that the application did not. Throws APPLICATION_REFUSED where it would, or could cover none. */
export function narrow(asked: VisaScope, { indicators, breakdowns, periods }: Narrowing): VisaScope {
  const faults = periodFaults(periods);
  if (faults.length > 0) throw refused(faults);
  const read = visaScope.safeParse({
    indicators: indicators ?? asked.indicators,
    breakdowns: breakdowns ?? asked.breakdowns,
    periods: periods === null ? asked.periods : { from: periods.from ?? asked.periods?.from ?? null, to: periods.to ?? asked.periods?.to ?? null },
  });
  if (!read.success) throw refused(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  const beyondOrNone = [...widenings(asked, read.data), ...periodFaults(read.data.periods)];
  if (beyondOrNone.length > 0) throw refused(beyondOrNone);
  return read.data;
}

/** In what a scope goes beyond what was applied for; nothing where it lies within. */
export function widenings(asked: VisaScope, granted: VisaScope): string[] {
  return [
    ...beyond('indicators', asked.indicators, granted.indicators),
    ...beyond('breakdowns', asked.breakdowns, granted.breakdowns),
    ...earlier(asked.periods, granted.periods),
    ...later(asked.periods, granted.periods),
  ];
}

function beyond(field: string, asked: readonly string[] | null, granted: readonly string[] | null): string[] {
  if (asked === null) return [];
  if (granted === null) return [`${field}: all are more than was applied for (${asked.join(', ') || 'none'})`];
  const more = granted.filter((code) => !asked.includes(code));
  return more.length > 0 ? [`${field}: ${more.slice(0, 5).join(', ')} ${more.length === 1 ? 'was' : 'were'} not applied for`] : [];
}

function earlier(asked: VisaScope['periods'], granted: VisaScope['periods']): string[] {
  if (asked?.from == null) return [];
  const [first, begins] = [spanOfPeriod(asked.from), granted?.from == null ? undefined : spanOfPeriod(granted.from)];
  return first && begins && begins.from >= first.from ? [] : [`period.from: ${granted?.from ?? 'no beginning'} is before ${asked.from}, which was applied for`];
}

function later(asked: VisaScope['periods'], granted: VisaScope['periods']): string[] {
  if (asked?.to == null) return [];
  const [last, ends] = [spanOfPeriod(asked.to), granted?.to == null ? undefined : spanOfPeriod(granted.to)];
  return last && ends && ends.to <= last.to ? [] : [`period.to: ${granted?.to ?? 'no end'} is after ${asked.to}, which was applied for`];
}

function refused(faults: readonly string[]): SeraiError {
  return new SeraiError('APPLICATION_REFUSED', `${faults.join('; ')}. Grant what was applied for, or less`);
}
