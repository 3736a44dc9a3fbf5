import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KeyRing } from '@serai/chassis';
import type { AccessTokenClaims } from '@serai/schema';
import { decodeJwt } from 'jose';
import { keysOfRing, verifyCallerToken } from './caller-token.js';
import { innerToken } from './inner-token.js';

const ISSUER = 'http://secretariat.example/oidc';
const NOW = new Date('2027-01-01T00:00:00Z');
const SECONDS = NOW.getTime() / 1000;
const CALLER: AccessTokenClaims = { iss: ISSUER, sub: 'person:1', client_id: 'serai-cli', iat: SECONDS - 10, exp: SECONDS + 600, jti: 'a', scope: 'serai:read serai:apply', cnf: { jkt: 'thumbprint' } };

let folder: string;
let ring: KeyRing;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inner-'));
  ring = await KeyRing.open(join(folder, 'tokens.json'));
});
afterAll(() => rm(folder, { recursive: true }));

const exchange = (caller: Partial<AccessTokenClaims> = {}): Promise<string> => innerToken({ ...CALLER, ...caller }, { issuer: ISSUER, ring, now: NOW });
const verify = (token: string, after = 0) => verifyCallerToken(token, [{ issuer: ISSUER, keys: keysOfRing(ring) }], new Date(NOW.getTime() + after * 1000));

describe('an inner token', () => {
  it('is for the same subject and client, to read and nothing else, and says that it is inner', async () => {
    const claims = await verify(await exchange());
    expect(claims).toMatchObject({ iss: ISSUER, sub: 'person:1', client_id: 'serai-cli', scope: 'serai:read', serai_inner: true, exp: SECONDS + 60 });
    expect(claims.cnf).toBeUndefined();
    expect(claims.jti).not.toBe(CALLER.jti);
  });

  it('is good for a minute and no longer', async () => {
    const token = await exchange();
    await expect(verify(token, 60)).resolves.toMatchObject({ sub: 'person:1' });
    await expect(verify(token, 71)).rejects.toMatchObject({ code: 'TOKEN_REFUSED', message: expect.stringContaining('It has expired (exp)') as unknown });
  });

  it('never outlives the token that it was exchanged for', async () => {
    expect(decodeJwt(await exchange({ exp: SECONDS + 7 })).exp).toBe(SECONDS + 7);
  });

  it.each<[string, Partial<AccessTokenClaims>, string]>([
    ['of another issuer', { iss: 'https://elsewhere.example' }, 'it is by another issuer'],
    ['that is an inner one', { serai_inner: true }, 'it was exchanged before'],
    ['that may not read', { scope: 'serai:apply' }, 'it has not the scope serai:read'],
    ['that has expired', { exp: SECONDS }, 'it has expired'],
  ])('is not given for a token %s', async (_what, caller, why) => {
    await expect(exchange(caller)).rejects.toMatchObject({ code: 'TOKEN_REFUSED', message: expect.stringContaining(why) as unknown });
  });
});
