import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { readBody, type Routes, type RunningServer, sendJson, serve } from './http-server.js';

const lines: string[] = [];
const log = pino({ level: 'debug' }, { write: (line: string) => lines.push(line) });
const running: RunningServer[] = [];

async function start(routes: Routes): Promise<{ server: RunningServer; url: string }> {
  const server = await serve({ host: '127.0.0.1', port: 0, routes, log });
  running.push(server);
  return { server, url: `http://127.0.0.1:${server.port}` };
}

/** A promise and the function that keeps it. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

afterEach(async () => {
  await Promise.allSettled(running.splice(0).map((server) => server.close()));
  lines.splice(0);
});

describe('a server', () => {
  it('takes a free port when told 0, and answers on it whatever the query string', async () => {
    const { server, url } = await start({ '/health': (_request, response) => sendJson(response, 200, { up: true }) });
    expect(server.port).toBeGreaterThan(0);
    const response = await fetch(`${url}/health?at=now`);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({ up: true });
  });

  it.each(['/', '/healthy', '/health/', '/Health'])('has nothing at %s', async (path) => {
    const { url } = await start({ '/health': (_request, response) => sendJson(response, 200, { up: true }) });
    const response = await fetch(url + path);
    expect([response.status, await response.json()]).toEqual([404, { error: 'There is nothing here. Try /graphql or /health' }]);
  });

  it('hands everything under a path to the nearest that takes it', async () => {
    const names = ['/oidc/*', '/oidc/jwks', '/oidc/interaction/*'];
    const { url } = await start(Object.fromEntries(names.map((name): [string, Routes[string]] => [name, (_request, response) => sendJson(response, 200, name)])));
    const handlers = await Promise.all(['/oidc/token', '/oidc/jwks', '/oidc/jwks/a', '/oidc/interaction/a?b=/c', '/oidc/'].map(async (path) => (await fetch(url + path)).json()));
    expect(handlers).toEqual(['/oidc/*', '/oidc/jwks', '/oidc/*', '/oidc/interaction/*', '/oidc/*']);
    for (const path of ['/oidc', '/oidcs/a', '/']) expect((await fetch(url + path)).status).toBe(404);
  });

  it('says nothing of what went wrong inside, but its log does', async () => {
    const { url } = await start({
      '/throws': () => {
        throw new Error('password of serai_kz');
      },
      '/rejects': () => Promise.reject(new Error('password of serai_kz')),
    });
    for (const path of ['/throws', '/rejects']) {
      const response = await fetch(url + path);
      expect([response.status, await response.text()]).toEqual([500, '{"error":"Something went wrong inside"}']);
    }
    expect(lines.filter((line) => line.includes('password of serai_kz'))).toHaveLength(2);
  });

  it('cuts an answer short that fails half-way, so that nobody takes it for whole', async () => {
    const { url } = await start({
      '/half': (_request, response) => {
        response.writeHead(200).write('[1,');
        throw new Error('No more');
      },
    });
    await expect(fetch(`${url}/half`).then((response) => response.text())).rejects.toThrow();
  });

  it('says that a port is taken, and what to do', async () => {
    const { server } = await start({});
    await expect(serve({ host: '127.0.0.1', port: server.port, routes: {}, log })).rejects.toMatchObject({
      code: 'CONFIG_INVALID', message: `Port ${server.port} is taken. Stop what listens there, or choose another port`,
    });
  });

  it('reads a body up to its limit and no further', async () => {
    const { url } = await start({
      '/echo': async (request, response) => {
        const read = await readBody(request, 6).catch((error: unknown) => error as { code: string; message: string });
        sendJson(response, 200, typeof read === 'string' ? read : [read.code, read.message]);
      },
    });
    const echo = async (body: string): Promise<unknown> => (await fetch(`${url}/echo`, { method: 'POST', body })).json();
    expect(await echo('ВИЧ')).toBe('ВИЧ');
    expect(await echo('ВИЧ!')).toEqual(['REQUEST_TOO_LARGE', 'The request is larger than 6 bytes']);
  });
});

describe('a server that closes', () => {
  it('lets a request under way end, and takes no new one', async () => {
    const [arrived, release] = [gate(), gate()];
    const { server, url } = await start({
      '/slow': async (_request, response) => {
        arrived.open();
        await release.opened;
        sendJson(response, 200, { done: true });
      },
    });
    const answer = fetch(`${url}/slow`);
    await arrived.opened;
    let closed = false;
    const closing = server.close().then(() => (closed = true));

    const socket = connect(server.port, '127.0.0.1');
    const [refused] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
    expect(refused.code).toBe('ECONNREFUSED');
    expect(closed).toBe(false);

    release.open();
    expect(await (await answer).json()).toEqual({ done: true });
    await closing;
    expect(closed).toBe(true);
  });

  it('does not wait for connections that ask for nothing', async () => {
    const { server, url } = await start({ '/health': (_request, response) => sendJson(response, 200, {}) });
    await (await fetch(`${url}/health`)).text();
    const before = performance.now();
    await server.close();
    expect(performance.now() - before).toBeLessThan(1_500);
  });
});
