import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createLog } from '@serai/chassis';
import type { RegisteredMember } from '@serai/schema';
import { Engine } from '../engine.js';
import { supergraphOf } from './supergraph.fixture.js';
import { useCountryIsolation } from './use-country-isolation.js';

/** The engine as it is, over real servers on loopback: Kazakhstan is hostile, Kyrgyzstan is not. */

type Answer = unknown;
const servers: Server[] = [];
let kazakhstanSays: (request: IncomingMessage, response: ServerResponse) => Answer = () => ({});
let gateway: string;
let engine: Engine;
let supergraph: string;
const elsewhere: string[] = [];

async function listen(handler: RequestListener): Promise<string> {
  const server = createServer(handler);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

/** A subgraph that answers each operation by what it asks for. */
function subgraph(answer: (query: string, request: IncomingMessage, response: ServerResponse) => Answer): Promise<string> {
  return listen((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const said = answer((JSON.parse(body || '{"query":""}') as { query: string }).query, request, response);
      if (said === undefined) return;
      response.setHeader('content-type', 'application/json');
      response.end(typeof said === 'string' ? said : JSON.stringify(said));
    });
  });
}

const PAGE = { totalCount: 1, nodes: [{ id: 'a', value: 1 }] };
const KAZAKHSTAN = { code: 'KZ', name: 'Kazakhstan' };
const KYRGYZSTAN = { code: 'KG', name: 'Kyrgyzstan', observations: PAGE };

beforeAll(async () => {
  const [secretariat, kazakhstan, kyrgyzstan] = await Promise.all([
    subgraph(() => ({ data: { countries: [{ __typename: 'Kazakhstan', ...KAZAKHSTAN }, { __typename: 'Kyrgyzstan', code: 'KG', name: 'Kyrgyzstan' }] } })),
    subgraph((_query, request, response) => kazakhstanSays(request, response)),
    subgraph((query) => ({ data: query.includes('_entities') ? { _entities: [{ observations: PAGE }] } : { kyrgyzstan: { code: 'KG', name: 'Kyrgyzstan' } } })),
  ]);
  supergraph = supergraphOf({ secretariat, kazakhstan, kyrgyzstan });
  const member = (code: string, type: string, url: string): RegisteredMember => ({ code, type, url, training: false, rootField: 'country', subgraph: `country-${code.toLowerCase()}`, state: 'ACCEPTED', up: true, contractVersion: '1.0', refusal: null });
  const members = [member('KZ', 'Kazakhstan', kazakhstan), member('KG', 'Kyrgyzstan', kyrgyzstan)];
  engine = new Engine(() => [useCountryIsolation({ memberOf: (name) => members.find((each) => each.subgraph === name), timeoutMs: 15_000, log: createLog('test', 'silent') })]);
  gateway = await listen((request, response) => void engine.handle(request, response));
});

/** A new engine for each test, so that no country is left alone because of the test before. */
beforeEach(async () => engine.load(supergraph));

afterAll(async () => {
  await engine.stop();
  await Promise.all(servers.map((server) => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  })));
});

