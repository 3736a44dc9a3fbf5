import { readAsOf, SeraiError } from '@serai/schema';
import { Args, ArgsType, Ctx, Field, Query, Resolver } from 'type-graphql';
import { changes } from '../../region/changes.js';
import { headlineNumbers } from '../../region/headline-numbers.js';
import { HEADLINE_INDICATORS } from '../../region/headlines.js';
import type { RegionalAnswer } from '../../regional/reading.js';
import type { RegionalContext, RegionalPort, RegionalQuestion } from '../../regional/regional-port.js';
import { regionAsked, RegionArguments } from './region-arguments.js';
import { RegionViewType } from './region-types.js';

/** How a fault in the moment begins, which is asked for as asOf.date. */
const AS_OF_DATE = 'asOf.date';

@ArgsType()
class RegionViewArguments extends RegionArguments {
  @Field(() => String, { nullable: true, description: 'Says what changed since this day or moment, ISO 8601 in UTC. Left out: nothing is compared.' })
  since?: string | null;
}

/** Throws INVALID_ARGUMENT where it is no day or moment. */
function sinceGiven(since: string | null | undefined): string | null {
  if (since === null || since === undefined) return null;
  if (!/^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/.test(since) || Number.isNaN(Date.parse(since))) {
    throw new SeraiError('INVALID_ARGUMENT', `since: ${JSON.stringify(since.slice(0, 60))} is no day and no moment. It takes 2026-11-20 or 2026-11-20T09:00:00Z`);
  }
  return since;
}

/** What stood at the moment to compare with. Where nobody had published anything by then that was nothing; the view stands all the same. */
async function standingSince(regional: RegionalPort, question: RegionalQuestion, now: Promise<RegionalAnswer>, since: string): Promise<RegionalAnswer> {
  try {
    return await regional.answer({ ...question, asOf: { date: since, releases: [] } });
  } catch (error) {
    if (!(error instanceof SeraiError)) throw error;
    if (error.message.startsWith(AS_OF_DATE)) throw new SeraiError(error.code, `since${error.message.slice(AS_OF_DATE.length)}`);
    if (error.code !== 'NO_RELEASE') throw error;
    const { asked, names } = await now;
    const silent = asked.map((country) => ({ country, code: 'NO_RELEASE', message: 'It had not published a release by then' }));
    return { asked, names, readings: [], laws: [], releases: [], silent, asOf: (readAsOf({ date: since }).moment ?? new Date(since)).toISOString() };
  }
}

@Resolver()
export class RegionResolver {
  /** Asks once, and once more for the moment to compare with where there is one. */
  @Query(() => RegionViewType, { nullable: true, description: 'The headline numbers of the region, and what changed since a date.' })
  async region(@Args(() => RegionViewArguments) given: RegionViewArguments, @Ctx() context: RegionalContext): Promise<RegionViewType> {
    const since = sinceGiven(given.since);
    const question = { ...regionAsked(given), filter: { indicators: [...HEADLINE_INDICATORS] }, laws: null };
    const answering = context.regional.answer(question);
    const [now, then] = await Promise.all([answering, since === null ? null : standingSince(context.regional, question, answering, since)]);
    if (then && Date.parse(then.asOf) > Date.parse(now.asOf)) throw new SeraiError('INVALID_ARGUMENT', `since: ${since} comes after ${now.asOf}, the moment for which the view stands`);
    return new RegionViewType(now, headlineNumbers(now), then && changes(then, now));
  }
}
