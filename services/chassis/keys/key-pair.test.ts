import { sign, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { newKeyPair } from './key-pair.js';

describe('newKeyPair', () => {
  it('makes a pair of which one half verifies what the other signs, and that of no other pair', () => {
    const [own, other] = [newKeyPair(), newKeyPair()];
    const said = Buffer.from('said');
    const signed = sign(null, said, own.privateKey);
    expect([own, other].map(({ publicKey }) => verify(null, said, publicKey, signed))).toEqual([true, false]);
  });

  it('makes pairs that can be exported as soon as they are made, however many', () => {
    const exported = Array.from({ length: 3_000 }, () => newKeyPair().privateKey.export({ format: 'jwk' }).d);
    expect(new Set(exported).size).toBe(3_000);
  });
});
