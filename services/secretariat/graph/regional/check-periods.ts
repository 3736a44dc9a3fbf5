import { SeraiError, type Span, spanOfPeriod } from '@serai/schema';
import type { PeriodRange } from '@serai/schema/graph';

const BEGINNING = '0001-01-01';
const END = '9999-12-31';
/** Spans that a country takes at once. */
const MOST_SPANS = 100;

/** Spans of time as they were asked for. Throws INVALID_ARGUMENT for a period that does not parse or ends before it begins. */
export function periodsGiven(argument: string, ranges: readonly PeriodRange[] | null | undefined): PeriodRange[] | null {
  if (!ranges) return null;
  if (ranges.length === 0) throw new SeraiError('INVALID_ARGUMENT', `${argument}: the list is empty. Leave it out for all time`);
  if (ranges.length > MOST_SPANS) throw new SeraiError('INVALID_ARGUMENT', `${argument} holds ${ranges.length} spans; at most ${MOST_SPANS}`);
  for (const { from, to } of ranges) {
    const [first, last] = [from, to].map((period) => (period === null || period === undefined ? undefined : spanGiven(argument, period)));
    if (first && last && first.from >= last.to) throw new SeraiError('INVALID_ARGUMENT', `${argument}: ${from} comes after ${to}. A span runs from the earlier to the later`);
  }
  return ranges.map(({ from, to }) => ({ from: from ?? null, to: to ?? null }));
}

/** The same as days; an end that is left open lies at the end of all time. Throws as periodsGiven does. */
export function spansGiven(argument: string, ranges: readonly PeriodRange[] | null | undefined): readonly Span[] | null {
  const given = periodsGiven(argument, ranges);
  return given?.map(({ from, to }) => ({ from: from ? spanGiven(argument, from).from : BEGINNING, to: to ? spanGiven(argument, to).to : END })) ?? null;
}

/** One period, as a span to ask for. Throws INVALID_ARGUMENT where it does not parse. */
export function periodGiven(argument: string, period: string | null | undefined): PeriodRange[] | null {
  if (period === null || period === undefined) return null;
  spanGiven(argument, period);
  return [{ from: period, to: period }];
}

function spanGiven(argument: string, period: string) {
  const span = spanOfPeriod(period);
  if (!span) throw new SeraiError('INVALID_ARGUMENT', `${argument}: ${JSON.stringify(period.slice(0, 60))} is no period. It takes 2017, 2017-S1, 2017-Q3, 2017-09, 2017-09-01 or 2012-01-01/P5Y`);
  return span;
}
