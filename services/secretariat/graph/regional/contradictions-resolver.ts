import { CountryCode, SeraiError } from '@serai/schema';
import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Kind } from '../../contradictions/contradiction.js';
import { findContradictions } from '../../contradictions/find-contradictions.js';
import type { RegionalContext } from '../../regional/regional-port.js';
import { answered } from './answered.js';
import { asOfGiven, AsOfInput } from './as-of-argument.js';
import { ContradictionsViewType, KindEnum } from './contradictions-types.js';
import { indicatorsGiven, PageArguments, pageGiven } from './corridor-arguments.js';

@Resolver()
export class ContradictionsResolver {
  @Query(() => ContradictionsViewType, { nullable: true, description: 'Figures for the same thing that disagree by more than they are printed with, within a country and between countries, each with both sources. Found by rules among the figures that whoever asks may see.' })
  async contradictions(
    @Arg('countries', () => [CountryCode], { nullable: true, description: 'Whose figures to hold against each other; left out: all.' }) countries: string[] | null,
    @Arg('indicators', () => [ID], { nullable: true, description: 'Those with a figure of one of these indicators; left out: any.' }) indicators: string[] | null,
    @Arg('kinds', () => [KindEnum], { nullable: true, description: 'Of these kinds; left out: any.' }) kinds: Kind[] | null,
    @Arg('training', () => Boolean, { nullable: true, description: 'Training members, which are fictional, too; left out: not.' }) training: boolean | null,
    @Arg('asOf', () => AsOfInput, { nullable: true, description: 'For which moment; left out: now.' }) asOf: AsOfInput | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RegionalContext,
  ): Promise<ContradictionsViewType> {
    if (countries?.length === 0) throw new SeraiError('INVALID_ARGUMENT', 'countries: the list is empty. Name one, or leave it out for all');
    const [wanted, shown] = [indicatorsGiven(indicators), pageGiven(page)];
    const answer = await answered(context, { countries: countries ? [...new Set(countries)].sort() : null, training: training === true, filter: {}, laws: null, asOf: asOfGiven(asOf ?? null) });
    return new ContradictionsViewType(answer, findContradictions(answer, { indicators: wanted, kinds: kinds ? new Set(kinds) : null }), shown);
  }
}
