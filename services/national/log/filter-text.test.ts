import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { filterText, keptName } from './filter-text.js';

describe('the arguments of a field as an entry keeps them', () => {
  it('are canonical JSON, without what is null or left out', () => {
    expect(filterText({ first: 5, filter: Object.assign(Object.create(null) as object, { sex: ['_T'], age: null }), after: null })).toBe('{"filter":{"sex":["_T"]},"first":5}');
    expect(filterText({})).toBe('{}');
  });

  it('that are too long are kept by their length and hash', () => {
    const text = filterText({ filter: { indicators: Array.from({ length: 5_000 }, () => 'ON_ART') } });
    expect(text).toMatch(/^\{"characters":45027,"sha256":"[0-9a-f]{64}"\}$/);
  });

  it('are text that the database keeps as it is, whatever was sent', () => {
    fc.assert(fc.property(fc.jsonValue({ stringUnit: 'binary' }), fc.string({ unit: 'binary' }), (value, name) => {
      for (const text of [filterText({ value }), keptName(name), filterText({ value: `\ud800${name}\0` })]) {
        expect(Buffer.from(text).toString('utf8')).toBe(text);
        expect(text).not.toContain('\0');
      }
      expect(keptName(name).length).toBeLessThanOrEqual(255);
    }));
  });
});
