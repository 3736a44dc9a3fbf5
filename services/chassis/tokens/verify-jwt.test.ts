import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, exportJWK, SignJWT } from 'jose';
import { newKeyPair } from '../keys/key-pair.js';
import { type JwtExpectations, verifyJwt } from './verify-jwt.js';

const NOW = new Date('2026-11-01T12:00:00Z');
const SECONDS = NOW.getTime() / 1000;
const ISSUER = 'https://hub.example/oidc';
const pair = newKeyPair();
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const keys = createLocalJWKSet({
  keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'key-1', alg: 'EdDSA', use: 'sig' }, { ...(await exportJWK(rsa.publicKey)), kid: 'rsa-1', use: 'sig' }],
});

interface Made {
  readonly claims?: Record<string, unknown>;
  readonly header?: Record<string, unknown>;
  readonly key?: KeyObject;
}

function token({ claims = {}, header = {}, key = pair.privateKey }: Made = {}): Promise<string> {
  const all = { iss: ISSUER, sub: 'researcher-a', aud: 'urn:serai:hub', iat: SECONDS, exp: SECONDS + 300, jti: 'id-1', ...claims };
  return new SignJWT(all).setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: 'key-1', ...header }).sign(key);
}

/** A token put together by hand, for what no library makes. */
function forged(header: object, claims: object, signature: (input: string) => string): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${part(header)}.${part(claims)}`;
  return `${input}.${signature(input)}`;
}

const CLAIMS = { iss: ISSUER, sub: 'steward', aud: 'urn:serai:hub', iat: SECONDS, exp: SECONDS + 300, jti: 'id-2' };
const expecting = (changes: Partial<JwtExpectations> = {}): JwtExpectations => ({ keys, issuer: ISSUER, audience: 'urn:serai:hub', type: 'at+jwt', now: NOW, refusal: 'TOKEN_REFUSED', ...changes });
const refusal = (message: string) => ({ code: 'TOKEN_REFUSED', message });

describe('a token', () => {
  it('that holds gives its claims', async () => {
    await expect(verifyJwt(await token(), expecting())).resolves.toMatchObject({ sub: 'researcher-a', jti: 'id-1' });
    await expect(verifyJwt(await token({ key: rsa.privateKey, header: { alg: 'RS256', kid: 'rsa-1' } }), expecting())).resolves.toMatchObject({ sub: 'researcher-a' });
    await expect(verifyJwt(await token({ claims: { aud: ['another', 'urn:serai:hub'] }, header: { typ: 'application/at+jwt' } }), expecting())).resolves.toMatchObject({ sub: 'researcher-a' });
  });

  it.each([
    ['exp', { exp: SECONDS - 9 }, true], ['exp', { exp: SECONDS - 10 }, false], ['nbf', { nbf: SECONDS + 10 }, true], ['nbf', { nbf: SECONDS + 11 }, false],
    ['iat', { iat: SECONDS + 10 }, true], ['iat', { iat: SECONDS + 11 }, false],
  ])('is held against its %s (%j) by a clock that may be ten seconds wrong: %s', async (_claim, claims, holds) => {
    const verified = verifyJwt(await token({ claims }), expecting());
    if (holds) await expect(verified).resolves.toBeDefined();
    else await expect(verified).rejects.toMatchObject({ code: 'TOKEN_REFUSED', message: expect.stringMatching(/^It (has expired \(exp\)|is not valid yet \(nbf\)|was issued in the future \(iat\))$/) as unknown });
  });

  const jwk = pair.publicKey.export({ format: 'jwk' });
  const cases: readonly (readonly [what: string, made: Made, why: string])[] = [
    ['of another issuer', { claims: { iss: 'https://thief.example' } }, 'It is for another issuer (iss)'],
    ['of no issuer', { claims: { iss: undefined } }, 'It lacks iss'],
    ['for another audience', { claims: { aud: 'urn:serai:country:KZ' } }, 'It is for another audience (aud)'],
    ['for no audience', { claims: { aud: undefined } }, 'It lacks aud'],
    ['of another type', { header: { typ: 'JWT' } }, 'It is of another type (typ)'],
    ['of the type of a visa', { header: { typ: 'vnd.ga4gh.visa+jwt' } }, 'It is of another type (typ)'],
    ['of no type', { header: { typ: undefined } }, 'It is of another type (typ)'],
    ['without an expiry', { claims: { exp: undefined } }, 'It lacks exp'],
    ['without a subject', { claims: { sub: undefined } }, 'It lacks sub'],
    ['without a time', { claims: { iat: undefined } }, 'It lacks iat'],
    ['without an id', { claims: { jti: undefined } }, 'It lacks jti'],
    ['with an expiry that is text', { claims: { exp: 'never' } }, 'It is for another purpose (exp)'],
    ['by another key', { key: newKeyPair().privateKey }, "Its signature is not its issuer's"],
    ['by an unknown key', { header: { kid: 'key-2' } }, 'Its issuer has no such key (kid)'],
    ['that names no key', { header: { kid: undefined } }, 'It names no key (kid)'],
    ['that names an empty key', { header: { kid: '' } }, 'It names no key (kid)'],
    ['that brings a key', { header: { jwk } }, 'It brings a key of its own, or an extension (crit), which is not accepted'],
    ['that says where its key is', { header: { jku: 'https://thief.example/jwks' } }, 'It brings a key of its own, or an extension (crit), which is not accepted'],
    ['that brings a certificate', { header: { x5c: ['a'] } }, 'It brings a key of its own, or an extension (crit), which is not accepted'],
    ['under an algorithm that is not its key\'s', { key: rsa.privateKey, header: { alg: 'RS256' } }, 'Its issuer has no such key (kid)'],
    ['under an algorithm that nobody expects', { key: rsa.privateKey, header: { alg: 'RS512', kid: 'rsa-1' } }, 'Its algorithm (alg) is not accepted'],
  ];
  it.each(cases)('%s is refused', async (_what, made, why) => {
    await expect(verifyJwt(await token(made), expecting())).rejects.toMatchObject(refusal(why));
  });

  it('without a signature is refused, however it is written', async () => {
    for (const alg of ['none', 'None', 'NONE', 'nOnE', '']) {
      await expect(verifyJwt(forged({ alg, typ: 'at+jwt', kid: 'key-1' }, CLAIMS, () => ''), expecting())).rejects.toMatchObject(refusal('Its algorithm (alg) is not accepted'));
    }
    await expect(verifyJwt(forged({ alg: 'EdDSA', typ: 'at+jwt', kid: 'key-1' }, CLAIMS, () => ''), expecting())).rejects.toMatchObject(refusal("Its signature is not its issuer's"));
  });

  it('signed with the public key as a shared secret is refused', async () => {
    const secrets = [rsa.publicKey.export({ type: 'spki', format: 'pem' }), pair.publicKey.export({ type: 'spki', format: 'der' }), String((await exportJWK(pair.publicKey)).x)];
    for (const secret of secrets) {
      const made = forged({ alg: 'HS256', typ: 'at+jwt', kid: 'rsa-1' }, CLAIMS, (input) => createHmac('sha256', secret).update(input).digest('base64url'));
      await expect(verifyJwt(made, expecting())).rejects.toMatchObject(refusal('Its algorithm (alg) is not accepted'));
    }
  });

  it('with an extension is refused', async () => {
    const made = forged({ alg: 'EdDSA', typ: 'at+jwt', kid: 'key-1', crit: ['b64'], b64: false }, CLAIMS, () => 'AA');
    await expect(verifyJwt(made, expecting())).rejects.toMatchObject(refusal('It brings a key of its own, or an extension (crit), which is not accepted'));
  });

  it('whose claims were changed is refused', async () => {
    const [header = '', , signature = ''] = (await token()).split('.');
    await expect(verifyJwt(`${header}.${Buffer.from(JSON.stringify(CLAIMS)).toString('base64url')}.${signature}`, expecting())).rejects.toMatchObject(refusal("Its signature is not its issuer's"));
  });

  it.each(['', '.', '..', 'a.b', 'a.b.c.d.e', '{}', 'null', `e30.e30.e30`])('that is %j is none', async (text) => {
    await expect(verifyJwt(text, expecting())).rejects.toMatchObject({ code: 'TOKEN_REFUSED' });
  });

  it('that is too long is not looked at', async () => {
    await expect(verifyJwt('x'.repeat(8_001), expecting())).rejects.toMatchObject(refusal('It is longer than 8000 characters'));
    await expect(verifyJwt(await token(), expecting({ longest: 10 }))).rejects.toMatchObject(refusal('It is longer than 10 characters'));
  });

  it('whose issuer\'s keys cannot be had is refused, with the reason for the log alone', async () => {
    const cause = new Error('connect ECONNREFUSED 10.0.0.7:4010');
    await expect(verifyJwt(await token(), expecting({ keys: () => Promise.reject(cause) }))).rejects.toMatchObject({ ...refusal('The keys of its issuer cannot be had just now'), cause });
  });

  it('of which nothing is in the message, whatever stands in it', async () => {
    const made = await token({ claims: { iss: 'https://thief.example/<script>' } });
    await expect(verifyJwt(made, expecting())).rejects.toMatchObject({ message: expect.not.stringContaining('thief') as unknown });
  });
});
