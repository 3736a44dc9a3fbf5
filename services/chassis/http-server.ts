import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, type ServerOptions as SecureOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { SeraiError } from '@serai/schema';
import type { Logger } from './log.js';
import type { ServerTls } from './tls/server-tls.js';

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
  /** Left out or null: over HTTP. */
  readonly tls?: ServerTls | null;
}

/** Longest that a caller may take to agree on a connection. */
const HANDSHAKE_MS = 10_000;

/** How long a connection stays open unused: longer than any service is idle, since one closed just as a caller writes to it loses his call. */
const KEEP_ALIVE_MS = 65_000;

/** Serves the routes over HTTP, or HTTPS. Throws CONFIG_INVALID when the port is taken. */
export async function serve({ host, port, routes, log, tls = null }: ServeOptions): Promise<RunningServer> {
  const listener = (request: IncomingMessage, response: ServerResponse): void => void answer(routes, request, response, log);
  const server = tls ? createSecureServer(secured(tls), listener) : createServer(listener);
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
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

/** Callers may come without a certificate, or with one that does not hold: who may ask for what, each route decides. */
function secured({ cert, key, clientCa }: ServerTls): SecureOptions {
  return { cert, key, handshakeTimeout: HANDSHAKE_MS, ...(clientCa !== null && { ca: clientCa, requestCert: true, rejectUnauthorized: false }) };
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

/** Reads a request's body as UTF-8; throws REQUEST_TOO_LARGE beyond `most` bytes, and INVALID_ARGUMENT where it is not UTF-8: what was read is what came, byte for byte. */
export async function readBody(request: IncomingMessage, most: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > most) throw new SeraiError('REQUEST_TOO_LARGE', `The request is larger than ${most} bytes`);
    chunks.push(chunk as Buffer);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
  } catch (error) {
    throw new SeraiError('INVALID_ARGUMENT', 'The body is not UTF-8', { cause: error });
  }
}
