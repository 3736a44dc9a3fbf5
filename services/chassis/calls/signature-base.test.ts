import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { httpbis } from 'http-message-signatures';
import { signatureBase } from './signature-base.js';

/** The request of RFC 9421, appendix B.2. */
const REQUEST = {
  method: 'POST', url: 'https://example.com/foo?param=Value&Pet=dog',
  headers: {
    host: 'example.com', date: 'Tue, 20 Apr 2021 02:07:55 GMT', 'content-type': 'application/json', 'content-length': '18',
    'content-digest': 'sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:',
  },
};

describe('the text that is signed', () => {
  it('is the one of RFC 9421, appendix B.2.6, as far as a call can cover it: its key verifies what it signed', () => {
    const parameters = '("date" "@method" "@path" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"';
    expect(signatureBase(REQUEST, ['date', '@method', '@path', 'content-type', 'content-length'], parameters)).toBe([
      '"date": Tue, 20 Apr 2021 02:07:55 GMT', '"@method": POST', '"@path": /foo', '"content-type": application/json', '"content-length": 18',
      `"@signature-params": ${parameters}`,
    ].join('\n'));
  });

  it.each([['https://a.test/graphql', '/graphql', '?'], ['https://a.test', '/', '?'], ['https://a.test/g?', '/g', '?'], ['https://a.test/g?a=%20b', '/g', '?a=%20b']])('of %s has the path %s and the query %s (§2.2.6, §2.2.7)', (url, path, query) => {
    expect(signatureBase({ ...REQUEST, url }, ['@path', '@query'], '()')).toBe(`"@path": ${path}\n"@query": ${query}\n"@signature-params": ()`);
  });

  it('is the one that another implementation signs, whatever is in it', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const publicKey = createPublicKey(privateKey);
    const text = fc.string({ unit: fc.constantFrom(...' !"#&\'()*+,-./09:;<=>?@AZ[]^_`az{|}~') });
    await fc.assert(fc.asyncProperty(fc.constantFrom('GET', 'POST'), fc.webPath(), fc.webQueryParameters(), text, text, async (method, path, query, authorization, nonce) => {
      const message = { method, url: `https://kz.test${path}${query && `?${query}`}`, headers: { authorization } };
      const fields = ['@method', '@path', '@query', 'authorization'];
      const { headers } = await httpbis.signMessage({ key: { id: 'a', alg: 'ed25519', sign: async (data) => sign(null, data, privateKey) }, fields, params: ['created', 'keyid', 'nonce'], paramValues: { nonce } }, message) as { headers: Record<string, string> };
      const base = signatureBase(message, fields, (headers['Signature-Input'] ?? '').replace(/^sig=/, ''));
      const signature = Buffer.from((headers['Signature'] ?? '').replace(/^sig=:|:$/g, ''), 'base64');
      expect(verify(null, Buffer.from(base), publicKey, signature)).toBe(true);
    }), { numRuns: 200 });
  });

  it.each([['@authority'], ['@status'], ['x-not-there'], ['constructor'], ['@method', '@method'], ['Date']])('covers no %s %s', (...covered) => {
    expect(() => signatureBase(REQUEST, covered, '()')).toThrow();
  });

  it('holds each component in one line', () => {
    expect(() => signatureBase({ ...REQUEST, headers: { date: 'today\n"@method": GET' } }, ['date'], '()')).toThrow('date has several lines');
  });
});
