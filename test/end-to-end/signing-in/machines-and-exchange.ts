import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KeyRing, signJwt } from '@serai/chassis';
import { ACCESS_TOKEN_TYPE, PASSPORT_TOKEN_TYPE } from '@serai/schema';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { askToken, assertionOf, dpopKey, issuerOf, passwordOf, SignIn, type TokenAnswer, tokenOf } from '../../kit/sign-in.js';
import { ringOf } from '../../kit/signed.js';
import { serai } from '../../kit/serai.js';
import { databaseOfSecretariat } from '../../kit/test-country.js';
import { until } from '../../kit/until.js';
import { hub } from './the-hub.js';

const WHO = '{ countries(training: true) { code } northmark { accessRules { version } } }';
const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

let issuer: string;
let machine: KeyRing;
let folder: string;
beforeAll(async () => {
  issuer = issuerOf(hub);
  machine = await ringOf(hub, 'machine');
  folder = await mkdtemp(join(tmpdir(), 'signing-in-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const credentials = async (changes: Readonly<Record<string, string>> = {}): Promise<TokenAnswer> =>
  askToken(issuer, { grant_type: 'client_credentials', scope: 'serai:read', ...(await assertionOf(issuer, 'machine', machine)), ...changes });

describe('a machine', () => {
  it('gets a token of its own by its key, for ten minutes, and asks the countries with it', async () => {
    const { access_token: token = '', expires_in: seconds } = await credentials();
    expect([seconds, decodeJwt(token)]).toEqual([600, expect.objectContaining({ sub: 'machine', client_id: 'machine', scope: 'serai:read', aud: 'urn:serai:hub' })]);
    expect(await hub.query(WHO, {}, bearer(token))).toMatchObject({ status: 200, errors: [], data: { northmark: { accessRules: {} } } });
  });

  it.each([['by another\'s key', 'secretariat'], ['by a country\'s', 'xn']])('gets none %s', async (_what, who) => {
    expect(await credentials(await assertionOf(issuer, 'machine', await ringOf(hub, who)))).toMatchObject({ status: 401, error: 'invalid_client' });
  });

  it.each([
    ['for somebody else', { aud: 'https://elsewhere.example' }],
    ['that has expired', { exp: 1 }],
    ['of another client', { iss: 'gateway' }],
    ['without an id', { jti: undefined }],
  ])('gets none by an assertion %s', async (_what, changes) => {
    expect(await credentials(await assertionOf(issuer, 'machine', machine, changes))).toMatchObject({ status: 401, error: 'invalid_client' });
  });

  it('gets one for an assertion and no second, also at the same moment', async () => {
    const assertion = await assertionOf(issuer, 'machine', machine);
    const answers = await Promise.all([1, 2, 3, 4].map(() => credentials(assertion)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await credentials(assertion)).status).toBe(401);
  });

  it('gets no more than it was let in for, and none without proof', async () => {
    expect(await credentials({ scope: 'serai:apply' })).toMatchObject({ status: 400, error: 'invalid_scope' });
    expect(await askToken(issuer, { grant_type: 'client_credentials', client_id: 'machine', scope: 'serai:read' })).toMatchObject({ error: 'invalid_client' });
    expect(await askToken(issuer, { grant_type: 'client_credentials', client_id: 'serai-cli', scope: 'serai:read' })).toMatchObject({ status: 400 });
  });
});

describe('the exchange of a token', () => {
  const exchange = async (token: string, as: Readonly<Record<string, string>>, changes: Readonly<Record<string, string>> = {}): Promise<TokenAnswer> =>
    askToken(issuer, {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange', subject_token: token, subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      requested_token_type: PASSPORT_TOKEN_TYPE, ...as, ...changes,
    });
  const asGateway = async (): Promise<Record<string, string>> => assertionOf(issuer, 'gateway', await ringOf(hub, 'gateway'));

  it('gives the gateway the passport of whoever comes to it, and everybody his own', async () => {
    const token = await tokenOf(hub, 'researcher');
    for (const as of [await asGateway(), { client_id: 'serai-cli' }]) {
      const { access_token: passport = '', ...rest } = await exchange(token, as);
      expect(rest).toEqual({ status: 200, token_type: 'N_A', issued_token_type: PASSPORT_TOKEN_TYPE, expires_in: 300 });
      expect(decodeProtectedHeader(passport)).toMatchObject({ typ: 'vnd.ga4gh.passport+jwt', alg: 'EdDSA' });
      expect(decodeJwt(passport)).toMatchObject({ iss: issuer, sub: decodeJwt(token).sub, ga4gh_passport_v1: [] });
    }
  });

  it('gives a stranger nothing', async () => {
    const token = await tokenOf(hub, 'researcher');
    expect(await exchange(token, await assertionOf(issuer, 'machine', machine))).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect(await exchange(token, { client_id: 'gateway' })).toMatchObject({ error: 'invalid_client' });
    expect(await exchange(token, await assertionOf(issuer, 'gateway', machine))).toMatchObject({ status: 401, error: 'invalid_client' });
    expect(await exchange((await credentials()).access_token ?? '', { client_id: 'serai-cli' })).toMatchObject({ status: 400, error: 'invalid_grant' });
  });

  it('gives nothing but passports: no token for calls inside the hub, none for longer, none for more', async () => {
    const token = await tokenOf(hub, 'researcher');
    const other = 'urn:ietf:params:oauth:token-type:access_token';
    expect(await exchange(token, await asGateway(), { requested_token_type: other })).toMatchObject({ status: 400, error: 'invalid_request' });
    expect(await exchange(token, await asGateway(), { requested_token_type: '' })).toMatchObject({ status: 400, error: 'invalid_request' });
    expect(await exchange(token, await asGateway(), { subject_token_type: PASSPORT_TOKEN_TYPE })).toMatchObject({ status: 400, error: 'invalid_request' });
  });

  it('takes no token that is not the issuer\'s own', async () => {
    const token = await tokenOf(hub, 'researcher');
    const forged = await signJwt(decodeJwt(token), ACCESS_TOKEN_TYPE, (await ringOf(hub, 'secretariat')).signing());
    const passport = (await exchange(token, await asGateway())).access_token ?? '';
    for (const subject of [forged, passport, `${token}a`, 'a', '']) expect(await exchange(subject, await asGateway())).toMatchObject({ status: 400 });
  });
});

describe('a new key of the issuer', () => {
  it('signs from now on without a restart, and what the one before signed is accepted until it expires', async () => {
    const before = await tokenOf(hub, 'researcher');
    const { status, stdout } = await serai(['secretariat', 'tokens', 'rotate'], { TOKEN_KEYS_FILE: join(hub.data, 'keys/tokens.json') });
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^\S+ signs tokens from now on/)]);
    const kidOf = (token: string): string | undefined => decodeProtectedHeader(token).kid;
    let after = '';
    await until('the new key signs', async () => kidOf((after = await tokenOf(hub, 'researcher'))) !== kidOf(before));
    const { keys } = (await (await fetch(`${issuer}/jwks`)).json()) as { keys: { kid: string; d?: string }[] };
    expect(keys.map(({ kid }) => kid)).toEqual([kidOf(after), kidOf(before)]);
    expect(keys.some((key) => 'd' in key)).toBe(false);
    await until('the gateway has the new key', async () => (await hub.query(WHO, {}, bearer(after))).status === 200);
    for (const token of [before, after]) expect(await hub.query(WHO, {}, bearer(token))).toMatchObject({ status: 200, errors: [] });
  });
});

describe('a token that is bound to its holder\'s key', () => {
  it('needs his proof at the gateway, for this very request, and once', async () => {
    const [own, other] = [await dpopKey(), await dpopKey()];
    const signIn = new SignIn(issuer);
    const code = await signIn.code('researcher', await passwordOf(hub, 'researcher'));
    const { access_token: token = '', token_type: type } = await signIn.redeem(code, {}, { dpop: await own.proof('POST', `${issuer}/token`) });
    expect([type, decodeJwt(token)['cnf']]).toEqual(['DPoP', { jkt: own.jkt }]);

    const url = hub.at('/graphql');
    const asked = async (dpop: Record<string, string>) => {
      const { status, errors, data } = await hub.query<{ northmark: unknown }>(WHO, {}, { authorization: `DPoP ${token}`, ...dpop });
      return [status, errors[0]?.extensions?.code, data?.northmark !== undefined];
    };
    const proof = await own.proof('POST', url, token);
    expect(await asked({ dpop: proof })).toEqual([200, undefined, true]);
    const refused = [401, 'TOKEN_REFUSED', false];
    expect(await asked({})).toEqual(refused);
    expect(await asked({ dpop: proof })).toEqual(refused);
    expect(await asked({ dpop: await other.proof('POST', url, token) })).toEqual(refused);
    expect(await asked({ dpop: await own.proof('GET', url, token) })).toEqual(refused);
    expect(await asked({ dpop: await own.proof('POST', `${issuer}/token`, token) })).toEqual(refused);
    expect(await asked({ dpop: await own.proof('POST', url, `${token}a`) })).toEqual(refused);
    expect(await asked({ dpop: await own.proof('POST', url, token, { iat: 1 }) })).toEqual(refused);
  });
});

describe('who is let in no more', () => {
  it('signs in no more, and his token gets no visas: he is told so, and is not taken for the public', async () => {
    const settings = { DATABASE_URL: await databaseOfSecretariat(hub) };
    const [name, password] = ['leaver', 'a password of his'];
    expect(await serai(['secretariat', 'people', 'add', '-'], settings, JSON.stringify([{ name, password }]))).toMatchObject({ status: 0, stdout: '1 can sign in: leaver\n' });
    const signIn = new SignIn(issuer);
    const { access_token: token = '' } = await signIn.redeem(await signIn.code(name, password));
    expect(await serai(['secretariat', 'people', 'remove', name], settings)).toMatchObject({ status: 0 });
    expect((await new SignIn(issuer).answer(name, password)).searchParams.get('code')).toBeNull();
    const { status, errors, data } = await hub.query<{ northmark: null }>('{ northmark { name } }', {}, bearer(token));
    expect([status, data?.northmark ?? null, errors.map(({ extensions }) => extensions)]).toEqual([200, null, [{ code: 'TOKEN_REFUSED', retriable: false, country: 'XN' }]]);
    expect(await serai(['secretariat', 'people', 'remove', name], settings)).toMatchObject({ status: 1, stderr: 'Nobody signs in as leaver\n' });
  });

  it.each([
    ['people', [{ name: 'a b', password: 'long enough to be one' }], '0.name: must be letters'],
    ['people', [{ name: 'a', password: 'short' }], '0.password: must have at least 12 characters'],
    ['clients', [{ id: 'gateway', name: 'a', scopes: ['serai:read'], jwks: { keys: [] } }], 'is a client of the hub itself'],
    ['clients', [{ id: 'person:1', name: 'a', scopes: ['serai:read'], jwks: { keys: [] } }], '0.id: must be small letters'],
    ['clients', [{ id: 'machine', name: 'a', scopes: ['serai:steward'], jwks: { keys: [] } }], '0.scopes.0'],
    ['clients', [{ id: 'machine', name: 'a', scopes: ['serai:read'], jwks: { keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'a', kid: 'a', d: 'private' }] } }], 'Unrecognized key: "d"'],
    ['clients', [{ id: 'machine', name: 'a', scopes: ['serai:read'], jwks: { keys: [{ kty: 'oct', k: 'a', kid: 'a' }] } }], 'must be a public key'],
  ])('is not let in as it should not be: %s %j', async (kind, list, why) => {
    const { status, stderr } = await serai(['secretariat', kind, 'add', '-'], { DATABASE_URL: await databaseOfSecretariat(hub) }, JSON.stringify(list));
    expect([status, stderr]).toEqual([1, expect.stringContaining(why)]);
  });
});
