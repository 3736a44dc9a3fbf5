import { SeraiError } from '@serai/schema';
import { AsOfInput, CountryCode } from '@serai/schema/graph';
import { ArgsType, Field } from 'type-graphql';
import type { RegionalQuestion } from '../../regional/regional-port.js';
import { asOfGiven } from './as-of-argument.js';

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
