import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CLOCK_SKEW_S, signJwt } from '@serai/chassis';
import { ACCESS_TOKEN_TYPE, HUB_AUDIENCE, SCOPES, STEWARD_SCOPE, VISA_TYPE, type VisaScope } from '@serai/schema';
import type { JWTPayload } from 'jose';
import fc from 'fast-check';
import { attackSize } from '../../kit/attack-size.js';
import { HolderKey } from '../../kit/holder-key.js';
import { ringOf, signedCall } from '../../kit/signed.js';
import { until } from '../../kit/until.js';
import type { QueryAnswer } from '../../kit/graphql.js';
import { TestHub } from '../../kit/hub.js';
import { ISSUER, KeyedCountry, type Shown, WHOLE } from '../../kit/keyed-country.js';
import { rootWithCountries } from '../../kit/own-countries.js';
import { tokenForgeries } from './claim-forgeries.js';
import { visaForgeries } from './visa-forgeries.js';
import { spareBitsSet as spareBitsOf } from './forge-jwt.js';
import { fuzzedJwt } from './fuzzed-jwt.js';
import { sendRaw } from './send-raw.js';
import { Workshop } from './workshop.js';

interface Told {
  readonly observations: { readonly nodes: readonly { readonly id: string; readonly value: number | null }[] } | null;
  readonly laws: readonly unknown[] | null;
  readonly releases: readonly unknown[] | null;
}
interface Answer {
  readonly northmark: Told | null;
}

const ASK = '{ northmark { observations(first: 400, filter: { indicators: ["HIV_TESTED"], age: ["Y15T19", "_T"], periods: [{ from: "2023" }] }) { totalCount nodes { id value missing } } laws { area } releases { hash } } }';
const FUZZ_ASK = '{ northmark { observations(first: 2, filter: { indicators: ["HIV_TESTED"], age: ["Y15T19"], sex: ["_T"], area: ["_T"], periods: [{ from: "2024" }] }) { nodes { id value } } } }';
/** Of the fuzz: the same in every run. */
const SEED = 20_261_125;
const AT_ONCE = 8;
const NOTHING = { observations: null, laws: null, releases: null };
const NARROW: VisaScope = { indicators: ['HIV_TESTED'], breakdowns: ['AGE'], periods: { from: '2023', to: '2024' } };

