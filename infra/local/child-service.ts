import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartFailure } from './start-failure.js';

export interface ServiceSpec {
  readonly name: string;
  readonly program: string;
  readonly args?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** File that takes what it logs. */
  readonly logFile: string;
}

/** Services load for seconds, on a busy machine for longer. */
const START_WITHIN_MS = 300_000;

/** A service run as a process of its own, in a process group of its own, so that Ctrl-C reaches us alone and we end it in order. */
export class ChildService {
  private constructor(
    readonly name: string,
    private readonly child: ChildProcess,
    /** Resolves when the process has ended, with what it said last on standard error. */
    readonly ended: Promise<string>,
  ) {}

  /** Starts the service; resolves when it listens. Throws StartFailure with the sentence it ended with, or where it neither listens nor ends. */
  static async start(spec: ServiceSpec, withinMs = START_WITHIN_MS): Promise<ChildService> {
    const service = ChildService.spawn(spec);
    const waited = new AbortController();
    const listening = once(service.child, 'message').then(() => undefined);
    const late = sleep(withinMs, `it does not listen after ${withinMs / 1000} s`, { signal: waited.signal, ref: false });
    late.catch(() => undefined);
    const failure = await Promise.race([listening, service.ended, late]);
    waited.abort();
    if (failure !== undefined && service.child.exitCode === null) {
      // It would listen later, beside the one that is started in its stead.
      service.child.kill('SIGKILL');
      await service.ended;
    }
    if (failure !== undefined) throw new StartFailure(`${spec.name} did not start: ${failure || 'it ended without a word'}. Its log is ${spec.logFile}`);
    return service;
  }

  /** Runs a program to its end and returns what it printed. Throws StartFailure when it fails. */
  static async run(spec: ServiceSpec): Promise<string> {
    const child = spawn(process.execPath, [spec.program, ...(spec.args ?? [])], { env: spec.environment, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    RUNNING.add(child);
    let [output, complaint] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    RUNNING.delete(child);
    if (code !== 0) throw new StartFailure(`${spec.name}: ${complaint.trim() || `it ended with ${code ?? 'a signal'}`}`);
    return output.trim();
  }

  private static spawn(spec: ServiceSpec): ChildService {
    const log = openSync(spec.logFile, 'a');
    // What it says on standard error goes into its log, and is kept for the sentence that it may end with.
    const child = spawn(process.execPath, [spec.program, ...(spec.args ?? [])], { env: spec.environment, stdio: ['ignore', log, 'pipe', 'ipc'], detached: true });
    closeSync(log);
    RUNNING.add(child);
    let complaint = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(-4_000);
      try {
        appendFileSync(spec.logFile, chunk);
      } catch {
        // A log that cannot be written, on a full disk say, must not end the hub.
      }
    });
    const ended = once(child, 'close').then(() => {
      RUNNING.delete(child);
      return complaint.trim().replace(/\.$/, '');
    });
    return new ChildService(spec.name, child, ended);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }
}

const RUNNING = new Set<ChildProcess>();

/** Processes that do not end by themselves within this time are killed. */
const END_WITHIN_MS = 3_500;

/** Ends every process that was started here: first kindly, then by force. */
export async function endAll(): Promise<void> {
  const all = [...RUNNING];
  const gone = Promise.all(all.filter((child) => child.exitCode === null && child.signalCode === null).map((child) => once(child, 'exit')));
  for (const child of all) child.kill('SIGTERM');
  const force = setTimeout(() => all.forEach((child) => child.kill('SIGKILL')), END_WITHIN_MS);
  await gone;
  clearTimeout(force);
}
