import { KEY_POPULATION, nearest, SeraiError } from '@serai/schema';
import { AsOfInput, CountryCode } from '@serai/schema/graph';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { AssumptionName } from '../../estimates/assumption.js';
import { ESTIMATE_INDICATORS } from '../../estimates/corridor-inputs.js';
import { estimateOf } from '../../estimates/estimate.js';
import type { Interval } from '../../estimates/interval.js';
import type { RegionalContext } from '../../regional/regional-port.js';
import { AsOfArgument, asOfGiven } from './as-of-argument.js';
import { EstimateAssumptionInput, EstimatesViewType } from './estimates-types.js';

const DRAWS = { usual: 10_000, least: 100, most: 100_000 } as const;
/** What an assumption can multiply by, beside nothing at all: more or less would make sizes that are none. */
const FACTOR = { least: 0.001, most: 1_000 } as const;
/** Codes that say nothing of a key population. */
const NO_KEY_POPULATION = new Set(['_U', '_Z']);

@Resolver()
export class EstimatesResolver {
  @Query(() => EstimatesViewType, { nullable: true, description: 'How many people with HIV, or of a key population, there are among migrants: migrant stock × share in the country of origin, adjusted; beside the registered count and the published estimate.' })
  async estimates(
    @Arg('destination', () => CountryCode, { description: 'Country where the migrants are.' }) destination: string,
    @Arg('origin', () => CountryCode, { nullable: true, description: 'Country that they come from; left out: every other member.' }) from: string | null,
    @Arg('keyPopulation', () => String, { nullable: true, description: 'PWID, MSM, SW, TG, …; left out: people with HIV.' }) keyPopulation: string | null,
    @Arg('assumptions', () => [EstimateAssumptionInput], { nullable: true, description: 'Assumptions other than the usual.' }) assumptions: EstimateAssumptionInput[] | null,
    @Arg('seed', () => Int, { nullable: true, description: 'Seed of the simulation; 1 unless told.' }) seed: number | null,
    @Arg('draws', () => Int, { nullable: true, description: `How many times the result is drawn: ${DRAWS.usual} unless told, from ${DRAWS.least} to ${DRAWS.most}.` }) draws: number | null,
    @Arg('training', () => Boolean, { nullable: true, description: 'Training members, which are fictional, too; left out: not.' }) training: boolean | null,
    @AsOfArgument() asOf: AsOfInput | null,
    @Ctx() { regional }: RegionalContext,
  ): Promise<EstimatesViewType> {
    const origin = from ?? null;
    if (origin === destination) throw new SeraiError('INVALID_ARGUMENT', `A corridor leads from one country to another: origin and destination are both ${destination}`);
    const group = keyPopulationOf(keyPopulation ?? null);
    const options = { assumptions: assumptionsGiven(assumptions ?? []), seed: seed ?? 1, draws: drawsOf(draws ?? DRAWS.usual) };
    const answer = await regional.answer({
      countries: origin === null ? null : [origin, destination], training: training ?? false, filter: { indicators: [...ESTIMATE_INDICATORS] }, laws: null, asOf: asOfGiven(asOf),
    });
    if (!answer.asked.includes(destination)) {
      const near = nearest(destination, answer.asked);
      const hint = near.length > 0 ? `. Did you mean ${near.join(' or ')}?` : training === true ? '' : '. Training members, which are fictional, are there with training: true';
      throw new SeraiError('INVALID_ARGUMENT', `destination: ${destination} is not among the members, which are ${answer.asked.join(', ')}${hint}`);
    }
    const origins = origin === null ? answer.asked.filter((code) => code !== destination) : [origin];
    return new EstimatesViewType(answer, origins.map((code) => estimateOf(answer, { origin: code, destination, keyPopulation: group }, options)));
  }
}

function keyPopulationOf(code: string | null): string | null {
  if (code === null || code === '_T') return null;
  if (KEY_POPULATION.has(code) && !NO_KEY_POPULATION.has(code)) return code;
  const known = [...KEY_POPULATION.keys()].filter((each) => !each.startsWith('_'));
  const near = nearest(code, known);
  throw new SeraiError('INVALID_ARGUMENT', `keyPopulation: there is no key population ${JSON.stringify(code.slice(0, 60))}. ${near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Use one of ${known.join(', ')}`}`);
}

function assumptionsGiven(given: readonly EstimateAssumptionInput[]): ReadonlyMap<AssumptionName, Interval> {
  const taken = new Map<AssumptionName, Interval>();
  for (const { name, lower, upper } of given) {
    if (taken.has(name)) throw new SeraiError('INVALID_ARGUMENT', `assumptions: ${name} is given twice. Give it once`);
    if ([lower, upper].some((end) => end > FACTOR.most || (end > 0 && end < FACTOR.least))) throw new SeraiError('INVALID_ARGUMENT', `assumptions: ${name} from ${lower} to ${upper}: an end is 0 or lies between ${FACTOR.least} and ${FACTOR.most}`);
    if (lower < 0 || lower > upper) throw new SeraiError('INVALID_ARGUMENT', `assumptions: ${name} from ${lower} to ${upper} is no interval of factors. Write the lesser end first, and nothing negative`);
    taken.set(name, { lower, upper });
  }
  return taken;
}

function drawsOf(draws: number): number {
  if (draws < DRAWS.least || draws > DRAWS.most) throw new SeraiError('INVALID_ARGUMENT', `draws must lie between ${DRAWS.least} and ${DRAWS.most}`);
  return draws;
}
