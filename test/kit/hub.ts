import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { INHERITED } from './config.js';
import { postQuery, type QueryAnswer } from './graphql.js';
import { ROOT, temporaryFolder } from './places.js';
import { prepareData } from './prepared-data.js';
import { until } from './until.js';

/** How one run of `npm start` ended. */
export interface HubEnd {
  readonly code: number | null;
  readonly output: string;
  readonly complaint: string;
}

export interface HubOptions {
  readonly port?: number;
  /** Where its data lives; left out: a folder of its own, with what hubs of these countries have after their first start. */
  readonly data?: string;
  /** Where the repository lies; left out: this one. */
  readonly root?: string;
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** A port that is free now, below those that systems give to connections: none of those takes it before it is used. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(15_000, 30_000);
    const server = createServer();
    server.listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(() => true, () => false);
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}

/** A hub started as a user starts it, in a process of its own, on real databases and real ports. */
export class TestHub {
  private output = '';
  private complaint = '';
  readonly ended: Promise<HubEnd>;

  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
    readonly data: string,
  ) {
    child.stdout?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.complaint += chunk.toString()));
    this.ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output: this.output, complaint: this.complaint }));
  }

  /** Starts `npm start`'s program and does not wait for it. */
  static async launch(options: HubOptions = {}): Promise<TestHub> {
    const port = options.port ?? (await freePort());
    const root = options.root ?? ROOT;
    const data = options.data ?? (await temporaryFolder());
    if (options.data === undefined) await prepareData(root, data, async (of, folder) => {
      const first = await TestHub.start({ root: of, data: folder });
      await first.stop();
    });
    const child = spawn(process.execPath, [join(root, 'infra/local/bootstrap.mjs'), 'start', ...(options.args ?? [])], {
      cwd: root,
      env: { ...INHERITED, HUB_PORT: String(port), SERAI_DATA: data, REGISTRY_INTERVAL_MS: '1000', ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new TestHub(child, port, data);
  }

  /** Starts a hub and waits until it says that it is ready. */
  static async start(options: HubOptions = {}): Promise<TestHub> {
    const hub = await TestHub.launch(options);
    let over: HubEnd | undefined;
    void hub.ended.then((end) => (over = end));
    await until('the hub is ready', () => {
      if (over) throw new Error(`The hub ended (${over.code}) before it was ready: ${over.output}\n${over.complaint}`);
      return /^Serai is ready/m.test(hub.output);
    });
    return hub;
  }

  get said(): string {
    return this.output;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  at(path: string): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  query<Data>(query: string, variables: Readonly<Record<string, unknown>> = {}, headers: Readonly<Record<string, string>> = {}): Promise<QueryAnswer<Data>> {
    return postQuery<Data>(this.at('/graphql'), query, variables, headers);
  }

  /** Address of a country's or the secretariat's own endpoint, from the table that the hub prints. */
  addressOf(who: string): string {
    const address = new RegExp(`^ +${who} +(http\\S+)$`, 'm').exec(this.output)?.[1];
    if (!address) throw new Error(`The table does not name ${who}`);
    return address;
  }

  async dataFile<Value>(name: string): Promise<Value> {
    return JSON.parse(await readFile(join(this.data, name), 'utf8')) as Value;
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Stops the hub as SIGTERM does; keeps its data. */
  async stop(): Promise<HubEnd> {
    this.child.kill('SIGTERM');
    return this.ended;
  }

  /** Stops the hub and removes its data. */
  async remove(): Promise<void> {
    await this.stop();
    await rm(this.data, { recursive: true, force: true });
  }
}
