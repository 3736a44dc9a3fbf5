import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PSEUDONYM_KEY_BYTES, Pseudonyms } from './pseudonym.js';

const key = (byte: number): Uint8Array => new Uint8Array(PSEUDONYM_KEY_BYTES).fill(byte);
const ADA = { issuer: 'https://hub/oidc', sub: 'ada' };

describe('pseudonyms', () => {
  const here = new Pseudonyms(key(1), 'XN');

  it('are the same for the same person in one country, whatever process makes them, and lead back to him there', () => {
    expect(here.of(ADA)).toBe(new Pseudonyms(key(1), 'XN').of(ADA));
    expect(here.whose(here.of(ADA))).toEqual(ADA);
  });

  it('are others in another country, even with the same key, and lead to nobody there', () => {
    for (const there of [new Pseudonyms(key(2), 'XN'), new Pseudonyms(key(1), 'XS')]) {
      expect(there.of(ADA)).not.toBe(here.of(ADA));
      expect(there.whose(here.of(ADA))).toBeUndefined();
    }
  });

  it('do not tell how long a name is, nor begin like an option', () => {
    expect(here.of(ADA)).toHaveLength(here.of({ ...ADA, sub: 'adalovelace' }).length);
    expect(here.of(ADA)).toMatch(/^p\.[\w-]+$/);
  });

  it('tell two people apart whose issuer and name run into each other', () => {
    expect(here.of({ issuer: 'a', sub: '|b' })).not.toBe(here.of({ issuer: 'a|', sub: 'b' }));
  });

  it('lead back for any name, and only as they were made', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.string({ unit: 'grapheme', maxLength: 120 }), fc.nat(), (issuer, sub, place) => {
      const pseudonym = here.of({ issuer, sub });
      expect(here.whose(pseudonym)).toEqual({ issuer, sub });
      const at = 2 + (place % (pseudonym.length - 2));
      const other = `${pseudonym.slice(0, at)}${pseudonym[at] === 'A' ? 'B' : 'A'}${pseudonym.slice(at + 1)}`;
      expect(here.whose(other)).toBeUndefined();
    }), { numRuns: 40 });
  });

  it.each(['', 'p.', 'p.AAAA', 'ada', 'p.****'])('%j is none', (text) => {
    expect(here.whose(text)).toBeUndefined();
  });
});
