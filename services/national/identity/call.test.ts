import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signCall, singleHeaders } from '@serai/chassis';
import { createLocalJWKSet } from 'jose';
import { ListeningCountry } from './country.fixture.js';

let country: ListeningCountry;
beforeAll(async () => {
  country = await ListeningCountry.start();
});
afterAll(() => country.stop());

/** Sends these headers line by line, as `fetch` would not. */
function sendRaw(lines: readonly (readonly [string, string])[], body: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(country.url, { method: 'POST', headers: [['host', 'country.test'], ['content-length', String(Buffer.byteLength(body))], ...lines].flat() }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

describe('a call that is signed', () => {
  it('by the gateway comes from the gateway, by the registry from the registry', async () => {
    expect(await country.ask()).toMatchObject({ status: 200, caller: { channel: 'gateway', audience: 'public', refusal: null } });
    expect(await country.ask({ by: 'registry' })).toMatchObject({ status: 200, caller: { channel: 'registry', audience: null } });
  });

  it('by the country itself, whose key is none of theirs, is refused', async () => {
    expect(await country.ask({ by: 'country' })).toMatchObject({ status: 401, caller: { code: 'CALL_REFUSED', message: expect.stringContaining('the caller has no such key (keyid)') as unknown } });
  });

  it('for another country is refused', async () => {
    expect(await country.ask({ tag: 'XS' })).toMatchObject({ status: 401, caller: { code: 'CALL_REFUSED', message: expect.stringContaining('it is signed for somebody else (tag)') as unknown } });
  });

  it('for the registry is told nothing, whatever token and visa it brings', async () => {
    const headers = { authorization: `Bearer ${await country.token()}`, 'serai-visa': await country.visa() };
    expect(await country.ask({ headers, by: 'registry' })).toMatchObject({ status: 200, caller: { channel: 'registry', audience: null } });
  });
});

describe('a call that is not signed', () => {
  it('is refused, and one by a steward is not', async () => {
    expect(await country.ask({ by: null })).toMatchObject({ status: 401, caller: { code: 'CALL_REFUSED', message: "The call is refused: it is not signed. Ask through the gateway, or as the country's own staff" } });
    expect(await country.ask({ by: null, headers: { authorization: `Bearer ${await country.stewardToken()}` } })).toMatchObject({ status: 200, caller: { channel: 'staff', audience: 'steward' } });
  });

  it('is not taken for one of the staff because its signature does not hold', async () => {
    const headers = { authorization: `Bearer ${await country.stewardToken()}`, signature: 'sig=:AAAA:' };
    expect(await country.ask({ by: null, headers })).toMatchObject({ status: 401, caller: { code: 'CALL_REFUSED' } });
  });
});

describe('a header that comes twice', () => {
  it.each(['authorization', 'serai-visa', 'dpop', 'content-type', 'content-digest', 'signature', 'signature-input'])('%s: is refused, and once is taken', async (name) => {
    const token = await country.token();
    const call = { method: 'POST', url: country.url, headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'serai-visa': await country.visa(), dpop: 'a' }, body: '{}' };
    const signed = async (): Promise<(readonly [string, string])[]> => Object.entries({ ...call.headers, ...(await signCall(call, 'XN', country.rings.gateway.signing())) });
    expect(await sendRaw(await signed(), call.body)).toMatchObject({ status: 200 });
    const lines = await signed();
    const twice = lines.find(([each]) => each === name);
    if (!twice) throw new Error('No such header');
    for (const second of [twice, [name, 'another'] as const]) {
      const answer = await sendRaw([...(await signed()), second], call.body);
      expect(answer).toMatchObject({ status: 401, text: expect.stringContaining('CALL_REFUSED') as unknown });
    }
  });

  it('is joined, and one that came once is itself', () => {
    expect(singleHeaders({ a: ['1'], b: ['1', '2'], c: undefined })).toEqual({ a: '1', b: '1, 2' });
    expect(singleHeaders({ a: '1', 'set-cookie': ['1', '2'] })).toEqual({ a: '1', 'set-cookie': '1, 2' });
  });
});

describe("the registry's keys", () => {
  it("are not asked for a call that the gateway's verify, and are for every other", async () => {
    let asked = 0;
    const registryKeys = createLocalJWKSet(country.rings.registry.jwks(new Date()));
    const counting = await ListeningCountry.start({ registryKeys: (header, token) => {
      asked += 1;
      return registryKeys(header, token);
    } });
    try {
      expect(await counting.ask()).toMatchObject({ status: 200, caller: { channel: 'gateway' } });
      expect(asked).toBe(0);
      expect(await counting.ask({ by: 'country' })).toMatchObject({ status: 401, caller: { code: 'CALL_REFUSED' } });
      expect(asked).toBe(1);
    } finally {
      await counting.stop();
    }
  });
});

describe('keys that cannot be had', () => {
  it("of the gateway are no reason to refuse the registry, and the gateway's call is refused as not now", async () => {
    const away = await ListeningCountry.start({ gatewayKeys: () => Promise.reject(new Error('ECONNREFUSED 10.0.0.7')) });
    try {
      // The fixture's registry has keys of its own in each country.
      expect(await away.ask({ by: 'registry' })).toMatchObject({ status: 200, caller: { channel: 'registry' } });
      expect(await away.ask()).toMatchObject({ status: 401, caller: { code: 'CALL_REFUSED', message: 'The call is refused: the keys of its caller cannot be had just now' } });
    } finally {
      await away.stop();
    }
  });
});
