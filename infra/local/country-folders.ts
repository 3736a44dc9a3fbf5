import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CountrySettings, describeYamlFault, NESTED_AUDIENCES, parseRules, readCountrySettings } from '@serai/schema';

/** A country's folder, and what it calls itself. */
export interface CountryFolder extends CountrySettings {
  readonly folder: string;
  /** Hash of the files it hands in. */
  readonly fingerprint: string;
  /** Who reads there, each through a role of its own: the nested audiences, and the partners that its rules name. */
  readonly audiences: readonly string[];
  /** What is wrong with its access rules; null where nothing is. */
  readonly rulesFault: string | null;
}

/** An embargo in a figure's row, or in the rules. */
const EMBARGO = /(?:^|[,"])\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z(?=[,"\r]|$)|(?:^|[{,])\s*(?:- )?["']?embargo["']?\s*:/m;
const HANDED_IN = ['country.yaml', 'access.yaml', 'domain.yaml', 'figures.csv', 'laws.csv'] as const;

/** Every country under the folder, by code. */
export async function readCountryFolders(countries: string, sourcesFile: string): Promise<CountryFolder[]> {
  const sources = await readFile(sourcesFile);
  const entries = await readdir(countries, { withFileTypes: true });
  const folders = await Promise.all(entries.filter((entry) => entry.isDirectory()).map((entry) => readFolder(join(countries, entry.name), sources)));
  return folders.sort((a, b) => (a.code < b.code ? -1 : 1));
}

async function readFolder(folder: string, sources: Buffer): Promise<CountryFolder> {
  // What is missing is found out by whoever needs it, who says what to do.
  const files = await Promise.all(HANDED_IN.map((name) => readFile(join(folder, name), 'utf8').catch(() => '')));
  const [settingsText = '', rulesText = ''] = files;
  const fingerprint = createHash('sha256').update(sources);
  for (const file of files) fingerprint.update('\0').update(file);
  // What is under embargo becomes free by the clock: then every start looks anew.
  if (files.some((file) => EMBARGO.test(file))) fingerprint.update(new Date().toISOString());
  return { ...readCountrySettings(join(folder, 'country.yaml'), settingsText), folder, fingerprint: fingerprint.digest('hex'), ...readers(join(folder, 'access.yaml'), rulesText) };
}

function readers(file: string, text: string): Pick<CountryFolder, 'audiences' | 'rulesFault'> {
  const read = parseRules(text);
  if ('faults' in read) return { audiences: NESTED_AUDIENCES, rulesFault: read.faults.slice(0, 5).map((fault) => describeYamlFault(file, fault)).join('\n  ') };
  return { audiences: [...new Set([...NESTED_AUDIENCES, ...read.rules.audiences.map(({ id }) => id)])], rulesFault: null };
}
