import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartFailure } from './start-failure.js';

/** What the hub needs on disk at least: seven small databases and their write-ahead log. */
const NEEDED_BYTES = 400_000_000;
const MARKER = 'serai.json';

/** The folder that holds everything the hub keeps between two starts. */
export class DataFolder {
  private constructor(readonly path: string) {}

  /** Opens the folder, made anew when `fresh`. Throws StartFailure. */
  static async open(path: string, { fresh }: { fresh: boolean }): Promise<DataFolder> {
    const entries = existsSync(path) ? await readdir(path) : [];
    const isOurs = entries.includes(MARKER);
    if (entries.length > 0 && !isOurs) {
      throw new StartFailure(`${path} holds something else than a hub's data. Set SERAI_DATA to an empty folder`);
    }
    const folder = new DataFolder(path);
    if (isOurs) await folder.refuseIfInUse();
    if (fresh && isOurs) await rm(path, { recursive: true, force: true });
    await mkdir(join(path, 'logs'), { recursive: true });
    // The database may run as another user, who has to pass through; what is in the folder stays closed.
    await chmod(path, 0o711);
    const { bavail, bsize } = await statfs(path);
    if (bavail * bsize < NEEDED_BYTES && !existsSync(folder.at('postgres', 'PG_VERSION'))) {
      throw new StartFailure(`Only ${Math.floor((bavail * bsize) / 1e6)} MB are free at ${path}, and the hub needs ${NEEDED_BYTES / 1e6} MB. Free some space, or set SERAI_DATA to a folder on another disk`);
    }
    await folder.write(MARKER, { format: 1 });
    await folder.write('hub.pid', process.pid);
    return folder;
  }

  at(...parts: readonly string[]): string {
    return join(this.path, ...parts);
  }

  /** A JSON file of the folder, or the given value when there is none. */
  async read<Value>(name: string, otherwise: Value): Promise<Value> {
    try {
      return JSON.parse(await readFile(this.at(name), 'utf8')) as Value;
    } catch {
      return otherwise;
    }
  }

  async write(name: string, value: unknown): Promise<void> {
    await writeFile(this.at(name), `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  }

  async close(): Promise<void> {
    await rm(this.at('hub.pid'), { force: true });
  }

  private async refuseIfInUse(): Promise<void> {
    const pid = await this.read<number>('hub.pid', 0);
    if (pid > 0 && pid !== process.pid && isAlive(pid) && (await looksLikeHub(pid))) {
      throw new StartFailure(`A hub already runs on ${this.path} (process ${pid}). Stop it first, or set SERAI_DATA to another folder`);
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Process numbers are used again: where the system tells, a process is a hub only if it runs this program. */
async function looksLikeHub(pid: number): Promise<boolean> {
  try {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).includes('bootstrap.mjs');
  } catch {
    return !existsSync('/proc/self');
  }
}
