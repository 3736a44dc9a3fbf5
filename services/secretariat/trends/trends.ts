import { BREAKDOWN_IDS, type BreakdownId, COORDINATE, type Coordinates } from '@serai/schema';
import { type Choice, isChosen } from '../regional/choice.js';
import { grouped } from '../regional/grouped.js';
import type { Reading, RegionalAnswer } from '../regional/reading.js';
import { segmentsOf, type TrendSegment } from './segments.js';

/** One series of one country: the same indicator about the same people in the same corridor. */
export interface TrendSeries extends Omit<Coordinates, 'basis'> {
  readonly country: string;
  readonly segments: readonly TrendSegment[];
  /** Figures without a period: they belong to the series, but to no place in it. */
  readonly undated: readonly Reading[];
}

/** What tells series apart; the basis of origin does not, it begins a segment. */
const KEYS = BREAKDOWN_IDS.filter((id) => id !== 'BASIS');

/** Left out, these may have any code: a trend is by country and corridor. The others are totals unless chosen. */
const CORRIDOR: readonly BreakdownId[] = ['POPULATION', 'ORIGIN', 'DESTINATION'];

/** The time series of one indicator, by country and corridor, each cut into the segments through which a line may be drawn. */
export function trends(answer: RegionalAnswer, indicator: string, choice: Choice): TrendSeries[] {
  const open = CORRIDOR.filter((id) => choice[id] === undefined);
  const readings = answer.readings.filter((reading) => reading.indicator === indicator && isChosen(reading, choice, open));
  const keyOf = (reading: Reading): string => [reading.reporter, ...KEYS.map((id) => reading[COORDINATE[id]])].join('|');
  return [...grouped(readings, keyOf)].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, own]) => {
    const { reporter: country, area, population, origin, destination, legalStatus, keyPopulation, sex, age, transmission } = own[0] as Reading;
    return {
      country, area, population, origin, destination, legalStatus, keyPopulation, sex, age, transmission,
      segments: segmentsOf(own), undated: own.filter(({ period }) => period === '_U'),
    };
  });
}
