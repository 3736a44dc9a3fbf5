import { CountryCode, SeraiError } from '@serai/schema';
import { ArgsType, Field } from 'type-graphql';
import type { RegionalAnswer } from '../../regional/reading.js';
import type { RegionalContext, RegionalQuestion } from '../../regional/regional-port.js';
import { asOfGiven, AsOfInput } from './as-of-argument.js';

/** What every view of a region is asked with: which countries, and for when. */
@ArgsType()
export class RegionArguments {
  @Field(() => [CountryCode], { nullable: true, description: 'Which countries; left out: all members that are no training members.' })
  countries?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Training members, which are fictional, too; left out: not.' })
  training?: boolean | null;

  @Field(() => AsOfInput, { nullable: true, description: 'For which moment; left out: now.' })
  asOf?: AsOfInput | null;
}

/** The countries and the moment of a question. Throws INVALID_ARGUMENT for an empty region. */
export function regionAsked({ countries, training, asOf }: RegionArguments): Pick<RegionalQuestion, 'countries' | 'training' | 'asOf'> {
  if (countries?.length === 0) throw new SeraiError('INVALID_ARGUMENT', 'countries: the list is empty, so there is no region. Leave it out for all members');
  return { countries: countries ? [...new Set(countries)].sort() : null, training: training ?? false, asOf: asOfGiven(asOf ?? null) };
}

/**
 * Asks all countries at once, as the caller. A view stands without the countries that do not answer; where none does, there
 * is no view: throws COUNTRY_UNAVAILABLE, with what each of them said.
 */
export async function askRegion({ regional }: RegionalContext, question: RegionalQuestion): Promise<RegionalAnswer> {
  const answer = await regional.answer(question);
  const silent = new Map(answer.silent.map(({ country, message }) => [country, message]));
  if (answer.asked.every((country) => silent.has(country))) {
    const said = [...silent].map(([country, message]) => `${country}: ${message}`).join('; ');
    throw new SeraiError('COUNTRY_UNAVAILABLE', `None of the countries asked answers, so there is nothing to make the view of${said ? ` (${said})` : ''}`);
  }
  return answer;
}
