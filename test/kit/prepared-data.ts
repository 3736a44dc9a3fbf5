import { execFile } from 'node:child_process';
import { access, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { PREPARED_HUBS } from './config.js';
import { rootWithCountries } from './own-countries.js';
import { ROOT } from './places.js';
import { until } from './until.js';

const run = promisify(execFile);

/** Countries that many hubs have, most first; what a hub of them begins with is made once, of what a hub of fewer began with. */
const PREPARED = [['northmark', 'southmark', 'eastmark'], ['northmark', 'southmark']] as const;

/** Starts a hub for the first time on a folder, and stops it. */
type FirstStart = (root: string, folder: string) => Promise<void>;

/**
 * Fills a hub's data folder with what a hub of the training members that it has had after its first start, so that it starts as
 * at its second: databases, releases, keys, people. Each hub has a copy of its own. The first that asks makes what
 * is copied, by `firstStart`, and others wait for it: to protect releases takes the machine a minute. Further countries are
 * added as to any hub; who has none of these sets, or changed them, begins with nothing.
 */
export async function prepareData(root: string, data: string, firstStart: FirstStart): Promise<void> {
  if (PREPARED_HUBS === '') return;
  for (const countries of PREPARED) {
    if (!(await has(root, countries))) continue;
    // The database's files belong to the user that it runs as.
    await run('cp', ['-a', `${await preparedHub(countries, firstStart)}/.`, data]);
    return;
  }
}

/** The data folder of a hub of these countries that was stopped after its first start. */
async function preparedHub(countries: readonly string[], firstStart: FirstStart): Promise<string> {
  const prepared = join(PREPARED_HUBS, countries.join('-'));
  if (await isThere(prepared)) return prepared;
  const making = `${prepared}.making`;
  if (!(await mkdir(making).then(() => true, () => false))) {
    await until('the hub that others begin as has started', () => isThere(prepared));
    return prepared;
  }
  const root = await rootWithCountries(countries);
  const fewer = PREPARED.find((others) => others.length < countries.length);
  if (fewer) await run('cp', ['-a', `${await preparedHub(fewer, firstStart)}/.`, making]);
  await firstStart(root, making);
  await rm(root, { recursive: true });
  // Each hub chooses its ports itself: several run at once.
  await rm(join(making, 'ports.json'));
  await rename(making, prepared);
  return prepared;
}

async function has(root: string, countries: readonly string[]): Promise<boolean> {
  const [own, all] = [join(root, 'infra/countries'), join(ROOT, 'infra/countries')];
  if (!(await isSame(join(own, 'sources.csv'), join(all, 'sources.csv')))) return false;
  for (const country of countries) {
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
