import type { BreakdownId } from '@serai/schema';
import { ArgsType, Field } from 'type-graphql';
import type { Choice } from '../../regional/choice.js';
import { choiceGiven } from './check-codes.js';
import { RegionArguments } from './region-arguments.js';

const ARGUMENT_OF = {
  POPULATION: 'population', ORIGIN: 'origin', DESTINATION: 'destination', LEGAL_STATUS: 'legalStatus', KEY_POPULATION: 'keyPopulation', SEX: 'sex', AGE: 'age',
} as const satisfies Partial<Record<BreakdownId, string>>;

/** Whom a view is about; what is left out is the total, or any where the view says so. */
@ArgsType()
export class PeopleArguments extends RegionArguments {
  @Field(() => String, { nullable: true, description: 'Population, such as IMMIGRANT or EMIGRANT_WORKER.' })
  population?: string | null;

  @Field(() => String, { nullable: true, description: 'Country that people come from, ISO 3166-1 alpha-2 or a group such as G_CA5.' })
  origin?: string | null;

  @Field(() => String, { nullable: true, description: 'Country that people go to, coded as origin is.' })
  destination?: string | null;

  @Field(() => String, { nullable: true, description: 'Legal status, such as IRREGULAR; left out: all together.' })
  legalStatus?: string | null;

  @Field(() => String, { nullable: true, description: 'Key population, such as PWID; left out: all together.' })
  keyPopulation?: string | null;

  @Field(() => String, { nullable: true, description: 'Sex, F or M; left out: both together.' })
  sex?: string | null;

  @Field(() => String, { nullable: true, description: 'Age, such as Y15T49; left out: all together.' })
  age?: string | null;
}

/** Whom the arguments choose. Throws INVALID_ARGUMENT for an unknown code and for a corridor from a country to itself. */
export function peopleAsked({ population, origin, destination, legalStatus, keyPopulation, sex, age }: PeopleArguments): Choice {
  return choiceGiven({ POPULATION: population, ORIGIN: origin, DESTINATION: destination, LEGAL_STATUS: legalStatus, KEY_POPULATION: keyPopulation, SEX: sex, AGE: age }, ARGUMENT_OF);
}

/** What may be asked of the countries for a choice: its codes and the totals, and where a breakdown does not apply; corridors are left open. */
export function filterOf(choice: Choice) {
  const codes = (code = '_T'): string[] => [...new Set([code, '_T', '_Z'])];
  return { area: codes(choice.AREA), legalStatus: codes(choice.LEGAL_STATUS), keyPopulation: codes(choice.KEY_POPULATION), sex: codes(choice.SEX), age: codes(choice.AGE), transmission: codes(choice.TRANSMISSION) };
}
