import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { evaluate, NESTED_AUDIENCES, parseRules } from '@serai/schema';
import { type InputFile, readSubmission } from '../intake/submission.js';
import { rulesCommands } from './rules.js';

const FOLDER = new URL('../../../../infra/countries/', import.meta.url);
const COUNTRIES = { KZ: 'kazakhstan', KG: 'kyrgyzstan', RU: 'russian-federation', TJ: 'tajikistan', TM: 'turkmenistan', UZ: 'uzbekistan' };
const NOW = new Date('2026-11-01T00:00:00Z');
const file = (name: string): InputFile => ({ name, text: readFileSync(new URL(name, FOLDER), 'utf8') });

describe.each(Object.entries(COUNTRIES))('the rules of %s', (code, folder) => {
  const parsed = parseRules(file(`${folder}/access.yaml`).text);
  const read = readSubmission({ figures: file(`${folder}/figures.csv`), laws: file(`${folder}/laws.csv`), sources: file('sources.csv') }, code);

  it('open to everybody what is published, and nothing of what may be imported later', () => {
    if (!('rules' in parsed) || !('figures' in read)) throw new Error('The rules or the figures have faults');
    expect(parsed.rules.country).toBe(code);
    const seen = (source?: string): Set<string> => new Set(read.figures.flatMap((figure) => NESTED_AUDIENCES.map((id) => evaluate(parsed.rules, id, { ...figure, source: source ?? figure.source }, NOW).verdict)));
    expect([...seen()]).toEqual(['allow']);
    expect([...seen('REGISTER-2026')]).toEqual(['refuse']);
    expect(new Set(parsed.rules.alreadyPublished)).toEqual(new Set([...read.figures, ...read.laws].map(({ source }) => source)));
  });

  it('do what their examples say', async () => {
    await expect(rulesCommands.test.run([fileURLToPath(new URL(`${folder}/access.yaml`, FOLDER))])).resolves.toMatch(/3 examples, 0 not as expected$/);
  });
});

describe('serai rules', () => {
  it('refuses a file that is not there, and one with faults, line by line', async () => {
    await expect(rulesCommands.check.run(['no-such.yaml'])).rejects.toMatchObject({ code: 'CONFIG_INVALID', message: expect.stringMatching(/^no-such\.yaml cannot be read/) });
    const settings = fileURLToPath(new URL('kazakhstan/country.yaml', FOLDER));
    await expect(rulesCommands.check.run([settings])).rejects.toMatchObject({ code: 'CONFIG_INVALID', message: expect.stringMatching(/country\.yaml:\d+:1 custody.*: There is no such key here/) });
  });
});
