import { Args, ArgsType, Ctx, Field, Query, Resolver } from 'type-graphql';
import { cascade } from '../../cascade/cascade.js';
import { CASCADE_INDICATORS } from '../../cascade/stages.js';
import type { RegionalContext } from '../../regional/regional-port.js';
import { CascadeViewType } from './cascade-types.js';
import { periodGiven } from './check-periods.js';
import { filterOf, PeopleArguments, peopleAsked } from './people-arguments.js';
import { regionAsked } from './region-arguments.js';

@ArgsType()
class CascadeArguments extends PeopleArguments {
  @Field(() => String, { nullable: true, description: 'SDMX period; figures that overlap it are taken. Left out: the newest of each.' })
  period?: string | null;
}

@Resolver()
export class CascadeResolver {
  @Query(() => CascadeViewType, { nullable: true, description: 'The cascade of HIV care, by country and for the region, against 90-90-90 and 95-95-95. Population left out: everybody.' })
  async cascade(@Args(() => CascadeArguments) given: CascadeArguments, @Ctx() context: RegionalContext): Promise<CascadeViewType> {
    const choice = peopleAsked(given);
    const filter = { indicators: [...CASCADE_INDICATORS], periods: periodGiven('period', given.period), ...filterOf(choice) };
    const answer = await context.regional.answer({ ...regionAsked(given), filter, laws: null });
    return new CascadeViewType(answer, cascade(answer, choice));
  }
}
