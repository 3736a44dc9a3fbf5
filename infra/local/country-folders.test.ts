import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readCountryFolders } from './country-folders.js';

const PROTECTION = `
    terms: { version: '1', en: Cite it., ru: Ссылайтесь. }
    protection: { minimumCount: 10, zeros: small, wholeGroup: hide, dominance: none }
    open: []`;
const RULES = `country: XN
alreadyPublished: []
audiences:
  public:${PROTECTION}
  researcher:${PROTECTION}
  partner:XS:${PROTECTION}
`;
const FILES = {
  'country.yaml': 'code: XN\ntype: Northmark\nrootField: northmark\nname: { en: Northmark, ru: Нортмарк }\ncustody: SUBMITTED\ntraining: true\n',
  'access.yaml': RULES,
  'domain.yaml': 'country: XN\n',
  'figures.csv': 'INDICATOR,REPORTER\n',
  'laws.csv': 'LAW_AREA,REPORTER\n',
};

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'countries-'));
  await mkdir(join(root, 'countries', 'northmark'), { recursive: true });
  await writeFile(join(root, 'sources.csv'), 'ID\n');
  for (const [name, text] of Object.entries(FILES)) await write(name, text);
});
afterEach(() => rm(root, { recursive: true }));

const write = (name: string, text: string) => writeFile(join(root, 'countries', 'northmark', name), text);

async function read() {
  const [folder] = await readCountryFolders(join(root, 'countries'), join(root, 'sources.csv'));
  if (!folder) throw new Error('The folder was not found');
  return folder;
}

describe("a country's folder", () => {
  it('says who reads there: the nested four, and the partners that its rules name', async () => {
    expect(await read()).toMatchObject({ code: 'XN', audiences: ['public', 'researcher', 'secretariat', 'steward', 'partner:XS'], rulesFault: null });
  });

  it('says what is wrong with its rules, line by line, and then nobody but the four reads there', async () => {
    await write('access.yaml', RULES.replaceAll('small', 'few'));
    const { audiences, rulesFault } = await read();
    expect(audiences).toEqual(['public', 'researcher', 'secretariat', 'steward']);
    expect(rulesFault?.split('\n  ')).toEqual([6, 10, 14].map((line) => expect.stringMatching(new RegExp(`access\\.yaml:${line}:\\d+ audiences\\.\\S+\\.protection\\.zeros = "few": This is none of the words that may stand here\\. Use shown or small\\.$`))));
  });

  it('without rules is at fault', async () => {
    await rm(join(root, 'countries', 'northmark', 'access.yaml'));
    expect((await read()).rulesFault).toMatch(/access\.yaml:1:1: The file is empty/);
  });

  it('has the same fingerprint as long as nothing changes, and another when any of its files or the catalogue does', async () => {
    const { fingerprint } = await read();
    expect((await read()).fingerprint).toBe(fingerprint);
    const seen = [fingerprint];
    for (const [name, text] of Object.entries(FILES)) {
      await write(name, `${text}\n`);
      seen.push((await read()).fingerprint);
      await write(name, text);
    }
    await rm(join(root, 'countries', 'northmark', 'domain.yaml'));
    seen.push((await read()).fingerprint);
    await write('domain.yaml', FILES['domain.yaml']);
    await writeFile(join(root, 'sources.csv'), 'ID\nREPORT\n');
    seen.push((await read()).fingerprint);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it.each([
    ['in the middle of a row', 'figures.csv', 'XN,2027-01-31T09:00:00Z,5\n'],
    ['at the end of a row', 'figures.csv', 'XN,5,2027-01-31T09:00:00Z\n'],
    ['at the end of a file', 'figures.csv', 'XN,5,2027-01-31T09:00:00Z'],
    ['at the beginning of a row', 'figures.csv', '2027-01-31T09:00:00Z,XN,5\r\n'],
    ['in quotes', 'figures.csv', 'XN,"2027-01-31T09:00:00Z",5\n'],
    ['in the rules, on a line', 'access.yaml', '        embargo: { until: 2027-06-30T00:00:00Z }\n'],
    ['in the rules, within a line', 'access.yaml', '      - { periods: { from: 2021 }, embargo: { monthsAfterPeriod: 6 } }\n'],
  ])('under an embargo %s is looked at anew at every start', async (_where, name, text) => {
    await write(name, text);
    const { fingerprint } = await read();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await read()).fingerprint).not.toBe(fingerprint);
  });

  it('is not looked at anew for a time that is no embargo', async () => {
    await write('access.yaml', `${RULES}examples:\n  - now: 2026-11-01T00:00:00Z # before any embargo\n`);
    const { fingerprint } = await read();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await read()).fingerprint).toBe(fingerprint);
  });
});
