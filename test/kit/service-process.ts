import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TestHub } from './hub.js';
import { ROOT } from './places.js';
import { descendantsOf } from './processes.js';

/** Which service of a hub: one of its own, or a country by the name of its folder. */
export type ServiceName = 'gateway' | 'secretariat' | { readonly country: string };

/** A service beside a hub's own, as the hub starts it, with some settings changed; null takes one away. */
export class ServiceProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {}

  static async startLike(hub: TestHub, name: ServiceName, changes: Readonly<Record<string, string | null>> = {}): Promise<ServiceProcess> {
    const settings = { ...(await settingsOf(hub, name)), PORT: '0', LOG_LEVEL: 'silent', ...changes };
    const env = Object.fromEntries(Object.entries(settings).filter((entry): entry is [string, string] => entry[1] !== null));
    const child = fork(programOf(name), [], { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let complaint = '';
    child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    const [message] = (await Promise.race([
      once(child, 'message'),
      once(child, 'close').then(() => {
        throw new Error(`The service did not start: ${complaint.trim()}`);
      }),
    ])) as [{ listening: number }];
    return new ServiceProcess(child, message.listening);
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const closed = once(this.child, 'close');
    this.child.kill(signal);
    await closed;
  }

  /** Whether it runs. */
  get isUp(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }
}

function programOf(name: ServiceName): string {
  const folder = name === 'gateway' ? 'gateway' : `services/${name === 'secretariat' ? name : 'national'}`;
  return join(ROOT, folder, 'dist/main.js');
}

/** The settings that a hub gave one of its services. */
async function settingsOf(hub: TestHub, name: ServiceName): Promise<Record<string, string>> {
  const program = programOf(name).slice(ROOT.length);
  const folder = typeof name === 'string' ? '' : `/${name.country}\0`;
  const found = (await descendantsOf(hub.pid)).find(({ command, environment }) => command.includes(program) && environment.includes(folder));
  if (!found) throw new Error(`The hub runs no ${JSON.stringify(name)}`);
  const settings = found.environment.split('\0').flatMap((line) => {
    const equals = line.indexOf('=');
    return equals > 0 && !line.startsWith('NODE_CHANNEL') ? [[line.slice(0, equals), line.slice(equals + 1)] as const] : [];
  });
  return Object.fromEntries(settings);
}
