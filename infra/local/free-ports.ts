import { createServer } from 'node:net';

/** Whether a TCP port can be listened on. */
export function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/** A port that is free now. */
function anyFree(host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No port'))));
    });
  });
}

/** A port for each name: the one it had before where that is still free, otherwise another. */
export async function choosePorts(names: readonly string[], before: Readonly<Record<string, number>>, taken: readonly number[]): Promise<Record<string, number>> {
  const chosen: Record<string, number> = {};
  const used = new Set(taken);
  for (const name of names) {
    let port = before[name] ?? 0;
    if (port === 0 || used.has(port) || !(await isFree(port))) {
      do port = await anyFree();
      while (used.has(port));
    }
    used.add(port);
    chosen[name] = port;
  }
  return chosen;
}
