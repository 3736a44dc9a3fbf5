import { describe, expect, it } from '@jest/globals';
import { ageBand, type BreakdownId, LEGAL_STATUS, TRANSMISSION } from '@serai/schema';
import fc from 'fast-check';
import { ageTilings, partsOf } from './parts-of.js';

const AGES = ['Y_LT15', 'Y15T19', 'Y20T24', 'Y25T34', 'Y35T49', 'Y_GE50', 'Y15T24', 'Y25T49', 'Y20T49', 'Y_GE15', 'Y10T29', '_U', '_T'];
const LAST = 120;

/** The ages of a code in years; those of unknown age stand at -1. */
function years(code: string): readonly number[] {
  if (code === '_U') return [-1];
  const band = code === '_T' ? { from: 0, to: Infinity } : ageBand(code);
  return band ? Array.from({ length: Math.min(band.to, LAST) - band.from + 1 }, (_each, index) => band.from + index) : [];
}

describe('the parts of an age', () => {
  it('hold each of its years once and no other, and those of unknown age where there are any and all are meant', () => {
    fc.assert(fc.property(fc.constantFrom('_T', 'Y15T24', 'Y15T49', 'Y_GE15', 'Y_LT15'), fc.subarray(AGES), (broader, codes) => {
      const parts = partsOf('AGE', broader, codes);
      const sorted = (each: readonly string[]) => each.flatMap(years).sort((one, other) => one - other);
      if (parts.length > 0) expect(sorted(parts)).toEqual([...(broader === '_T' && codes.includes('_U') ? [-1] : []), ...years(broader)]);
      expect(parts).not.toContain(broader);
    }), { numRuns: 1000 });
  });

  it('are found past a band that leads nowhere', () => {
    expect(partsOf('AGE', 'Y15T49', ['Y15T19', 'Y15T24', 'Y25T49'])).toEqual(['Y15T24', 'Y25T49']);
    expect(partsOf('AGE', '_T', ['Y_LT15', 'Y_GE15', '_U', '_T'])).toEqual(['Y_LT15', 'Y_GE15', '_U']);
  });

  it('are looked for once from each year, however many bands overlap', () => {
    const bands = Array.from({ length: 90 }, (_each, from) => [`Y${from}`, `Y${from}T${from + 1}`, `Y${from}T${from + 2}`]).flat();
    expect(partsOf('AGE', '_T', bands)).toEqual([]);
    expect(partsOf('AGE', '_T', [...bands, 'Y_GE90'])).toHaveLength(91);
  });

  it.each([
    ['a year between is lacking', 'Y15T24', ['Y15T19', 'Y21T24']],
    ['years are told twice', 'Y15T24', ['Y15T20', 'Y20T24']],
    ['they reach beyond it', 'Y15T24', ['Y15T19', 'Y20T29']],
    ['nobody old is among all', '_T', ['Y_LT15', 'Y15T49']],
    ['only those of unknown age are there', '_T', ['_U']],
  ])('are none where %s', (_what, broader, codes) => {
    expect(partsOf('AGE', broader, codes)).toEqual([]);
  });
});

describe('the ways in which bands make up an age', () => {
  it('are those that do not follow from others', () => {
    expect(ageTilings('_T', ['_T', 'Y_LT15', 'Y15T19', 'Y20T24', 'Y15T24', 'Y_GE25', '_U'])).toEqual([['Y_LT15', 'Y15T24', 'Y_GE25', '_U']]);
    expect(ageTilings('Y15T24', ['_T', 'Y15T19', 'Y20T24', 'Y15T24'])).toEqual([['Y15T19', 'Y20T24']]);
    expect(ageTilings('_T', ['Y_LT15', 'Y_GE15', 'Y_LT20', 'Y_GE20'])).toEqual([['Y_LT15', 'Y_GE15'], ['Y_LT20', 'Y_GE20']]);
    expect(ageTilings('_T', ['Y_LT15', 'Y20T24'])).toEqual([]);
  });

  it('hold each year once, however many bands overlap', () => {
    fc.assert(fc.property(fc.constantFrom('_T', 'Y15T24', 'Y15T49', 'Y_GE15'), fc.subarray(AGES), (broader, codes) => {
      for (const tiling of ageTilings(broader, codes)) expect(tiling.filter((code) => code !== '_U').flatMap(years)).toEqual(years(broader));
      expect(ageTilings(broader, codes).length > 0).toBe(partsOf('AGE', broader, codes).length > 0);
    }), { numRuns: 500 });
    const bands = Array.from({ length: 90 }, (_each, from) => [`Y${from}`, `Y${from}T${from + 1}`, `Y${from}T${from + 2}`]).flat();
    expect(ageTilings('_T', bands)).toEqual([]);
  });
});

