import { Arg, Field, ID, InputType } from 'type-graphql';
import type { AsOf } from '../../regional/regional-port.js';

@InputType('AsOf', { description: 'A moment in the past, or releases by their ids: the view is made from the releases that stood then.' })
export class AsOfInput {
  @Field(() => String, { nullable: true, description: 'A day or a moment, ISO 8601 in UTC: 2026-11-20, 2026-11-20T09:00:00Z. Left out: now.' })
  date?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Releases, such as KZ-3; a country that is not named takes the date.' })
  releases?: string[] | null;
}

/** The `asOf` argument of every view. */
export function AsOfArgument(): ParameterDecorator {
  return Arg('asOf', () => AsOfInput, { nullable: true, description: 'For which moment; left out: now.' }) as ParameterDecorator;
}

export function asOfGiven(given: AsOfInput | null): AsOf | null {
  return given && { date: given.date ?? null, releases: given.releases ?? [] };
}
