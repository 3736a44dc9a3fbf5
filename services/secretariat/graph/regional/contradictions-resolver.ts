import { SeraiError } from '@serai/schema';
import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Kind } from '../../contradictions/contradiction.js';
import { findContradictions } from '../../contradictions/find-contradictions.js';
import type { RegionalContext } from '../../regional/regional-port.js';
import { indicatorsGiven } from './check-codes.js';
import { ContradictionsViewType, KindEnum } from './contradictions-types.js';
import { PageArguments, pageGiven } from './corridor-arguments.js';
import { RegionArguments, regionAsked } from './region-arguments.js';

@Resolver()
export class ContradictionsResolver {
  @Query(() => ContradictionsViewType, { nullable: true, description: 'Figures for the same thing that disagree by more than they are printed with, within a country and between countries, each with both sources. Found by rules among the figures that whoever asks may see.' })
  async contradictions(
    @Args(() => RegionArguments) given: RegionArguments,
    @Arg('indicators', () => [ID], { nullable: true, description: 'Those with a figure of one of these indicators; left out: any.' }) indicators: string[] | null,
    @Arg('kinds', () => [KindEnum], { nullable: true, description: 'Of these kinds; left out: any.' }) kinds: Kind[] | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RegionalContext,
  ): Promise<ContradictionsViewType> {
    if (kinds?.length === 0) throw new SeraiError('INVALID_ARGUMENT', 'kinds: the list is empty. Leave it out for any');
    const [wanted, shown] = [indicators ? new Set(indicatorsGiven('indicators', indicators)) : null, pageGiven(page)];
    const answer = await context.regional.answer({ ...regionAsked(given), filter: {}, laws: null });
    return new ContradictionsViewType(answer, findContradictions(answer, { indicators: wanted, kinds: kinds ? new Set(kinds) : null }), shown);
  }
}
