import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { describeFault } from './fault.js';
import { type InputFile, readSubmission } from './submission.js';

const FOLDER = new URL('../../../../infra/countries/', import.meta.url);
const MEMBERS = { XN: 'northmark', XS: 'southmark', XE: 'eastmark' };
const file = (name: string): InputFile => ({ name, text: readFileSync(new URL(name, FOLDER), 'utf8') });

describe.each(Object.entries(MEMBERS))('what is made up for the training member %s', (code, folder) => {
  const read = readSubmission({ figures: file(`${folder}/figures.csv`), laws: file(`${folder}/laws.csv`), sources: file('sources.csv') }, code);

  it('is valid row by row', () => {
    expect('faults' in read ? read.faults.slice(0, 10).map(describeFault) : []).toEqual([]);
  });

  it('is synthetic to the last figure, and holds no position of law', () => {
    if (!('figures' in read)) throw new Error('The figures have faults');
    expect(read.figures.length).toBeGreaterThan(3_000);
    expect(new Set(read.figures.map(({ method, source }) => `${method} ${source}`))).toEqual(new Set(['SYNTHETIC SERAI-SYNTHETIC']));
    expect(read.laws).toEqual([]);
    expect(read.sources).toMatchObject([{ id: 'SERAI-SYNTHETIC', titleEn: expect.stringMatching(/about nobody/), titleRu: expect.stringMatching(/ни о ком/) }]);
  });

  it('tells by which basis people are of a country wherever it tells the country', () => {
    if (!('figures' in read)) throw new Error('The figures have faults');
    const migrants = read.figures.filter(({ population }) => population !== '_T');
    expect(new Set(migrants.map(({ basis }) => basis))).toEqual(new Set(['CITIZENSHIP']));
    expect(migrants.filter(({ population, origin, destination }) => (population === 'IMMIGRANT' ? destination : origin) !== code)).toEqual([]);
  });
});
