import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { TestHub } from '../kit/hub.js';
import { rootWithCountries } from '../kit/own-countries.js';
import { stewardOf } from '../kit/signed.js';

/** The official audits of GraphQL over HTTP, against the gateway and against a country's own service. */
describe('GraphQL over HTTP', () => {
  let hub: TestHub;
  let root: string;
  beforeAll(async () => {
    root = await rootWithCountries(['kazakhstan']);
    hub = await TestHub.start({ root });
  });
  afterAll(async () => {
    await hub.remove();
    await rm(root, { recursive: true, force: true });
  });

  const failures = async (url: string, who: Readonly<Record<string, string>> = {}): Promise<string[]> => {
    const asThem: typeof fetch = (input, init) => fetch(input, { ...init, headers: { ...(init?.headers as Record<string, string> | undefined), ...who } });
    const results = await Promise.all(serverAudits({ url, fetchFn: asThem }).map(async (audit) => ({ name: audit.name, result: await audit.fn() })));
    return results.filter(({ name, result }) => name.startsWith('MUST') && result.status !== 'ok').map(({ name }) => name);
  };

  it('the gateway passes every audit that is a MUST', async () => {
    expect(await failures(hub.at('/graphql'))).toEqual([]);
  });

  it("a country's service passes every audit that is a MUST, asked by its own staff", async () => {
    expect(await failures(hub.addressOf('Kazakhstan'), await stewardOf(hub, 'KZ'))).toEqual([]);
  });
});
