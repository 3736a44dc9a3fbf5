import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { mirror } from '../../mirror/mirror.js';
import type { RegionalContext } from '../../regional/regional-port.js';
import { asOfGiven } from './as-of-argument.js';
import { indicatorsGiven } from './check-codes.js';
import { spansGiven } from './check-periods.js';
import { CorridorArguments, endsGiven, PageArguments, pageGiven } from './corridor-arguments.js';
import { MirrorViewType } from './mirror-types.js';

@Resolver()
export class MirrorResolver {
  @Query(() => MirrorViewType, { nullable: true, description: 'For each corridor and indicator what the destination and what the origin report: difference, ratio, whether definitions and periods match, and a plain verdict with the reason.' })
  async mirror(
    @Args(() => CorridorArguments) given: CorridorArguments,
    @Arg('indicators', () => [ID], { nullable: true, description: 'Which indicators, as the destination calls them; left out: all.' }) indicators: string[] | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RegionalContext,
  ): Promise<MirrorViewType> {
    const scope = { ...endsGiven(given), indicators: indicators ? new Set(indicatorsGiven('indicators', indicators)) : null, periods: spansGiven('periods', given.periods) };
    const shown = pageGiven(page);
    const filter = given.periods ? { periods: given.periods } : {};
    const answer = await context.regional.answer({ countries: null, training: given.training === true, filter, laws: null, asOf: asOfGiven(given.asOf) });
    return new MirrorViewType(answer, mirror(answer, scope, shown));
  }
}
