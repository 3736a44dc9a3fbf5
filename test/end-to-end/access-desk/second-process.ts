import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TestHub } from '../../kit/hub.js';
import { ROOT } from '../../kit/places.js';
import { countryProcess } from '../../kit/processes.js';

/** Another process of a country's service beside the hub's, with the same settings on a port of its own. */
export class SecondProcess {
  private constructor(private readonly child: ChildProcess, readonly url: string) {}

  static async of(hub: TestHub, folder: string): Promise<SecondProcess> {
    const { environment } = await countryProcess(hub.pid, folder);
    const settings = Object.fromEntries(environment.split('\0').flatMap((line) => (line.includes('=') ? [[line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]] : [])));
    const child = fork(join(ROOT, 'services/national/dist/main.js'), [], { env: { ...settings, PORT: '0', LOG_LEVEL: 'silent' }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] });
    const [message] = (await once(child, 'message')) as [{ readonly listening: number }];
    return new SecondProcess(child, `http://127.0.0.1:${message.listening}/graphql`);
  }

  async stop(): Promise<void> {
    const closed = once(this.child, 'close');
    this.child.kill('SIGTERM');
    await closed;
  }
}
