import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { safeNames } from './safe-names.js';

const SCHEMA = buildSchema('type Query { a(b: Int): Query c: Int }');
const messages = (query: string): string[] => validate(SCHEMA, parse(query), [safeNames]).map(({ message }) => message);

describe('names that a query gives', () => {
  it.each(['{ a { c } }', '{ keys: a { prototype: c } }', 'query Q($v: Int) { a(b: $v) { ...F } } fragment F on Query { __typename }'])('may be its own: %s', (query) => {
    expect(messages(query)).toEqual([]);
  });

  it.each([
    ['constructor', '{ constructor: a { keys: c } }'],
    ['__proto__', '{ a { __proto__: c } }'],
    ['toString', '{ ... on Query { toString: c } }'],
    ['hasOwnProperty', 'fragment F on Query { hasOwnProperty: c } { ...F }'],
    ['__defineGetter__', '{ a { a { __defineGetter__: c } } }'],
    ['valueOf', 'query valueOf { c }'],
    ['constructor', 'query ($constructor: Int) { a { c } }'],
    ['__proto__', '{ c } fragment __proto__ on Query { c }'],
  ])('may not be what every object inherits: %s in %s', (name, query) => {
    expect(messages(query)).toEqual([`The name ${name} cannot be used here. Choose another alias`]);
  });
});
