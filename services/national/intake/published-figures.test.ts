import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { spanOfPeriod } from '@serai/schema';
import { describeFault } from './fault.js';
import { type InputFile, readSubmission, type Submission } from './submission.js';

const FOLDER = new URL('../../../../infra/countries/', import.meta.url);
const COUNTRIES = { KZ: 'kazakhstan', KG: 'kyrgyzstan', RU: 'russian-federation', TJ: 'tajikistan', TM: 'turkmenistan', UZ: 'uzbekistan' };

/** What the training members name and nothing that is published does. */
const TRAINING_SOURCE = 'SERAI-SYNTHETIC';

/** Ways to reach a person, which the sources hold and the project must not. */
const CONTACTS = {
  'an e-mail address': { pattern: /[\w.+-]+@[\w-]+\.[a-z]+/i, examples: ['write to help@example.org'], harmless: ['@ 5 %'] },
  'a telephone number': {
    pattern: /\+\s?\d[\d\s().-]{7,}\d|\(\d{3,5}\)\s?\d{2,3}[\s-]?\d{2}|\b(?!90-90-90|95-95-95)\d{2,3}-\d{2}-\d{2}\b|\b8[\s-]\d{3}[\s-]\d{3}[\s-]?\d{2}/,
    examples: ['+996 312 00 00 00', '(+992 48) 000 0000', '+7(495)0000000', '(3272) 00-00-00', 'тел. 000-00-00', '00-00-00', '8 800 000 00 00'],
    harmless: ['2012-01-01/P5Y', '90-90-90', '5 826 354 migrants', '19-20 February 2018', '144300000'],
  },
};

const file = (name: string): InputFile => ({ name, text: readFileSync(new URL(name, FOLDER), 'utf8') });
const sources = file('sources.csv');
const read = Object.entries(COUNTRIES).map(([code, folder]) => {
  const [figures, laws] = [file(`${folder}/figures.csv`), file(`${folder}/laws.csv`)];
  return { code, files: [figures, laws], result: readSubmission({ figures, laws, sources }, code) };
});

describe.each(read)('what is published about $code', ({ files, result }) => {
  it('is valid row by row', () => {
    expect('faults' in result ? result.faults.map(describeFault) : []).toEqual([]);
  });

  it('is a fact sheet worth the name', () => {
    const { figures, laws } = result as Submission;
    expect(figures.length).toBeGreaterThanOrEqual(40);
    expect(laws.length).toBeGreaterThanOrEqual(15);
  });

  it('is about periods that can be read, none of them after its source was published', () => {
    const { figures, laws, sources } = result as Submission;
    const published = new Map(sources.map(({ id, year }) => [id, `${year + 1}-01-01`]));
    const told = [...figures.map(({ period, source }) => ({ period, source })), ...laws.map(({ asOf, source }) => ({ period: asOf, source }))];
    const isSound = (period: string, source: string): boolean => {
      const span = spanOfPeriod(period);
      return span ? span.from >= '1985' && span.to <= (published.get(source) as string) : period === '_U';
    };
    expect(told.filter(({ period, source }) => !isSound(period, source))).toEqual([]);
  });

  it('says the same in Russian', () => {
    const { figures, laws } = result as Submission;
    const russian = [...figures.map(({ noteRu }) => noteRu), ...laws.map(({ detailRu }) => detailRu)].filter((text) => text !== null);
    expect(russian.filter((text) => !/\p{Script=Cyrillic}/u.test(text))).toEqual([]);
  });

  it.each(Object.entries(CONTACTS))('names nobody by %s', (_what, { pattern }) => {
    const hits = [...files, sources].flatMap(({ name, text }) => text.split('\n').flatMap((line, index) => {
      const hit = pattern.exec(line);
      return hit ? [`${name}:${index + 1} ${hit[0]}`] : [];
    }));
    expect(hits).toEqual([]);
  });
});

describe('the patterns of what must not be published', () => {
  it.each(Object.entries(CONTACTS))('know %s when they see it', (_what, { pattern, examples, harmless }) => {
    expect(examples.filter((example) => !pattern.test(example))).toEqual([]);
    expect(harmless.filter((text) => pattern.test(text))).toEqual([]);
  });
});

describe('the catalogue of sources', () => {
  it('is used by what is published, but for the source of the training members', () => {
    const used = new Set(read.flatMap(({ result }) => ('faults' in result ? [] : result.sources.map(({ id }) => id))));
    const listed = sources.text.trim().split('\n').slice(1).map((line) => line.split(',', 1)[0] as string);
    expect(listed.filter((id) => !used.has(id))).toEqual([TRAINING_SOURCE]);
  });
});
