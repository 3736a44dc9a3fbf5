import { describe, expect, it } from '@jest/globals';
import { buildSchema, type GraphQLError, parse } from 'graphql';
import { Callers, PUBLIC } from './caller.js';
import { useCaller } from './use-caller.js';

const SCHEMA = buildSchema(`
  type Country { code: ID! }
  type Corridor { code: ID! }
  type Query { countries: [Country] country(code: ID!): Country indicators: [ID] kazakhstan: Country corridors: [Corridor] viewer: ID }
  type Mutation { apply: ID }
`);
const INNER = { ...PUBLIC, claims: { iss: 'hub', sub: 'a', client_id: 'b', iat: 0, exp: 1, jti: 'c', scope: 'serai:read', serai_inner: true as const } };

/** What is answered instead of executing it; undefined where it is executed. */
function refusalOf(source: string, caller: typeof INNER | typeof PUBLIC): GraphQLError | undefined {
  const callers = new Callers();
  const request = new Request('http://hub.example/graphql');
  callers.set(request, caller);
  const { onExecute } = useCaller({ callers, identify: () => Promise.resolve(caller), isCountry: (field) => field === 'kazakhstan' });
  let errors: readonly GraphQLError[] = [];
  const hook = onExecute as unknown as (payload: object) => void;
  hook({ args: { schema: SCHEMA, document: parse(source), contextValue: { request } }, setResultAndStopExecution: (result: { errors: readonly GraphQLError[] }) => (errors = result.errors) });
  return errors[0];
}

describe('a call of the secretariat\'s own, with an inner token', () => {
  it.each(['{ countries { code } }', '{ country(code: "KZ") { code } }', '{ indicators }', '{ kazakhstan { code } }', '{ __typename countries { __typename } }'])('may ask %s', (source) => {
    expect(refusalOf(source, INNER)).toBeUndefined();
  });

  it.each([
    ['a regional field', '{ corridors { code } }'],
    ['one under another name', '{ countries: corridors { code } }'],
    ['one beside what it may', '{ kazakhstan { code } corridors { code } }'],
    ['one in a fragment', '{ ...A } fragment A on Query { corridors { code } }'],
    ['one in a fragment of a fragment', '{ ... { ... on Query { corridors { code } } } }'],
    ['who it is', '{ viewer }'],
    ['what there is', '{ __schema { queryType { name } } }'],
    ['a mutation', 'mutation { apply }'],
    ['a mutation of nothing', 'mutation { __typename }'],
  ])('may not ask %s', (_what, source) => {
    expect(refusalOf(source, INNER)).toMatchObject({ extensions: { code: 'TOKEN_REFUSED', retriable: false } });
    expect(refusalOf(source, PUBLIC)).toBeUndefined();
  });
});
