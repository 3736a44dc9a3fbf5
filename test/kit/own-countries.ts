import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
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

/** Makes ordinary members of copied training members: they release before their hub is up, so that nobody has asked them anything when it is. */
export async function asOrdinary(root: string, folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const file = join(root, 'infra/countries', folder, 'country.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace('training: true', 'training: false'));
  }
}

/** Leaves of a copied training member the figures of these years alone, and of what it submitted the newest, where fewer cells show the same. */
export async function keepYears(root: string, folder: string, years: readonly number[]): Promise<void> {
  await rm(join(root, 'infra/countries', folder, 'earlier'), { recursive: true, force: true });
  const change = async (name: string, how: (text: string) => string): Promise<void> => {
    const file = join(root, 'infra/countries', folder, name);
    await writeFile(file, how(await readFile(file, 'utf8')));
  };
  await change('domain.yaml', (text) => text.replace(/^( +periods: ).*$/gm, `$1[${years.join(', ')}]`));
  await change('figures.csv', (text) => text.split('\n').filter((line, index) => index === 0 || line === '' || years.some((year) => line.split(',', 3)[2] === String(year))).join('\n'));
}
