import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

const HOST = '127.0.0.1';

/** Below what systems give to connections that ask for any port: one that is chosen there is seldom taken before it is used. */
const FROM = 15_000;
const TO = 30_000;

/** Listens on a port so that nobody else does; undefined where somebody does already. */
async function hold(port: number): Promise<Server | undefined> {
  const server = createServer((socket) => socket.destroy()).unref();
  server.listen(port, HOST);
  try {
    await once(server, 'listening');
    return server;
  } catch {
    return undefined;
  }
}

async function release(server: Server): Promise<void> {
  server.close();
  await once(server, 'close');
}

/** Whether a TCP port can be listened on. */
export async function isFree(port: number): Promise<boolean> {
  const server = await hold(port);
  if (server) await release(server);
  return server !== undefined;
}

/** Ports by name, held until whoever they are for is about to listen. */
export class HeldPorts {
  private constructor(readonly ports: Readonly<Record<string, number>>, private readonly held: ReadonlyMap<string, Server>) {}

  /** A port for each name: the one it had before where that is still free, otherwise another. */
  static async choose(names: readonly string[], before: Readonly<Record<string, number>>, taken: readonly number[]): Promise<HeldPorts> {
    const ports: Record<string, number> = {};
    const held = new Map<string, Server>();
    for (const name of names) {
      let port = before[name];
      let server = port === undefined || taken.includes(port) ? undefined : await hold(port);
      while (!server) {
        port = randomInt(FROM, TO);
        if (!taken.includes(port)) server = await hold(port);
      }
      ports[name] = port as number;
      held.set(name, server);
    }
    return new HeldPorts(ports, held);
  }

  /** Lets these go, all unless told: they are listened on now. */
  async release(names: readonly string[] = [...this.held.keys()]): Promise<void> {
    await Promise.all(names.map(async (name) => {
      const server = this.held.get(name);
      if (server?.listening === true) await release(server);
    }));
  }
}
