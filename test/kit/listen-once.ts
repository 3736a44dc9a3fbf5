import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request as it came. */
export interface CaughtRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Listens on this machine while something is sent there, and returns what came first (a browser asks for an icon besides); it is answered `{}`. */
export async function listenOnce(send: (url: string) => Promise<unknown>): Promise<CaughtRequest> {
  let caught: CaughtRequest | undefined;
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      caught ??= { url: request.url ?? '', headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])), body };
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await send(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
  if (!caught) throw new Error('Nothing came');
  return caught;
}
