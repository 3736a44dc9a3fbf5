import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CountrySettings, readCountrySettings, SeraiError } from '@serai/schema';

/** Reads country.yaml from a country's folder. */
export async function readCountryFolder(folder: string): Promise<CountrySettings> {
  const file = join(folder, 'country.yaml');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new SeraiError('CONFIG_INVALID', `${file} cannot be read. Set COUNTRY_FOLDER to the folder of a country`, { cause: error });
  }
  return readCountrySettings(file, text);
}
