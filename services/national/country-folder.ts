import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CountrySettings, type ErrorCode, readCountrySettings, SeraiError } from '@serai/schema';

/** A file of a country's folder as it came. */
export interface CountryFile {
  readonly name: string;
  readonly text: string;
}

/** Reads country.yaml from a country's folder. Throws CONFIG_INVALID. */
export async function readCountryFolder(folder: string): Promise<CountrySettings> {
  const { name, text } = await read(folder, 'country.yaml', 'CONFIG_INVALID', 'Set COUNTRY_FOLDER to the folder of a country');
  return readCountrySettings(name, text);
}

/** Reads access.yaml from a country's folder. Throws ACCESS_RULES_REFUSED: no rules, no data. */
export function readRulesFile(folder: string): Promise<CountryFile> {
  return read(folder, 'access.yaml', 'ACCESS_RULES_REFUSED', 'No data: without rules nothing is open. Write it as schema/access/README.md says');
}

async function read(folder: string, file: string, code: ErrorCode, remedy: string): Promise<CountryFile> {
  const name = join(folder, file);
  try {
    return { name, text: await readFile(name, 'utf8') };
  } catch (error) {
    throw new SeraiError(code, `${name} cannot be read. ${remedy}`, { cause: error });
  }
}