describe('the parts of a category', () => {
  it.each<[id: BreakdownId, broader: string, codes: string[], parts: string[]]>([
    ['LEGAL_STATUS', 'REGULAR', ['PERMANENT', 'TEMPORARY', 'IRREGULAR'], ['PERMANENT', 'TEMPORARY']],
    ['LEGAL_STATUS', '_T', ['PERMANENT', 'TEMPORARY', 'IRREGULAR'], ['PERMANENT', 'TEMPORARY', 'IRREGULAR']],
    ['LEGAL_STATUS', '_T', ['REGULAR', 'PERMANENT', 'IRREGULAR', '_U'], ['REGULAR', 'IRREGULAR', '_U']],
    ['SEX', '_T', ['F', 'M', '_T'], ['F', 'M']],
    ['SEX', '_T', ['F', 'M', 'O', '_U'], ['F', 'M', 'O', '_U']],
    ['AREA', '_T', ['XN-NO', 'XN-MI', 'XN-LA'], ['XN-NO', 'XN-MI', 'XN-LA']],
    ['AREA', '_T', ['XN-NO', '_O'], ['XN-NO', '_O']],
    ['ORIGIN', '_T', ['XS', '_O', '_U'], ['XS', '_O', '_U']],
    ['TRANSMISSION', 'SEXUAL', ['HETEROSEXUAL', 'HOMOSEXUAL', 'VERTICAL', '_U'], ['HETEROSEXUAL', 'HOMOSEXUAL']],
  ])('%s %s of %j', (id, broader, codes, parts) => {
    expect(partsOf(id, broader, codes)).toEqual(parts);
  });

  it.each<[id: BreakdownId, broader: string, codes: string[]]>([
    ['LEGAL_STATUS', 'REGULAR', ['PERMANENT', 'IRREGULAR']],
    ['LEGAL_STATUS', '_T', ['PERMANENT', 'IRREGULAR', '_U']],
    ['SEX', '_T', ['F', '_U']],
    ['AREA', '_T', ['XN-NO', 'XN-MI']],
    ['ORIGIN', '_T', ['XS', 'XE']],
    ['ORIGIN', '_T', ['XS', 'G_CA5', '_O']],
    ['ORIGIN', 'G_CA5', ['KZ', 'KG', 'TJ', 'TM', 'UZ', 'G_CA3', '_O']],
    ['KEY_POPULATION', '_T', ['PWID', 'MSM', 'SW', 'TG', 'PRISONER']],
    ['KEY_POPULATION', 'PWUD', ['PWID']],
  ])('%s %s of %j: none, since one is lacking or they overlap', (id, broader, codes) => {
    expect(partsOf(id, broader, codes)).toEqual([]);
  });

  it('never lie one below the other', () => {
    const above = (id: BreakdownId, code: string): string | undefined => (id === 'TRANSMISSION' ? TRANSMISSION : LEGAL_STATUS).get(code)?.parent;
    const lists = fc.oneof(fc.subarray([...TRANSMISSION.keys()]).map((codes) => ['TRANSMISSION' as const, codes] as const), fc.subarray([...LEGAL_STATUS.keys()]).map((codes) => ['LEGAL_STATUS' as const, codes] as const));
    fc.assert(fc.property(lists, ([id, codes]) => {
      const parts = partsOf(id, '_T', codes);
      for (const part of parts) for (let at = above(id, part); at !== undefined; at = above(id, at)) expect(parts).not.toContain(at);
    }));
  });
});
