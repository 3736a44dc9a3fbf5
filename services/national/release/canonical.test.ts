import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc, { type JsonValue } from 'fast-check';
import { canonicalHash } from './canonical.js';

/** The same value, with the keys of every object the other way round. */
function reversed(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([key, each]) => [key, reversed(each as JsonValue)]));
}

describe('the hash of a release', () => {
  it('is SHA-256 of the canonical JSON of RFC 8785: sorted keys, no spaces, shortest numbers', () => {
    const canonical = '{"a":[1,0.5,"é"],"b":null}';
    expect(canonicalHash({ b: null, a: [1.0, 0.5, 'é'] })).toBe(createHash('sha256').update(canonical).digest('hex'));
  });

  it('does not depend on the order of keys', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      expect(canonicalHash(reversed(value))).toBe(canonicalHash(value));
    }));
  });

  it('depends on the order of a list', () => {
    expect(canonicalHash([1, 2])).not.toBe(canonicalHash([2, 1]));
  });

  it('changes with any one change, however deep', () => {
    const paths = fc.array(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.string()), { maxLength: 5 });
    const bury = (path: readonly (string | number)[], leaf: JsonValue): JsonValue =>
      path.reduceRight<JsonValue>((inner, step) => (typeof step === 'number' ? [...Array<null>(step).fill(null), inner] : { before: 1, [step]: inner }), leaf);
    const leaves = fc.uniqueArray(fc.oneof(fc.string(), fc.boolean(), fc.integer(), fc.constant(null)), { minLength: 2, maxLength: 2 });
    fc.assert(fc.property(paths, leaves, (path, [one, other]) => {
      expect(canonicalHash(bury(path, one as JsonValue))).not.toBe(canonicalHash(bury(path, other as JsonValue)));
    }));
  });

  it('refuses what is no JSON, rather than to hash nothing', () => {
    expect(() => canonicalHash(undefined)).toThrow('Only JSON values have a canonical form');
    expect(() => canonicalHash({ value: NaN })).toThrow('NaN');
  });
});
