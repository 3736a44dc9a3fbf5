import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { YamlFault } from '../yaml/yaml-fault.js';
import { parseDomain } from './parse-domain.js';

const GOOD = `country: XN
tables:
  - indicators: [HIV_TESTED, HIV_NEW_DIAGNOSES]
    periods: [2023, 2024]
    source: REGISTER
    method: REGISTERED
    locator: yearly table
    note: { en: Counted once., ru: Учтены один раз. }
    absent: zero
    dimensions:
      POPULATION: [IMMIGRANT]
      ORIGIN: [_T, XS]
      BASIS: [CITIZENSHIP]
      AREA: [_T, XN-NO]
`;

function faultsOf(text: string): readonly YamlFault[] {
  const parsed = parseDomain(text);
  return 'faults' in parsed ? parsed.faults : [];
}

/** The first place of a text in the good file replaced. */
function faultsWith(from: string, to: string): readonly YamlFault[] {
  expect(GOOD).toContain(from);
  return faultsOf(GOOD.replace(from, to));
}

describe('parseDomain', () => {
  it('reads a domain in which everything is said', () => {
    expect(parseDomain(GOOD)).toEqual({
      domain: {
        country: 'XN',
        tables: [{
          indicators: ['HIV_TESTED', 'HIV_NEW_DIAGNOSES'], periods: ['2023', '2024'], source: 'REGISTER', method: 'REGISTERED', locator: 'yearly table',
          note: { en: 'Counted once.', ru: 'Учтены один раз.' }, absent: 'zero',
          dimensions: { POPULATION: ['IMMIGRANT'], ORIGIN: ['_T', 'XS'], BASIS: ['CITIZENSHIP'], AREA: ['_T', 'XN-NO'] },
        }],
      },
    });
  });

  it.each([
    ['an unknown key', 'country: XN', 'country: XN\nname: Northmark', 2, 1, 'name', 'There is no such key here'],
    ['an unknown key of a table', 'absent: zero', 'absent: zero\n    embargo: none', 10, 5, 'tables[0].embargo', 'There is no such key here'],
    ['a country that there is not', 'country: XN', 'country: QQ', 1, 10, 'country', 'There is no such country'],
    ['no country', 'country: XN\n', '', 1, 1, '', 'country is missing'],
    ['no tables', GOOD.slice(GOOD.indexOf('  - ')), '  []\n', 3, 3, 'tables', 'The list is empty'],
    ['an indicator that there is not', 'HIV_TESTED', 'HIV_TESTS', 3, 18, 'tables[0].indicators[0]', 'The dictionary has no such indicator'],
    ['an indicator that stands there twice', '[HIV_TESTED, HIV_NEW_DIAGNOSES]', '[HIV_TESTED, HIV_TESTED]', 3, 30, 'tables[0].indicators[1]', 'It stands here twice'],
    ['no indicators', '[HIV_TESTED, HIV_NEW_DIAGNOSES]', '[]', 3, 17, 'tables[0].indicators', 'The list is empty'],
    ['an indicator that is no list', '[HIV_TESTED, HIV_NEW_DIAGNOSES]', 'HIV_TESTED', 3, 17, 'tables[0].indicators', 'A list is expected here'],
    ['a period that does not parse', '[2023, 2024]', '[2023, 24]', 4, 21, 'tables[0].periods[1]', 'This is not a period'],
    ['a period that is not known', '[2023, 2024]', '[_U]', 4, 15, 'tables[0].periods[0]', 'This is not a period'],
    ['a source without a name', 'source: REGISTER', "source: ''", 5, 13, 'tables[0].source', 'A text is expected here'],
    ['a method that there is not', 'REGISTERED', 'GUESSED', 6, 13, 'tables[0].method', 'There is no such method'],
    ['a note in one language', ', ru: Учтены один раз.', '', 8, 11, 'tables[0].note', 'ru is missing'],
    ['a word that says nothing of absent rows', 'absent: zero', 'absent: unknown', 9, 13, 'tables[0].absent', 'This is none of the words that may stand here'],
    ['a rate that is zero where nobody reports it', '[HIV_TESTED, HIV_NEW_DIAGNOSES]', '[HIV_TESTED, HIV_PREVALENCE]', 9, 13, 'tables[0].absent', 'HIV_PREVALENCE is no count: where nobody reports it, it is not zero'],
    ['a dimension that there is not', 'ORIGIN:', 'NATIONALITY:', 12, 7, 'tables[0].dimensions.NATIONALITY', 'There is no such key here'],
    ['a dimension that an indicator lacks', '[HIV_TESTED, HIV_NEW_DIAGNOSES]', '[HIV_TESTED, TRUST_POINTS]', 12, 15, 'tables[0].dimensions.ORIGIN', 'TRUST_POINTS is not broken down by this'],
    ['a dimension without codes', '[_T, XS]', '[]', 12, 15, 'tables[0].dimensions.ORIGIN', 'The list is empty'],
    ['a code that there is not', 'XS]', 'SU]', 12, 20, 'tables[0].dimensions.ORIGIN[1]', 'There is no such code'],
    ['an area of another country', 'XN-NO', 'KZ-75', 14, 18, 'tables[0].dimensions.AREA[1]', 'The area lies in another country'],
    ['the end of a corridor that the population fixes', 'BASIS: [CITIZENSHIP]', 'DESTINATION: [XN]', 13, 20, 'tables[0].dimensions.DESTINATION', 'For IMMIGRANT it is always the country itself'],
    ['a key twice', 'source: REGISTER', 'source: REGISTER\n    source: SURVEY', 6, 5, '', 'The key stands here twice'],
    ['an anchor', '[_T, XS]', '&all [_T, XS]', 12, 20, '', 'Anchors are not read'],
    ['an alias', 'AREA: [_T, XN-NO]', 'AREA: *all', 14, 13, '', 'Aliases are not read'],
    ['a tag', 'absent: zero', 'absent: !!str zero', 9, 19, '', 'Tags are not read'],
    ['a second document', '      AREA: [_T, XN-NO]\n', '      AREA: [_T, XN-NO]\n---\ncountry: XS\n', 15, 1, '', 'The file holds several documents'],
  ])('refuses %s', (_what, from, to, line, column, path, problem) => {
    expect(faultsWith(from, to)).toContainEqual(expect.objectContaining({ line, column, path, problem, remedy: expect.stringMatching(/./) }));
  });

  it('takes that rate where it is not collected, that area in its own country, and that corridor for another population', () => {
    expect(faultsOf(GOOD.replace('HIV_NEW_DIAGNOSES', 'HIV_PREVALENCE').replace('zero', 'notCollected'))).toEqual([]);
    expect(faultsOf(GOOD.replace('XN-NO', 'KZ-75').replace('country: XN', 'country: KZ'))).toEqual([]);
    expect(faultsOf(GOOD.replace('IMMIGRANT', 'EMIGRANT').replace('ORIGIN', 'DESTINATION'))).toEqual([]);
  });

  it('tells everything at once, in the order of the file, and each slip once', () => {
    const text = GOOD.replace('country: XN', 'country: QQ').replace('[HIV_TESTED, HIV_NEW_DIAGNOSES]', '[HIV_TESTS]').replace('REGISTERED', 'GUESSED').replace('absent: zero', 'absent: none').replace('[_T, XS]', 'XS');
    expect(faultsOf(text).map(({ line, column, problem }) => [line, column, problem])).toEqual([
      [1, 10, 'There is no such country'],
      [3, 18, 'The dictionary has no such indicator'],
      [6, 13, 'There is no such method'],
      [9, 13, 'This is none of the words that may stand here'],
      [12, 15, 'A list is expected here'],
    ]);
  });

  it.each(['', '\n', '# nothing yet\n'])('refuses the empty file %j, and says that it can be removed', (text) => {
    expect(faultsOf(text)).toEqual([expect.objectContaining({ line: 1, column: 1, problem: 'The file is empty', remedy: expect.stringContaining('or remove the file') })]);
  });

  it('takes half a million cells, and not one table more', () => {
    const crossed = (periods: number): string => GOOD
      .replace('[2023, 2024]', JSON.stringify(Array.from({ length: periods }, (_each, index) => String(1000 + index))))
      .replace('[_T, XN-NO]', `[_T, XN-NO]\n      AGE: ${JSON.stringify(Array.from({ length: 100 }, (_each, index) => `Y${index}`))}`);
    expect(faultsOf(crossed(625))).toEqual([]);
    expect(faultsOf(crossed(626))).toEqual([expect.objectContaining({ line: 3, path: 'tables', problem: 'The tables have 500800 cells together; at most 500000', remedy: 'Cross fewer dimensions in one table' })]);
  });

  it('never throws, whatever the text', () => {
    const piece = fc.constantFrom('country', 'tables', ': ', '- ', '\n', '  ', '[', ']', '{', '}', 'XN', '*a', '&a ', '!!x ', '"', '%', '---\n', ...GOOD.split('\n'));
    fc.assert(fc.property(fc.oneof(fc.string(), fc.array(piece).map((parts) => parts.join(''))), (text) => {
      const parsed = parseDomain(text);
      expect('domain' in parsed || parsed.faults.length > 0).toBe(true);
    }));
  });
});
