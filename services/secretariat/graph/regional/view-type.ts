import { CountryCode } from '@serai/schema/graph';
import { Field, ID, ObjectType } from 'type-graphql';
import type { RegionalAnswer } from '../../regional/reading.js';

@ObjectType('ReadRelease', { description: 'A release that a view was made from.' })
export class ReadReleaseType {
  @Field(() => CountryCode, { description: 'The country.' })
  country!: string;

  @Field(() => ID, { description: 'Id of the release, such as KZ-3.' })
  id!: string;

  @Field(() => String, { description: 'When it was published, ISO 8601 in UTC.' })
  publishedAt!: string;
}

@ObjectType('SilentCountry', { description: 'A country that did not answer: the view stands without it.' })
export class SilentCountryType {
  @Field(() => CountryCode, { description: 'The country.' })
  country!: string;

  @Field(() => String, { description: 'Code of the error.' })
  code!: string;

  @Field(() => String, { description: 'What went wrong, and whether to ask again.' })
  message!: string;
}

/** What every view says of itself: for when it stands, from which releases, and without whom. */
@ObjectType()
export abstract class ViewType {
  constructor(protected readonly answer: RegionalAnswer) {}

  @Field(() => String, { description: 'The moment for which it stands, ISO 8601 in UTC.' })
  get asOf(): string { return this.answer.asOf; }

  @Field(() => [ReadReleaseType], { description: 'The releases that it was made from.' })
  get releases(): readonly ReadReleaseType[] { return this.answer.releases; }

  @Field(() => [SilentCountryType], { description: 'Countries that did not answer.' })
  get silent(): readonly SilentCountryType[] { return this.answer.silent; }
}
