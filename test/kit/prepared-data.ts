import { execFile } from 'node:child_process';
import { access, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { PREPARED_HUBS } from './config.js';
import { rootWithCountries } from './own-countries.js';
import { ROOT } from './places.js';

const run = promisify(execFile);

/** The countries that many hubs have; what these hubs begin with is made once. */
const PAIR = ['northmark', 'southmark'] as const;

/**
 * Fills a hub's data folder with what a hub of the same countries had after its first start, so that it starts as
 * at its second: databases, releases, keys, people. Each hub has a copy of its own. The first that asks makes what
 * is copied, by `firstStart`; who asks meanwhile, or has other countries, or changed them, begins with nothing.
 */
export async function prepareData(root: string, data: string, firstStart: (root: string, folder: string) => Promise<void>): Promise<void> {
  if (PREPARED_HUBS === '') return;
  if (!(await isOfPair(root))) return;
  const prepared = join(PREPARED_HUBS, PAIR.join('-'));
  if (!(await isThere(prepared))) {
    const making = `${prepared}.making`;
    if (!(await mkdir(making).then(() => true, () => false))) return;
    const ofBoth = await rootWithCountries(PAIR);
    await firstStart(ofBoth, making);
    await rm(ofBoth, { recursive: true });
    // Each hub chooses its ports itself: several run at once.
    await rm(join(making, 'ports.json'));
    await rename(making, prepared);
  }
  // The database's files belong to the user that it runs as.
  await run('cp', ['-a', `${prepared}/.`, data]);
}

async function isOfPair(root: string): Promise<boolean> {
  const [own, all] = [join(root, 'infra/countries'), join(ROOT, 'infra/countries')];
  const entries = await readdir(own, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const path = relative(own, join(entry.parentPath, entry.name));
    if (entry.isDirectory() ? !PAIR.some((each) => each === path) : !(await isSame(join(own, path), join(all, path)))) return false;
  }
  return true;
}

async function isSame(one: string, other: string): Promise<boolean> {
  const [here, there] = await Promise.all([readFile(one), readFile(other).catch(() => null)]);
  return there !== null && here.equals(there);
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(() => true, () => false);
}
