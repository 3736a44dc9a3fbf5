import { describe, expect, it } from '@jest/globals';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import { newKeyPair } from '../keys/key-pair.js';
import { signJwt } from './sign-jwt.js';

const { privateKey, publicKey } = newKeyPair();

describe('claims that are signed', () => {
  it('say their type and whose key it was, and hold what was said', async () => {
    const token = await signJwt({ sub: 'a', exp: 4_000_000_000 }, 'at+jwt', { kid: 'key-1', key: privateKey });
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'EdDSA', typ: 'at+jwt', kid: 'key-1' });
    await expect(jwtVerify(token, publicKey, { typ: 'at+jwt' })).resolves.toMatchObject({ payload: { sub: 'a', exp: 4_000_000_000 } });
  });

  it('are nobody else\'s', async () => {
    const token = await signJwt({ sub: 'a' }, 'at+jwt', { kid: 'key-1', key: privateKey });
    await expect(jwtVerify(token, newKeyPair().publicKey)).rejects.toMatchObject({ code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
  });
});
