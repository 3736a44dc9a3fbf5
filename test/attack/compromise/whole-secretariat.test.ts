import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signJwt } from '@serai/chassis';
import { ACCESS_TOKEN_TYPE, HUB_AUDIENCE, SCOPES, STEWARD_SCOPE, VISA_TYPE } from '@serai/schema';
import { decodeJwt, type JWTPayload } from 'jose';
import { atDesk } from '../../kit/desk-database.js';
import { grant, revoke } from '../../kit/grant.js';
import { postQuery } from '../../kit/graphql.js';
import { TestHub } from '../../kit/hub.js';
import { rootWithCountries } from '../../kit/own-countries.js';
import { tokenOf } from '../../kit/sign-in.js';
import { ringOf, stewardOf } from '../../kit/signed.js';
import { until } from '../../kit/until.js';

interface Told {
  readonly northmark: {
    readonly viewer: { readonly audience: string | null; readonly visa: string | null; readonly refusal: string | null };
    readonly observations: { readonly nodes: readonly { readonly value: number | null }[] } | null;
  } | null;
}

const ASK = '{ northmark { viewer { audience visa refusal } observations(first: 400, filter: { indicators: ["HIV_TESTED"], periods: [{ from: "2023" }] }) { nodes { id value } } } }';

/** All that the secretariat has, in one hand: the issuer's key, the registry's, the database with the desk, a place from which the gateway is asked. */
describe('whoever has the whole secretariat', () => {
  let root: string;
  let hub: TestHub;
  let honest: Readonly<Record<string, string>>;
  let visa: string;

  const told = async (headers: Readonly<Record<string, string>> = {}): Promise<Told['northmark']> => (await hub.query<Told>(ASK, {}, headers)).data?.northmark ?? null;
  const values = (northmark: Told['northmark']): number => northmark?.observations?.nodes.filter(({ value }) => value !== null).length ?? 0;

  /** A token of his making. */
  const forged = async (claims: JWTPayload): Promise<Record<string, string>> => {
    const now = Math.floor(Date.now() / 1000);
    const { iss = '' } = decodeJwt(honest['authorization']?.slice('Bearer '.length) ?? '');
    const usual = { iss, aud: HUB_AUDIENCE, client_id: 'serai-cli', scope: `${SCOPES.read} ${SCOPES.apply}`, iat: now, exp: now + 300, jti: randomUUID() };
    return { authorization: `Bearer ${await signJwt({ ...usual, ...claims }, ACCESS_TOKEN_TYPE, (await ringOf(hub, 'tokens')).signing())}` };
  };
  const subject = (): string => decodeJwt(honest['authorization']?.slice('Bearer '.length) ?? '').sub ?? '';

  beforeAll(async () => {
    root = await rootWithCountries(['northmark', 'southmark']);
    hub = await TestHub.start({ root });
    honest = { authorization: `Bearer ${await tokenOf(hub, 'researcher')}` };
    await until('the country has told its terms', async () => (await atDesk(hub, "SELECT FROM desk.terms WHERE country = 'XN'")).length === 1);
    visa = await grant(hub, honest, 'XN', { audience: 'researcher' });
    await until('the visa is good', async () => (await told(honest))?.viewer.visa === visa);
  });
  afterAll(async () => {
    await hub.remove();
    await rm(root, { recursive: true, force: true });
  });

  it('asks as anybody, and reads what that one was granted, and no more', async () => {
    const [his, thiefs, everybodys] = [await told(honest), await told(await forged({ sub: subject() })), await told()];
    expect(thiefs).toEqual(his);
    expect(values(his)).toBeGreaterThan(values(everybodys));
    expect(await told(await forged({ sub: 'person:nobody' }))).toBeNull();
  });

  it('grants nobody anything: a visa of his making, handed on by the desk itself, is refused by the country', async () => {
    const [decision] = await atDesk<{ application: string; signed: string }>(hub, 'SELECT application, signed FROM desk.decision WHERE visa = $1', [visa]);
    const claims = decodeJwt(decision?.signed ?? '');
    const wider = await signJwt({ ...claims, serai_visa_v1: { ...(claims['serai_visa_v1'] as object), audience: 'secretariat' } }, VISA_TYPE, (await ringOf(hub, 'secretariat')).signing());
    await atDesk(hub, 'UPDATE desk.decision SET signed = $2 WHERE visa = $1', [visa, wider]);
    await until('the gateway hands on the other visa', async () => (await told(honest))?.viewer.refusal === 'VISA_REFUSED');
    expect(await told(honest)).toMatchObject({ viewer: { audience: null, refusal: 'VISA_REFUSED' }, observations: null });
    await atDesk(hub, 'UPDATE desk.decision SET signed = $2 WHERE visa = $1', [visa, decision?.signed]);
    await until('the visa is good again', async () => (await told(honest))?.viewer.visa === visa);
  });

  it('withholds and forges what the desk shows; the country\'s own register goes on saying what it granted', async () => {
    const registered = async (): Promise<unknown> => {
      const { data } = await postQuery<{ visas: { id: string; state: string }[] }>(new URL('/staff/graphql', hub.addressOf('Northmark')).href, '{ visas { id state } }', {}, await stewardOf(hub, 'XN'));
      return data?.visas.find(({ id }) => id === visa);
    };
    const standing = await registered();
    const kept = await atDesk(hub, 'SELECT * FROM desk.decision WHERE visa = $1', [visa]);
    await atDesk(hub, 'DELETE FROM desk.decision WHERE visa = $1', [visa]);
    await until('the gateway is handed no visa', async () => (await told(honest))?.viewer.visa === null);
    expect((await told(honest))?.observations).toEqual((await told())?.observations);
    expect(await registered()).toEqual(standing);
    await atDesk(hub, 'INSERT INTO desk.decision SELECT * FROM json_populate_recordset(null::desk.decision, $1)', [JSON.stringify(kept)]);
    await until('the visa is good again', async () => (await told(honest))?.viewer.visa === visa);
  });

  it('acts as no steward, with whatever token he makes', async () => {
    const staff = new URL('/staff/graphql', hub.addressOf('Northmark')).href;
    for (const claims of [{ sub: 'steward-a', scope: STEWARD_SCOPE }, { sub: 'steward-a', scope: STEWARD_SCOPE, iss: 'urn:serai:country:XN:staff', aud: 'urn:serai:country:XN' }]) {
      const { status, data } = await postQuery(staff, '{ visas { id } }', {}, await forged(claims));
      expect([status, data]).toEqual([401, null]);
    }
    expect((await postQuery(staff, '{ visas { id } }', {}, await stewardOf(hub, 'XN'))).errors).toEqual([]);
  });

  it('changes no application in silence: a steward is not shown one that says something else than its id', async () => {
    const asked = { institution: 'Institute of Examples', purpose: 'As it was written', countries: ['XN'], audience: 'researcher', indicators: ['HIV_TESTED'], until: new Date(Date.now() + 50 * 86_400_000).toISOString().slice(0, 10), terms: [{ country: 'XN', version: '2026-11' }] };
    const { data } = await hub.query<{ applyForAccess: { id: string } }>('mutation ($asked: ApplicationForm!) { applyForAccess(application: $asked) { id } }', { asked }, honest);
    const id = data?.applyForAccess.id ?? '';
    await atDesk(hub, `UPDATE desk.application SET content = jsonb_set(content, '{indicators}', 'null') WHERE id = $1`, [id]);
    const staff = new URL('/staff/graphql', hub.addressOf('Northmark')).href;
    const list = await postQuery<{ applications: { nodes: { id: string }[] } }>(staff, '{ applications(state: SUBMITTED) { nodes { id } } }', {}, await stewardOf(hub, 'XN'));
    expect(list.errors).toEqual([]);
    expect(list.data?.applications.nodes.map((each) => each.id)).not.toContain(id);
    const approved = await postQuery(staff, 'mutation ($id: ID!) { approveApplication(id: $id) { state } }', { id }, await stewardOf(hub, 'XN'));
    expect(approved.errors).toMatchObject([{ extensions: { code: 'APPLICATION_REFUSED' } }]);
  });

  it('reads nothing more of whoever\'s visa the country took back, though the desk says that it stands', async () => {
    await revoke(hub, 'XN', visa);
    await until('the desk was told', async () => (await atDesk(hub, 'SELECT FROM desk.revocation WHERE visa = $1', [visa])).length === 1);
    await atDesk(hub, 'DELETE FROM desk.revocation WHERE visa = $1', [visa]);
    await until('the gateway hands on the visa that was taken back', async () => (await told(await forged({ sub: subject() })))?.viewer.refusal === 'VISA_REFUSED');
    expect((await told(await forged({ sub: subject() })))?.observations).toBeNull();
  });
});
