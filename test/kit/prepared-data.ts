import { execFile } from 'node:child_process';
import { access, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { PREPARED_HUBS } from './config.js';
import { rootWithCountries } from './own-countries.js';
import { ROOT } from './places.js';
import { until } from './until.js';

const run = promisify(execFile);

/** The countries that many hubs have; what these hubs begin with is made once. */
const PAIR = ['northmark', 'southmark'] as const;

/**
 * Fills a hub's data folder with what a hub of these two countries had after its first start, so that it starts as
 * at its second: databases, releases, keys, people. Each hub has a copy of its own. The first that asks makes what
 * is copied, by `firstStart`, and others wait for it: to protect releases takes the machine half a minute. Further countries are
 * added as to any hub; who has not both, or changed them, begins with nothing.
 */
export async function prepareData(root: string, data: string, firstStart: (root: string, folder: string) => Promise<void>): Promise<void> {
  if (PREPARED_HUBS === '') return;
  if (!(await hasPair(root))) return;
  const prepared = join(PREPARED_HUBS, PAIR.join('-'));
  if (!(await isThere(prepared))) {
    const making = `${prepared}.making`;
    if (await mkdir(making).then(() => true, () => false)) {
      const ofBoth = await rootWithCountries(PAIR);
      await firstStart(ofBoth, making);
      await rm(ofBoth, { recursive: true });
      // Each hub chooses its ports itself: several run at once.
      await rm(join(making, 'ports.json'));
      await rename(making, prepared);
    } else await until('the hub that others begin as has started', () => isThere(prepared));
  }
  // The database's files belong to the user that it runs as.
  await run('cp', ['-a', `${prepared}/.`, data]);
}

async function hasPair(root: string): Promise<boolean> {
  const [own, all] = [join(root, 'infra/countries'), join(ROOT, 'infra/countries')];
  if (!(await isSame(join(own, 'sources.csv'), join(all, 'sources.csv')))) return false;
  for (const country of PAIR) {
    const files = await filesIn(join(all, country));
    if ((await filesIn(join(own, country)).catch(() => [])).length !== files.length) return false;
    for (const file of files) if (!(await isSame(join(own, country, file), join(all, country, file)))) return false;
  }
  return true;
}

/** Files in a folder and below it, by their paths there. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

async function isSame(one: string, other: string): Promise<boolean> {
  const [here, there] = await Promise.all([one, other].map((file) => readFile(file).catch(() => null)));
  return Boolean(here && there?.equals(here));
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(() => true, () => false);
}
