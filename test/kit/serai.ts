import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { INHERITED } from './config.js';
import { ROOT } from './places.js';

/** How a run of the command line ended. */
export interface SeraiRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `serai` with these arguments, settings and standard input. */
export async function serai(args: readonly string[], settings: Readonly<Record<string, string>>, input = ''): Promise<SeraiRun> {
  const child = spawn(process.execPath, [join(ROOT, 'services/cli/dist/main.js'), ...args], { env: { ...INHERITED, ...settings } });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdin.end(input);
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, stdout, stderr };
}
