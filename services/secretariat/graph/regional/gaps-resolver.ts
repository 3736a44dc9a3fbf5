import { type BreakdownId, INDICATORS, type Topic } from '@serai/schema';
import { PeriodRange } from '@serai/schema/graph';
import { Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql';
import { gaps, shareIndicators } from '../../gaps/gaps.js';
import type { RegionalContext } from '../../regional/regional-port.js';
import { breakdownsGiven, choiceGiven, indicatorsGiven } from './check-codes.js';
import { periodsGiven } from './check-periods.js';
import { GapsViewType } from './gaps-types.js';
import { regionAsked, RegionArguments } from './region-arguments.js';

/** What the workshop of 2018 asked to have numbers by. */
const USUAL_BREAKDOWNS: readonly BreakdownId[] = ['POPULATION', 'LEGAL_STATUS', 'KEY_POPULATION', 'SEX', 'AGE'];

/** The epidemic and the response to it; shares of a total are looked for under the indicator that is divided up. */
const USUAL_TOPICS: ReadonlySet<Topic> = new Set(['hiv', 'testing', 'treatment']);
const USUAL_INDICATORS = [...INDICATORS.values()].filter(({ topic, shareOf }) => USUAL_TOPICS.has(topic) && !shareOf).map(({ code }) => code);

@ArgsType()
class GapsArguments extends RegionArguments {
  @Field(() => [ID], { nullable: true, description: 'Indicators; left out: those of the topics hiv, testing and treatment.' })
  indicators?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Dimensions to look for breakdowns by; left out: POPULATION, LEGAL_STATUS, KEY_POPULATION, SEX and AGE.' })
  breakdowns?: string[] | null;

  @Field(() => [PeriodRange], { nullable: true, description: 'Spans of time; figures without a period are left out then. Left out: all time.' })
  periods?: PeriodRange[] | null;

  @Field(() => String, { nullable: true, description: 'A population with all that are a part of it: MIGRANT has IMMIGRANT too. Left out: everybody.' })
  population?: string | null;
}

@Resolver()
export class GapsResolver {
  @Query(() => GapsViewType, { nullable: true, description: 'What no country, or not every country, tells: countries × indicators × breakdowns with the reason for each empty cell, and how old the newest figure is.' })
  async gaps(@Args(() => GapsArguments) given: GapsArguments, @Ctx() context: RegionalContext): Promise<GapsViewType> {
    const indicators = given.indicators ? indicatorsGiven('indicators', given.indicators) : USUAL_INDICATORS;
    const breakdowns = given.breakdowns ? breakdownsGiven('breakdowns', given.breakdowns) : USUAL_BREAKDOWNS;
    const { POPULATION: population = null } = choiceGiven({ POPULATION: given.population }, { POPULATION: 'population' });
    const asked = [...new Set([...indicators, ...indicators.flatMap((indicator) => shareIndicators(indicator, breakdowns))])];
    const answer = await context.regional.answer({ ...regionAsked(given), filter: { indicators: asked, periods: periodsGiven('periods', given.periods) }, laws: null });
    return new GapsViewType(answer, gaps(answer, { indicators, breakdowns, population }));
  }
}