describe('forged tokens and visas, shown to a country', () => {
  let root: string;
  let hub: TestHub;
  let country: KeyedCountry;
  let workshop: Workshop;
  let honest: Shown;
  let toldToAll: Told;
  let toldToHonest: Told;

  const told = async (shown: Shown): Promise<Told> => {
    const { status, data, errors } = await country.ask<Answer>(ASK, shown);
    expect({ status, errors }).toEqual({ status: 200, errors: [] });
    return data?.northmark as Told;
  };
  const values = ({ observations }: Told): number => observations?.nodes.filter(({ value }) => value !== null).length ?? 0;
  /** Nothing is told, and each field that was asked says which check failed. */
  const refusal = (code: string, says: RegExp) => {
    const error = { message: expect.stringMatching(says) as unknown, extensions: { code, country: 'XN', retriable: false } };
    return { status: 200, data: { northmark: NOTHING }, errors: [error, error, error] };
  };
  /** Turned away before anything was asked. */
  const turnedAway = (code: string, says: RegExp) => ({ status: 401, data: null, errors: [{ message: expect.stringMatching(says) as unknown, extensions: { code, country: 'XN', retriable: false } }] });

  beforeAll(async () => {
    root = await rootWithCountries(['northmark', 'southmark']);
    hub = await TestHub.start({ root });
    country = await KeyedCountry.start(hub, 'XN', 'northmark');
    honest = { token: await country.tokenFor('researcher-a'), visa: await country.visaFor('researcher-a', NARROW) };
    workshop = new Workshop(country, honest.token ?? '', honest.visa ?? '');
    toldToAll = await told({});
    toldToHonest = await told(honest);
  });
  afterEach(async () => {
    expect(country.lives).toBe(true);
    expect(JSON.stringify(await told(honest))).toBe(JSON.stringify(toldToHonest));
  });
  afterAll(async () => {
    await country.stop();
    await hub.remove();
    await rm(root, { recursive: true, force: true });
  });

  it('more is told to the honest caller than to the public, and with a wider visa more than to him', async () => {
    const toldToWider = await told({ token: await country.tokenFor('researcher-b'), visa: await country.visaFor('researcher-b') });
    expect(values(toldToHonest)).toBeGreaterThan(values(toldToAll));
    expect(values(toldToWider)).toBeGreaterThan(values(toldToHonest));
    for (const each of [toldToHonest, toldToWider]) expect(each.observations?.nodes.map(({ id }) => id)).toEqual(toldToAll.observations?.nodes.map(({ id }) => id));
  });

  it('tell nothing as an access token, and the refusal says which check failed', async () => {
    const wrong: unknown[] = [];
    for (const { what, jwt, says } of tokenForgeries(workshop)) {
      for (const visa of [undefined, workshop.visa]) {
        const answer = await country.ask<Answer>(ASK, { token: jwt, ...(visa !== undefined && { visa }) });
        if (!isRefusal(answer, 'TOKEN_REFUSED', says)) wrong.push(`${what}: ${inShort(answer)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('tell nothing as a visa, and the refusal says which check failed', async () => {
    const wrong: unknown[] = [];
    for (const { what, jwt, says } of visaForgeries(workshop)) {
      const answer = await country.ask<Answer>(ASK, { token: workshop.token, visa: jwt });
      if (!isRefusal(answer, 'VISA_REFUSED', says)) wrong.push(`${what}: ${inShort(answer)}`);
    }
    expect(wrong).toEqual([]);
  });

  /** As `refusal`, for many at once. */
  function isRefusal({ status, data, errors }: QueryAnswer<Answer>, code: string, says: RegExp): boolean {
    return status === 200 && JSON.stringify(data) === JSON.stringify({ northmark: NOTHING }) && errors.length === 3 &&
      errors.every(({ message, extensions }) => says.test(message) && extensions?.code === code && extensions.country === 'XN');
  }

  /** What an answer came to, for the report of a fault. */
  function inShort({ status, data, errors }: QueryAnswer<Answer>): string {
    const [error] = errors;
    return error ? `${status} ${error.extensions?.code ?? ''} ${error.message}` : `${status}, ${values(data?.northmark as Told)} values`;
  }

  it('tell no more than the public is told, whatever fuzz makes of genuine ones, and the service lives', async () => {
    const [other, wide] = [await country.tokenFor('researcher-b'), await country.visaFor('researcher-b')];
    const size = attackSize(1_500, 10_000);
    const secrets = [...workshop.publicKeys('issuer'), ...workshop.publicKeys('country')].map(([, secret]) => secret);
    const tokens = fc.sample(fuzzedJwt([workshop.token, other], secrets), { numRuns: size / 2, seed: SEED });
    const visas = fc.sample(fuzzedJwt([workshop.visa, wide], secrets), { numRuns: size / 2, seed: SEED });
    const attacks = [...tokens.map((token): Shown => ({ token, visa: wide })), ...visas.map((visa): Shown => ({ token: other, visa }))];
    const publics = JSON.stringify({ northmark: { observations: (await country.ask<Answer>(FUZZ_ASK)).data?.northmark?.observations } });
    const ends = new Map<string, number>();
    const wrong: unknown[] = [];
    for (let at = 0; at < attacks.length; at += AT_ONCE) {
      await Promise.all(attacks.slice(at, at + AT_ONCE).map(async (shown) => {
        const { status, data, errors } = await country.ask<Answer>(FUZZ_ASK, shown);
        const code = errors[0]?.extensions?.code ?? 'PUBLIC';
        const isHarmless = code === 'PUBLIC' ? JSON.stringify(data) === publics : ['TOKEN_REFUSED', 'VISA_REFUSED', 'CALL_REFUSED'].includes(code) && data?.northmark?.observations == null;
        ends.set(code, (ends.get(code) ?? 0) + 1);
        if (!isHarmless || (status !== 200 && status !== 401)) wrong.push({ shown, status, errors, data });
      }));
    }
    expect(wrong).toEqual([]);
    // It is the checks of tokens and visas that were tried, not the signature of the call around them.
    expect(ends.get('TOKEN_REFUSED')).toBeGreaterThan(size * 0.4);
    expect(ends.get('VISA_REFUSED')).toBeGreaterThan(size * 0.4);
  }, attackSize(120_000, 900_000));

  describe('a visa that is genuine', () => {
    it("names another subject, another issuer's subject of the same name, or comes without a token: tells nothing", async () => {
      const others = [
        { token: await country.tokenFor('researcher-b'), visa: workshop.visa, says: /names somebody else than the access token/ },
        { token: await country.tokenFor('Researcher-A'), visa: workshop.visa, says: /names somebody else than the access token/ },
        { token: workshop.token, visa: await ofAnotherIssuer(), says: /names somebody else than the access token/ },
        { visa: workshop.visa, says: /came without the access token of its subject/ },
      ];
      for (const { says, ...shown } of others) expect(await country.ask(ASK, shown)).toMatchObject(refusal('VISA_REFUSED', says));
    });

    async function ofAnotherIssuer(): Promise<string> {
      const claims = country.visaClaims('researcher-a');
      const other = { ...claims, serai_visa_v1: { ...claims.serai_visa_v1, subjectIssuer: 'https://elsewhere.test' } };
      await country.register(other);
      return country.signVisa(other);
    }

    it("is another country's: tells nothing, in its own key or in this country's", async () => {
      const southmark = await ringOf(hub, 'xs');
      const claims = { ...country.visaClaims('researcher-a'), iss: 'urn:serai:country:XS' };
      for (const ring of [southmark, country.rings.country]) {
        const visa = await signJwt(claims as JWTPayload, VISA_TYPE, ring.signing());
        expect(await country.ask(ASK, { token: workshop.token, visa })).toMatchObject(refusal('VISA_REFUSED', /no such key \(kid\)|another issuer \(iss\)/));
      }
    });

    it('is revoked: tells nothing within a second', async () => {
      const claims = country.visaClaims('researcher-a');
      await country.register(claims);
      const shown = { token: workshop.token, visa: await country.signVisa(claims) };
      expect(values(await told(shown))).toBeGreaterThan(values(toldToHonest));
      await country.revoke(claims.jti);
      const revokedAt = performance.now();
      await until('the visa is refused', async () => (await country.ask(ASK, shown)).errors.length > 0);
      // A second is promised; the answer to the last question may take its time on a slow machine.
      expect(performance.now() - revokedAt).toBeLessThan(3_000);
      expect(await country.ask(ASK, shown)).toMatchObject(refusal('VISA_REFUSED', /The country has revoked it/));
    });

    it('or the token expires in the middle of a session: tells nothing from then on, the clock skew allowed', async () => {
      const soon = Math.floor(Date.now() / 1000) - CLOCK_SKEW_S + 3;
      const expiring = { token: { token: await country.tokenFor('researcher-a', { exp: soon }), visa: workshop.visa, code: 'TOKEN_REFUSED' }, visa: { token: workshop.token, visa: await country.visaFor('researcher-a', WHOLE, { exp: soon }), code: 'VISA_REFUSED' } };
      for (const { token, visa } of Object.values(expiring)) expect(values(await told({ token, visa }))).toBeGreaterThan(values(toldToAll));
      for (const { token, visa, code } of Object.values(expiring)) {
        await until('it is refused', async () => (await country.ask(ASK, { token, visa })).errors.length > 0);
        expect(Date.now() / 1000).toBeGreaterThanOrEqual(soon + CLOCK_SKEW_S);
        expect(await country.ask(ASK, { token, visa })).toMatchObject(refusal(code, /has expired \(exp\)/));
      }
    });
  });

  describe('bound to a key', () => {
    it.each(['visa', 'token'] as const)('the %s tells something with a proof by that key for this token, and nothing without', async (bound) => {
      const [holder, thief] = [await HolderKey.make(), await HolderKey.make()];
      const cnf = { jkt: holder.jkt };
      const token = await country.tokenFor('researcher-a', bound === 'token' ? { cnf } : {});
      const visa = await country.visaFor('researcher-a', WHOLE, bound === 'visa' ? { cnf } : {});
      expect(values(await told({ token, visa, proof: await holder.proof(token) }))).toBeGreaterThan(values(toldToHonest));
      expect(values(await told({ visa, token, proof: await holder.proof(token), headers: { authorization: `DPoP ${token}` } }))).toBeGreaterThan(values(toldToHonest));
      const now = Math.floor(Date.now() / 1000);
      const useless: [proof: string | undefined, says: RegExp][] = [
        [undefined, /there is no proof of it/], ['', /the proof does not hold|there is no proof of it/], [token, /the proof does not hold/],
        [await thief.proof(token), /the proof is by another key/], [await holder.proof(workshop.token), /the proof is for another token/],
        [await holder.proof(token, { htm: 'GET' }), /the proof is for another request/], [await holder.proof(token, { iat: now - 300 }), /the proof is too old/], [await holder.proof(token, { iat: now + 300 }), /the proof is too old/],
        [await holder.proof(token, {}, { typ: 'JWT' }), /the proof does not hold/], [spareBitsOf(await thief.proof(token)), /the proof/], ['x'.repeat(5_000), /there is no proof of it/],
      ];
      for (const [proof, says] of useless) expect([proof, await country.ask(ASK, { token, visa, ...(proof !== undefined && { proof }) })]).toMatchObject([proof, refusal('TOKEN_REFUSED', says)]);
    });
  });

  describe("a steward's rights", () => {
    const asSteward = (token: string): Shown => ({ by: null, headers: { authorization: `Bearer ${token}` } });

    it("come from the country's own issuer, and from nobody else's", async () => {
      expect(values(await told(asSteward(await country.stewardToken())))).toBeGreaterThan(values(toldToHonest));
      const urn = 'urn:serai:country:XN';
      const steward = { iss: `${urn}:staff`, aud: urn, scope: STEWARD_SCOPE };
      const southmark = await ringOf(hub, 'xs-staff');
      const others = await Promise.all([
        ...[{}, { scope: STEWARD_SCOPE }, { scope: `${SCOPES.read} ${STEWARD_SCOPE}`, aud: urn }, { ...steward, iss: ISSUER }, steward, { ...steward, staff: true, audience: 'steward', roles: ['steward'] }].map((claims) => country.tokenFor('steward-a', claims)),
        ...[steward, { ...steward, iss: 'urn:serai:country:XS:staff' }, { ...steward, iss: 'urn:serai:country:XS:staff', aud: 'urn:serai:country:XS' }].map((claims) => signJwt(country.tokenClaims('steward-a', claims), ACCESS_TOKEN_TYPE, southmark.signing())),
        ...[{ iss: ISSUER }, { aud: 'urn:serai:country:XS' }, { aud: HUB_AUDIENCE }, { scope: SCOPES.read }, { scope: '' }, { cnf: { jkt: 'x' } }, { serai_inner: true }, { exp: 1 }].map((claims) => country.stewardToken(claims)),
        country.tokenFor('researcher-a', { serai_inner: true }),
      ]);
      for (const token of [...others, workshop.visa, 'x', '']) expect(await country.ask(ASK, asSteward(token))).toMatchObject(turnedAway('TOKEN_REFUSED', /The steward's token is refused/));
      for (const authorization of ['Basic c3Rld2FyZDpzdGV3YXJk', 'DPoP x.y.z', 'Bearer', `Bearer  ${await country.stewardToken()} x`, await country.stewardToken()]) {
        expect(await country.ask(ASK, { by: null, headers: { authorization } })).toMatchObject(turnedAway('TOKEN_REFUSED', /It has to come as/));
      }
      expect(await country.ask(ASK, { by: null })).toMatchObject(turnedAway('CALL_REFUSED', /it is not signed/));
    });

    it('do not come through the gateway, whoever shows them there', async () => {
      for (const token of [await country.stewardToken(), await country.stewardToken({ scope: `${SCOPES.read} ${STEWARD_SCOPE}`, aud: [HUB_AUDIENCE, 'urn:serai:country:XN'] })]) {
        expect(await country.ask(ASK, { token })).toMatchObject(refusal('TOKEN_REFUSED', /no such key \(kid\)/));
      }
      const hubs = await country.tokenFor('steward-a', { scope: `${SCOPES.read} ${STEWARD_SCOPE}`, aud: [HUB_AUDIENCE, 'urn:serai:country:XN'], staff: 'steward', audience: 'steward' });
      expect(await told({ token: hubs })).toEqual(toldToAll);
    });
  });

  describe('whatever comes in the headers', () => {
    it('a scheme that is none of ours is refused, and no token makes the public', async () => {
      for (const authorization of [`Basic ${workshop.token}`, workshop.token, 'Bearer', 'Bearer ', `Bearer ${workshop.token} x`, `Bearer ${workshop.token}, Bearer ${workshop.token}`, `Token ${workshop.token}`, `Bearer\t${workshop.token}`]) {
        expect([authorization, await country.ask(ASK, { headers: { authorization } })]).toMatchObject([authorization, refusal('TOKEN_REFUSED', /Send it as `Authorization: Bearer …`/)]);
      }
      expect(await told({ visa: workshop.visa, headers: { authorization: `bearer ${workshop.token}` } })).toEqual(toldToHonest);
      expect(await told({})).toEqual(toldToAll);
    });

    it('two Authorization headers never make more of a call than the one that was signed', async () => {
      const call = await signedCall({ url: country.url, tag: 'XN', ring: country.rings.gateway, query: ASK, headers: { authorization: `Bearer ${workshop.token}` } });
      const other = ['authorization', `Bearer ${await country.stewardToken()}`];
      const lines = Object.entries(call.headers);
      expect(await sendRaw(call, [other, ...lines])).toMatchObject({ status: 401, codes: ['CALL_REFUSED'] });
      const later = await signedCall({ url: country.url, tag: 'XN', ring: country.rings.gateway, query: ASK, headers: { authorization: `Bearer ${workshop.token}` } });
      const { northmark = toldToAll } = await sendRaw(later, [...Object.entries(later.headers), other]);
      expect(northmark).toEqual(toldToAll);
    });

    it('headers beyond what HTTP takes are turned away before anybody looks', async () => {
      const response = await fetch(country.url, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${'x'.repeat(20_000)}` }, body: JSON.stringify({ query: ASK }) });
      expect(response.status).toBe(431);
    });
  });

  describe('keys that went', () => {
    it("the issuer's: what one signed that was replaced is accepted, what one signed that was withdrawn is not", async () => {
      const { issuer } = country.rings;
      const old = issuer.signing().kid;
      const visa = await country.visaFor('researcher-c');
      const [shown, unseen] = [await country.tokenFor('researcher-c'), await country.tokenFor('researcher-c')];
      const wide = await told({ token: shown, visa });
      await issuer.rotate(new Date(), new Date(Date.now() + 600_000));
      for (const token of [shown, unseen, await country.tokenFor('researcher-c')]) expect(await told({ token, visa })).toEqual(wide);
      await issuer.withdraw(old, new Date());
      for (const token of [shown, unseen]) expect(await country.ask(ASK, { token, visa })).toMatchObject(refusal('TOKEN_REFUSED', /no such key \(kid\)/));
      expect(await told({ token: await country.tokenFor('researcher-c'), visa })).toEqual(wide);
      honest = { ...honest, token: await country.tokenFor('researcher-a') };
    });

    it("the country's: the same for visas, at once", async () => {
      const ring = country.rings.country;
      const old = ring.signing().kid;
      const token = await country.tokenFor('researcher-c');
      const claims = country.visaClaims('researcher-c');
      await country.register(claims);
      const visa = await country.signVisa(claims);
      const wide = await told({ token, visa });
      await ring.rotate(new Date(), new Date(Date.now() + 600_000));
      expect(await told({ token, visa })).toEqual(wide);
      await until('the country knows its new key', async () => (await country.ask(ASK, { token, visa: await country.signVisa(claims) })).errors.length === 0);
      await ring.withdraw(old, new Date());
      const withdrawnAt = performance.now();
      await until('the old one is refused', async () => (await country.ask(ASK, { token, visa })).errors.length > 0);
      expect(performance.now() - withdrawnAt).toBeLessThan(3_000);
      expect(await country.ask(ASK, { token, visa })).toMatchObject(refusal('VISA_REFUSED', /The key that signed it was withdrawn/));
      expect(await told({ token, visa: await country.signVisa(claims) })).toEqual(wide);
      honest = { ...honest, visa: await country.visaFor('researcher-a', NARROW) };
    });
  });
});
