import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT, temporaryFolder } from '../../kit/places.js';

/** Women from Southmark who turned out to be older than they were counted in 2024. */
const OLDER = [
  { indicator: 'HIV_NEW_DIAGNOSES', from: 'Y25T34', to: 'Y35T49', women: 1 },
  { indicator: 'HIV_TESTED', from: 'Y20T24', to: 'Y25T34', women: 7 },
] as const;

/** They are counted among immigrants from Southmark, among all immigrants and among everybody. */
const COUNTED = [',,,', 'IMMIGRANT,,,CITIZENSHIP', 'IMMIGRANT,XS,,CITIZENSHIP'] as const;

/** A copy of Northmark's folder with corrected figures; all sums hold as before. */
export async function correctedFolder(): Promise<string> {
  const folder = await temporaryFolder();
  await cp(join(ROOT, 'infra/countries/northmark'), folder, { recursive: true });
  const file = join(folder, 'figures.csv');
  let text = await readFile(file, 'utf8');
  for (const { indicator, from, to, women } of OLDER) {
    for (const among of COUNTED) {
      for (const sex of ['F', '']) {
        for (const [age, more] of [[from, -women], [to, women]] as const) {
          const row = new RegExp(`^(${indicator},XN,2024,,${among},,,${sex},${age}),(\\d+),`, 'm');
          if (!row.test(text)) throw new Error(`Northmark has no row ${row.source}`);
          text = text.replace(row, (_row, place: string, value: string) => `${place},${Number(value) + more},`);
        }
      }
    }
  }
  await writeFile(file, text);
  return folder;
}
