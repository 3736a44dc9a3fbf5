import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { editionHash } from './edition-hash.js';
import type { ReleaseCell } from './make-release.js';

const CELL = { id: 'a', indicator: 'HIV_TESTED', value: 12, missing: null, noteEn: 'One.' } as unknown as ReleaseCell;
const cells = (...values: (number | null)[]): ReleaseCell[] => values.map((value) => ({ ...CELL, value }));

describe('the hash of an edition', () => {
  it('does not depend on the order of fields', () => {
    const turned = Object.fromEntries(Object.entries(CELL).reverse()) as unknown as ReleaseCell;
    expect(editionHash({ country: 'XN' }, [turned])).toBe(editionHash({ country: 'XN' }, [CELL]));
  });

  it('changes with any field of any cell, with the order of cells, and with what is common', () => {
    const hashes = [
      editionHash('a', cells(1, 2)), editionHash('b', cells(1, 2)), editionHash('a', cells(2, 1)), editionHash('a', cells(1, 2, 2)), editionHash('a', cells(1, null)), editionHash('a', []),
      editionHash('a', [{ ...CELL, value: 1, noteEn: null }, { ...CELL, value: 2 }]),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('tells texts from what they quote: no two editions run together', () => {
    const text = fc.string({ unit: fc.constantFrom('"', ',', '[', ']', '\n', 'a', '1') });
    fc.assert(fc.property(text, text, (one, other) => {
      fc.pre(one !== other);
      expect(editionHash('', [{ ...CELL, noteEn: one }])).not.toBe(editionHash('', [{ ...CELL, noteEn: other }]));
    }));
  });

  it('refuses cells of different fields', () => {
    expect(() => editionHash('', [CELL, { ...CELL, unit: 'PERSONS', extra: 1 } as unknown as ReleaseCell])).toThrow('does not have the fields of the first');
  });
});
