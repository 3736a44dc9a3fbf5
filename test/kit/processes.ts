import { readdir, readFile } from 'node:fs/promises';

/** A process of this machine: its number, its parent and its command line (Linux). */
export interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  readonly environment: string;
}

/** Every process that can be seen. */
export async function runningProcesses(): Promise<RunningProcess[]> {
  const entries = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const read = await Promise.all(
    entries.map(async (name): Promise<RunningProcess | undefined> => {
      try {
        const [stat, command, environment] = await Promise.all([
          readFile(`/proc/${name}/stat`, 'utf8'),
          readFile(`/proc/${name}/cmdline`, 'utf8'),
          readFile(`/proc/${name}/environ`, 'utf8').catch(() => ''),
        ]);
        const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        if (afterName[0] === 'Z') return undefined;
        return { pid: Number(name), parent: Number(afterName[1]), command: command.replaceAll('\0', ' '), environment };
      } catch {
        return undefined;
      }
    }),
  );
  return read.filter((each) => each !== undefined);
}

/** The processes below a process, itself left out. */
export async function descendantsOf(pid: number): Promise<RunningProcess[]> {
  const all = await runningProcesses();
  const below = (parent: number): RunningProcess[] => all.filter((each) => each.parent === parent).flatMap((each) => [each, ...below(each.pid)]);
  return below(pid);
}

/** The process of a country's service under a hub. */
export async function countryProcess(hubPid: number, folder: string): Promise<RunningProcess> {
  const found = (await descendantsOf(hubPid)).find(({ command, environment }) => /national\/dist\/main\.js/.test(command) && new RegExp(`COUNTRY_FOLDER=[^\\0]*/${folder}\\0`).test(environment));
  if (!found) throw new Error(`No process for ${folder}`);
  return found;
}
