import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { INHERITED } from './config.js';
import type { TestHub } from './hub.js';
import { ROOT } from './places.js';
import type { Published } from './publish.js';
import { databaseOf } from './test-country.js';

/** Runs `serai log …` for a country of a hub, with the settings that its steward has. */
export async function logCommand(hub: TestHub, code: string, folder: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Published> {
  const child = spawn(process.execPath, [join(ROOT, 'services/cli/dist/main.js'), 'log', ...args], {
    env: {
      ...INHERITED, COUNTRY_FOLDER: folder, KEYS_FILE: join(hub.data, 'keys', `${code.toLowerCase()}.json`), DATABASE_URL_CLERK: await databaseOf(hub, code, 'clerk'), DATABASE_OWNER_URL: await databaseOf(hub, code, 'owner'),
      SECRETARIAT_URL: new URL(hub.addressOf('Secretariat')).origin, ...environment,
    },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, stdout, stderr };
}
