import { describe, expect, it } from '@jest/globals';
import { CONTRACT_SDL } from '@serai/schema';
import { buildASTSchema, parse } from 'graphql';
import { answerCheck } from './answer-check.js';

const SUBGRAPH = buildASTSchema(
  parse(`${CONTRACT_SDL} union _Entity = Member scalar _Any extend type Query { _entities(representations: [_Any!]!): [_Entity]! }`), { assumeValid: true, assumeValidSDL: true },
);
const MEMBER = { code: 'KZ', type: 'Member' };

const fits = (query: string, data: unknown): boolean => answerCheck(parse(query), SUBGRAPH, MEMBER)(data);
/** As it comes over the wire, so that __proto__ is a key like any other. */
const wire = (text: string): unknown => JSON.parse(text) as unknown;

const ROOT = '{ member { code name observations { totalCount nodes { id value stockOrFlow sampleSize } } } }';
const root = (member: unknown): boolean => fits(ROOT, { member });
const node = (more: Record<string, unknown>): boolean => root({ observations: { totalCount: 1, nodes: [{ id: 'a', value: 1.5, stockOrFlow: 'STOCK', sampleSize: null, ...more }] } });

describe('an answer that is what was asked for', () => {
  it('fits, null where it may be', () => {
    expect(root({ code: 'KZ', name: 'Member', observations: { totalCount: 0, nodes: [] } })).toBe(true);
    expect(root({ code: 'KZ', name: null, observations: null })).toBe(true);
    expect(fits(ROOT, { member: null })).toBe(true);
    expect(node({})).toBe(true);
  });

  it('fits as entities, with fragments, aliases and names asked twice', () => {
    const query = `query ($r: [_Any!]!) { a: _entities(representations: $r) { ... on Member { __typename c: code observations { nodes { id } } observations { ...Page } } } }
      fragment Page on ObservationPage { __typename nodes { v: value } }`;
    expect(fits(query, { a: [{ __typename: 'Member', c: 'KZ', observations: { __typename: 'ObservationPage', nodes: [{ id: 'a', v: 1 }] } }] })).toBe(true);
    expect(fits(query, { a: [null] })).toBe(true);
    expect(fits(query, { _entities: [null] })).toBe(false);
    expect(fits(query, { a: [{ c: 'KG' }] })).toBe(false);
    expect(fits(query, { a: [{ observations: { __typename: 'PageInfo' } }] })).toBe(false);
  });

  it('fits through the interface', () => {
    const query = '{ _entities(representations: []) { ... on Country { __typename code name } } }';
    expect(fits(query, { _entities: [{ __typename: 'Member', code: 'KZ', name: 'a' }] })).toBe(true);
    expect(fits(query, { _entities: [{ __typename: 'Country' }] })).toBe(false);
    expect(fits(query, { _entities: [{ __typename: 'Kyrgyzstan' }] })).toBe(false);
  });
});

describe('an answer about access rules and refusals', () => {
  const RULES = '{ member { code accessRules { country audiences { audience cacheableOutside protection { minimumCount dominance { largest } } opens { indicators dimensions { codes notBy } } explanation } } } }';
  const audience = { audience: 'public', cacheableOutside: true, protection: { minimumCount: 5, dominance: null }, opens: [{ indicators: ['ON_ART'], dimensions: [{ codes: null, notBy: [] }] }], explanation: ['a'] };
  const rules = (more: Record<string, unknown>): boolean => fits(RULES, { member: { code: 'KZ', accessRules: { country: 'KZ', audiences: [{ ...audience, ...more }] } } });

  it('fits as the contract has it, without rules too', () => {
    expect(rules({})).toBe(true);
    expect(rules({ protection: null, opens: [] })).toBe(true);
    expect(fits(RULES, { member: { code: 'KZ', accessRules: null } })).toBe(true);
  });

  it.each<[string, Record<string, unknown>]>([
    ['a minimum count that is text', { protection: { minimumCount: '5', dominance: null } }], ['cacheable in words', { cacheableOutside: 'yes' }], ['a line that is none', { explanation: [null] }],
    ['codes that are no list', { opens: [{ indicators: [], dimensions: [{ codes: 'all', notBy: [] }] }] }], ['more than was asked for', { terms: 'none' }],
  ])('does not fit: %s', (_, more) => {
    expect(rules(more)).toBe(false);
  });

  it("takes the code of a refusal for what it is, not for the country's", () => {
    const query = '{ member { observations { nodes { refusal { code until explanation } } } } }';
    const refusal = (given: unknown): boolean => fits(query, { member: { observations: { nodes: [{ refusal: given }] } } });
    expect(refusal({ code: 'SUPPRESSED', until: null, explanation: 'a' })).toBe(true);
    expect(refusal(null)).toBe(true);
    expect(refusal({ code: null, until: null, explanation: 'a' })).toBe(false);
  });

  it('does not fit with what the secretariat says of a member', () => {
    expect(fits('{ member { training } }', { member: { training: false } })).toBe(false);
  });
});

