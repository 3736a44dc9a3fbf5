import { type PeriodRange, SeraiError, spanOfPeriod } from '@serai/schema';

/** A span of time as it was asked for. Throws INVALID_ARGUMENT for a period that does not parse or ends before it begins. */
export function periodsGiven(argument: string, ranges: readonly PeriodRange[] | null | undefined): PeriodRange[] | null {
  if (!ranges) return null;
  if (ranges.length === 0) throw new SeraiError('INVALID_ARGUMENT', `${argument}: the list is empty. Leave it out for all time`);
  for (const { from, to } of ranges) {
    const [first, last] = [from, to].map((period) => (period === null || period === undefined ? undefined : spanGiven(argument, period)));
    if (first && last && first.from >= last.to) throw new SeraiError('INVALID_ARGUMENT', `${argument}: ${from} comes after ${to}. A span runs from the earlier to the later`);
  }
  return ranges.map(({ from, to }) => ({ from: from ?? null, to: to ?? null }));
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
