import { SeraiError } from '@serai/schema';

/** What a service is once it runs. */
export interface RunningService {
  readonly port: number;
  stop(): Promise<void>;
}

/** A service that has begun to stop gets this long, then the process ends. */
const STOP_WITHIN_MS = 4_000;

/**
 * Runs a service as a process: starts it, tells the parent its port (over the IPC channel, where
 * there is one), and stops it on SIGTERM, SIGINT or when the parent is gone. What keeps it from
 * starting is said in one sentence, with exit code 1.
 */
export function runService(start: () => Promise<RunningService>): void {
  void (async () => {
    let stopping = false;
    let running: RunningService | undefined;
    const stop = async (): Promise<void> => {
      if (stopping) return;
      stopping = true;
      setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
      await running?.stop();
      process.exit(0);
    };
    process.once('SIGTERM', () => void stop());
    process.once('SIGINT', () => void stop());
    process.once('disconnect', () => void stop());
    try {
      running = await start();
      if (stopping) await running.stop();
      else process.send?.({ listening: running.port });
    } catch (error) {
      fail(error);
    }
  })();
}

/** Says in one sentence what went wrong and ends the process with exit code 1. */
export function fail(error: unknown): never {
  const message = error instanceof SeraiError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