describe('an answer that is not', () => {
  it.each<[string, unknown]>([
    ['nothing', null], ['nothing at all', undefined], ['a list', []], ['text', 'a'], ['another root field', { member: null, kyrgyzstan: { code: 'KG' } }], ["another's list", { countries: [] }],
    ['extra root keys that all objects inherit', wire('{"constructor":{"keys":1}}')], ['a prototype', wire('{"__proto__":{"polluted":1}}')],
  ])('does not fit: %s', (_, data) => {
    expect(fits(ROOT, data)).toBe(false);
  });

  it.each<[string, unknown]>([
    ["another country's code", { code: 'KG' }], ['no code', { code: null }], ['a list of countries', [{ code: 'KZ' }]], ['text', 'KZ'], ['a key not asked for', { custody: 'SUBMITTED' }],
    ['a type not asked for', { __typename: 'Kyrgyzstan' }], ['its constructor', wire('{"constructor":{"keys":1}}')], ['a prototype', wire('{"__proto__":{"name":"a"}}')],
    ['an object for text', { name: { a: 1 } }], ['a number for text', { name: 7 }], ['a list for text', { name: ['a'] }],
    ['a list for a page', { observations: [] }], ['a number for a page', { observations: 5 }], ['no list of nodes', { observations: { nodes: null } }],
    ['a node for the list of nodes', { observations: { nodes: { id: 'a' } } }], ['a null among the nodes', { observations: { nodes: [null] } }],
    ['a list among the nodes', { observations: { nodes: [[]] } }], ['a nested type of another', { observations: { __typename: 'PageInfo', nodes: [] } }],
    ['a count that is text', { observations: { totalCount: '1' } }], ['a count in parts', { observations: { totalCount: 1.5 } }],
    ['a count too large', { observations: { totalCount: 2_147_483_648 } }], ['a count without end', wire('{"observations":{"totalCount":1e400}}')],
  ])('does not fit: %s', (_, member) => {
    expect(root(member)).toBe(false);
  });

  it.each<[string, Record<string, unknown>]>([
    ['an id that is a number', { id: 7 }], ['no id', { id: null }], ['a value that is text', { value: '1' }], ['a value without end', { value: Infinity }], ['a value that is true', { value: true }],
    ['an unknown enum value', { stockOrFlow: 'PILE' }], ['an enum value of all objects', { stockOrFlow: 'constructor' }], ['a whole number that is not', { sampleSize: 0.1 }],
  ])('does not fit: %s', (_, more) => {
    expect(node(more)).toBe(false);
  });

  it('does not fit where its depth is endless', () => {
    expect(root({ name: wire('['.repeat(50_000) + ']'.repeat(50_000)) })).toBe(false);
  });

  it('fits nothing where what was asked is not in the schema', () => {
    expect(fits('{ member { secrets } }', { member: { secrets: 'a' } })).toBe(false);
    expect(fits('fragment F on Member { code }', {})).toBe(false);
  });
});
