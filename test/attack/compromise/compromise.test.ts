import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { KeyRing, signJwt } from '@serai/chassis';
import { ACCESS_TOKEN_TYPE, HUB_AUDIENCE, SCOPES, STEWARD_SCOPE, VISA_TYPE, type VisaScope } from '@serai/schema';
import type { JWTPayload } from 'jose';
import pg from 'pg';
import { HolderKey } from '../../kit/holder-key.js';
import { TestHub } from '../../kit/hub.js';
import { KeyedCountry, type Shown } from '../../kit/keyed-country.js';
import { rootWithCountries } from '../../kit/own-countries.js';
import { databaseOf } from '../../kit/test-country.js';
import { until } from '../../kit/until.js';

interface Told {
  readonly observations: { readonly nodes: readonly { readonly id: string; readonly value: number | null }[] } | null;
}

const ASK = '{ northmark { observations(first: 400, filter: { indicators: ["HIV_TESTED"], age: ["Y15T19", "_T"], periods: [{ from: "2023" }] }) { nodes { id value } } } }';
const SDL = '{ _service { sdl } }';
const NARROW: VisaScope = { indicators: ['HIV_TESTED'], breakdowns: ['AGE'], periods: { from: '2023', to: '2024' } };

/** Each sentence is a line of gateway/README.md: what a thief has of what he stole, and what he has not. */
describe('whoever stole', () => {
  let root: string;
  let hub: TestHub;
  let country: KeyedCountry;
  let honest: Shown & { readonly token: string; readonly visa: string };
  let toldToAll: string;
  let toldToHonest: string;
  /** Keys of a thief's own, which nobody publishes. */
  let own: KeyRing;

  /** What is told, or the code of the refusal. */
  const outcome = async (shown: Shown): Promise<string> => {
    const { data, errors } = await country.ask<{ northmark: Told | null }>(ASK, shown);
    return errors[0]?.extensions?.code ?? JSON.stringify(data);
  };
  const isPublic = (told: string): boolean => told === toldToAll;

  beforeAll(async () => {
    root = await rootWithCountries(['northmark', 'southmark']);
    hub = await TestHub.start({ root });
    country = await KeyedCountry.start(hub, 'XN', 'northmark');
    own = await KeyRing.open(join(hub.data, 'keys', 'thief.json'));
    honest = { token: await country.tokenFor('researcher-a'), visa: await country.visaFor('researcher-a', NARROW) };
    [toldToAll, toldToHonest] = [await outcome({}), await outcome(honest)];
    expect(toldToHonest).not.toBe(toldToAll);
  });
  afterEach(async () => {
    expect(country.lives).toBe(true);
    expect([await outcome({}), await outcome(honest)]).toEqual([toldToAll, toldToHonest]);
  });
  afterAll(async () => {
    await country.stop();
    await hub.remove();
    await rm(root, { recursive: true, force: true });
  });

  describe("the gateway's key", () => {
    it('reads what the public reads', async () => {
      expect(isPublic(await outcome({ by: country.rings.gateway }))).toBe(true);
    });

    it('reads with a token and a visa that he sees pass what their holder may read, and no more', async () => {
      expect(await outcome({ ...honest, by: country.rings.gateway })).toBe(toldToHonest);
    });

    it('cannot use what he saw once its holder\'s visa is revoked', async () => {
      const claims = country.visaClaims('researcher-b');
      await country.register(claims);
      const seen = { token: await country.tokenFor('researcher-b'), visa: await country.signVisa(claims) };
      expect(await outcome(seen)).toMatch(/"value":\d/);
      await country.revoke(claims.jti);
      await until('the visa is refused', async () => (await outcome(seen)) === 'VISA_REFUSED');
    });

    it('cannot forge a token or a visa', async () => {
      const { gateway } = country.rings;
      const token = await signJwt(country.tokenClaims('researcher-a'), ACCESS_TOKEN_TYPE, gateway.signing());
      const visa = await signJwt(country.visaClaims('researcher-a') as JWTPayload, VISA_TYPE, gateway.signing());
      expect([await outcome({ ...honest, token }), await outcome({ ...honest, visa })]).toEqual(['TOKEN_REFUSED', 'VISA_REFUSED']);
    });

    it('cannot give one holder\'s visa to another', async () => {
      expect(await outcome({ token: await country.tokenFor('researcher-b'), visa: honest.visa })).toBe('VISA_REFUSED');
    });

    it('cannot read as a steward, by his own word or with a steward\'s token that he saw', async () => {
      expect(await outcome({ token: await country.stewardToken() })).toBe('TOKEN_REFUSED');
      const word = await signJwt(country.tokenClaims('steward-a', { iss: 'urn:serai:country:XN:staff', aud: 'urn:serai:country:XN', scope: STEWARD_SCOPE }), ACCESS_TOKEN_TYPE, country.rings.gateway.signing());
      expect([await outcome({ token: word }), await outcome({ by: null, headers: { authorization: `Bearer ${word}` } })]).toEqual(['TOKEN_REFUSED', 'TOKEN_REFUSED']);
    });

    it('cannot fetch how a country is built', async () => {
      expect((await country.ask(SDL)).errors).toMatchObject([{ extensions: { code: 'CALL_REFUSED' } }]);
    });

    it('has nothing of a holder whose visa is bound to a key, but for the minutes of a proof that he saw', async () => {
      const holder = await HolderKey.make();
      const bound = { token: honest.token, visa: await country.visaFor('researcher-a', NARROW, { cnf: { jkt: holder.jkt } }) };
      const proof = await holder.proof(bound.token);
      expect(await outcome({ ...bound, proof })).toBe(toldToHonest);
      expect(await outcome(bound)).toBe('TOKEN_REFUSED');
      expect(await outcome({ ...bound, proof: await holder.proof(bound.token, { iat: Math.floor(Date.now() / 1000) - 61 }) })).toBe('TOKEN_REFUSED');
    });
  });

  describe("the registry's key", () => {
    it('fetches how a country is built', async () => {
      const { data } = await country.ask<{ _service: { sdl: string } }>(SDL, { by: country.rings.registry });
      expect(data?._service.sdl).toContain('type Northmark');
    });

    it('reads no data, whatever token and visa he shows', async () => {
      const inner = await country.tokenFor('researcher-a', { serai_inner: true });
      for (const shown of [{}, honest, { token: inner }, { ...honest, token: inner }, { token: await country.stewardToken() }]) {
        expect(await outcome({ ...shown, by: country.rings.registry })).toBe('NOT_FOR_AUDIENCE');
      }
    });
  });

  describe("the key of the hub's issuer", () => {
    it('makes a token for anybody, which alone reads what the public reads', async () => {
      for (const claims of [{}, { scope: `${SCOPES.read} ${STEWARD_SCOPE}`, aud: [HUB_AUDIENCE, 'urn:serai:country:XN'] }, { audience: 'steward', roles: ['secretariat'] }]) {
        expect(isPublic(await outcome({ token: await country.tokenFor('anybody', claims) }))).toBe(true);
      }
    });

    it('reads with a visa that he saw elsewhere what that visa opens, until it is revoked', async () => {
      const claims = country.visaClaims('researcher-c', NARROW);
      await country.register(claims);
      const stolen = { token: await country.tokenFor('researcher-c'), visa: await country.signVisa(claims) };
      expect(await outcome(stolen)).toBe(toldToHonest);
      await country.revoke(claims.jti);
      await until('the visa is refused', async () => (await outcome(stolen)) === 'VISA_REFUSED');
    });

    it('has nothing of a visa that is bound to its holder\'s key', async () => {
      const [holder, thief] = [await HolderKey.make(), await HolderKey.make()];
      const visa = await country.visaFor('researcher-a', NARROW, { cnf: { jkt: holder.jkt } });
      for (const claims of [{}, { cnf: { jkt: thief.jkt } }, { cnf: { jkt: holder.jkt } }]) {
        const token = await country.tokenFor('researcher-a', claims);
        expect([await outcome({ token, visa }), await outcome({ token, visa, proof: await thief.proof(token) })]).toEqual(['TOKEN_REFUSED', 'TOKEN_REFUSED']);
      }
    });

    it('cannot sign a visa, nor act as a steward of a country', async () => {
      const { issuer } = country.rings;
      const visa = await signJwt(country.visaClaims('researcher-a') as JWTPayload, VISA_TYPE, issuer.signing());
      expect(await outcome({ ...honest, visa })).toBe('VISA_REFUSED');
      const steward = await country.tokenFor('steward-a', { iss: 'urn:serai:country:XN:staff', aud: 'urn:serai:country:XN', scope: STEWARD_SCOPE });
      expect(await outcome({ by: null, headers: { authorization: `Bearer ${steward}` } })).toBe('TOKEN_REFUSED');
    });

    it('is not even heard without the gateway\'s signature', async () => {
      const token = await country.tokenFor('researcher-a');
      expect(await outcome({ token, visa: honest.visa, by: null })).toBe('TOKEN_REFUSED');
      expect(await outcome({ token, visa: honest.visa, by: own })).toBe('CALL_REFUSED');
      expect(await outcome({ by: null })).toBe('CALL_REFUSED');
    });
  });

  describe("a country's key", () => {
    it('opens nothing with a visa that the country\'s register does not hold, though the signature is genuine', async () => {
      expect(await outcome({ ...honest, visa: await country.signVisa(country.visaClaims('researcher-a')) })).toBe('VISA_REFUSED');
    });

    it('widens nothing that was granted, in no part of it', async () => {
      const claims = country.visaClaims('researcher-a', NARROW);
      await country.register(claims);
      const { serai_visa_v1: scope } = claims;
      expect(await outcome({ ...honest, visa: await country.signVisa(claims) })).toBe(toldToHonest);
      for (const wider of [{ audience: 'secretariat' }, { indicators: null }, { breakdowns: null }, { breakdowns: ['AGE', 'SEX'] }, { periods: null }]) {
        expect([wider, await outcome({ ...honest, visa: await country.signVisa({ ...claims, serai_visa_v1: { ...scope, ...wider } }) })]).toEqual([wider, 'VISA_REFUSED']);
      }
      expect(await outcome({ ...honest, visa: await country.signVisa({ ...claims, exp: claims.exp + 3_600 }) })).toBe('VISA_REFUSED');
    });

    it('reads nothing by itself: it signs no call and no token', async () => {
      const token = await signJwt(country.tokenClaims('researcher-a'), ACCESS_TOKEN_TYPE, country.rings.country.signing());
      const steward = await signJwt(country.tokenClaims('steward-a', { iss: 'urn:serai:country:XN:staff', aud: 'urn:serai:country:XN', scope: STEWARD_SCOPE }), ACCESS_TOKEN_TYPE, country.rings.country.signing());
      expect([await outcome({ by: country.rings.country }), await outcome({ ...honest, token }), await outcome({ by: null, headers: { authorization: `Bearer ${steward}` } })]).toEqual(['CALL_REFUSED', 'TOKEN_REFUSED', 'TOKEN_REFUSED']);
    });
  });

  describe("the database of a country's desk, as its owner", () => {
    const asOwner = async (sql: string, values: readonly unknown[]): Promise<void> => {
      const client = new pg.Client({ connectionString: await databaseOf(hub, 'XN', 'owner') });
      await client.connect();
      try {
        await client.query(sql, [...values]);
      } finally {
        await client.end();
      }
    };

    it('brings a visa back that the country had revoked, until it expires, and opens nothing else with it', async () => {
      const claims = country.visaClaims('researcher-a', NARROW);
      await country.register(claims);
      const shown = { ...honest, visa: await country.signVisa(claims) };
      await country.revoke(claims.jti);
      await until('the visa is refused', async () => (await outcome(shown)) === 'VISA_REFUSED');
      await asOwner('DELETE FROM desk.revocation WHERE visa = $1', [claims.jti]);
      await until('the visa is back', async () => (await outcome(shown)) === toldToHonest);
      await asOwner("UPDATE desk.visa SET claims = jsonb_set(claims, '{serai_visa_v1,breakdowns}', 'null') WHERE jti = $1", [claims.jti]);
      await until('the register holds another', async () => (await outcome(shown)) === 'VISA_REFUSED');
    });

    it('opens nothing by what he enters into the register without the country\'s key', async () => {
      const claims = country.visaClaims('researcher-a');
      await asOwner('INSERT INTO desk.visa VALUES ($1, $2, $3, $4, now(), $5, $6)', [claims.jti, claims.serai_visa_v1.subjectIssuer, claims.sub, JSON.stringify(claims), 'urn:serai:country:XN:staff', 'steward-a']);
      expect(await outcome({ ...honest, visa: await signJwt(claims as JWTPayload, VISA_TYPE, own.signing()) })).toBe('VISA_REFUSED');
      const { kid } = country.rings.country.signing();
      expect(await outcome({ ...honest, visa: await signJwt(claims as JWTPayload, VISA_TYPE, { kid, key: own.signing().key }) })).toBe('VISA_REFUSED');
    });
  });

  describe("nothing but another country's key", () => {
    it('opens nothing here', async () => {
      const southmark = await KeyRing.open(join(hub.data, 'keys', 'xs.json'));
      const mine = country.visaClaims('researcher-a') as JWTPayload;
      for (const claims of [mine, { ...mine, iss: 'urn:serai:country:XS' }]) expect(await outcome({ ...honest, visa: await signJwt(claims, VISA_TYPE, southmark.signing()) })).toBe('VISA_REFUSED');
      expect(await outcome({ by: southmark })).toBe('CALL_REFUSED');
    });
  });
});
