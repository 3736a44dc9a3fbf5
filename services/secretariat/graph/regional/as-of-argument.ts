import { AsOfInput } from '@serai/schema/graph';
import { Arg } from 'type-graphql';
import type { AsOf } from '../../regional/regional-port.js';

/** The `asOf` argument of every view. */
export function AsOfArgument(): ParameterDecorator {
  return Arg('asOf', () => AsOfInput, { nullable: true, description: 'For which moment; left out: now.' }) as ParameterDecorator;
}

export function asOfGiven(given: AsOfInput | null | undefined): AsOf | null {
  return given ? { date: given.date ?? null, releases: given.releases ?? [] } : null;
}
