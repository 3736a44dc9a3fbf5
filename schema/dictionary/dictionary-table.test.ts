import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { dictionaryTable } from './dictionary-table.js';

describe('the dictionary as people read it', () => {
  it('stands in README.md as the data says; print it anew with: npm run serai national dictionary', () => {
    const readme = readFileSync(new URL('../../dictionary/README.md', import.meta.url), 'utf8');
    const printed = readme.slice(readme.indexOf('<!-- printed -->\n') + '<!-- printed -->\n'.length);
    expect(printed).toBe(`${dictionaryTable()}\n`);
  });
});
