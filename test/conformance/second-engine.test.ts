import { createGatewayRuntime, type GatewayPlugin, type GatewayRuntime } from '@graphql-hive/gateway-runtime';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signCall } from '@serai/chassis';
import { EXAMPLE_QUERIES, type RegistryDocument } from '@serai/schema';
import { TestHub } from '../kit/hub.js';
import { rootWithCountries } from '../kit/own-countries.js';
import { ringOf } from '../kit/signed.js';

const QUERIES = [
  ...EXAMPLE_QUERIES.map(({ text }) => text),
  '{ countries { __typename code name custody contractVersion releases { id hash } } }',
  '{ kazakhstan { name observations(first: 20) { totalCount nodes { id value indicator { code name(language: RU) } source { id } } } } }',
  '{ country(code: "UZ") { __typename ... on Uzbekistan { laws(areas: ["OST_AVAILABLE"]) { answer } } } indicators(codes: ["ON_ART"]) { name } }',
];

/** The supergraph is plain Federation v2: an engine with another planner answers the same from it, where it signs its calls with the gateway's key. */
describe('the supergraph on a second engine', () => {
  let hub: TestHub;
  let other: GatewayRuntime;

  beforeAll(async () => {
    hub = await TestHub.start({ root: await rootWithCountries(['kazakhstan', 'russian-federation', 'turkmenistan', 'uzbekistan']) });
    const registry = (await (await fetch(hub.addressOf('Secretariat').replace('/graphql', '/registry'))).json()) as RegistryDocument;
    const ring = await ringOf(hub, 'gateway');
    const signing: GatewayPlugin = {
      onFetch: async (fetching) => {
        const { url, options } = fetching;
        const tag = registry.members.find((member) => member.url === url)?.code ?? 'secretariat';
        const headers = Object.fromEntries(Object.entries(options.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
        fetching.setOptions({ ...options, headers: { ...headers, ...(await signCall({ method: options.method ?? 'POST', url, headers, body: options.body as string }, tag, ring.signing())) } });
      },
    };
    other = createGatewayRuntime({ supergraph: registry.supergraph, plugins: () => [signing], logging: 'error', landingPage: false, graphiql: false });
  });
  afterAll(async () => {
    await other[Symbol.asyncDispose]();
    await hub.remove();
  });

  it.each(QUERIES)('%s', async (query) => {
    const ours = await hub.query(query);
    expect(ours.errors).toEqual([]);
    const response = await other.fetch('http://localhost/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, operationName: /query (\w+)/.exec(query)?.[1] }) });
    const theirs = (await response.json()) as { data: unknown; errors?: unknown };
    expect(theirs.errors).toBeUndefined();
    expect(theirs.data).toEqual(ours.data);
  });
});
