import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { publishedAnswer } from '../regional/published.fixture.js';
import { madeUp, madeUpAnswer } from '../regional/reading.fixture.js';
import type { Contradiction } from './contradiction.js';
import { findContradictions } from './find-contradictions.js';
import { nameOf, READ_PAIRS, type ReadPair } from './read-pairs.fixture.js';
import { sentenceFor } from './sentence.js';

const ANY = { indicators: null, kinds: null };
const published = publishedAnswer();
const found = findContradictions(published, ANY);

/** What the rules found of this very pair: the second figure is one of the two, the first the other, or what repeats it. */
function isFound({ one, other }: ReadPair): Contradiction | undefined {
  return found.find((each) => {
    const names = [each.one, each.other, ...each.more].map(nameOf);
    return names.includes(one) && names.includes(other) && [one, other].includes(nameOf(each.other));
  });
}

const read = READ_PAIRS.filter(({ kind }) => kind !== null);

describe('the contradictions of the published figures', () => {
  it('are read from figures that are there', () => {
    const names = new Set(published.readings.map(nameOf));
    expect(READ_PAIRS.flatMap(({ one, other }) => [one, other]).filter((name) => !names.has(name))).toEqual([]);
  });

  it('are found with few left out and few too many', () => {
    const right = found.filter((each) => read.some((pair) => isFound(pair) === each));
    const [precision, recall] = [right.length / found.length, read.filter(isFound).length / read.length];
    process.stdout.write(`contradictions: ${found.length} found, ${read.length} read; precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}\n`);
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.9);
  });

  it('are of the kind that a reader would name', () => {
    const wrong = read.filter((pair) => { const each = isFound(pair); return each && each.kind !== pair.kind; });
    expect(wrong).toEqual([]);
  });

  it('leave out what the rules do not know how to compare', () => {
    expect(read.filter((pair) => !isFound(pair)).map(({ because }) => because)).toEqual([
      expect.stringContaining('read by the rules as half a million'), expect.stringContaining('of another whole'), expect.stringContaining('no rule compares silences'), expect.stringContaining('within a country'),
    ]);
  });

  it('hold one that is none: an estimate by others of what a country does not collect', () => {
    expect(READ_PAIRS.filter((pair) => pair.kind === null && isFound(pair)).map(({ because }) => because)).toEqual(['The country collects no number; the 700 are others’ estimate for one corridor.']);
  });

  it('begin with the silence of Turkmenistan', () => {
    expect(found.slice(0, 2).map(({ rule, one, other }) => [rule, one.reporter, other.reporter])).toEqual([['SILENT_REGISTER', 'KZ', 'TM'], ['SILENT_REGISTER', 'RU', 'TM']]);
  });

  it('each name two figures, their sources and a sentence in both languages', () => {
    for (const each of found) {
      expect(each.one.id).not.toBe(each.other.id);
      const { en, ru } = sentenceFor(each, published);
      expect([en, ru]).toEqual([expect.stringMatching(/^[A-Z].*\.$/), expect.stringMatching(/\p{Script=Cyrillic}.*\.$/u)]);
    }
  });

  it('are one where two sources repeat a figure: 2,741 million stands in two annexes', () => {
    expect(found.filter(({ one }) => one.indicator === 'REMITTANCES_SENT' && one.origin === 'UZ').map(({ more }) => more.map(({ value }) => value))).toEqual([[2741]]);
  });

  it('can be asked for by indicator and by kind', () => {
    expect(findContradictions(published, { indicators: new Set(['HDI']), kinds: null })).toEqual([]);
    expect(new Set(findContradictions(published, { indicators: null, kinds: new Set(['METHOD']) }).map(({ kind }) => kind))).toEqual(new Set(['METHOD']));
  });
});

describe('figures that are kept back', () => {
  it('are in no contradiction, and change none among the others', () => {
    const figure = fc.record({ reporter: fc.constantFrom('XN', 'XS'), sex: fc.constantFrom('_T', 'F', 'M'), population: fc.constantFrom('_T', 'CITIZEN', 'IMMIGRANT'), value: fc.integer({ min: 0, max: 30 }), hides: fc.boolean() });
    fc.assert(fc.property(fc.array(figure, { maxLength: 12 }), (figures) => {
      const readings = figures.map(({ hides, value, reporter, ...more }, index) =>
        madeUp(reporter, 'HIV_DIAGNOSES_CUMULATIVE', hides ? null : value, { ...more, id: String(index), stockOrFlow: 'CUMULATIVE', ...(hides && { missing: 'SUPPRESSED' }) }));
      const visible = readings.filter(({ missing }) => missing === null);
      expect(findContradictions(madeUpAnswer(readings), ANY)).toEqual(findContradictions(madeUpAnswer(visible), ANY));
    }));
  });
});
