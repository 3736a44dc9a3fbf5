import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { KeyRing, keySet, publicKeysFile, signJwt } from '@serai/chassis';
import { countryUrn, PASSPORT_TYPE } from '@serai/schema';
import { jwtVerify } from 'jose';
import { Passports } from './passports.js';

const folder = mkdtempSync(join(tmpdir(), 'serai-'));
let server: Server;
let issuer: string;
let [hub, gateway, thief]: KeyRing[] = [];
const asked: URLSearchParams[] = [];
/** What the issuer answers. */
let answer: (form: URLSearchParams) => Promise<readonly [number, unknown]>;

const publicKeys = (name: string) => keySet(pathToFileURL(publicKeysFile(join(folder, `${name}.json`))).href);
const passports = (): Passports => new Passports({ issuer, address: issuer, keys: publicKeys('hub'), ring: gateway as KeyRing });
const now = (): number => Math.floor(Date.now() / 1000);
const visa = (country: string, iat: number, jti = 'v'): Promise<string> => signJwt({ iss: countryUrn(country), iat, jti }, 'vnd.ga4gh.visa+jwt', (thief as KeyRing).signing());
const passport = (visas: readonly string[], ring = hub, claims: Record<string, unknown> = {}): Promise<string> =>
  signJwt({ iss: issuer, sub: 'researcher-a', iat: now(), exp: now() + 60, jti: 'p', ga4gh_passport_v1: visas, ...claims }, PASSPORT_TYPE, (ring as KeyRing).signing());
const giving = (visas: readonly string[]) => async () => [200, { access_token: await passport(visas) }] as const;

beforeAll(async () => {
  [hub, gateway, thief] = await Promise.all(['hub', 'gateway', 'thief'].map((name) => KeyRing.open(join(folder, `${name}.json`))));
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const form = new URLSearchParams(body);
      asked.push(form);
      void answer(form).then(([status, said]) => response.writeHead(status, { 'content-type': 'application/json' }).end(typeof said === 'string' ? said : JSON.stringify(said)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/oidc`;
});
beforeEach(() => {
  asked.splice(0);
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

const NOT_HAD = { code: 'SECRETARIAT_UNAVAILABLE', message: 'Your visas cannot be had from the secretariat just now; ask again later, or without a token, as the public' };

describe("a caller's visas", () => {
  it('are each country\'s own, of several the newest', async () => {
    const [old, newest, other] = [await visa('KZ', 10, 'old'), await visa('KZ', 20, 'new'), await visa('KG', 5)];
    answer = giving([newest, old, other]);
    await expect(passports().of('token-a')).resolves.toEqual(new Map([['KZ', newest], ['KG', other]]));
  });

  it('are asked for by the gateway as itself, in exchange for the token', async () => {
    answer = giving([]);
    await passports().of('token-a');
    expect(Object.fromEntries(asked[0] ?? [])).toMatchObject({ grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange', subject_token: 'token-a', requested_token_type: 'urn:ga4gh:params:oauth:token-type:passport', client_id: 'gateway' });
    const { payload } = await jwtVerify(asked[0]?.get('client_assertion') ?? '', publicKeys('gateway'), { audience: issuer, issuer: 'gateway', subject: 'gateway', requiredClaims: ['exp', 'jti'] });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60);
  });

  it('are asked for once for calls at the same moment, and for each token by itself', async () => {
    answer = async (form) => giving([await visa('KZ', 1, form.get('subject_token') ?? '')])();
    const all = passports();
    const [a, alsoA, b] = await Promise.all([all.of('token-a'), all.of('token-a'), all.of('token-b')]);
    expect(asked).toHaveLength(2);
    expect(a).toBe(alsoA);
    expect(a.get('KZ')).not.toBe(b.get('KZ'));
  });

  it('that cannot be read, or are of nobody, take no other away', async () => {
    const kz = await visa('KZ', 1);
    answer = giving(['', 'a.b.c', 'x', await signJwt({ iss: 'https://thief.example', iat: 99 }, 'JWT', (thief as KeyRing).signing()), await signJwt({ iat: 99 }, 'JWT', (thief as KeyRing).signing()), kz]);
    await expect(passports().of('token-a')).resolves.toEqual(new Map([['KZ', kz]]));
  });
});

describe('a passport is not taken', () => {
  it.each<[string, () => Promise<readonly [number, unknown]>]>([
    ['that somebody else signed', async () => [200, { access_token: await passport([], thief) }]], ['of another issuer', async () => [200, { access_token: await passport([], hub, { iss: 'https://thief.example' }) }]],
    ['that expired', async () => [200, { access_token: await passport([], hub, { exp: 1_000 }) }]], ['without visas', async () => [200, { access_token: await passport([], hub, { ga4gh_passport_v1: undefined }) }]],
    ['of another type', async () => [200, { access_token: await signJwt({ iss: issuer, sub: 'a', iat: now(), exp: now() + 60, jti: 'p', ga4gh_passport_v1: [] }, 'at+jwt', (hub as KeyRing).signing()) }]],
    ['that is none', async () => [200, { access_token: 'x' }]], ['that is missing', async () => [200, {}]], ['that was refused', async () => [400, { error: 'invalid_client' }]], ['that cannot be read', async () => [200, '<html>']],
  ])('%s: nobody is taken for less than he is in silence', async (_what, says) => {
    answer = says;
    await expect(passports().of('token-a')).rejects.toMatchObject(NOT_HAD);
  });

  it('for a token that its issuer takes back: the token is refused, not its holder\'s visas', async () => {
    answer = async () => [400, { error: 'invalid_grant' }];
    await expect(passports().of('token-a')).rejects.toMatchObject({ code: 'TOKEN_REFUSED' });
  });

  it('and that is not remembered: the next question is asked again', async () => {
    answer = async () => [503, {}];
    const all = passports();
    await expect(all.of('token-a')).rejects.toMatchObject(NOT_HAD);
    answer = giving([]);
    await expect(all.of('token-a')).resolves.toEqual(new Map());
  });
});
