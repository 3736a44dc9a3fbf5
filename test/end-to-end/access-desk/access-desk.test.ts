import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KeyRing, signJwt } from '@serai/chassis';
import { ACCESS_TOKEN_TYPE, countryUrn, DECISION_TYPE, DESK_AUDIENCE, HUB_AUDIENCE, STEWARD_SCOPE, type VisaClaims, VISA_HEADER, VISA_TYPE } from '@serai/schema';
import { decodeJwt, type JWTPayload } from 'jose';
import { postQuery } from '../../kit/graphql.js';
import { TestHub } from '../../kit/hub.js';
import { HubTokens } from '../../kit/hub-tokens.js';
import { rootWithCountries } from '../../kit/own-countries.js';
import { descendantsOf } from '../../kit/processes.js';
import { querySigned, ringOf, stewardOf } from '../../kit/signed.js';
import { TestCountry } from '../../kit/test-country.js';
import { until } from '../../kit/until.js';
import { DeskClient, FORM, UNTIL } from './desk-client.js';
import { SecondProcess } from './second-process.js';
import { serai } from './serai.js';

const LIST = '{ applications { upToDate nodes { id state applicant institution purpose until asked { indicators } } } }';

describe('the access desk', () => {
  let root: string;
  let hub: TestHub;
  let desk: DeskClient;

  beforeAll(async () => {
    const tokens = await HubTokens.make();
    root = await rootWithCountries(['northmark', 'southmark', 'turkmenistan']);
    hub = await TestHub.start({ root, environment: tokens.environment });
    desk = new DeskClient(hub, tokens);
    await until('the countries have told their terms', async () => (await desk.atDesk('SELECT FROM desk.terms')).length === 3);
  });
  afterAll(async () => {
    await hub.remove();
    await rm(root, { recursive: true, force: true });
  });

  describe('a researcher who applies to two countries', () => {
    let id: string;
    let visa: string;
    let signed: string;

    beforeAll(async () => {
      id = await desk.applied('researcher-a');
    });

    it('sees that neither has decided', async () => {
      expect(await desk.applicationsOf('researcher-a')).toMatchObject([{ id, withdrawnAt: null, standings: [{ country: 'XN', state: 'SUBMITTED', granted: null }, { country: 'XS', state: 'SUBMITTED' }] }]);
      expect(await desk.applicationsOf('researcher-b')).toEqual([]);
    });

    it('is seen by the steward of each, with all that he wrote', async () => {
      for (const country of ['XN', 'XS'] as const) {
        const { data } = await desk.staff(country, LIST);
        // Members' readers have applied before.
        const { upToDate, nodes } = (data as { applications: { upToDate: boolean; nodes: readonly { applicant: string }[] } }).applications;
        const others = nodes.filter(({ applicant }) => !applicant.startsWith('mirrors-'));
        expect({ applications: { upToDate, nodes: others } }).toEqual({ applications: { upToDate: true, nodes: [{ id, state: 'SUBMITTED', applicant: 'researcher-a', institution: FORM.institution, purpose: FORM.purpose, until: UNTIL, asked: { indicators: ['HIV_NEW_DIAGNOSES', 'HIV_TESTED'] } }] } });
      }
    });

    it.each([
      ['an indicator more', { indicators: ['ON_ART'] }, null, /indicators: ON_ART was not applied for/],
      ['a breakdown more', { breakdowns: ['SEX', 'AREA'] }, null, /breakdowns: AREA was not applied for/],
      ['an earlier period', { periodFrom: '2021' }, null, /period\.from: 2021 is before 2022/],
      ['a breakdown that there is not', { breakdowns: ['NAME'] }, null, /breakdowns/],
      ['longer than was applied for', null, '2099-01-01', /until: 2099-01-01 is after/],
      ['until yesterday', null, '2020-01-01', /until: 2020-01-01 is over/],
    ])('cannot be granted %s', async (_what, narrowing, last, message) => {
      const { errors } = await desk.approve('XN', id, narrowing, last);
      expect(errors).toMatchObject([{ message: expect.stringMatching(message) as unknown, extensions: { code: 'APPLICATION_REFUSED', country: 'XN' } }]);
    });

    it('is granted less by the one and refused by the other, and sees both', async () => {
      visa = await desk.approved('XN', id, { indicators: ['HIV_NEW_DIAGNOSES'], periodTo: '2023' });
      const { errors } = await desk.staff('XS', 'mutation ($id: ID!) { refuseApplication(id: $id, reason: "We give nothing by age") { state } }', { id });
      expect(errors).toEqual([]);
      await until('the desk was told of both', async () => (await desk.applicationsOf('researcher-a'))[0]?.standings.every(({ state }) => state !== 'SUBMITTED') === true);
      expect((await desk.applicationsOf('researcher-a'))[0]?.standings).toEqual([
        { country: 'XN', state: 'APPROVED', reason: null, visa, until: new Date(Date.parse(`${UNTIL}T00:00:00Z`) + 86_400_000).toISOString(), granted: { indicators: ['HIV_NEW_DIAGNOSES'], breakdowns: FORM.breakdowns, periodFrom: '2022', periodTo: '2023' } },
        { country: 'XS', state: 'REFUSED', reason: 'We give nothing by age', visa: null, until: null, granted: null },
      ]);
      signed = (await desk.signedVisa(visa)) ?? '';
    });

    it('is decided once', async () => {
      expect((await desk.approve('XN', id)).errors).toMatchObject([{ message: 'id: it was decided before, and is decided once', extensions: { code: 'APPLICATION_REFUSED' } }]);
      expect((await desk.staff('XN', 'mutation ($id: ID!) { refuseApplication(id: $id, reason: "No") { state } }', { id })).errors).toMatchObject([{ extensions: { code: 'APPLICATION_REFUSED' } }]);
      expect((await desk.approve('XS', id)).errors).toMatchObject([{ extensions: { code: 'APPLICATION_REFUSED' } }]);
    });

    it('says to the hub who he is and with which visas, and to the country as whom he is taken', async () => {
      const { data } = await hub.query('{ viewer { subject issuer client visas { id country state audience scope { indicators } } } }', {}, await desk.tokens.bearer('researcher-a'));
      expect(data).toEqual({ viewer: { subject: 'researcher-a', issuer: desk.tokens.issuer, client: 'test', visas: [{ id: visa, country: 'XN', state: 'APPROVED', audience: 'researcher', scope: { indicators: ['HIV_NEW_DIAGNOSES'] } }] } });
      expect((await hub.query('{ viewer { subject visas { id } } }')).data).toEqual({ viewer: { subject: null, visas: [] } });
      expect(await desk.viewer('XN', 'researcher-a', signed)).toMatchObject({ audience: 'researcher', subject: 'researcher-a', visa, refusal: null, scope: { indicators: ['HIV_NEW_DIAGNOSES'] } });
      expect(await desk.viewer('XN', 'researcher-a')).toMatchObject({ audience: 'public', subject: 'researcher-a', visa: null, refusal: null });
      expect(await desk.viewer('XN', null)).toEqual({ audience: 'public', subject: null, visa: null, refusal: null, explanation: null, until: null, scope: null });
    });

    it('is told what his audience is within the visa, and beside it what everybody is', async () => {
      const audience = await TestCountry.start(hub, 'XN', 'northmark', { always: 'researcher' });
      const [held, open] = [await desk.cells('XN', 'researcher-a', signed), await desk.cells('XN', null)];
      const { data } = await audience.query<{ northmark: { observations: { nodes: typeof held } } }>('researcher', '{ northmark { observations(first: 5000) { nodes { id value missing refusal { code } indicator { code } period sex age origin area legalStatus keyPopulation } } } }');
      await audience.stop();
      const full = data?.northmark.observations.nodes ?? [];
      expect(held?.map(({ id: cell }) => cell)).toEqual(open?.map(({ id: cell }) => cell));
      let more = 0;
      full?.forEach((cell, index) => {
        const isWithin = cell.indicator.code === 'HIV_NEW_DIAGNOSES' && ['2022', '2023'].includes(cell.period) && cell.area === '_T' && cell.legalStatus === '_T' && cell.keyPopulation === '_T';
        expect(held?.[index]).toEqual(isWithin ? cell : open?.[index]);
        if (held?.[index]?.value !== null && open?.[index]?.value === null) more += 1;
      });
      expect(more).toBeGreaterThan(20);
    });

    it('is told nothing with a visa of somebody else, and why', async () => {
      expect(await desk.viewer('XN', 'researcher-b', signed)).toMatchObject({ audience: null, refusal: 'VISA_REFUSED', explanation: expect.stringContaining('names somebody else') as unknown });
      expect(await desk.cells('XN', 'researcher-b', signed)).toBeNull();
      expect(await desk.viewer('XS', 'researcher-a', signed)).toMatchObject({ audience: null, refusal: 'VISA_REFUSED' });
    });

    it('is refused within a second of its revocation, in every process of the country, and told why', async () => {
      const second = await SecondProcess.of(hub, 'northmark');
      const viewed = async () => Promise.all([desk.urlOf('XN'), second.url].map(async (url) => (await desk.viewer('XN', 'researcher-a', signed, url))?.refusal));
      expect(await viewed()).toEqual([null, null]);
      expect((await desk.revoke('XN', visa, 'The purpose has changed')).errors).toEqual([]);
      const revokedAt = performance.now();
      await until('the visa is refused', async () => (await viewed()).every((refusal) => refusal === 'VISA_REFUSED'));
      expect(performance.now() - revokedAt).toBeLessThan(1_000);
      await second.stop();
      expect((await desk.viewer('XN', 'researcher-a', signed))?.explanation).toMatch(/The country has revoked it/);
      expect(await desk.cells('XN', 'researcher-a', signed)).toBeNull();
      await until('the applicant is told', async () => (await desk.standing('researcher-a', id, 'XN'))?.state === 'REVOKED');
      expect(await desk.standing('researcher-a', id, 'XN')).toMatchObject({ state: 'REVOKED', reason: 'The purpose has changed' });
      expect((await desk.revoke('XN', visa, 'Again')).errors).toMatchObject([{ message: 'id: it was revoked before', extensions: { code: 'APPLICATION_REFUSED' } }]);
    });
  });

  describe('an application', () => {
    it.each([
      ['to nobody', { countries: [] }, /countries: name at least one country/],
      ['to one that is no member', { countries: ['XQ'], terms: [{ country: 'XQ', version: '1' }] }, /countries: there is no member "XQ"/],
      ['as the public', { audience: 'public' }, /audience: nobody needs to apply/],
      ['as a steward', { audience: 'steward' }, /audience: "steward" cannot be applied for/],
      ['as an audience that the country has not', { audience: 'partner:UZ' }, /audience: the rules of XN have none called partner:UZ/],
      ['for an indicator that there is not', { indicators: ['HIV_TESTET'] }, /Did you mean HIV_TESTED/],
      ['without a purpose', { purpose: ' ' }, /purpose: say what you need the figures for/],
      ['that would write on the steward\'s terminal', { purpose: 'Look: \u001b[2J' }, /purpose: leave out control and formatting characters/],
      ['for ever', { until: '2099-01-01' }, /until: 2099-01-01 is more than 2 years ahead/],
      ['under terms of yesterday', { terms: [{ country: 'XN', version: '2020-01' }, { country: 'XS', version: '2026-11' }] }, /terms: XN has its terms for researcher in the version 2026-11, not "2020-01"/],
      ['without the terms of one', { terms: [{ country: 'XN', version: '2026-11' }] }, /terms: accept the terms of XS/],
    ])('%s is not taken', async (_what, form, message) => {
      const { data, errors } = await desk.apply('researcher-c', form);
      expect(data?.applyForAccess ?? null).toBeNull();
      expect(errors).toMatchObject([{ message: expect.stringMatching(message) as unknown, extensions: { code: 'APPLICATION_REFUSED', retriable: false } }]);
    });

    it('is taken from somebody who may apply, and from nobody else', async () => {
      const refusals = await Promise.all([
        hub.query('mutation ($application: ApplicationForm!) { applyForAccess(application: $application) { id } }', { application: FORM }),
        desk.apply('researcher-c', {}, { scope: 'serai:read' }),
        hub.query('{ applications { id } }'),
        hub.query('{ applications { id } }', {}, await desk.tokens.bearer('researcher-c', { scope: 'openid' })),
      ]);
      for (const { errors } of refusals) expect(errors).toMatchObject([{ extensions: { code: 'TOKEN_REFUSED' } }]);
      expect((await desk.apply('researcher-c')).errors).toEqual([]);
    });

    it('is not taken past the gateway, where a token is not believed', async () => {
      const url = hub.addressOf('Secretariat');
      const query = 'mutation { withdrawApplication(id: "x") { id } }';
      expect(await postQuery(url, query, {}, await desk.tokens.bearer('researcher-a'))).toMatchObject({ status: 401, errors: [{ extensions: { code: 'CALL_REFUSED' } }] });
      const byCountry = await querySigned({ url, tag: 'secretariat', ring: await ringOf(hub, 'xn'), query, headers: await desk.tokens.bearer('researcher-a') });
      expect(byCountry).toMatchObject({ status: 401, errors: [{ extensions: { code: 'CALL_REFUSED' } }] });
      const inner = await querySigned({ url, tag: 'secretariat', ring: await ringOf(hub, 'gateway'), query, headers: await desk.tokens.bearer('researcher-a', { serai_inner: true }) });
      expect(inner.errors).toMatchObject([{ message: expect.stringContaining('they read, and change nothing') as unknown, extensions: { code: 'TOKEN_REFUSED' } }]);
    });

    it('comes as JSON, posted', async () => {
      const query = 'mutation { withdrawApplication(id: "x") { id } }';
      const headers = await desk.tokens.bearer('researcher-a');
      const got = await fetch(hub.at(`/graphql?query=${encodeURIComponent(query)}`), { headers });
      expect(got.ok).toBe(false);
      const form = await fetch(hub.at('/graphql'), { method: 'POST', headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ query }).toString() });
      expect(form.ok).toBe(false);
    });

    it('is withdrawn by its applicant alone, and cannot be approved then', async () => {
      const id = await desk.applied('researcher-d');
      expect((await desk.withdraw('researcher-e', id)).errors).toMatchObject([{ message: expect.stringContaining('you have no such application') as unknown, extensions: { code: 'APPLICATION_REFUSED' } }]);
      expect((await desk.withdraw('researcher-d', id)).data?.withdrawApplication?.standings.map(({ state }) => state)).toEqual(['WITHDRAWN', 'WITHDRAWN']);
      expect((await desk.approve('XN', id)).errors).toMatchObject([{ message: 'id: the applicant has withdrawn it', extensions: { code: 'APPLICATION_REFUSED' } }]);
      expect((await desk.withdraw('researcher-d', id)).errors).toMatchObject([{ message: 'id: it was withdrawn before' }]);
    });
  });

  describe("the staff's endpoint of a country", () => {
    it('is for the stewards of that country by its own issuer', async () => {
      const now = Math.floor(Date.now() / 1000);
      const asSteward = { iss: `${countryUrn('XN')}:staff`, sub: 'steward-a', aud: countryUrn('XN'), client_id: 'x', scope: STEWARD_SCOPE, iat: now, exp: now + 60, jti: randomUUID() };
      const bearer = async (who: string, claims: Readonly<Record<string, unknown>> = {}) => ({ authorization: `Bearer ${await signJwt({ ...asSteward, ...claims }, ACCESS_TOKEN_TYPE, (await ringOf(hub, who)).signing())}` });
      const strangers = [
        {}, await stewardOf(hub, 'XS'), await desk.tokens.bearer('steward-a', { scope: STEWARD_SCOPE }), await desk.tokens.bearer('steward-a', { ...asSteward }), await bearer('secretariat'), await bearer('gateway'), await bearer('xn'),
        await bearer('xn-staff', { scope: 'serai:read' }), await bearer('xn-staff', { aud: HUB_AUDIENCE }), await bearer('xn-staff', { serai_inner: true }),
      ];
      for (const headers of strangers) expect(await desk.staff('XN', LIST, {}, headers)).toMatchObject({ status: 401, data: null, errors: [{ extensions: { code: 'TOKEN_REFUSED' } }] });
      expect((await desk.staff('XN', LIST, {}, await bearer('xn-staff'))).errors).toEqual([]);
    });

    it('answers nothing that the gateway or the registry signed, nor whoever shows a visa, whatever token comes with it', async () => {
      for (const who of ['gateway', 'secretariat']) {
        const answer = await querySigned({ url: desk.staffUrl('XN'), tag: 'XN', ring: await ringOf(hub, who), query: LIST, headers: await stewardOf(hub, 'XN') });
        expect(answer).toMatchObject({ status: 401, data: null, errors: [{ extensions: { code: 'CALL_REFUSED' } }] });
      }
      expect(await desk.staff('XN', LIST, {}, { ...(await stewardOf(hub, 'XN')), [VISA_HEADER]: 'x' })).toMatchObject({ status: 401, errors: [{ extensions: { code: 'CALL_REFUSED' } }] });
    });

    it('is no part of the hub', async () => {
      const { data } = await hub.query<{ __schema: { types: readonly { name: string }[]; mutationType: { fields: readonly { name: string }[] } } }>('{ __schema { types { name } mutationType { fields { name } } } }');
      expect(data?.__schema.types.map(({ name }) => name).filter((name) => name.startsWith('Staff'))).toEqual([]);
      expect(data?.__schema.mutationType.fields.map(({ name }) => name)).toEqual(['applyForAccess', 'withdrawApplication']);
    });
  });

  describe('a hub that was broken into', () => {
    it('makes no visa: what it signs itself the country refuses', async () => {
      const id = await desk.applied('researcher-f');
      const visa = await desk.approved('XN', id, { indicators: ['HIV_TESTED'] });
      await until('the desk has the visa', async () => (await desk.signedVisa(visa)) !== undefined);
      const claims = decodeJwt<VisaClaims>((await desk.signedVisa(visa)) ?? '');
      for (const who of ['secretariat', 'gateway']) {
        const forged = await signJwt({ ...claims }, VISA_TYPE, (await ringOf(hub, who)).signing());
        expect(await desk.viewer('XN', 'researcher-f', forged)).toMatchObject({ audience: null, refusal: 'VISA_REFUSED' });
      }
    });

    it('with the key of a country widens nothing: the register holds what was granted, claim by claim', async () => {
      const id = await desk.applied('researcher-g');
      const visa = await desk.approved('XN', id, { indicators: ['HIV_TESTED'] });
      await until('the desk has the visa', async () => (await desk.signedVisa(visa)) !== undefined);
      const claims = decodeJwt<VisaClaims>((await desk.signedVisa(visa)) ?? '');
      const ring = await ringOf(hub, 'xn');
      const resigned = async (change: object): Promise<string> => signJwt({ ...claims, ...change }, VISA_TYPE, ring.signing());
      expect(await desk.viewer('XN', 'researcher-g', await resigned({}))).toMatchObject({ audience: 'researcher', refusal: null });
      for (const change of [{ serai_visa_v1: { ...claims.serai_visa_v1, indicators: null } }, { jti: randomUUID() }, { exp: claims.exp + 86_400 }]) {
        expect(await desk.viewer('XN', 'researcher-g', await resigned(change))).toMatchObject({ audience: null, refusal: 'VISA_REFUSED', explanation: expect.stringContaining('register') as unknown });
      }
    });
  });

  describe('the desk', () => {
    /** Posts to the desk as a service of the hub. */
    const post = async (path: string, who: string, country: string, body: unknown): Promise<{ status: number; code: string | undefined; message: string | undefined }> => {
      const { signCall } = await import('@serai/chassis');
      const url = new URL(path, hub.addressOf('Secretariat')).href;
      const call = { method: 'POST', url, headers: { 'content-type': 'application/json', 'serai-country': country }, body: JSON.stringify(body) };
      const response = await fetch(url, { method: 'POST', headers: { ...call.headers, ...(await signCall(call, 'secretariat', (await ringOf(hub, who)).signing())) }, body: call.body });
      const { errors } = (await response.json()) as { errors?: readonly { message: string; extensions: { code: string } }[] };
      return { status: response.status, code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
    };
    const visaFor = (sub: string, scope: object = {}): VisaClaims => {
      const now = Math.floor(Date.now() / 1000);
      return {
        iss: countryUrn('XN'), sub, iat: now, exp: now + 86_400, jti: randomUUID(), ga4gh_visa_v1: { type: 'ControlledAccessGrants', asserted: now, value: countryUrn('XN'), source: countryUrn('XN'), by: 'dac' },
        serai_visa_v1: { indicators: ['HIV_TESTED'], breakdowns: ['SEX'], periods: { from: '2022', to: '2024' }, subjectIssuer: desk.tokens.issuer, audience: 'researcher', terms: '2026-11', ...scope },
      };
    };
    const decisionOn = async (id: string, claims: VisaClaims, signers: { decision?: string; visa?: string } = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const decision = { iss: countryUrn('XN'), aud: DESK_AUDIENCE, sub: id, iat: now, exp: now + 60, jti: randomUUID(), serai_decision_v1: { decision: 'APPROVED', decidedAt: now, visa: claims.jti } };
      const ring = async (who = 'xn'): Promise<KeyRing> => ringOf(hub, who);
      return { decision: await signJwt(decision, DECISION_TYPE, (await ring(signers.decision)).signing()), visa: await signJwt(claims as JWTPayload, VISA_TYPE, (await ring(signers.visa)).signing()) };
    };

    it('answers members alone, each for itself', async () => {
      expect(await post('/desk/applications', 'xn', 'XN', {})).toMatchObject({ status: 200 });
      for (const [who, country] of [['xn', 'XS'], ['gateway', 'XN'], ['secretariat', 'XN'], ['xn-staff', 'XN'], ['xn', 'QQ']] as const) {
        expect(await post('/desk/applications', who, country, {})).toMatchObject({ status: 401, code: 'CALL_REFUSED' });
      }
      expect((await fetch(new URL('/desk/applications', hub.addressOf('Secretariat')), { method: 'POST', body: '{}', headers: { 'serai-country': 'XN' } })).status).toBe(401);
    });

    it('takes no decision and no visa that the country did not sign, nor one that another member sends', async () => {
      const id = await desk.applied('researcher-h');
      const visa = visaFor('researcher-h');
      expect(await post('/desk/decisions', 'xn', 'XN', await decisionOn(id, visa, { decision: 'xs' }))).toMatchObject({ status: 401, code: 'CALL_REFUSED' });
      expect(await post('/desk/decisions', 'xn', 'XN', await decisionOn(id, visa, { visa: 'secretariat' }))).toMatchObject({ status: 401, code: 'CALL_REFUSED' });
      expect(await post('/desk/decisions', 'xs', 'XS', await decisionOn(id, visa))).toMatchObject({ status: 401, code: 'CALL_REFUSED' });
      expect((await desk.standing('researcher-h', id, 'XN'))?.state).toBe('SUBMITTED');
    });

    it.each([
      ['that names somebody else', (visa: VisaClaims) => ({ ...visa, sub: 'researcher-z' }), /names somebody else/],
      ['for another audience', (visa: VisaClaims) => ({ ...visa, serai_visa_v1: { ...visa.serai_visa_v1, audience: 'secretariat' as const } }), /for secretariat, not for researcher/],
      ['of more than was applied for', (visa: VisaClaims) => ({ ...visa, serai_visa_v1: { ...visa.serai_visa_v1, indicators: null } }), /all are more than was applied for/],
      ['for longer', (visa: VisaClaims) => ({ ...visa, exp: visa.exp + 900 * 86_400 }), /goes beyond/],
      ['under other terms', (visa: VisaClaims) => ({ ...visa, serai_visa_v1: { ...visa.serai_visa_v1, terms: '1' } }), /terms that the applicant did not accept/],
      ['bound to a key that is not the applicant\'s', (visa: VisaClaims) => ({ ...visa, cnf: { jkt: 'x' } }), /not bound to the key/],
    ])('takes no visa %s', async (_what, change, message) => {
      const id = await desk.applied('researcher-i');
      expect(await post('/desk/decisions', 'xn', 'XN', await decisionOn(id, change(visaFor('researcher-i'))))).toMatchObject({ status: 400, code: 'APPLICATION_REFUSED', message: expect.stringMatching(message) as unknown });
      expect((await desk.standing('researcher-i', id, 'XN'))?.state).toBe('SUBMITTED');
    });

    it('keeps a decision once: the same again changes nothing, another is refused', async () => {
      const id = await desk.applied('researcher-j');
      const visa = visaFor('researcher-j');
      expect(await post('/desk/decisions', 'xn', 'XN', await decisionOn(id, visa))).toMatchObject({ status: 200 });
      expect(await post('/desk/decisions', 'xn', 'XN', await decisionOn(id, visa))).toMatchObject({ status: 200 });
      expect(await post('/desk/decisions', 'xn', 'XN', await decisionOn(id, visaFor('researcher-j')))).toMatchObject({ status: 400, code: 'APPLICATION_REFUSED' });
      expect(await post('/desk/decisions', 'xn', 'XN', await decisionOn('0'.repeat(40), visa))).toMatchObject({ status: 400, code: 'APPLICATION_REFUSED' });
    });
  });

  describe('while the secretariat is away', () => {
    it('a steward decides on what had come, and the desk is told afterwards', async () => {
      const id = await desk.applied('researcher-k');
      await desk.staff('XN', LIST);
      const secretariat = (await descendantsOf(hub.pid)).find(({ command }) => /secretariat\/dist\/main\.js/.test(command));
      process.kill(secretariat?.pid ?? 0, 'SIGSTOP');
      try {
        expect((await desk.staff<{ applications: { upToDate: boolean } }>('XN', LIST)).data?.applications.upToDate).toBe(false);
        expect((await desk.approve('XN', id)).errors).toEqual([]);
      } finally {
        process.kill(secretariat?.pid ?? 0, 'SIGCONT');
      }
      await until('the desk is told', async () => (await desk.standing('researcher-k', id, 'XN'))?.state === 'APPROVED');
    });
  });

  describe('the commands', () => {
    it('take an application from the terms to a visa and back', async () => {
      const applicant = { HUB_URL: hub.at(''), SERAI_TOKEN: await desk.tokens.token('researcher-n') };
      const steward = { SERAI_DATA: hub.data };
      const terms = await serai(['access', 'apply', '--countries', 'XN,XS'], applicant);
      expect(terms).toMatchObject({ code: 0, said: expect.stringMatching(/XN {2}2026-11 {2}Training figures about nobody\.[^]*Nothing was sent\. If you accept these terms, apply with --accept XN=2026-11,XS=2026-11/) as unknown });
      const filled = ['--countries', 'XN,XS', '--institution', 'Institute', '--purpose', 'A thesis', '--indicators', 'HIV_TESTED,ON_ART', '--until', UNTIL];
      const applied = await serai(['access', 'apply', ...filled, '--accept', 'XN=2026-11,XS=2026-11'], applicant);
      const id = /^([0-9a-f]{40}) {2}researcher until/.exec(applied.said)?.[1] ?? '';
      expect((await serai(['access', 'list', '--country', 'XN', '--state', 'SUBMITTED'], steward)).said).toContain(`${id}  SUBMITTED  researcher until ${UNTIL}  researcher-n, Institute`);
      expect((await serai(['access', 'show', id, '--country', 'XN'], steward)).said).toMatch(/purpose {6}A thesis/);
      const granted = await serai(['access', 'approve', id, '--country', 'XN', '--as', 'steward-b', '--indicators', 'HIV_TESTED', '--breakdowns', 'none'], steward);
      expect(granted.said).toMatch(/^Granted: .* researcher-n {2}HIV_TESTED; totals; all periods {2}by steward-b/);
      expect((await serai(['access', 'refuse', id, 'Not for a thesis', '--country', 'XS'], steward)).said).toBe(`Refused: ${id}`);
      await until('the applicant is told', async () => /XN {2}APPROVED.*\n.*XS {2}REFUSED {2}"Not for a thesis"/.test((await serai(['access', 'status'], applicant)).said));
      const visa = /^Granted: (\S+)/.exec(granted.said)?.[1] ?? '';
      expect((await serai(['access', 'visas', '--country', 'XN'], steward)).said).toContain(`${visa}  APPROVED`);
      expect((await serai(['access', 'revoke', visa, 'Over', '--country', 'XN'], steward)).said).toBe(`Revoked: ${visa}`);
      expect((await serai(['access', 'withdraw', id], applicant)).said).toContain(id);
    });

    it('say in one line what is wrong', async () => {
      expect(await serai(['access', 'list'], {})).toEqual({ code: 1, said: '', complaint: expect.stringMatching(/^Set STAFF_URL .*--country KZ$/) as unknown });
      expect(await serai(['access', 'list', '--country', 'QQ'], { SERAI_DATA: hub.data })).toMatchObject({ code: 1, complaint: expect.stringContaining('has no "QQ"') as unknown });
      expect(await serai(['access', 'status'], { HUB_URL: hub.at('') })).toMatchObject({ code: 1, complaint: 'Set SERAI_TOKEN to your access token' });
      expect(await serai(['access', 'status'], { HUB_URL: 'http://127.0.0.1:9', SERAI_TOKEN: 'x' })).toMatchObject({ code: 1, complaint: expect.stringContaining('does not answer') as unknown });
      expect(await serai(['access', 'list'], { STAFF_URL: desk.urlOf('XN'), STAFF_TOKEN: await desk.tokens.token('steward-a', { scope: STEWARD_SCOPE }) })).toMatchObject({ code: 1, complaint: expect.stringMatching(/^The steward's token is refused/) as unknown });
    });

    it('list, rotate and withdraw the keys of a service', async () => {
      const demo = { SERAI_DATA: hub.data };
      const visa = await desk.approved('XS', await desk.applied('researcher-o'));
      const [, first = ''] = /^(\S+) {2}made \S+ {2}signs$/m.exec((await serai(['keys', 'list', '--country', 'XS'], demo)).said) ?? [];
      const rotated = await serai(['keys', 'rotate', '--country', 'XS'], demo);
      // As long as the visa that was granted last.
      expect(rotated.said).toMatch(new RegExp(`signs from now on; ${first} verifies until ${new Date(Date.parse(`${UNTIL}T00:00:00Z`) + 86_400_000).toISOString().replaceAll('.', '\\.')}$`));
      expect((await serai(['keys', 'withdraw', first, '--country', 'XS'], demo)).said).toContain(`${first} is withdrawn`);
      expect((await serai(['keys', 'list', '--country', 'XS'], demo)).said).not.toContain(first);
      expect(await serai(['keys', 'withdraw', first, '--country', 'XS'], demo)).toMatchObject({ code: 1, complaint: expect.stringContaining(`holds no key ${first}`) as unknown });
      expect((await serai(['keys', 'rotate', '--service', 'gateway'], demo)).code).toBe(0);
      await until('the country goes on with the new key of the gateway', async () => (await desk.viewer('XS', 'researcher-o'))?.audience === 'public');
      await until('the visa came signed anew', async () => (await desk.signedVisa(visa)) !== undefined);
      expect(await serai(['keys', 'list'], {})).toMatchObject({ code: 1, complaint: expect.stringContaining('Set KEYS_FILE') as unknown });
    });
  });

  describe("a country's keys", () => {
    it('are rotated and the visas stay; one is withdrawn, and the visas end and are signed anew', async () => {
      const id = await desk.applied('researcher-l');
      const visa = await desk.approved('XN', id);
      await until('the desk has the visa', async () => (await desk.signedVisa(visa)) !== undefined);
      const first = (await desk.signedVisa(visa)) ?? '';
      const isTaken = async (signed: string): Promise<boolean> => (await desk.viewer('XN', 'researcher-l', signed))?.audience === 'researcher';
      expect(await isTaken(first)).toBe(true);

      const ring = await KeyRing.open(join(hub.data, 'keys', 'xn.json'));
      const old = ring.signing().kid;
      await ring.rotate(new Date(), new Date(Date.now() + 400 * 86_400_000));
      const other = await desk.applied('researcher-m');
      const second = await desk.approved('XN', other);
      await until('another visa came that the new key signed', async () => (await desk.signedVisa(second)) !== undefined);
      expect(await isTaken(first)).toBe(true);

      await ring.withdraw(old, new Date());
      await until('what the withdrawn key signed is refused', async () => !(await isTaken(first)));
      expect(await desk.viewer('XN', 'researcher-l', first)).toMatchObject({ refusal: 'VISA_REFUSED' });
      await until('it was signed anew', async () => (await desk.signedVisa(visa)) !== first);
      expect(await isTaken((await desk.signedVisa(visa)) ?? '')).toBe(true);
      expect((await desk.standing('researcher-l', id, 'XN'))?.state).toBe('APPROVED');
    });
  });
});
