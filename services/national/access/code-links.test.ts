import { describe, expect, it } from '@jest/globals';
import type { BreakdownId } from '@serai/schema';
import { codeLinks } from './code-links.js';

const told = (id: BreakdownId, ...codes: string[]): string[] => codeLinks(id, codes).map(({ whole, parts, isExact }) => `${whole} ${isExact ? '=' : '≥'} ${parts.join(' + ')}`);

describe('how codes hang together', () => {
  it.each<[id: BreakdownId, codes: string[], links: string[]]>([
    ['SEX', ['_T', 'F', 'M'], ['_T = F + M']],
    ['SEX', ['_T', 'F'], ['_T ≥ F']],
    ['AGE', ['_T', 'Y_LT15', 'Y15T24', 'Y15T19', 'Y20T24', 'Y_GE25'], ['_T = Y_LT15 + Y15T24 + Y_GE25', 'Y15T24 = Y15T19 + Y20T24']],
    ['AGE', ['_T', 'Y15T24', 'Y20T29', '_U'], ['_T ≥ Y15T24 + _U', '_T ≥ Y20T29']],
    ['KEY_POPULATION', ['_T', 'PWID', 'SW'], ['_T ≥ PWID', '_T ≥ SW']],
    ['POPULATION', ['_T', 'IMMIGRANT'], ['_T ≥ IMMIGRANT']],
    ['ORIGIN', ['_T', 'KZ', 'G_CA3', 'UZ'], ['_T ≥ KZ + UZ', '_T ≥ G_CA3']],
    ['ORIGIN', ['_T', 'XS', '_O'], ['_T = XS + _O']],
    ['LEGAL_STATUS', ['_T', 'REGULAR', 'PERMANENT', 'IRREGULAR'], ['_T = REGULAR + IRREGULAR', 'REGULAR ≥ PERMANENT']],
    ['BASIS', ['_T', 'CITIZENSHIP', 'BIRTH'], []],
  ])('%s of %j', (id, codes, links) => {
    expect(told(id, ...codes)).toEqual(links);
  });
});
