import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CountrySettings, readCountrySettings } from '@serai/schema';

/** A country's folder, and what it calls itself. */
export interface CountryFolder extends CountrySettings {
  readonly folder: string;
  /** Hash of the files it hands in. */
  readonly fingerprint: string;
}

const EMBARGO = /,\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z,/;
const HANDED_IN = ['country.yaml', 'figures.csv', 'laws.csv'];

/** Every country under the folder, by code. */
export async function readCountryFolders(countries: string, sourcesFile: string): Promise<CountryFolder[]> {
  const sources = await readFile(sourcesFile);
  const entries = await readdir(countries, { withFileTypes: true });
  const folders = await Promise.all(
    entries.filter((entry) => entry.isDirectory()).map(async (entry): Promise<CountryFolder> => {
      const folder = join(countries, entry.name);
      const files = await Promise.all(HANDED_IN.map((name) => readFile(join(folder, name))));
      const fingerprint = createHash('sha256').update(sources);
      for (const file of files) fingerprint.update('\0').update(file);
      // What is under embargo becomes free by the clock: then every start looks anew.
      if (files.some((file) => EMBARGO.test(file.toString('utf8')))) fingerprint.update(new Date().toISOString());
      const settings = readCountrySettings(join(folder, 'country.yaml'), (files[0] as Buffer).toString('utf8'));
      return { ...settings, folder, fingerprint: fingerprint.digest('hex') };
    }),
  );
  return folders.sort((a, b) => (a.code < b.code ? -1 : 1));
}
