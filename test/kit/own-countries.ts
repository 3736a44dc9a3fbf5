import { cp, mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT, temporaryFolder } from './places.js';

/** What a hub keeps in `infra` besides the countries. */
const OF_INFRA = ['local', 'dist', 'package.json', 'tsconfig.json'];

/**
 * A repository like this one whose countries are copies of these folders alone, for a test to change: the
 * rest are links. A hub starts there as `TestHub.start({ root })`, sooner than one of all countries.
 */
export async function rootWithCountries(folders: readonly string[]): Promise<string> {
  const root = await temporaryFolder();
  const others = (await readdir(ROOT)).filter((name) => !['infra', '.git', '.serai'].includes(name));
  await Promise.all(others.map((name) => symlink(join(ROOT, name), join(root, name))));
  await mkdir(join(root, 'infra/countries'), { recursive: true });
  const copied = [...OF_INFRA, 'countries/sources.csv', ...folders.map((folder) => `countries/${folder}`)];
  await Promise.all(copied.map((name) => cp(join(ROOT, 'infra', name), join(root, 'infra', name), { recursive: true, preserveTimestamps: true })));
  return root;
}
