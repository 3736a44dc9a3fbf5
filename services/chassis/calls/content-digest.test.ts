import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contentDigest, isDigestOf } from './content-digest.js';

describe('the digest of a body', () => {
  it('is the one of RFC 9530, appendix D', () => {
    expect(contentDigest('{"hello": "world"}\n')).toBe('sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:');
    expect(contentDigest('')).toBe('sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:');
  });

  it('is the same of a text and of its bytes', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => isDigestOf(contentDigest(text), Buffer.from(text))));
  });

  it('fits this body and no other', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), fc.integer({ min: 1, max: 255 }), (body, at, flip) => {
      const altered = Uint8Array.from(body);
      altered[at % body.length] = (altered[at % body.length] ?? 0) ^ flip;
      expect([isDigestOf(contentDigest(body), body), isDigestOf(contentDigest(body), altered)]).toEqual([true, false]);
    }));
  });

  it.each([
    ['nothing', ''],
    ['another algorithm', contentDigest('a').replace('sha-256', 'sha-512')],
    ['no algorithm', contentDigest('a').replace('sha-256=', '')],
    ['two digests', `${contentDigest('a')}, ${contentDigest('a')}`],
    ['a parameter', `${contentDigest('a')};a=1`],
    ['a space before', ` ${contentDigest('a')}`],
    ['characters of two bytes', 'é'.repeat(26)],
  ])('is not %s', (_what, header) => {
    expect([isDigestOf(contentDigest('a'), 'a'), isDigestOf(header, 'a')]).toEqual([true, false]);
  });
});
