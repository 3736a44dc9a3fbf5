import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AudienceId, isAudience } from '@serai/schema';
import { INHERITED, type Layer, type TestCountrySettings, writeTestCountry } from './config.js';
import { postQuery, type QueryAnswer } from './graphql.js';
import type { TestHub } from './hub.js';
import { ROOT } from './places.js';

const PROGRAM = fileURLToPath(new URL('./country-with-audience.js', import.meta.url));

/** Arguments of Node under which a process's clock was never set. */
export const UNSET_CLOCK: readonly string[] = ['--import', new URL('./unset-clock.js', import.meta.url).href];

export interface TestCountryOptions {
  /** The country's folder; left out: the hub's own. */
  readonly folder?: string;
  readonly without?: readonly Layer[];
  /** Addresses other than the hub's, by audience. */
  readonly audiences?: TestCountrySettings['audiences'];
  /** For whom it answers whoever asks; left out: the header says it. */
  readonly always?: AudienceId;
  /** Arguments of Node. */
  readonly node?: readonly string[];
}

/** Address of a hub's database of a country, as its owner or as the role of an audience. */
export async function databaseOf(hub: TestHub, code: string, who: AudienceId | 'owner' | 'clerk'): Promise<string> {
  const passwords = await hub.dataFile<Record<string, string>>('passwords.json');
  const { POSTGRES } = await hub.dataFile<{ POSTGRES: number }>('ports.json');
  const database = `serai_${code.toLowerCase()}`;
  const role = `${database}_${who.replace(':', '_').toLowerCase()}`;
  return `postgres://${role}:${passwords[role]}@127.0.0.1:${POSTGRES}/${database}`;
}

/** Address of a hub's database of the secretariat. */
export function databaseOfSecretariat(hub: TestHub): Promise<string> {
  return databaseOf(hub, 'SECRETARIAT', 'owner');
}

/** The audiences that have a role in a hub's database of a country. */
export async function audiencesOf(hub: TestHub, code: string): Promise<readonly AudienceId[]> {
  const prefix = `serai_${code.toLowerCase()}_`;
  const roles = Object.keys(await hub.dataFile<Record<string, string>>('passwords.json')).filter((role) => role.startsWith(prefix));
  return roles.map((role) => role.slice(prefix.length).replace(/^partner_(..)$/, (_all, country: string) => `partner:${country.toUpperCase()}`)).filter(isAudience);
}

/** A country's service beside the hub's own, on the same releases, which is told for whom it answers. */
export class TestCountry {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(hub: TestHub, code: string, name: string, { folder, without = [], audiences, always, node = [] }: TestCountryOptions = {}): Promise<TestCountry> {
    const hubs = await Promise.all((await audiencesOf(hub, code)).map(async (audience) => [audience, await databaseOf(hub, code, audience)] as const));
    const settings = {
      folder: folder ?? join(ROOT, 'infra/countries', name), audiences: new Map([...hubs, ...(audiences ?? [])]), without: new Set(without), always: always ?? null,
      clerk: await databaseOf(hub, code, 'clerk'), keys: join(hub.data, 'keys', `${code.toLowerCase()}.json`),
    };
    const child = fork(PROGRAM, [], { env: { ...INHERITED, ...writeTestCountry(settings) }, stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [...node] });
    let complaint = '';
    child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    const [message] = await Promise.race([
      once(child, 'message'),
      once(child, 'close').then(() => {
        throw new Error(`The country's service did not start: ${complaint}`);
      }),
    ]) as [{ listening: number }];
    return new TestCountry(child, `http://127.0.0.1:${message.listening}/graphql`);
  }

  /** Asks as an audience; null as nobody who could be verified. */
  query<Data>(audience: string | null, query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<QueryAnswer<Data>> {
    return postQuery<Data>(this.url, query, variables, audience === null ? {} : { 'x-test-audience': audience });
  }

  async stop(): Promise<void> {
    const closed = once(this.child, 'close');
    this.child.kill('SIGTERM');
    await closed;
  }
}
