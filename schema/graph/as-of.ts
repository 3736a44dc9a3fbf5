import { Field, ID, InputType } from 'type-graphql';

@InputType('AsOf', { description: 'A moment in the past, or releases by their ids: the answer is given from what stood then. {} is now.' })
export class AsOfInput {
  @Field(() => String, { nullable: true, description: 'A day, with all that was published on it, or a moment, ISO 8601 in UTC: 2026-11-20, 2026-11-20T09:00:00Z. Left out: now.' })
  date?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Releases, such as KZ-3, at most one a country; a country that is not named takes the date.' })
  releases?: string[] | null;
}
