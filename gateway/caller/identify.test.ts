import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KeyRing, keySet, newKeyPair, publicKeysFile, signCall, signJwt } from '@serai/chassis';
import { ACCESS_TOKEN_TYPE, HUB_AUDIENCE } from '@serai/schema';
import { calculateJwkThumbprint, exportJWK, SignJWT } from 'jose';
import { Callers, PUBLIC } from './caller.js';
import { identify } from './identify.js';

const folder = mkdtempSync(join(tmpdir(), 'serai-'));
const ISSUER = 'https://hub.example/oidc';
const ADDRESS = 'https://hub.example/graphql';
const holder = newKeyPair();
const rings = new Map<string, KeyRing>();
let who: ReturnType<typeof identify>;

const ring = (name: string): KeyRing => rings.get(name) as KeyRing;
const publicKeys = (name: string) => keySet(pathToFileURL(publicKeysFile(join(folder, `${name}.json`))).href);

beforeAll(async () => {
  for (const name of ['hub', 'secretariat', 'thief']) rings.set(name, await KeyRing.open(join(folder, `${name}.json`)));
  who = identify({ issuer: ISSUER, keys: publicKeys('hub'), secretariatKeys: publicKeys('secretariat'), publicUrl: ADDRESS });
});
afterAll(() => rmSync(folder, { recursive: true }));

function token(claims: Record<string, unknown> = {}, by = 'hub', type = ACCESS_TOKEN_TYPE): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return signJwt({ iss: ISSUER, sub: 'researcher-a', aud: HUB_AUDIENCE, client_id: 'serai-cli', scope: 'serai:read', iat: now, exp: now + 300, jti: randomUUID(), ...claims }, type, ring(by).signing());
}

async function proof(of: string, claims: Record<string, unknown> = {}): Promise<string> {
  const all = { jti: randomUUID(), htm: 'POST', htu: ADDRESS, iat: Math.floor(Date.now() / 1000), ath: createHash('sha256').update(of).digest('base64url'), ...claims };
  return new SignJWT(all).setProtectedHeader({ alg: 'EdDSA', typ: 'dpop+jwt', jwk: await exportJWK(holder.publicKey) }).sign(holder.privateKey);
}

