import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { describeFault } from './fault.js';
import { type InputFile, readSubmission } from './submission.js';

const FOLDER = new URL('../../../../infra/countries/', import.meta.url);
const MEMBERS = { XN: 'northmark', XS: 'southmark', XE: 'eastmark' };
const SUBMISSIONS = Object.entries(MEMBERS).flatMap(([code, folder]) => ['earlier/1/', 'earlier/2/', ''].map((submission, index) => ({ code, folder, submission, number: index + 1 })));
const file = (name: string): InputFile => ({ name, text: readFileSync(new URL(name, FOLDER), 'utf8') });

describe.each(SUBMISSIONS)('what is made up for the training member $code, submission $number', ({ code, folder, submission, number }) => {
  const from = `${folder}/${submission}`;
  const read = readSubmission({ figures: file(`${from}figures.csv`), laws: file(`${folder}/laws.csv`), sources: file('sources.csv'), domain: file(`${from}domain.yaml`) }, code);

  it('is valid row by row, and lies in its domain', () => {
    expect('faults' in read ? read.faults.slice(0, 10).map(describeFault) : []).toEqual([]);
  });

  it('is synthetic to the last figure, and holds no position of law', () => {
    if (!('figures' in read)) throw new Error('The figures have faults');
    expect(read.figures.length).toBeGreaterThan(850 * (number + 1));
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
