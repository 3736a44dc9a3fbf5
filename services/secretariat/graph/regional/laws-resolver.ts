import { Args, ArgsType, Ctx, Field, Query, Resolver } from 'type-graphql';
import { compareLaws } from '../../laws/comparison.js';
import { scorecard } from '../../laws/scorecard.js';
import { SURVEILLANCE_INDICATORS } from '../../laws/surveillance.js';
import type { RegionalContext } from '../../regional/regional-port.js';
import { lawAreasGiven } from './check-codes.js';
import { LawsViewType } from './laws-types.js';
import { regionAsked, RegionArguments } from './region-arguments.js';

@ArgsType()
class LawsArguments extends RegionArguments {
  @Field(() => [String], { nullable: true, description: 'Areas of law or practice to compare; left out: all.' })
  areas?: string[] | null;
}

@Resolver()
export class LawsResolver {
  @Query(() => LawsViewType, { nullable: true, description: 'Law and practice of the countries side by side, every position with its source, and the scorecard against the essential HIV care package for migrants.' })
  async laws(@Args(() => LawsArguments) given: LawsArguments, @Ctx() context: RegionalContext): Promise<LawsViewType> {
    const areas = given.areas ? lawAreasGiven('areas', given.areas) : null;
    const answer = await context.regional.answer({ ...regionAsked(given), filter: { indicators: [...SURVEILLANCE_INDICATORS] }, laws: [] });
    return new LawsViewType(answer, compareLaws(answer, areas), scorecard(answer));
  }
}
