import { CountryCode, MissingReasonEnum } from '@serai/schema/graph';
import { Field, ObjectType } from 'type-graphql';
import { isWithheld, type Sum } from '../../regional/amount.js';
import { AmountType } from './amount-type.js';

@ObjectType('MissingPart', { description: 'A country that is missing in a sum, in whole or in part.' })
export class MissingPartType {
  constructor(private readonly part: Sum['missing'][number]) {}

  @Field(() => CountryCode, { description: 'The country.' })
  get country(): string { return this.part.name; }

  @Field(() => MissingReasonEnum, { description: 'Why it is missing.' })
  get reason(): MissingReasonEnum { return MissingReasonEnum[this.part.reason]; }
}

/** A sum over countries that says which of them are missing in it. */
@ObjectType('SumOfCountries', { description: 'Figures of several countries together. Where one is missing the sum is no number: it has at least what the others add up to, and names who is missing.' })
export class SumOfCountriesType {
  constructor(private readonly sum: Sum) {}

  @Field(() => AmountType, { description: 'The sum, or its bounds.' })
  get amount(): AmountType { return new AmountType(this.sum.amount, isWithheld(this.sum)); }

  @Field(() => [MissingPartType], { description: 'Countries that are missing in it, or of which it holds a part of the people only.' })
  get missing(): MissingPartType[] { return this.sum.missing.map((part) => new MissingPartType(part)); }
}
