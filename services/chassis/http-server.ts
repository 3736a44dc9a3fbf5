import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SeraiError } from '@serai/schema';
import type { Logger } from './log.js';

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** Handlers by path, such as `/graphql`; `/oidc/*` has everything under `/oidc/` that has no nearer one. What is not listed answers 404. */
export type Routes = Readonly<Record<string, RequestHandler>>;

export interface RunningServer {
  readonly port: number;
  /** Takes no new request, lets those under way end, and resolves when all have. */
  close(): Promise<void>;
}

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly routes: Routes;
  readonly log: Logger;
}

/** Serves the routes over HTTP. Throws CONFIG_INVALID when the port is taken. */
export async function serve({ host, port, routes, log }: ServeOptions): Promise<RunningServer> {
  const server = createServer((request, response) => {
    void answer(routes, request, response, log);
  });
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  await listen(server, host, port);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 2_000).unref();
      }),
  };
}

async function answer(routes: Routes, request: IncomingMessage, response: ServerResponse, log: Logger): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  const handler = handlerOf(routes, path);
  try {
    if (handler) await handler(request, response);
    else sendJson(response, 404, { error: 'There is nothing here. Try /graphql or /health' });
  } catch (error) {
    log.error({ err: error, path }, 'A request failed');
    if (response.headersSent) response.destroy();
    else sendJson(response, 500, { error: 'Something went wrong inside' });
  }
}

function handlerOf(routes: Routes, path: string): RequestHandler | undefined {
  if (Object.hasOwn(routes, path) && !path.endsWith('*')) return routes[path];
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
    const all = `${path.slice(0, slash)}/*`;
    if (Object.hasOwn(routes, all)) return routes[all];
  }
  return undefined;
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(new SeraiError('CONFIG_INVALID', `Port ${port} is taken. Stop what listens there, or choose another port`, { cause: error }));
      else if (error.code === 'EACCES') reject(new SeraiError('CONFIG_INVALID', `Port ${port} may not be used by this user. Choose one above 1023`, { cause: error }));
      else reject(error);
    });
    server.listen(port, host, () => resolve());
  });
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

/**
 * Turns away a request whose body may be larger than `most` bytes, by what its header says, which
 * Node holds it to. For handlers that read the body themselves. Returns whether it was turned away.
 */
export function turnAwayLarge(request: IncomingMessage, response: ServerResponse, most: number): boolean {
  const length = request.headers['content-length'];
  if (length === undefined ? request.headers['transfer-encoding'] === undefined : Number(length) <= most) return false;
  const message = `Send at most ${most} bytes, and say how many (Content-Length)`;
  response.setHeader('connection', 'close');
  sendJson(response, 413, { errors: [{ message, extensions: { code: 'REQUEST_TOO_LARGE', retriable: false } }] });
  return true;
}

/** Reads a request's body as UTF-8; throws REQUEST_TOO_LARGE beyond `most` bytes. */
export async function readBody(request: IncomingMessage, most: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > most) throw new SeraiError('REQUEST_TOO_LARGE', `The request is larger than ${most} bytes`);
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
