import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { calculateJwkThumbprint, exportJWK, type JWK, SignJWT } from 'jose';
import { newKeyPair } from '../keys/key-pair.js';
import { type DpopExpectations, verifyDpop } from './dpop-proof.js';

const NOW = new Date('2026-11-01T12:00:00Z');
const SECONDS = NOW.getTime() / 1000;
const TOKEN = 'a.b.c';
const URL_ASKED = 'https://hub.example/graphql';
const pair = newKeyPair();
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwk = await exportJWK(pair.publicKey);
const jkt = await calculateJwkThumbprint(jwk);

interface Made {
  readonly claims?: Record<string, unknown>;
  readonly header?: Record<string, unknown>;
  readonly key?: KeyObject | Uint8Array;
}

function proof({ claims = {}, header = {}, key = pair.privateKey }: Made = {}): Promise<string> {
  const all = { jti: 'id-1', htm: 'POST', htu: URL_ASKED, iat: SECONDS, ath: createHash('sha256').update(TOKEN).digest('base64url'), ...claims };
  return new SignJWT(all).setProtectedHeader({ alg: 'EdDSA', typ: 'dpop+jwt', jwk, ...header }).sign(key);
}

const expecting = (changes: Partial<DpopExpectations> = {}): DpopExpectations => ({ jkt, token: TOKEN, method: 'POST', url: URL_ASKED, now: NOW, ...changes });
const refusal = (why: string) => ({ code: 'TOKEN_REFUSED', message: `The token is bound to its holder's key, and ${why}. Send a DPoP proof made for this very request` });

describe('a proof of possession', () => {
  it('that holds gives its id', async () => {
    await expect(verifyDpop(await proof(), expecting())).resolves.toBe('id-1');
  });

  it('may be by an elliptic key', async () => {
    const other = await exportJWK(ec.publicKey);
    const made = await proof({ key: ec.privateKey, header: { alg: 'ES256', jwk: other } });
    await expect(verifyDpop(made, expecting({ jkt: await calculateJwkThumbprint(other) }))).resolves.toBe('id-1');
    await expect(verifyDpop(made, expecting())).rejects.toMatchObject(refusal('the proof is by another key'));
  });

  it.each([`${URL_ASKED}?query=1`, `${URL_ASKED}#a`, 'https://HUB.example:443/graphql'])('names its address as %s just as well', async (htu) => {
    await expect(verifyDpop(await proof({ claims: { htu } }), expecting())).resolves.toBe('id-1');
  });

  it('is held against no address where none is known', async () => {
    await expect(verifyDpop(await proof({ claims: { htu: 'https://elsewhere.example/' } }), expecting({ url: null }))).resolves.toBe('id-1');
  });

  it.each([[-60, true], [60, true], [-61, false], [61, false]])('made %i seconds from now holds: %s', async (seconds, holds) => {
    const verified = verifyDpop(await proof({ claims: { iat: SECONDS + seconds } }), expecting());
    if (holds) await expect(verified).resolves.toBe('id-1');
    else await expect(verified).rejects.toMatchObject(refusal('the proof is too old'));
  });

  const cases: readonly (readonly [what: string, made: Made, why: string])[] = [
    ['for another method', { claims: { htm: 'GET' } }, 'the proof is for another request'],
    ['for a method in small letters', { claims: { htm: 'post' } }, 'the proof is for another request'],
    ['for another path', { claims: { htu: 'https://hub.example/other' } }, 'the proof is for another request'],
    ['for another host', { claims: { htu: 'https://thief.example/graphql' } }, 'the proof is for another request'],
    ['for another protocol', { claims: { htu: 'http://hub.example/graphql' } }, 'the proof is for another request'],
    ['for no address', { claims: { htu: 'graphql' } }, 'the proof is for another request'],
    ['for a list of addresses', { claims: { htu: [URL_ASKED] } }, 'the proof is for another request'],
    ['for another token', { claims: { ath: 'x' } }, 'the proof is for another token'],
    ['for no token', { claims: { ath: undefined } }, 'the proof does not hold'],
    ['without a time', { claims: { iat: undefined } }, 'the proof does not hold'],
    ['with a time that is text', { claims: { iat: 'now' } }, 'the proof does not hold'],
    ['without an id', { claims: { jti: undefined } }, 'the proof does not hold'],
    ['with an empty id', { claims: { jti: '' } }, 'the proof has no id that can be kept in mind'],
    ['with an id that is no text', { claims: { jti: 1 } }, 'the proof has no id that can be kept in mind'],
    ['with an endless id', { claims: { jti: 'i'.repeat(201) } }, 'the proof has no id that can be kept in mind'],
    ['that has expired', { claims: { exp: SECONDS - 1 } }, 'the proof does not hold'],
    ['that is of another type', { header: { typ: 'JWT' } }, 'the proof does not hold'],
    ['that brings no key', { header: { jwk: undefined } }, 'the proof does not hold'],
    ['by another key than the one that it brings', { key: newKeyPair().privateKey }, 'the proof does not hold'],
    ['by a shared secret', { key: Buffer.from('x'.repeat(32)), header: { alg: 'HS256', jwk: { kty: 'oct', k: 'eHh4' } } }, 'the proof does not hold'],
  ];
  it.each(cases)('%s is refused', async (_what, made, why) => {
    await expect(verifyDpop(await proof(made), expecting())).rejects.toMatchObject(refusal(why));
  });

  it('that brings the private key is refused: whoever does that has lost it', async () => {
    const { d = '' } = (await exportJWK(pair.privateKey)) as JWK & { d?: string };
    await expect(verifyDpop(await proof({ header: { jwk: { ...jwk, d } } }), expecting())).rejects.toMatchObject({ code: 'TOKEN_REFUSED' });
  });

  it.each([[undefined, 'there is no proof of it'], ['', 'the proof does not hold'], ['a.b', 'the proof does not hold'], ['a.b.c', 'the proof does not hold'], ['x'.repeat(4_001), 'there is no proof of it']])('that is %.10j is none', async (text, why) => {
    await expect(verifyDpop(text, expecting())).rejects.toMatchObject(refusal(why));
  });

  it('of another token is refused, though all else is right', async () => {
    await expect(verifyDpop(await proof(), expecting({ token: 'x.y.z' }))).rejects.toMatchObject(refusal('the proof is for another token'));
  });

  it('sent with another is refused: two are none', async () => {
    const one = await proof();
    await expect(verifyDpop(`${one}, ${one}`, expecting())).rejects.toMatchObject(refusal('the proof does not hold'));
  });
});
