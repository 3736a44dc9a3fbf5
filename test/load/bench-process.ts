import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { INHERITED } from '../kit/config.js';

/** A program that was started for a bench, as it runs in production. */
export class BenchProcess {
  private constructor(private readonly child: ChildProcess, readonly url: string) {}

  static async start(program: string, settings: Readonly<Record<string, string>>): Promise<BenchProcess> {
    const child = fork(program, [], { env: { ...INHERITED, ...settings }, stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [] });
    let complaint = '';
    child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    const [message] = await Promise.race([
      once(child, 'message'),
      once(child, 'close').then(() => {
        throw new Error(`${program} did not start: ${complaint}`);
      }),
    ]) as [{ listening: number }];
    return new BenchProcess(child, `http://127.0.0.1:${message.listening}/graphql`);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const closed = once(this.child, 'close');
    this.child.kill('SIGTERM');
    await closed;
  }
}
