import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { jwtVerify } from 'jose';
import { newKeyPair } from '../keys/key-pair.js';
import { clientToken } from './client-token.js';

const { privateKey, publicKey } = newKeyPair();
const client = { id: 'reader-one', ring: { signing: () => ({ kid: 'key-1', key: privateKey }) } };

/** An issuer that answers its two addresses as told, and keeps what it was sent. */
async function issuerThat(answers: (form: URLSearchParams) => object, metadata?: object): Promise<{ readonly server: Server; readonly issuer: string; readonly sent: URLSearchParams[] }> {
  const sent: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      if (request.method === 'GET') return response.end(JSON.stringify(metadata ?? { token_endpoint: `${issuer}/endpoint-of-its-own` }));
      const form = new URLSearchParams(Buffer.concat(chunks).toString());
      sent.push(form);
      return response.end(JSON.stringify(request.url === '/endpoint-of-its-own' ? answers(form) : {}));
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { server, issuer, sent };
}

describe("a machine's own token", () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.close();
  });

  it('is asked for where the issuer says, by what the machine signs for that issuer and this minute', async () => {
    const made = await issuerThat(() => ({ access_token: 'a-token' }));
    server = made.server;
    expect(await clientToken(made.issuer, client)).toBe('a-token');
    const [form] = made.sent;
    expect(form?.get('grant_type')).toBe('client_credentials');
    const { payload } = await jwtVerify(form?.get('client_assertion') ?? '', publicKey, { issuer: client.id, audience: made.issuer });
    expect((payload.exp ?? Infinity) - (payload.iat ?? 0)).toBe(60);
  });

  it('is refused with the issuer\'s reason, and so is what is no issuer', async () => {
    const made = await issuerThat(() => ({ error: 'invalid_client', error_description: 'nobody knows it' }));
    server = made.server;
    await expect(clientToken(made.issuer, client)).rejects.toMatchObject({ code: 'TOKEN_REFUSED', message: 'The issuer gives no token to reader-one: nobody knows it' });
    const other = await issuerThat(() => ({ access_token: 'a-token' }), { something: 'else' });
    await expect(clientToken(other.issuer, client)).rejects.toMatchObject({ code: 'TOKEN_REFUSED', message: expect.stringContaining('is none') });
    other.server.close();
  });

  it('is not to be had where nobody answers', async () => {
    await expect(clientToken('http://127.0.0.1:9', client)).rejects.toMatchObject({ code: 'SECRETARIAT_UNAVAILABLE' });
  });
});
