import { INDICATORS } from '@serai/schema';
import { AsOfInput, type ObservationFilter, PeriodRange } from '@serai/schema/graph';
import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { corridors } from '../../corridors/corridors.js';
import { themeOf } from '../../corridors/theme.js';
import type { RegionalContext } from '../../regional/regional-port.js';
import { AsOfArgument, asOfGiven } from './as-of-argument.js';
import { spansGiven } from './check-periods.js';
import { CorridorArguments, endsGiven, PageArguments, pageGiven } from './corridor-arguments.js';
import { CorridorsViewType, CorridorViewType } from './corridors-types.js';

/** The indicators that a corridor is looked at for. */
const THEMED = [...INDICATORS.keys()].filter((indicator) => themeOf({ indicator, legalStatus: '_T' }));

function filterFor(periods: PeriodRange[] | null | undefined): ObservationFilter {
  return { indicators: THEMED, ...(periods && { periods }) };
}

@Resolver()
export class CorridorsResolver {
  @Query(() => CorridorsViewType, { nullable: true, description: 'Corridors of migration: stocks and flows, remittances, HIV diagnoses and prevalence, tests and treatment, as the destination reports and as the origin reports, side by side.' })
  async corridors(@Args(() => CorridorArguments) given: CorridorArguments, @Args(() => PageArguments) page: PageArguments, @Ctx() context: RegionalContext): Promise<CorridorsViewType> {
    const [ends, periods, shown] = [endsGiven(given), spansGiven('periods', given.periods), pageGiven(page)];
    const answer = await context.regional.answer({ countries: null, training: given.training === true, filter: filterFor(given.periods), laws: null, asOf: asOfGiven(given.asOf) });
    return new CorridorsViewType(answer, corridors(answer, { ...ends, indicators: null, periods }), shown);
  }

  @Query(() => CorridorViewType, { nullable: true, description: 'One corridor of migration as both ends report it.' })
  async corridor(
    @Arg('origin', () => String, { description: 'Country that people come from, or a group such as G_CA5 as its source counts it.' }) origin: string,
    @Arg('destination', () => String, { description: 'Country that people go to, coded as origin is.' }) destination: string,
    @Arg('periods', () => [PeriodRange], { nullable: true, description: 'Spans of time; figures without a period are then left out. Left out: any time.' }) periods: PeriodRange[] | null,
    @Arg('training', () => Boolean, { nullable: true, description: 'Training members, which are fictional, too; left out: not.' }) training: boolean | null,
    @AsOfArgument() asOf: AsOfInput | null,
    @Ctx() context: RegionalContext,
  ): Promise<CorridorViewType> {
    endsGiven({ origin: [origin], destination: [destination] });
    const spans = spansGiven('periods', periods);
    const answer = await context.regional.answer({ countries: null, training: training === true, filter: filterFor(periods), laws: null, asOf: asOfGiven(asOf) });
    const [found] = corridors(answer, { origins: new Set([origin]), destinations: new Set([destination]), indicators: null, periods: spans });
    return new CorridorViewType(answer, found ?? { origin, destination, rows: [], partOf: [] });
  }
}
