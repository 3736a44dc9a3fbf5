import { SeraiError } from '@serai/schema';
import { AsOfInput, CountryCode } from '@serai/schema/graph';
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { factSheet } from '../../fact-sheet/fact-sheet.js';
import type { RegionalContext } from '../../regional/regional-port.js';
import { AsOfArgument, asOfGiven } from './as-of-argument.js';
import { FactSheetViewType } from './fact-sheet-types.js';

@Resolver()
export class FactSheetResolver {
  /** A training member is asked for by its code, as `country(code)` is. */
  @Query(() => FactSheetViewType, { nullable: true, description: 'The fact sheet of one country: context, migration, regulation, access, HIV, migrants, vulnerability, with sources.' })
  async factSheet(@Arg('country', () => CountryCode, { description: 'The country; a training member too.' }) country: string, @AsOfArgument() asOf: AsOfInput | null, @Ctx() context: RegionalContext): Promise<FactSheetViewType> {
    const answer = await context.regional.answer({ countries: [country], training: true, filter: {}, laws: [], asOf: asOfGiven(asOf) });
    const sheet = factSheet(answer, country);
    if (!sheet) throw new SeraiError('COUNTRY_UNAVAILABLE', `${country} does not answer, so there is no fact sheet of it`, { country });
    return new FactSheetViewType(answer, sheet);
  }
}
