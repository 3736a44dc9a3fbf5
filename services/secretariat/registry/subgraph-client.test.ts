import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { KeyRing, SeenNonces, verifyCall } from '@serai/chassis';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askSubgraph, type Sign, signWith } from './subgraph-client.js';

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

const servers: Server[] = [];
let ring: KeyRing;
let sign: Sign;

beforeAll(async () => {
  ring = await KeyRing.open(join(mkdtempSync(join(tmpdir(), 'serai-')), 'keys.json'));
  sign = signWith(() => ring.signing());
});

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  })));
});

/** A member's service on loopback that answers as told; its address, and what it was asked. */
async function member(handler: Handler): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      asked.push(body);
      handler(request, response, body);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, asked };
}

const answering = (sdl: unknown, country: unknown): Handler => (_request, response, body) => {
  response.end(JSON.stringify({ data: body.includes('_service') ? { _service: { sdl } } : { country } }));
};

async function ask(handler: Handler, withinMs?: number): ReturnType<typeof askSubgraph> {
  const { url } = await member(handler);
  return askSubgraph({ code: 'KZ', rootField: 'kazakhstan', url }, sign, withinMs);
}

describe("a member's service", () => {
  it('is asked for its SDL and the version of its contract', async () => {
    const { url, asked } = await member(answering('type Query { a: Int }', { contractVersion: '1.0' }));
    await expect(askSubgraph({ code: 'KZ', rootField: 'kazakhstan', url }, sign)).resolves.toEqual({ sdl: 'type Query { a: Int }', contractVersion: '1.0' });
    expect(asked.map((body) => JSON.parse(body) as unknown)).toEqual([{ query: '{ _service { sdl } }' }, { query: '{ country: kazakhstan { contractVersion } }' }]);
  });

  it.each([
    ['none', null], ['no country', undefined], ['a number', { contractVersion: 1 }], ['a tale', { contractVersion: '1.0 <b>\u001b[31m' }], ['a long number', { contractVersion: '1'.repeat(100) }],
    ['a country that is text', 'KZ'], ['a country that is a list', []],
  ])('may give %s as its version: then it has none', async (_, country) => {
    await expect(ask(answering('type Query { a: Int }', country))).resolves.toEqual({ sdl: 'type Query { a: Int }', contractVersion: null });
  });

  it.each([null, 1, {}, ['type Query { a: Int }'], true, undefined])('has not answered when its SDL is %j', async (sdl) => {
    await expect(ask(answering(sdl, { contractVersion: '1.0' }))).resolves.toBeNull();
  });

  it.each(['', '<html>', 'null', '1', '"data"', '[]', '{}', '{"data":null}', '{"data":1}', '{"data":{"_service":null}}', '{"data":{"_service":"sdl"}}', '{"data":{"_service":{}}', '{"__proto__":{"data":{"_service":{"sdl":"a"}}}}'])(
    'has not answered when it says %s', async (text) => {
      await expect(ask((_request, response) => response.end(text))).resolves.toBeNull();
    },
  );

  it('is not followed to where it points', async () => {
    const elsewhere = await member(answering('type Query { a: Int }', null));
    await expect(ask((_request, response) => response.writeHead(307, { location: elsewhere.url }).end())).resolves.toBeNull();
    expect(elsewhere.asked).toEqual([]);
  });

  it('is asked in calls that the registry signed for it', async () => {
    const nonces = new SeenNonces(0);
    const verified: unknown[] = [];
    const expectations = { keyOf: async (kid: string) => ring.verifier(kid, new Date()), nonces, now: new Date() };
    const { url } = await member((request, response, body) => {
      const call = { method: request.method ?? '', url: `http://country${request.url ?? ''}`, headers: request.headers as Record<string, string>, body };
      const held = verifyCall(call, { ...expectations, tag: 'KZ' }).then(() => verifyCall(call, { ...expectations, tag: 'TJ' })).catch((error: unknown) => verified.push(error));
      void held.then(() => answering('type Query { a: Int }', { contractVersion: '1.0' })(request, response, body));
    });
    await expect(askSubgraph({ code: 'KZ', rootField: 'kazakhstan', url }, sign)).resolves.toMatchObject({ contractVersion: '1.0' });
    expect(verified).toEqual([1, 2].map(() => expect.objectContaining({ code: 'CALL_REFUSED', message: expect.stringContaining('signed for somebody else') as unknown })));
  });

  it('has not answered when nobody is there', async () => {
    const { url } = await member(() => undefined);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    await expect(askSubgraph({ code: 'KZ', rootField: 'kazakhstan', url }, sign)).resolves.toBeNull();
  });

  it('has not answered when it hangs up', async () => {
    await expect(ask((request) => request.socket.destroy())).resolves.toBeNull();
  });

  it.each<[string, Handler]>([
    ['before it says anything', () => undefined],
    ['in the middle of its answer', (_request, response) => void response.write('{"data":{"_service":')],
    ['when asked for its version', (_request, response, body) => { if (body.includes('_service')) response.end('{"data":{"_service":{"sdl":1}}}'); }],
  ])('has not answered when it goes silent %s', async (_, handler) => {
    const before = performance.now();
    await expect(ask(handler, 100)).resolves.toBeNull();
    expect(performance.now() - before).toBeLessThan(1_500);
  });

  it('that drips its answer is cut off in time', async () => {
    const before = performance.now();
    const drip: Handler = (_request, response) => {
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
    };
    await expect(ask(drip, 200)).resolves.toBeNull();
    expect(performance.now() - before).toBeLessThan(1_500);
  });

  it('gives its SDL even if it then goes silent on its version', async () => {
    await expect(ask((_request, response, body) => { if (body.includes('_service')) response.end('{"data":{"_service":{"sdl":"a"}}}'); }, 100)).resolves.toEqual({ sdl: 'a', contractVersion: null });
  });

  it('that never ends is cut off at two megabytes', async () => {
    let sent = 0;
    const closed = { early: false };
    const endless: Handler = (_request, response) => {
      const chunk = ' '.repeat(65_536);
      const more = (): void => {
        while (!response.destroyed && sent < 100_000_000) {
          sent += chunk.length;
          if (!response.write(chunk)) {
            response.once('drain', more);
            return;
          }
        }
      };
      response.on('close', () => (closed.early = true));
      more();
    };
    await expect(ask(endless)).resolves.toBeNull();
    expect(sent).toBeLessThan(50_000_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(closed.early).toBe(true);
  });

  it('that sends a little which unpacks to a lot is cut off as well', async () => {
    const bomb = gzipSync(Buffer.from(JSON.stringify({ data: { _service: { sdl: 'a'.repeat(30_000_000) } } })));
    expect(bomb.length).toBeLessThan(100_000);
    await expect(ask((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb))).resolves.toBeNull();
    const small = gzipSync(Buffer.from(JSON.stringify({ data: { _service: { sdl: 'a' } } })));
    await expect(ask((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(small))).resolves.toMatchObject({ sdl: 'a' });
  });
});
