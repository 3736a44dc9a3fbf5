import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseRules } from './parse-rules.js';
import type { YamlFault } from '../yaml/yaml-fault.js';

const AUDIENCE = `
    terms: { version: '1', en: Cite it., ru: Ссылайтесь. }
    protection: { minimumCount: 10, zeros: small, wholeGroup: hide, dominance: none }
    open:
      - indicators: [HIV_NEW_DIAGNOSES]
        dimensions: { SEX: all, AGE: [Y_LT15, Y15T24] }
        periods: { from: 2015 }`;
const GOOD = `country: XN
alreadyPublished: [REPORT-2018]
audiences:
  public:${AUDIENCE}
  researcher:${AUDIENCE}
  secretariat:${AUDIENCE}
  steward:${AUDIENCE}
  partner:XS:${AUDIENCE}
`;

function faultsOf(text: string): readonly YamlFault[] {
  const parsed = parseRules(text);
  return 'faults' in parsed ? parsed.faults : [];
}

/** The first place of a text in the good file replaced. */
function faultsWith(from: string, to: string): readonly YamlFault[] {
  expect(GOOD).toContain(from);
  return faultsOf(GOOD.replace(from, to));
}

describe('parseRules', () => {
  it('reads rules in which everything is said', () => {
    const parsed = parseRules(GOOD);
    expect(parsed).toMatchObject({ rules: { country: 'XN', alreadyPublished: ['REPORT-2018'], audiences: [{ id: 'public' }, { id: 'researcher' }, { id: 'secretariat' }, { id: 'steward' }, { id: 'partner:XS' }] } });
  });

  it.each([
    ['an unknown key', 'alreadyPublished:', 'alsoPublished: []\nalreadyPublished:', 2, 1, 'alsoPublished', 'There is no such key here'],
    ['a country that there is not', 'country: XN', 'country: QQ', 1, 10, 'country', 'There is no such country'],
    ['no country', 'country: XN\n', '', 1, 1, '', 'country is missing'],
    ['a source that is no id', '[REPORT-2018]', '[the report]', 2, 20, 'alreadyPublished[0]', 'This is not the id of a source'],
    ['an audience that there is not', '  public:', '  everybody:', 5, 5, 'audiences.everybody', 'There is no such audience'],
    ['a partner that is no country', '  partner:XS:', '  partner:QQ:', 33, 5, 'audiences.partner:QQ', 'There is no such country to be a partner'],
    ['a partner that is the country itself', '  partner:XS:', '  partner:XN:', 33, 5, 'audiences.partner:XN', 'A country is no partner of itself'],
    ['an indicator that there is not', 'HIV_NEW_DIAGNOSES', 'HIV_CASES', 8, 22, 'audiences.public.open[0].indicators[0]', 'The dictionary has no such indicator'],
    ['a wildcard', '[HIV_NEW_DIAGNOSES]', "['*']", 8, 22, 'audiences.public.open[0].indicators[0]', 'Nothing opens everything at once'],
    ['a list that is none', '[HIV_NEW_DIAGNOSES]', 'all', 8, 21, 'audiences.public.open[0].indicators', 'A list is expected here'],
    ['a topic that there is not', 'indicators: [HIV_NEW_DIAGNOSES]', 'topics: [aids]', 8, 18, 'audiences.public.open[0].topics[0]', 'There is no such topic'],
    ['a dimension that there is not', 'SEX: all', 'GENDER: all', 9, 23, 'audiences.public.open[0].dimensions.GENDER', 'There is no such key here'],
    ['a code that there is not', 'Y15T24]', 'Y24T15]', 9, 47, 'audiences.public.open[0].dimensions.AGE[1]', 'There is no such code'],
    ['a total that is listed', 'Y15T24]', '_T]', 9, 47, 'audiences.public.open[0].dimensions.AGE[1]', 'Totals are open with the indicator and are not listed'],
    ['bands that straddle', 'Y_LT15, Y15T24', 'Y10T19, Y15T24', 9, 38, 'audiences.public.open[0].dimensions.AGE', 'Y15T24 and Y10T19 overlap'],
    ['key populations without a name', 'SEX: all', 'KEY_POPULATION: all', 9, 39, 'audiences.public.open[0].dimensions.KEY_POPULATION', 'KEY_POPULATION is opened by name only'],
    ['legal status without a name', 'SEX: all', 'LEGAL_STATUS: all', 9, 37, 'audiences.public.open[0].dimensions.LEGAL_STATUS', 'LEGAL_STATUS is opened by name only'],
    ['an area of another country', 'SEX: all', 'AREA: [KZ-75]', 9, 30, 'audiences.public.open[0].dimensions.AREA[0]', 'The area lies in another country'],
    ['a period that does not parse', 'from: 2015', 'from: 2015-13', 10, 26, 'audiences.public.open[0].periods.from', 'This is not a period'],
    ['a period that ends before it begins', 'from: 2015', 'from: 2015, to: 2014', 10, 36, 'audiences.public.open[0].periods.to', 'It ends before it begins'],
    ['an embargo that does not parse', 'periods: { from: 2015 }', 'periods: { from: 2015 }\n        embargo: { until: next year }', 11, 27, 'audiences.public.open[0].embargo.until', 'This is not a time'],
    ['an embargo that ends twice', 'periods: { from: 2015 }', "periods: { from: 2015 }\n        embargo: { until: '2027-01-01T00:00:00Z', monthsAfterPeriod: 3 }", 11, 18, 'audiences.public.open[0].embargo', 'An embargo ends in one way'],
    ['months after no period', 'periods: { from: 2015 }', 'periods: { from: 2015, undated: yes }\n        embargo: { monthsAfterPeriod: 3 }', 11, 18, 'audiences.public.open[0].embargo', 'Cells without a period have no end to count months from'],
    ['a minimum count of nothing', 'minimumCount: 10', 'minimumCount: 0', 6, 33, 'audiences.public.protection.minimumCount', 'This is not such a number'],
    ['a dominance rule that is none', 'dominance: none', 'dominance: strict', 6, 80, 'audiences.public.protection.dominance', 'This is no dominance rule'],
    ['terms in one language', ', ru: Ссылайтесь.', '', 5, 12, 'audiences.public.terms', 'ru is missing'],
    ['no terms', "    terms: { version: '1', en: Cite it., ru: Ссылайтесь. }\n", '', 5, 5, 'audiences.public', 'terms is missing'],
  ])('refuses %s', (_what, from, to, line, column, path, problem) => {
    expect(faultsWith(from, to)).toContainEqual(expect.objectContaining({ line, column, path, problem, remedy: expect.stringMatching(/./) }));
  });

  it.each([
    ['nothing', '', 'The file is empty'],
    ['a comment', '# nothing\n', 'The file is empty'],
    ['a list', '- country: XN\n', 'A list of keys and values is expected here'],
    ['a key twice', `${GOOD}country: XN\n`, 'The key stands here twice'],
    ['an anchor', GOOD.replace('country: XN', 'country: &c XN'), 'Anchors are not read'],
    ['an alias', GOOD.replace('country: XN', 'country: &c XN').replace('[REPORT-2018]', '[*c]'), 'Aliases are not read'],
    ['a tag', GOOD.replace('country: XN', 'country: !!str XN'), 'Tags are not read'],
    ['a tag of its own', GOOD.replace('country: XN', 'country: !run XN'), 'Tags are not read'],
    ['a merge key', `${GOOD}<<: { country: KZ }\n`, 'Merge keys are not read'],
    ['a directive', `%YAML 1.1\n---\n${GOOD}`, 'The file holds a YAML directive'],
    ['two documents', `${GOOD}---\n${GOOD}`, 'The file holds several documents'],
    ['more than rules ever are', `${GOOD}# ${'x'.repeat(200_000)}`, 'The file is larger than 200 KB'],
    ['lists in lists', `country: ${'['.repeat(50_000)}`, 'The file is nested too deeply'],
    ['lists in lists, a line each', `country:\n${'[\n'.repeat(50_000)}`, 'The file is nested too deeply'],
    ['lists in lists that comments seem to close', `country:\n${'[ # ]\n'.repeat(30_000)}`, 'The file is nested too deeply'],
    ['lists in lists by dashes', `country:\n${'- '.repeat(50_000)}`, 'The file is nested too deeply'],
    ['maps in maps', `${'{a: '.repeat(20)}x${'}'.repeat(20)}`, 'The file is nested too deeply'],
    ['maps in maps by their indents', Array.from({ length: 20 }, (_each, level) => `${' '.repeat(level)}a:`).join('\n'), 'This is nested too deeply'],
    ['a bomb', 'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n', 'Aliases are not read'],
    ['two keys on a line', 'country: XN: KZ', 'This is not YAML'],
    ['tabs', 'country:\n\t- XN', 'This is not YAML'],
  ])('refuses %s', (_what, text, problem) => {
    expect(faultsOf(text).map((fault) => fault.problem)).toContainEqual(expect.stringContaining(problem));
  });

  it('finds every fault at once, in the order of the file', () => {
    const faults = faultsOf(GOOD.replace('country: XN', 'country: QQ').replace('HIV_NEW_DIAGNOSES', 'HIV_CASES').replace('from: 2015', 'from: never'));
    expect(faults.map(({ line, path }) => [line, path])).toEqual(expect.arrayContaining([[1, 'country'], [8, 'audiences.public.open[0].indicators[0]'], [10, 'audiences.public.open[0].periods.from']]));
    expect(faults.map(({ line }) => line)).toEqual(faults.map(({ line }) => line).sort((one, other) => one - other));
  });

  it('never throws, and reads arbitrary text as no rules', () => {
    const scraps = fc.array(fc.constantFrom(...GOOD.split(/(\s+|[{}[\],:])/), '&a', '*a', '<<', '!!map', '? ', '- ', '---', '"', "'", '|', '>', '#'), { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), scraps), (text) => {
      expect('faults' in parseRules(text)).toBe(true);
    }), { numRuns: 2_000 });
  });
});

