import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readLimited } from './read-limited.js';

describe('an answer is read up to a limit', () => {
  let server: Server;
  let sent = 0;
  const url = (path: string): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/endless') {
        const chunk = Buffer.alloc(10_000, 'x');
        const more = (): void => {
          while (!response.destroyed && response.write(chunk)) sent += chunk.length;
        };
        response.on('drain', more);
        more();
      } else if (request.url === '/bomb') {
        response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(1_000_000)));
      } else {
        response.setHeader('content-type', 'application/json').setHeader('content-encoding', 'gzip').end(gzipSync('{"data":{"a":1}}'));
      }
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('within it, as it is, decompressed', async () => {
    const response = await readLimited(await fetch(url('/')), 1_000);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({ data: { a: 1 } });
  });

  it('beyond it, refused, and not read any further', async () => {
    await expect(readLimited(await fetch(url('/endless')), 100_000)).rejects.toThrow('The answer is longer than 100000 bytes');
    expect(sent).toBeLessThan(100_000_000);
  });

  it('counted after decompression', async () => {
    await expect(readLimited(await fetch(url('/bomb')), 100_000)).rejects.toThrow('The answer is longer than 100000 bytes');
  });
});
