import { PeriodRange } from '@serai/schema/graph';
import { Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql';
import type { RegionalContext } from '../../regional/regional-port.js';
import { trends } from '../../trends/trends.js';
import { indicatorsGiven } from './check-codes.js';
import { periodsGiven } from './check-periods.js';
import { filterOf, PeopleArguments, peopleAsked } from './people-arguments.js';
import { regionAsked } from './region-arguments.js';
import { TrendsViewType } from './trends-types.js';

@ArgsType()
class TrendsArguments extends PeopleArguments {
  @Field(() => ID, { description: 'The indicator.' })
  indicator!: string;

  @Field(() => [PeriodRange], { nullable: true, description: 'Spans of time; left out: all, with the figures that have no period.' })
  periods?: PeriodRange[] | null;
}

@Resolver()
export class TrendsResolver {
  @Query(() => TrendsViewType, { nullable: true, description: 'Time series by country and corridor, cut where method or definition change, or where the source reports a break. Population, origin and destination left out: any.' })
  async trends(@Args(() => TrendsArguments) given: TrendsArguments, @Ctx() context: RegionalContext): Promise<TrendsViewType> {
    const [indicator] = indicatorsGiven('indicator', [given.indicator]) as [string];
    const choice = peopleAsked(given);
    const filter = { indicators: [indicator], periods: periodsGiven('periods', given.periods), ...filterOf(choice) };
    const answer = await context.regional.answer({ ...regionAsked(given), filter, laws: null });
    return new TrendsViewType(answer, indicator, trends(answer, indicator, choice));
  }
}
