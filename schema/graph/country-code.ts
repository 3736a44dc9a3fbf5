import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

function parse(value: unknown): string {
  if (typeof value === 'string' && /^[A-Z]{2}$/.test(value)) return value;
  throw new GraphQLError('CountryCode must be two capital letters, such as KZ', { extensions: { code: 'INVALID_ARGUMENT' } });
}

/**
 * A country by ISO 3166-1 alpha-2. A scalar, not an enum: with an enum, one new member would
 * break the composition of all.
 */
export const CountryCode = new GraphQLScalarType<string, string>({
  name: 'CountryCode',
  description: 'A country by its ISO 3166-1 alpha-2 code, such as KZ. Training members have codes that ISO leaves to users: XN, XS, XE.',
  serialize: parse,
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
});
