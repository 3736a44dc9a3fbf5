import { BREAKDOWNS, type BreakdownId, INDICATORS, METHOD, SeraiError, spanOfPeriod } from '@serai/schema';
import type { ObservationFilter, PeriodRange } from '@serai/schema/graph';
import type { CellQuery, DaySpan } from '../store/release-store.js';

const BREAKDOWN_OF = {
  area: 'AREA', population: 'POPULATION', origin: 'ORIGIN', destination: 'DESTINATION', basis: 'BASIS',
  legalStatus: 'LEGAL_STATUS', keyPopulation: 'KEY_POPULATION', sex: 'SEX', age: 'AGE', transmission: 'TRANSMISSION',
} as const satisfies Partial<Record<keyof ObservationFilter, BreakdownId>>;

/** Codes one list may hold. */
const LONGEST_LIST = 1_000;
/** Spans of time that may be asked for. */
const MOST_PERIODS = 100;

/**
 * A filter as a query over cells. A code that the dictionary lacks is an error, not an empty
 * answer: nobody should take a slip of the pen for "no such people".
 */
export function cellQuery(filter: ObservationFilter): CellQuery {
  const lists: Record<string, readonly string[]> = {};
  const take = (name: keyof ObservationFilter, property: string, codes: readonly string[] | null | undefined, known: (code: string) => boolean, expects: string): void => {
    if (codes === null || codes === undefined) return;
    if (codes.length > LONGEST_LIST) throw new SeraiError('INVALID_ARGUMENT', `filter.${name} holds ${codes.length} codes; at most ${LONGEST_LIST}`);
    const unknown = codes.find((code) => !known(code));
    if (unknown !== undefined) throw new SeraiError('INVALID_ARGUMENT', `filter.${name}: there is no code ${JSON.stringify(unknown.slice(0, 60))}. Use ${expects}`);
    lists[property] = codes;
  };
  take('indicators', 'indicator', filter.indicators, (code) => INDICATORS.has(code), 'codes that { indicators { code } } lists');
  take('method', 'method', filter.method, (code) => METHOD.has(code), `one of ${[...METHOD.keys()].join(', ')}`);
  for (const [name, id] of Object.entries(BREAKDOWN_OF) as [keyof typeof BREAKDOWN_OF, BreakdownId][]) {
    const { lookUp, expects } = BREAKDOWNS[id];
    take(name, name, filter[name], (code) => lookUp(code) !== undefined, expects);
  }
  const spans = filter.periods?.length ?? 0;
  if (spans > MOST_PERIODS) throw new SeraiError('INVALID_ARGUMENT', `filter.periods holds ${spans} spans; at most ${MOST_PERIODS}`);
  return { lists, spans: filter.periods?.map(daySpan) ?? null };
}

function daySpan({ from, to }: PeriodRange): DaySpan {
  const read = (name: string, period: string | null | undefined) => {
    if (period === null || period === undefined) return null;
    const span = spanOfPeriod(period);
    if (!span) throw new SeraiError('INVALID_ARGUMENT', `filter.periods.${name}: ${JSON.stringify(period.slice(0, 60))} is not a period. Write 2017, 2017-S1, 2017-Q3, 2017-09 or 2017-09-01`);
    return span;
  };
  const [first, last] = [read('from', from), read('to', to)];
  if (first && last && first.from >= last.to) {
    throw new SeraiError('INVALID_ARGUMENT', `filter.periods: ${from} lies after ${to}. Swap them`);
  }
  return { from: first?.from ?? null, to: last?.to ?? null };
}
