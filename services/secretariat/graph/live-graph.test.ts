import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLog } from '@serai/chassis';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KAZAKHSTAN, NORTHMARK } from '../registry/members.fixture.js';
import { LiveGraph } from './live-graph.js';

describe("the secretariat's graph", () => {
  const graph = new LiveGraph(createLog('secretariat', 'silent'), async () => ({
    desk: null as never, asker: null, now: new Date(), regional: { answer: () => Promise.reject(new Error('No view was asked')) },
  }));
  const server = createServer((request, response) => void graph.handle(request, response));
  beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
  afterAll(async () => {
    await graph.stop();
    await new Promise((resolve) => void server.close(resolve));
  });

  const codes = async (): Promise<unknown> => {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ countries { code } }' }) });
    return ((await response.json()) as { data: unknown }).data;
  };

  it('is the same while its members are, and another when one becomes a training member', async () => {
    const first = await graph.typeDefs([KAZAKHSTAN, { ...NORTHMARK, training: false }]);
    expect(await graph.typeDefs([KAZAKHSTAN, { ...NORTHMARK, training: false }])).toBe(first);
    expect(await codes()).toEqual({ countries: [{ code: 'KZ' }, { code: 'XN' }] });
    await graph.typeDefs([KAZAKHSTAN, NORTHMARK]);
    expect(await codes()).toEqual({ countries: [{ code: 'KZ' }] });
  });
});
