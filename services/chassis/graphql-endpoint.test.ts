import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SeraiError } from '@serai/schema';
import { GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { pino } from 'pino';
import { type GraphqlEndpoint, graphqlEndpoint } from './graphql-endpoint.js';
import { type RunningServer, serve } from './http-server.js';

const log = pino({ level: 'silent' });
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      name: { type: GraphQLString, args: { first: { type: new GraphQLNonNull(GraphQLInt), defaultValue: 1 } }, resolve: () => 'Kazakhstan' },
      release: { type: GraphQLString, resolve: () => { throw new SeraiError('NO_RELEASE', 'KZ has not published a release yet'); } },
      slip: { type: GraphQLString, resolve: () => { throw new TypeError('the secret'); } },
    },
  }),
});

let server: RunningServer;
let endpoint: GraphqlEndpoint;
beforeAll(async () => {
  endpoint = await graphqlEndpoint({ schema, log, country: 'KZ', context: async () => ({}) });
  server = await serve({ host: '127.0.0.1', port: 0, log, routes: { '/graphql': endpoint.handle } });
});
afterAll(async () => {
  await server.close();
  await endpoint.stop();
});

async function post(body: string, type = 'application/json'): Promise<{ status: number; text: string; answer: { data?: unknown; errors?: { message: string; extensions: Record<string, unknown> }[] } }> {
  const response = await fetch(`http://127.0.0.1:${server.port}/graphql`, { method: 'POST', headers: { 'content-type': type }, body });
  const text = await response.text();
  return { status: response.status, text, answer: JSON.parse(text) as never };
}

describe('a GraphQL endpoint', () => {
  it('answers, and gives what went wrong beside what went right', async () => {
    const { status, answer } = await post(JSON.stringify({ query: '{ name release }' }));
    expect([status, answer.data]).toEqual([200, { name: 'Kazakhstan', release: null }]);
    expect(answer.errors).toEqual([expect.objectContaining({ message: 'KZ has not published a release yet', extensions: { country: 'KZ', code: 'NO_RELEASE', retriable: true } })]);
  });

  it('tells nobody of a slip inside', async () => {
    const { answer, text } = await post(JSON.stringify({ query: '{ slip }' }));
    expect(answer.errors?.[0]).toMatchObject({ message: expect.stringMatching(/^Something went wrong inside \(/), extensions: { country: 'KZ', code: 'INTERNAL' } });
    expect(text).not.toMatch(/secret|stack|TypeError/);
  });

  it.each([
    ['does not parse', { query: '{ name' }, 'GRAPHQL_PARSE_FAILED', /^Syntax Error/],
    ['asks for what is not there', { query: '{ nothing }' }, 'GRAPHQL_VALIDATION_FAILED', /^Cannot query field "nothing"/],
    ['gives a variable of the wrong type', { query: 'query ($first: Int!) { name(first: $first) }', variables: { first: 'one' } }, 'BAD_USER_INPUT', /^Variable "\$first" got invalid value/],
    ['names an operation that it lacks', { query: 'query A { name }', operationName: 'B' }, 'OPERATION_RESOLUTION_FAILURE', /^Unknown operation named "B"/],
    ['is none', {}, 'BAD_REQUEST', /^POST body missing/],
  ])('says what is wrong with a query that %s, without a stack', async (_what, body, code, message) => {
    const { status, answer, text } = await post(JSON.stringify(body));
    expect(status).toBe(400);
    expect(answer.errors?.[0]).toMatchObject({ message: expect.stringMatching(message), extensions: { country: 'KZ', code, retriable: false } });
    expect(text).not.toContain('stack');
  });

  it.each([
    ['that is not JSON', '{ name }', 400, 'BAD_REQUEST', 'The body is not JSON'],
    ['that is too large', JSON.stringify({ query: `{ name } #${'x'.repeat(1_000_000)}` }), 413, 'REQUEST_TOO_LARGE', 'The request is larger than 1000000 bytes'],
  ])('refuses a body %s', async (_what, body, status, code, message) => {
    const refused = await post(body);
    expect([refused.status, refused.answer]).toEqual([status, { errors: [{ message, extensions: { code, retriable: false } }] }]);
  });

  it('lets nothing on the way keep an answer, however it was asked', async () => {
    const url = `http://127.0.0.1:${server.port}/graphql`;
    const asked = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ name }' }) });
    const got = await fetch(`${url}?query=${encodeURIComponent('{ name }')}`, { headers: { 'apollo-require-preflight': 'yes' } });
    expect([asked, got].map(({ status, headers }) => [status, headers.get('cache-control')])).toEqual([[200, 'no-store'], [200, 'no-store']]);
  });

  it('refuses a query that a page of another site could send without asking', async () => {
    expect((await post(JSON.stringify({ query: '{ name }' }), 'text/plain')).status).toBe(400);
  });
});

describe('what has to be done before an answer leaves', () => {
  const before = { fails: false, seen: [] as unknown[] };
  let guarded: { readonly server: RunningServer; readonly endpoint: GraphqlEndpoint };
  beforeAll(async () => {
    const made = await graphqlEndpoint({
      schema, log, country: 'KZ', context: async () => ({ who: 'somebody' }),
      beforeAnswer: async ({ who }, answer) => {
        before.seen.push([who, answer]);
        if (before.fails) throw new SeraiError('LOG_UNAVAILABLE', 'It cannot be written down', { cause: new Error('the secret') });
      },
    });
    guarded = { endpoint: made, server: await serve({ host: '127.0.0.1', port: 0, log, routes: { '/graphql': made.handle } }) };
  });
  afterAll(async () => {
    await guarded.server.close();
    await guarded.endpoint.stop();
  });
  const ask = async (query: string): Promise<{ status: number; body: unknown }> => {
    const response = await fetch(`http://127.0.0.1:${guarded.server.port}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
    return { status: response.status, body: await response.json() };
  };

  it('sees the answer as it is told', async () => {
    before.fails = false;
    expect(await ask('{ name release }')).toMatchObject({ status: 200, body: { data: { name: 'Kazakhstan', release: null } } });
    expect(before.seen.at(-1)).toEqual(['somebody', { data: { name: 'Kazakhstan', release: null }, errors: [expect.objectContaining({ path: ['release'], extensions: { country: 'KZ', code: 'NO_RELEASE', retriable: true } })] }]);
  });

  it('where it cannot be done, nothing of the answer leaves', async () => {
    before.fails = true;
    expect(await ask('{ name }')).toEqual({ status: 503, body: { errors: [{ message: 'It cannot be written down', extensions: { country: 'KZ', code: 'LOG_UNAVAILABLE', retriable: true } }] } });
  });
});
