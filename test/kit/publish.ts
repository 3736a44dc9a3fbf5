import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { INHERITED } from './config.js';
import type { TestHub } from './hub.js';
import { ROOT } from './places.js';
import { audiencesOf, databaseOf } from './test-country.js';

/** How a run of the command ended. */
export interface Published {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `serai national publish` on a hub's database of a country, with the files of a folder and these arguments of Node. */
export async function publish(hub: TestHub, code: string, folder: string, node: readonly string[] = []): Promise<Published> {
  const readers = await Promise.all((await audiencesOf(hub, code)).map(async (audience) => [`DATABASE_URL_${audience.replace(':', '_').toUpperCase()}`, await databaseOf(hub, code, audience)]));
  const child = spawn(process.execPath, [...node, join(ROOT, 'services/cli/dist/main.js'), 'national', 'publish'], {
    env: {
      ...INHERITED, COUNTRY_FOLDER: folder, SOURCES_FILE: join(ROOT, 'infra/countries/sources.csv'), DATABASE_OWNER_URL: await databaseOf(hub, code, 'owner'), DATABASE_URL_CLERK: await databaseOf(hub, code, 'clerk'),
      ...(Object.fromEntries(readers) as Record<string, string>),
    },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, stdout, stderr };
}