async function ask(query: string): Promise<{ status: number; headers: Headers; body: unknown }> {
  const response = await fetch(gateway, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const COUNTRIES = '{ countries { code name observations { totalCount nodes { id value } } } }';
const ROOTS = '{ kazakhstan { code name } kyrgyzstan { code name } }';
const unavailable = (path: string) => expect.objectContaining({ path: [path], extensions: expect.objectContaining({ code: 'COUNTRY_UNAVAILABLE', country: 'KZ', retriable: true }) as unknown }) as unknown;
const WITHOUT_IT = { data: { countries: [{ ...KAZAKHSTAN, observations: null }, KYRGYZSTAN] }, errors: [unavailable('countries')] };
const entity = (value: unknown) => () => ({ data: { _entities: [value] } });

describe('an honest country', () => {
  it('is in the answer', async () => {
    kazakhstanSays = entity({ observations: PAGE });
    await expect(ask(COUNTRIES)).resolves.toMatchObject({ status: 200, body: { data: { countries: [{ ...KAZAKHSTAN, observations: PAGE }, KYRGYZSTAN] } } });
    kazakhstanSays = () => ({ data: { kazakhstan: KAZAKHSTAN } });
    expect((await ask(ROOTS)).body).toEqual({ data: { kazakhstan: KAZAKHSTAN, kyrgyzstan: { code: 'KG', name: 'Kyrgyzstan' } } });
  });
});

describe("a hostile country's answer", () => {
  it.each<[string, () => Answer]>([
    ["takes another's code and name", entity({ code: 'KG', name: 'Kyrgyzstan', observations: PAGE })],
    ["takes another's type", entity({ __typename: 'Kyrgyzstan', observations: PAGE })],
    ['gives a page the type of another object', entity({ observations: { __typename: 'Observation', ...PAGE } })],
    ['gives a page a type that is none', entity({ observations: { __typename: 'Nothing', ...PAGE } })],
    ['writes into what all objects share', entity({ constructor: { keys: 1, assign: 2 }, observations: PAGE })],
    ['writes into the prototype', () => '{"data":{"_entities":[{"__proto__":{"polluted":1},"observations":{"__proto__":{"polluted":1},"totalCount":1,"nodes":[]}}]}}'],
    ['is of other types', entity({ observations: { totalCount: 'many', nodes: [{ id: {}, value: [] }] } })],
    ['is null where nothing may be', entity({ observations: { totalCount: null, nodes: null } })],
    ['is null without a reason', entity(null)],
    ['is a number for an object', entity({ observations: 5 })],
    ['is larger than numbers are', () => '{"data":{"_entities":[{"observations":{"totalCount":1e400,"nodes":[]}}]}}'],
    ['is nested without end', () => `{"data":{"_entities":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`],
    ['is longer than any answer', () => `{"data":{"_entities":[{"observations":{"totalCount":1,"nodes":[{"id":"${'x'.repeat(33_000_000)}","value":1}]}}]}}`],
    ['adds a list of countries', () => ({ data: { _entities: [{ observations: PAGE }], countries: [] } })],
    ['is text', () => 'hello'],
    ['is a list', () => []],
  ])('%s: it is not taken, the others are complete', async (_, says) => {
    kazakhstanSays = says;
    await expect(ask(COUNTRIES)).resolves.toMatchObject({ status: 200, body: WITHOUT_IT });
    expect([typeof Object.keys, typeof Object.assign, 'polluted' in {}]).toEqual(['function', 'function', false]);
    kazakhstanSays = entity({ observations: PAGE });
    expect((await ask(COUNTRIES)).body).toEqual({ data: { countries: [{ ...KAZAKHSTAN, observations: PAGE }, KYRGYZSTAN] } });
  });

  it('cannot answer for another at the root', async () => {
    kazakhstanSays = () => ({ data: { kazakhstan: KAZAKHSTAN, kyrgyzstan: { code: 'KG', name: 'Stolen' } } });
    expect((await ask(ROOTS)).body).toEqual({ data: { kazakhstan: null, kyrgyzstan: { code: 'KG', name: 'Kyrgyzstan' } }, errors: [unavailable('kazakhstan')] });
  });

  it('passes on no extensions and no headers', async () => {
    kazakhstanSays = (_request, response) => {
      response.setHeader('set-cookie', 'a=b');
      response.setHeader('x-hostile', '1');
      return { data: { _entities: [{ observations: PAGE }] }, extensions: { hostile: 1 } };
    };
    const { body, headers } = await ask(COUNTRIES);
    expect(body).toEqual({ data: { countries: [{ ...KAZAKHSTAN, observations: PAGE }, KYRGYZSTAN] } });
    expect([headers.get('set-cookie'), headers.get('x-hostile')]).toEqual([null, null]);
  });

  it('leads the gateway nowhere', async () => {
    const other = await subgraph((query) => {
      elsewhere.push(query);
      return { data: { _entities: [{ observations: PAGE }] } };
    });
    kazakhstanSays = (_request, response) => void response.writeHead(307, { location: other }).end();
    expect((await ask(COUNTRIES)).body).toMatchObject(WITHOUT_IT);
    expect(elsewhere).toEqual([]);
  });
});

describe("a hostile asker's names", () => {
  it.each(['constructor', '__proto__', 'toString'])('cannot be %s, though every country is honest', async (name) => {
    const { body } = await ask(`{ countries { code ${name}: observations { keys: totalCount assign: totalCount } } }`);
    expect(body).toMatchObject({ errors: [{ message: `The name ${name} cannot be used here. Choose another alias`, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
    expect(body).not.toHaveProperty('data');
    expect([typeof Object.keys, typeof Object.assign]).toEqual(['function', 'function']);
  });
});