const request = (headers: Record<string, string> = {}, body = '{}', url = 'http://127.0.0.1:4000/graphql'): Request => new Request(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
const refusal = (why: string) => ({ code: 'TOKEN_REFUSED', message: expect.stringContaining(why) as unknown });

describe('whoever asks the hub', () => {
  it('without a token is the public', async () => {
    await expect(who(request())).resolves.toBe(PUBLIC);
    await expect(who(request({ dpop: 'a', 'serai-visa': 'b', cookie: 'c' }))).resolves.toBe(PUBLIC);
  });

  it('with a token is whom it names', async () => {
    const made = await token();
    await expect(who(request({ authorization: `Bearer ${made}` }))).resolves.toMatchObject({ token: made, authorization: `Bearer ${made}`, claims: { sub: 'researcher-a', scope: 'serai:read' }, proof: null });
  });

  it.each([
    ['of another issuer', { iss: 'https://thief.example' }, 'hub', 'It is for another issuer (iss)'], ['of a thief', {}, 'thief', 'Its issuer has no such key (kid)'], ["of the secretariat's own keys", {}, 'secretariat', 'Its issuer has no such key (kid)'],
    ['for another audience', { aud: 'urn:serai:desk' }, 'hub', 'It is for another audience (aud)'], ['that expired', { exp: 1_000 }, 'hub', 'It has expired (exp)'], ['that cannot be read', { client_id: 1 }, 'hub', 'Its claim client_id cannot be read'],
    ['of another type', { typ: 1 }, 'hub', 'It is of another type (typ)'],
  ])('with one %s is refused, and not taken for the public', async (what, claims, by, why) => {
    const made = await token(claims, by, what === 'of another type' ? 'JWT' : undefined);
    await expect(who(request({ authorization: `Bearer ${made}` }))).rejects.toMatchObject(refusal(why));
  });

  it.each(['Basic YTpi', 'Bearer', 'Bearer a b', 'Bearer a, Bearer b', 'a.b.c'])('with `Authorization: %s` is refused', async (authorization) => {
    await expect(who(request({ authorization }))).rejects.toMatchObject(refusal('Send it as `Authorization: Bearer …`'));
  });
});

describe('a token that is bound to its holder\'s key', () => {
  const bound = async (): Promise<string> => token({ cnf: { jkt: await calculateJwkThumbprint(await exportJWK(holder.publicKey)) } });

  it('is taken with a proof, once: at another address, a second time or at the same moment it is not', async () => {
    const made = await bound();
    const headers = { authorization: `DPoP ${made}`, dpop: await proof(made) };
    await expect(who(request(headers))).resolves.toMatchObject({ token: made, proof: headers.dpop });
    await expect(who(request(headers))).rejects.toMatchObject(refusal('Its proof came before; make one for each request'));
    const again = { ...headers, dpop: await proof(made) };
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => who(request(again))));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is refused without a proof, and with one for another request', async () => {
    const made = await bound();
    await expect(who(request({ authorization: `Bearer ${made}` }))).rejects.toMatchObject(refusal('there is no proof of it'));
    await expect(who(request({ authorization: `DPoP ${made}`, dpop: await proof(made, { htm: 'GET' }) }))).rejects.toMatchObject(refusal('the proof is for another request'));
    await expect(who(request({ authorization: `DPoP ${made}`, dpop: await proof('another') }))).rejects.toMatchObject(refusal('the proof is for another token'));
  });

  it('names the hub as its clients know it, whichever address a proxy asks, and whatever Host says', async () => {
    const made = await bound();
    const elsewhere = await proof(made, { htu: 'https://thief.example/graphql' });
    await expect(who(request({ authorization: `DPoP ${made}`, dpop: elsewhere }, '{}', 'https://thief.example/graphql'))).rejects.toMatchObject(refusal('the proof is for another request'));
    await expect(who(request({ authorization: `DPoP ${made}`, dpop: await proof(made) }, '{}', 'http://10.0.0.7:4000/graphql'))).resolves.toMatchObject({ token: made });
  });
});

describe("a token for calls of the secretariat's own", () => {
  const inner = async (by: string, changes: { tag?: string; body?: string } = {}): Promise<Request> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await token({ serai_inner: true })}` };
    const signed = await signCall({ method: 'POST', url: 'http://127.0.0.1:4000/graphql', headers, body: '{}' }, changes.tag ?? 'gateway', ring(by).signing());
    return request({ ...headers, ...signed }, changes.body ?? '{}');
  };

  it('is taken in a call that the secretariat signed, once', async () => {
    const call = await inner('secretariat');
    const again = call.clone();
    await expect(who(call)).resolves.toMatchObject({ claims: { serai_inner: true } });
    await expect(who(again)).rejects.toMatchObject({ code: 'CALL_REFUSED', message: expect.stringContaining('it came before (nonce)') as unknown });
  });

  it('that somebody caught is nothing: not signed, signed by another, for another or over another body it is refused', async () => {
    await expect(who(request({ authorization: `Bearer ${await token({ serai_inner: true })}` }))).rejects.toMatchObject({ code: 'CALL_REFUSED' });
    await expect(who(await inner('thief'))).rejects.toMatchObject({ code: 'CALL_REFUSED' });
    await expect(who(await inner('secretariat', { tag: 'KZ' }))).rejects.toMatchObject({ code: 'CALL_REFUSED' });
    await expect(who(await inner('secretariat', { body: '{"query":"{ countries { code } }"}' }))).rejects.toMatchObject({ code: 'CALL_REFUSED' });
  });
});

describe('the callers of the requests under way', () => {
  it('are each request\'s own, and whoever is not known is the public', () => {
    const callers = new Callers();
    const [one, other] = [request(), request()];
    callers.set(one, { ...PUBLIC, token: 'a' });
    expect([callers.of(one).token, callers.of(other), callers.of(undefined)]).toEqual(['a', PUBLIC, PUBLIC]);
  });
});
