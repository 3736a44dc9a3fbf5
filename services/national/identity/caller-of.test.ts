import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HOLDER, HUB_ISSUER, ListeningCountry, STAFF_ISSUER, SUBJECT } from './country.fixture.js';

let country: ListeningCountry;
beforeAll(async () => {
  country = await ListeningCountry.start();
});
afterAll(() => country.stop());
beforeEach(() => {
  country.registerFails = false;
});

const refusedAs = (code: string, message: string) => ({ status: 200, caller: { audience: null, visa: null, scope: null, refusal: { code, message: expect.stringContaining(message) as unknown } } });
const bearer = (token: string): string => `Bearer ${token}`;
const withVisa = async (visa: Promise<string>, token = country.token()) => country.ask({ headers: { authorization: bearer(await token), 'serai-visa': await visa } });

describe('whoever comes through the gateway', () => {
  it('without a token is the public', async () => {
    expect(await country.ask()).toMatchObject({ caller: { channel: 'gateway', audience: 'public', subject: null, client: null, visa: null, until: null, scope: null, refusal: null } });
  });

  it('with a token and no visa is the public too, known by name', async () => {
    expect(await country.ask({ headers: { authorization: bearer(await country.token()) } })).toMatchObject({
      caller: { audience: 'public', subject: { issuer: HUB_ISSUER, sub: SUBJECT }, client: 'serai-cli', visa: null, until: expect.any(String) as unknown, refusal: null },
    });
  });

  it('with a visa is what it says, within what it says, until the sooner of both expiries', async () => {
    const visa = country.visa({ jti: 'visa-1' }, { indicators: ['HIV_TESTED'], audience: 'secretariat' });
    const { caller } = await withVisa(visa);
    expect(caller).toMatchObject({ audience: 'secretariat', visa: 'visa-1', scope: { indicators: ['HIV_TESTED'], breakdowns: null, periods: null }, refusal: null });
    expect(Date.parse(String(caller['until']))).toBe((country.granted.get('visa-1')?.exp ?? 0) * 1000);
    expect((await withVisa(country.visa())).caller).toMatchObject({ audience: 'researcher', scope: null });
  });

  it('with a visa but no token is refused', async () => {
    expect(await country.ask({ headers: { 'serai-visa': await country.visa() } })).toMatchObject(refusedAs('VISA_REFUSED', 'It came without the access token of its subject'));
  });

  it.each([
    ['of another issuer', { iss: STAFF_ISSUER }, 'hub', 'It is for another issuer (iss)'], ["by the country's own issuer", { iss: STAFF_ISSUER }, 'staff', 'Its issuer has no such key (kid)'], ['by a thief', {}, 'thief', 'Its issuer has no such key (kid)'],
    ['for a country', { aud: 'urn:serai:country:XN' }, 'hub', 'It is for another audience (aud)'], ['that expired', { exp: 1_000 }, 'hub', 'It has expired (exp)'],
    ['that does not read', { scope: 'serai:apply' }, 'hub', 'It has not the scope serai:read'], ['whose client cannot be read', { client_id: 7 }, 'hub', 'Its claim client_id cannot be read'],
    ['that is for a steward', { scope: 'serai:steward' }, 'hub', 'It has not the scope serai:read'],
  ] as const)('with a token %s is refused, and not taken for the public', async (_what, claims, by, why) => {
    expect(await country.ask({ headers: { authorization: bearer(await country.token(claims, by)) } })).toMatchObject(refusedAs('TOKEN_REFUSED', why));
  });

  it.each(['', 'Basic YTpi', 'Bearer', 'Bearer ', 'Bearer a b', 'bearer\ta', 'Token a', 'Bearer a,Bearer b'])('with `Authorization: %s` is refused', async (authorization) => {
    expect(await country.ask({ headers: { authorization } })).toMatchObject(refusedAs('TOKEN_REFUSED', 'The access token is refused'));
  });
});

