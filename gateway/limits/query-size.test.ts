import { describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery, parse } from 'graphql';
import { querySize, tooLarge } from './query-size.js';

/** Fragments each of which spreads the next one twice: a few lines that come to 2^levels fields. */
function doubling(levels: number): string {
  const fragments = Array.from({ length: levels }, (_, level) => `fragment F${level} on Observation { ...F${level + 1} ...F${level + 1} }`);
  return `{ kazakhstan { observations { nodes { ...F0 } } } } ${fragments.join(' ')} fragment F${levels} on Observation { id }`;
}
const nested = (levels: number): string => `{ kazakhstan ${'{ ... on Kazakhstan '.repeat(levels)}{ code }${' }'.repeat(levels)} }`;

describe('the size of a query', () => {
  it('counts fields and levels with fragments written out', () => {
    expect(querySize(parse('{ a { b c } ...F } fragment F on Query { d }'))).toEqual({ fields: 5, depth: 2 });
  });

  it('lets through what people and tools ask', () => {
    expect(tooLarge(parse(getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true, oneOf: true })))).toBeNull();
    expect(tooLarge(parse(doubling(8)))).toBeNull();
    expect(tooLarge(parse(nested(20)))).toBeNull();
  });

  it.each([
    ['fragments that double', doubling(22)],
    ['a chain of fragments', doubling(1_000)],
    ['a fragment that contains itself', '{ ...F } fragment F on Query { a ...F }'],
    ['deep nesting', nested(40)],
    ['thousands of fields', `{ ${'a '.repeat(6_000)} }`],
    ['thousands of fields in several operations', `query A { ${'a '.repeat(3_000)} } query B { ${'a '.repeat(3_000)} }`],
  ])('refuses %s, in no time', (_what, query) => {
    const document = parse(query);
    const before = performance.now();
    expect(tooLarge(document)?.message).toMatch(/^The query is too large/);
    expect(performance.now() - before).toBeLessThan(500);
  });
});
