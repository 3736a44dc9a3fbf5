import { describe, expect, it } from '@jest/globals';
import { rulesInForce } from './rules-in-force.js';

const RULES = `country: XN
alreadyPublished: []
audiences:
  public:
    terms: { version: '1', en: Cite it., ru: Ссылайтесь. }
    protection: { minimumCount: 10, zeros: small, wholeGroup: hide, dominance: none }
    open: []
`;
const EXAMPLE = `examples:
  - caller: public
    now: 2026-11-01T00:00:00Z
    cell: { INDICATOR: HIV_TESTED, TIME_PERIOD: 2024, OBS_VALUE: 4 }
    expect: refuse
    reason: NOT_FOR_AUDIENCE
`;
const read = (text: string, country = 'XN') => rulesInForce('access.yaml', text, country);

describe('the rules in force', () => {
  it('have a version that changes with what they say, not with how they are written', () => {
    const { version, rules } = read(RULES);
    expect(version).toMatch(/^[0-9a-f]{16}$/);
    expect(rules.audiences.map(({ id }) => id)).toEqual(['public']);
    expect(read(`# Reviewed.\n${RULES}${EXAMPLE}`)).toEqual({ rules, version });
    expect(read(RULES.replace('10', '11')).version).not.toBe(version);
    expect(read(RULES.replace('[]\naud', '[REPORT]\naud')).version).not.toBe(version);
  });

  it.each([
    ['are faulty', RULES.replace('small', 'few').replace('hide', 'hidden'), 'XN', /^No data: the access rules have 2 faults\naccess\.yaml:6:\d+ .*zeros.*\naccess\.yaml:6:\d+ .*wholeGroup/],
    ['are not there', '', 'XN', /^No data: the access rules have a fault\naccess\.yaml:1:1: The file is empty/],
    ['are of another country', RULES, 'XS', /^No data: access\.yaml holds the rules of XN, not of XS\. Write country: XS/],
    ['are faulty in more ways than one message holds', `country: XN\nalreadyPublished: [${Array(25).fill("'?'").join()}]\naudiences: {}\n`, 'XN', /and 5 more$/],
  ])('are none where they %s', (_what, text, country, message) => {
    expect(() => read(text, country)).toThrow(expect.objectContaining({ code: 'ACCESS_RULES_REFUSED', message: expect.stringMatching(message) }));
  });
});
