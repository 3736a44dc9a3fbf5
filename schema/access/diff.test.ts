import { describe, expect, it } from '@jest/globals';
import type { AccessRules } from './access-rules.js';
import { diffRules } from './diff.js';
import { explain } from './explain.js';
import { parseRules } from './parse-rules.js';

const TEXT = `country: XN
alreadyPublished: [REPORT-2018]
audiences:
  steward:
    terms: { version: '1', en: Cite it., ru: Ссылайтесь. }
    protection: { minimumCount: 10, zeros: small, wholeGroup: hide, dominance: none }
    open:
      - indicators: [HIV_TESTED]
        dimensions: { SEX: all }
        periods: { from: 2015, to: 2020 }
`;

function rules(text: string): AccessRules {
  const parsed = parseRules(text);
  if (!('rules' in parsed)) throw new Error(JSON.stringify(parsed.faults));
  return parsed.rules;
}
const BEFORE = rules(TEXT);

describe('diffRules', () => {
  it('says nothing of the same rules', () => {
    expect(diffRules(BEFORE, rules(TEXT))).toEqual({ opens: [], closes: [], needsSecondPerson: false });
  });

  it.each([
    ['a source', '[REPORT-2018]', '[REPORT-2018, REPORT-2019]', /source REPORT-2019/],
    ['an indicator', '[HIV_TESTED]', '[HIV_TESTED, PLHIV_REGISTERED]', /PLHIV_REGISTERED/],
    ['a dimension', 'SEX: all', 'SEX: all, AGE: [Y15T24]', /HIV_TESTED by sex \(all codes\); age \(Y15T24\)/],
    ['a later year', 'to: 2020', 'to: 2021', /until before 2022-01-01/],
    ['a minimum count', 'minimumCount: 10', 'minimumCount: 9', /counts below 9 are hidden/],
    ['zeros', 'zeros: small', 'zeros: shown', /zeros are shown/],
    ['an audience', 'audiences:', "audiences:\n  public:\n    terms: { version: '1', en: a, ru: b }\n    protection: { minimumCount: 10, zeros: small, wholeGroup: hide, dominance: none }\n    open: []", /public: the audience itself/],
  ])('asks for a second person when %s opens, and not when it closes', (_what, from, to, line) => {
    const after = rules(TEXT.replace(from, to));
    const opening = diffRules(BEFORE, after);
    expect(opening).toMatchObject({ needsSecondPerson: true, opens: expect.arrayContaining([expect.stringMatching(line)]) });
    expect(diffRules(after, BEFORE)).toMatchObject({ needsSecondPerson: opening.closes.length > 0, closes: opening.opens });
  });
});

describe('explain', () => {
  it('says in two languages what an audience sees and does not', () => {
    const texts = explain(BEFORE, 'steward');
    expect(texts?.en).toContain('Sees People tested for HIV: by sex (all codes); from 2015-01-01 until before 2021-01-01.');
    expect(texts?.en.join('\n')).toMatch(/Does not see it by .*age/);
    expect(texts?.ru).toContain('Видит: Обследованные на ВИЧ — по признакам: пол (все коды); с 2015-01-01 и до 2021-01-01, не включая этот день.');
    expect(texts?.ru).toHaveLength(texts?.en.length ?? 0);
  });

  it('says that an audience without rules sees what is published alone, and knows no other', () => {
    expect(explain(BEFORE, 'public')?.en).toEqual(['XN, as public', 'Sees, as published: every figure from REPORT-2018.', 'Does not see anything else: no rule opens it.']);
    expect(explain(BEFORE, 'partner:XS')).toBeUndefined();
  });
});