describe('nesting', () => {
  const inAudience = (id: string, from: string, to: string): string => {
    const [before, after] = GOOD.split(`  ${id}:\n`);
    return `${before ?? ''}  ${id}:\n${(after ?? '').replace(from, to)}`;
  };

  it.each([
    ['a code', 'public', 'Y15T24]', 'Y15T24, Y25T34]'],
    ['an indicator', 'public', '[HIV_NEW_DIAGNOSES]', '[HIV_NEW_DIAGNOSES, HIV_TESTED]'],
    ['an earlier year', 'secretariat', 'from: 2015', 'from: 2014'],
    ['whole topics', 'researcher', 'indicators: [HIV_NEW_DIAGNOSES]', 'topics: [hiv]'],
    ['every age', 'public', '[Y_LT15, Y15T24]', 'all'],
  ])('refuses an audience that has %s more than the one above it', (_what, id, from, to) => {
    expect(faultsOf(inAudience(id, from, to))).toEqual([expect.objectContaining({ path: `audiences.${id}.open[0]`, problem: expect.stringMatching(/ sees more of /) })]);
  });

  it('lets the highest have more', () => {
    expect(faultsOf(inAudience('steward', '[Y_LT15, Y15T24]', 'all'))).toEqual([]);
  });

  it('refuses an audience that waits for what the one below it reads', () => {
    expect(faultsOf(inAudience('steward', 'from: 2015 }', 'from: 2015 }\n        embargo: { monthsAfterPeriod: 1 }'))).toEqual([expect.objectContaining({ path: 'audiences.secretariat.open[0]' })]);
  });

  it.each([
    ['a higher minimum count', 'minimumCount: 10', 'minimumCount: 11'],
    ['a dominance rule', 'dominance: none', 'dominance: { largest: 1, percent: 80 }'],
  ])('refuses %s above an audience', (_what, from, to) => {
    expect(faultsOf(inAudience('steward', from, to))).toEqual([expect.objectContaining({ path: 'audiences.steward.protection' })]);
  });

  it('refuses an audience below one for whom there are no rules', () => {
    expect(faultsOf(GOOD.replace('  steward:', '  partner:XE:'))).toEqual([expect.objectContaining({ path: 'audiences.secretariat', problem: 'secretariat sees more than steward, for whom there are no rules' })]);
  });

  it("refuses a partner below the researchers' minimum, and takes one at or above it", () => {
    expect(faultsOf(inAudience('partner:XS', 'minimumCount: 10', 'minimumCount: 9'))).toEqual([expect.objectContaining({ path: 'audiences.partner:XS.protection.minimumCount', remedy: 'Write 10 or more' })]);
    expect(faultsOf(inAudience('partner:XS', 'minimumCount: 10', 'minimumCount: 11'))).toEqual([]);
  });

  it('lets public answers alone be kept outside', () => {
    const kept = (id: string): readonly YamlFault[] => faultsOf(inAudience(id, '    open:', '    cacheableOutside: yes\n    open:'));
    expect(kept('public')).toEqual([]);
    expect(kept('researcher')).toEqual([expect.objectContaining({ path: 'audiences.researcher.cacheableOutside' })]);
  });
});
