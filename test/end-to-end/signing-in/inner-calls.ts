import { beforeAll, describe, expect, it } from '@jest/globals';
import type { KeyRing } from '@serai/chassis';
import { HubClient } from '@serai/secretariat';
import { type AccessTokenClaims, accessTokenClaims } from '@serai/schema';
import { decodeJwt } from 'jose';
import { freePort } from '../../kit/hub.js';
import { listenOnce } from '../../kit/listen-once.js';
import { descendantsOf } from '../../kit/processes.js';
import { issuerOf, tokenOf } from '../../kit/sign-in.js';
import { querySigned, ringOf } from '../../kit/signed.js';
import { hub } from './the-hub.js';

const FIGURES = '{ countries(training: true) { code } northmark { observations(first: 1) { totalCount } } }';

let caller: AccessTokenClaims;
let token: string;
let rings: { tokenRing: KeyRing; ring: KeyRing };
beforeAll(async () => {
  token = await tokenOf(hub, 'researcher');
  caller = accessTokenClaims.parse(decodeJwt(token));
  rings = { tokenRing: await ringOf(hub, 'tokens'), ring: await ringOf(hub, 'secretariat') };
});

const client = (url = hub.at('/graphql')): HubClient => new HubClient({ url, issuer: issuerOf(hub), ...rings });

describe('the secretariat, reading the countries through the gateway', () => {
  it('reads as the caller what the caller reads, and as the public for whoever has no token', async () => {
    const asHimself = await hub.query(FIGURES, {}, { authorization: `Bearer ${token}` });
    expect(asHimself.errors).toEqual([]);
    expect(await client().query(caller, FIGURES)).toEqual({ data: asHimself.data, errors: [] });
    expect(await client().query(null, FIGURES)).toEqual({ data: (await hub.query(FIGURES)).data, errors: [] });
  });

  it('asks countries and nothing else: no fields of its own, and no mutations', async () => {
    for (const query of ['{ __schema { queryType { name } } }', 'mutation { __typename }']) {
      const { data, errors } = await client().query(caller, query);
      expect([data, errors.length > 0]).toEqual([null, true]);
    }
  });

  it('is told so where the caller\'s token is an inner one already, or another issuer\'s', async () => {
    await expect(client().query({ ...caller, serai_inner: true }, FIGURES)).rejects.toMatchObject({ code: 'TOKEN_REFUSED' });
    await expect(client().query({ ...caller, iss: 'https://elsewhere.example' }, FIGURES)).rejects.toMatchObject({ code: 'TOKEN_REFUSED' });
  });

  it('is told so where the gateway is away', async () => {
    await expect(client(`http://127.0.0.1:${await freePort()}/graphql`).query(caller, FIGURES)).rejects.toMatchObject({ code: 'HUB_NOT_READY', retriable: true });
  });
});

describe('whoever catches an inner call', () => {
  it('has nothing: not unsigned, not signed by himself, not sent again, not at the country', async () => {
    const caught = await listenOnce((url) => client(`${url}/graphql`).query(caller, FIGURES));
    const { authorization = '' } = caught.headers;
    expect(decodeJwt(authorization.slice('Bearer '.length))).toMatchObject({ serai_inner: true, scope: 'serai:read', sub: caller.sub });
    const refused = { status: 401, data: null, errors: [expect.objectContaining({ extensions: { code: 'CALL_REFUSED', retriable: false } })] };
    const url = hub.at('/graphql');
    expect(await hub.query(FIGURES, {}, { authorization })).toEqual(refused);
    for (const who of ['gateway', 'xn']) {
      expect(await querySigned({ url, tag: 'gateway', ring: await ringOf(hub, who), query: FIGURES, headers: { authorization } })).toEqual(refused);
    }
    expect(await querySigned({ url, tag: 'secretariat', ring: rings.ring, query: FIGURES, headers: { authorization } })).toEqual(refused);

    const resend = async (): Promise<number> => (await fetch(url, { method: 'POST', headers: sendable(caught.headers), body: caught.body })).status;
    expect([await resend(), await resend()]).toEqual([200, 401]);
    const altered = await fetch(url, { method: 'POST', headers: sendable((await listenOnce((other) => client(`${other}/graphql`).query(caller, FIGURES))).headers), body: caught.body.replace('first: 1', 'first: 2') });
    expect(altered.status).toBe(401);
    const country = await fetch(hub.addressOf('Northmark'), { method: 'POST', headers: sendable((await listenOnce((other) => client(`${other}/graphql`).query(caller, FIGURES))).headers), body: caught.body });
    expect(country.status).toBe(401);
  });
});

describe('while the secretariat does not answer', () => {
  it('whoever is signed in is told so for each country, and is not taken for the public', async () => {
    const secretariat = (await descendantsOf(hub.pid)).find(({ command }) => /secretariat\/dist\/main\.js/.test(command));
    const other = await tokenOf(hub, 'second-researcher');
    process.kill(secretariat?.pid ?? 0, 'SIGSTOP');
    try {
      const { status, data, errors } = await hub.query<{ northmark: null }>('{ northmark { name } }', {}, { authorization: `Bearer ${other}` });
      expect([status, data?.northmark ?? null, errors.map(({ extensions }) => extensions)]).toEqual([200, null, [{ code: 'SECRETARIAT_UNAVAILABLE', retriable: true, country: 'XN' }]]);
      expect(await hub.query('{ northmark { name } }')).toMatchObject({ status: 200, errors: [], data: { northmark: { name: 'Northmark' } } });
    } finally {
      process.kill(secretariat?.pid ?? 0, 'SIGCONT');
    }
  });
});

/** What a client may not set by itself, and sets anew. */
const OF_THE_CONNECTION = ['host', 'connection', 'content-length', 'transfer-encoding'];

/** The headers of a caught call, as they can be sent again. */
function sendable(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_THE_CONNECTION.includes(name)));
}
