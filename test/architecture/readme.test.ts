import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ERROR_CODES, EXAMPLE_QUERIES, readCountrySettings } from '@serai/schema';
import { ROOT } from '../kit/places.js';

const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** The README's tables say what the code says. */
describe('the README', () => {
  it('lists every error code with its meaning, and no other', () => {
    const told = [...README.matchAll(/^\| `([A-Z_]+)` \| (yes|no) \| (.+) \|$/gm)].map(([, code, retry, meaning]) => ({ code, retriable: retry === 'yes', meaning }));
    expect(told).toEqual(Object.entries(ERROR_CODES).map(([code, { retriable, meaning }]) => ({ code, retriable, meaning })));
  });

  it('shows the example query that the hub prints', () => {
    expect(README).toContain(EXAMPLE_QUERIES[0].text);
  });

  it('counts the figures and positions that are in the files of real countries', () => {
    const countries = join(ROOT, 'infra/countries');
    const settingsOf = (folder: string): string => readFileSync(join(countries, folder, 'country.yaml'), 'utf8');
    const real = readdirSync(countries, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !/^training: true$/m.test(settingsOf(entry.name)));
    expect(real).toHaveLength(6);
    const counted = real
      .map(({ name }) => {
        const { name: title } = readCountrySettings(name, settingsOf(name));
        const rows = (file: string): number => readFileSync(join(countries, name, file), 'utf8').trimEnd().split('\n').length - 1;
        return `| ${title.en} | ${rows('figures.csv')} | ${rows('laws.csv')} |`;
      });
    for (const line of counted) expect(README).toContain(line);
  });
});