describe('a visa is refused', () => {
  it('that names somebody else', async () => {
    expect(await withVisa(country.visa({ sub: 'researcher-b' }))).toMatchObject(refusedAs('VISA_REFUSED', 'It names somebody else than the access token'));
  });

  it('that names the same subject of another issuer', async () => {
    expect(await withVisa(country.visa({}, { subjectIssuer: 'https://other.example' }))).toMatchObject(refusedAs('VISA_REFUSED', 'It names somebody else than the access token'));
  });

  it('of another country', async () => {
    expect(await withVisa(country.visa({ iss: 'urn:serai:country:XS' }))).toMatchObject(refusedAs('VISA_REFUSED', 'It is for another issuer (iss)'));
    const value = { type: 'ControlledAccessGrants', asserted: 1, value: 'urn:serai:country:XS', source: 'urn:serai:country:XN', by: 'dac' };
    expect(await withVisa(country.visa({ ga4gh_visa_v1: value }))).toMatchObject(refusedAs('VISA_REFUSED', "It opens something else than this country's data (value)"));
  });

  it("that the hub signed, or a thief", async () => {
    for (const by of ['hub', 'thief'] as const) {
      const claims = country.visaClaims();
      country.granted.set(claims.jti, claims);
      expect(await withVisa(country.sign(claims, by))).toMatchObject(refusedAs('VISA_REFUSED', 'Its issuer has no such key (kid)'));
    }
  });

  it("that the country's key signed, but its register does not hold: the key alone, stolen, opens nothing and widens nothing", async () => {
    expect(await withVisa(country.sign(country.visaClaims()))).toMatchObject(refusedAs('VISA_REFUSED', "The country's register does not hold it"));
    const claims = country.visaClaims({}, { indicators: ['HIV_TESTED'] });
    country.granted.set(claims.jti, claims);
    expect(await withVisa(country.sign({ ...claims, serai_visa_v1: { ...claims.serai_visa_v1, indicators: null } }))).toMatchObject(refusedAs('VISA_REFUSED', "The country's register does not hold it"));
  });

  it('that was revoked, from that moment on, though it was taken before', async () => {
    const visa = country.visa({ jti: 'visa-to-revoke' });
    expect((await withVisa(visa)).caller).toMatchObject({ audience: 'researcher' });
    country.revoked.add('visa-to-revoke');
    expect(await withVisa(visa)).toMatchObject(refusedAs('VISA_REFUSED', 'The country has revoked it'));
  });

  it('that expired, that is not valid yet, that is of another type, or holds what nobody here knows', async () => {
    expect(await withVisa(country.visa({ exp: 1_000 }))).toMatchObject(refusedAs('VISA_REFUSED', 'It has expired (exp)'));
    expect(await withVisa(country.visa({ nbf: 4_000_000_000 }))).toMatchObject(refusedAs('VISA_REFUSED', 'It is not valid yet (nbf)'));
    expect(await withVisa(country.sign(country.visaClaims(), 'country', 'at+jwt'))).toMatchObject(refusedAs('VISA_REFUSED', 'It is of another type (typ)'));
    expect(await withVisa(country.visa({ conditions: [] }))).toMatchObject(refusedAs('VISA_REFUSED', 'It holds what XN does not know: visa: Unrecognized key: "conditions"'));
  });

  it('by a key that was withdrawn, though it was taken before', async () => {
    const own = await ListeningCountry.start();
    try {
      const headers = { authorization: bearer(await own.token()), 'serai-visa': await own.visa() };
      expect((await own.ask({ headers })).caller).toMatchObject({ audience: 'researcher' });
      await own.rings.country.withdraw(own.rings.country.signing().kid, new Date());
      expect(await own.ask({ headers })).toMatchObject(refusedAs('VISA_REFUSED', 'The key that signed it was withdrawn'));
    } finally {
      await own.stop();
    }
  });

  it('where the register cannot be read: there is no data, and no word of why', async () => {
    country.registerFails = true;
    expect((await withVisa(country.visa())).status).toBe(500);
  });
});

describe('a token that is bound to its holder\'s key', () => {
  const bound = async () => country.token({ cnf: { jkt: await HOLDER.thumbprint() } });

  it('with a proof is taken, without one or with that of another token is not', async () => {
    const token = await bound();
    expect((await country.ask({ headers: { authorization: `DPoP ${token}`, dpop: await HOLDER.proof(token) } })).caller).toMatchObject({ audience: 'public', refusal: null });
    expect(await country.ask({ headers: { authorization: bearer(token) } })).toMatchObject(refusedAs('TOKEN_REFUSED', 'there is no proof of it'));
    expect(await country.ask({ headers: { authorization: bearer(token), dpop: await HOLDER.proof('another') } })).toMatchObject(refusedAs('TOKEN_REFUSED', 'the proof is for another token'));
  });

  it('a visa that is bound opens nothing to whoever has only a token: not even to the hub, which makes tokens', async () => {
    const visa = await country.visa({ cnf: { jkt: await HOLDER.thumbprint() } });
    const minted = await country.token();
    expect(await country.ask({ headers: { authorization: bearer(minted), 'serai-visa': visa } })).toMatchObject(refusedAs('TOKEN_REFUSED', 'there is no proof of it'));
    expect((await country.ask({ headers: { authorization: bearer(minted), 'serai-visa': visa, dpop: await HOLDER.proof(minted) } })).caller).toMatchObject({ audience: 'researcher' });
  });
});

describe('the country\'s own staff', () => {
  it('are stewards by a token of the country\'s own issuer', async () => {
    expect(await country.ask({ by: null, headers: { authorization: bearer(await country.stewardToken()) } })).toMatchObject({
      status: 200, caller: { channel: 'staff', audience: 'steward', subject: { issuer: STAFF_ISSUER, sub: 'steward-a' }, client: 'serai-cli', scope: null, refusal: null },
    });
  });

  it.each([
    ['that the hub signed', {}, 'hub', 'Its issuer has no such key (kid)'], ['that a thief signed', {}, 'thief', 'Its issuer has no such key (kid)'], ["in the hub's name", { iss: HUB_ISSUER }, 'staff', 'It is for another issuer (iss)'],
    ['for another country', { aud: 'urn:serai:country:XS' }, 'staff', 'It is for another audience (aud)'], ['for the hub', { aud: 'urn:serai:hub' }, 'staff', 'It is for another audience (aud)'],
    ['without the right', { scope: 'serai:read' }, 'staff', 'It has not the scope serai:steward'], ['for inner calls', { serai_inner: true }, 'staff', 'It is for calls inside the hub'], ['that needs a proof', { cnf: { jkt: 'k' } }, 'staff', "It is bound to a key, which a steward's cannot be"],
    ['that expired', { exp: 1_000 }, 'staff', 'It has expired (exp)'],
  ] as const)('are not stewards by one %s', async (_what, claims, by, why) => {
    expect(await country.ask({ by: null, headers: { authorization: bearer(await country.stewardToken(claims, by)) } })).toMatchObject({ status: 401, caller: { code: 'TOKEN_REFUSED', message: expect.stringContaining(why) as unknown } });
  });

  it('are nobody through the gateway: a steward\'s token is for the country\'s own address', async () => {
    expect(await country.ask({ headers: { authorization: bearer(await country.stewardToken()) } })).toMatchObject(refusedAs('TOKEN_REFUSED', 'Its issuer has no such key (kid)'));
  });
});
