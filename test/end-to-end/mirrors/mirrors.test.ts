import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COUNTRY_HEADER, countryUrn, INTENTS_AUDIENCE, INTENTS_PATH, RELEASE_INTENT_TYPE, SECRETARIAT_TAG } from '@serai/schema';
import { signJwt } from '@serai/chassis';
import { INHERITED } from '../../kit/config.js';
import { postQuery } from '../../kit/graphql.js';
import { grant, revoke } from '../../kit/grant.js';
import { TestHub } from '../../kit/hub.js';
import { rootWithCountries } from '../../kit/own-countries.js';
import { ROOT, temporaryFolder } from '../../kit/places.js';
import { type MirrorReader, neighbouring, readersOf, readingAs, releasing } from '../../kit/publish.js';
import { ringOf, signedCall, stewardOf } from '../../kit/signed.js';
import { databaseOf } from '../../kit/test-country.js';
import { until } from '../../kit/until.js';

interface Node {
  readonly value: number | null;
  readonly missing: string | null;
  readonly hiding: { readonly primary: boolean; readonly rules: readonly string[]; readonly lowest: number | null; readonly highest: number | null } | null;
}
interface Visa {
  readonly id: string;
  readonly country: string;
  readonly state: string;
}
type Answer = Readonly<Record<'southmark' | 'northmark', { readonly releases: readonly { readonly id: string; readonly publishedAt: string; readonly certificate: { readonly knownMirrors: readonly string[] } }[]; readonly observations: { readonly nodes: readonly Node[] } }>>;

const RELEASES = '{ southmark { releases { id publishedAt certificate { knownMirrors } } } northmark { releases { id certificate { knownMirrors } } } }';
const HIDINGS = '{ southmark { observations(first: 5000) { nodes { value missing hiding(audience: "secretariat") { primary rules lowest highest } } } } }';

describe('members who tell of the same people', () => {
  let root: string;
  let folder: string;
  let hub: TestHub;
  let secretariat: string;
  beforeAll(async () => {
    root = await rootWithCountries(['northmark', 'southmark']);
    hub = await TestHub.start({ root });
    secretariat = new URL(hub.addressOf('Secretariat')).origin;
    folder = await temporaryFolder();
    await cp(join(ROOT, 'infra/countries/southmark'), folder, { recursive: true });
    await askFor(51);
  });
  afterAll(async () => {
    await hub.remove();
    await Promise.all([root, folder].map((path) => rm(path, { recursive: true, force: true })));
  });

  /** Changes the rules that are released next: the least that the public is told of. */
  const askFor = async (minimum: number): Promise<void> => {
    const rules = join(folder, 'access.yaml');
    await writeFile(rules, (await readFile(rules, 'utf8')).replace(/minimumCount: 5\d/, `minimumCount: ${minimum}`));
  };
  const visasOf = async (reader: MirrorReader): Promise<readonly Visa[]> => (await hub.query<{ readonly viewer: { readonly visas: readonly Visa[] } }>('{ viewer { visas { id country state } } }', {}, await readingAs(hub, reader))).data?.viewer.visas ?? [];
  const releases = async () => (await hub.query<Answer>(RELEASES)).data;
  const intent = async (country: string, release: string, what: 'ANNOUNCED' | 'ENDED', by = country): Promise<Response> => {
    const [urn, iat, ring] = [countryUrn(country), Math.floor(Date.now() / 1000), await ringOf(hub, by.toLowerCase())];
    const signed = await signJwt({ iss: urn, sub: urn, aud: INTENTS_AUDIENCE, iat, exp: iat + 60, jti: `${release}-${what}-${iat}`, serai_release_intent_v1: { release, what } }, RELEASE_INTENT_TYPE, ring.signing());
    const { url, ...call } = await signedCall({ url: new URL(INTENTS_PATH, secretariat).href, tag: SECRETARIAT_TAG, ring, query: '', headers: { [COUNTRY_HEADER]: country }, body: JSON.stringify({ intent: signed }) });
    return fetch(url, call);
  };
  const publishInTurn = async (more: Readonly<Record<string, string>> = {}) => {
    const child = spawn(process.execPath, [join(ROOT, 'services/cli/dist/main.js'), 'release', 'publish', '--mirrors'], {
      env: { ...INHERITED, COUNTRY_FOLDER: folder, DATABASE_OWNER_URL: await databaseOf(hub, 'XS', 'owner'), ...(await releasing(hub, 'XS')), HUB_URL: hub.at(''), SECRETARIAT_URL: secretariat, ...more },
    });
    const said = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
    return { said, ended: once(child, 'close').then(([status]) => status as number | null) };
  };

  it('released one after the other: each certificate names what its makers took as known of the others', async () => {
    expect(await releases()).toMatchObject({ northmark: { releases: [{ id: 'XN-1', certificate: { knownMirrors: [] } }] }, southmark: { releases: [{ id: 'XS-1', certificate: { knownMirrors: ['XN-1'] } }] } });
  });

  it('are read as researchers and the secretariat are told, too, by visas that the others granted', async () => {
    const { data } = await postQuery<Pick<Answer, 'southmark'>>(hub.addressOf('Southmark'), '{ southmark { releases { id certificate { knownMirrors } } } }', {}, await stewardOf(hub, 'XS'));
    expect(data?.southmark.releases[0]?.certificate.knownMirrors).toEqual(['XN-1', 'XN-1/researcher', 'XN-1/secretariat']);
  });

  it("release nothing where the others or the secretariat do not answer", async () => {
    for (const [setting, why] of [['HUB_URL', /^The hub does not answer at .* nobody knows what the others tell/], ['SECRETARIAT_URL', /^The secretariat, where releases are announced, does not answer: nothing was released/]] as const) {
      const { said, ended } = await publishInTurn({ [setting]: 'http://127.0.0.1:9' });
      expect(await ended).toBe(1);
      expect(said.stderr).toMatch(why);
    }
    expect((await releases())?.southmark.releases.map(({ id }) => id)).toEqual(['XS-1']);
  });

  it('take their turn by what their own keys signed, and nobody speaks for another', async () => {
    expect((await intent('XN', 'XN-2', 'ANNOUNCED', 'XS')).status).toBe(401);
    expect((await intent('XN', 'XS-2', 'ANNOUNCED')).status).toBe(401);
    expect((await fetch(new URL(INTENTS_PATH, secretariat), { method: 'POST', body: '{"intent":"a"}' })).status).toBe(401);
    expect(await (await intent('XN', 'XN-2', 'ANNOUNCED')).json()).toMatchObject({ ahead: [] });
  });

  it('wait for whoever announced before them, and go live when he has ended', async () => {
    const { said, ended } = await publishInTurn();
    await until('it waits', () => /^Waiting for XN-2 \(at the latest .*Z\), which was announced before$/m.test(said.stderr));
    const waiting = new Date().toISOString();
    expect((await releases())?.southmark.releases.map(({ id }) => id)).toEqual(['XS-1']);
    expect((await intent('XN', 'XN-2', 'ENDED')).status).toBe(200);
    expect([await ended, said.stdout]).toEqual([0, expect.stringContaining('release 2 published')]);
    const [newest] = (await releases())?.southmark.releases ?? [];
    expect(newest).toMatchObject({ id: 'XS-2', certificate: { knownMirrors: ['XN-1'] } });
    // It says when it went live, not when it was begun.
    expect((newest?.publishedAt ?? '') > waiting).toBe(true);
    expect(await (await intent('XN', 'XN-2', 'ANNOUNCED')).json()).toMatchObject({ ahead: [] });
    expect((await intent('XN', 'XN-2', 'ENDED')).status).toBe(200);
  });

  it('release nothing where a reader is let in no more', async () => {
    const [reader] = (await readersOf(hub, 'XS')).filter(({ audience }) => audience === 'researcher');
    const granted = await grant(hub, await readingAs(hub, reader as MirrorReader), 'XN', { audience: 'researcher' });
    const standing = async (): Promise<readonly string[]> => (await visasOf(reader as MirrorReader)).filter(({ country, state }) => country === 'XN' && state === 'APPROVED').map(({ id }) => id);
    await until('the desk was told of what was granted', async () => (await standing()).includes(granted));
    // All of them: where the hub's start granted one, that would let the reader in still.
    for (const visa of await standing()) await revoke(hub, 'XN', visa);
    await until('the desk was told that nothing stands', async () => (await standing()).length === 0);
    await askFor(52);
    const refused = async (): Promise<string> => {
      const { said, ended } = await publishInTurn(await neighbouring(hub, 'XS'));
      expect(await ended).toBe(1);
      return said.stderr;
    };
    expect(await refused()).toMatch(/XN does not let mirrors-xs-researcher read any more: its visa is REVOKED\. Apply there again, or take it out of MIRROR_READERS/);
    const { said, ended } = await publishInTurn({ ...(await neighbouring(hub, 'XS')), MIRROR_READERS: join(hub.data, 'keys', 'nobody.json') });
    expect([await ended, said.stderr]).toEqual([1, expect.stringMatching(/MIRROR_READERS: there is no .*nobody\.json/)]);
  });

  it('tell their own stewards in the graph why a cell is hidden and how open it stays, and nobody else', async () => {
    const steward = await postQuery<Answer>(hub.addressOf('Southmark'), HIDINGS, {}, await stewardOf(hub, 'XS'));
    const hidden = (steward.data?.southmark.observations.nodes ?? []).flatMap(({ hiding, value }) => (hiding ? [{ ...hiding, value }] : []));
    expect(hidden.filter(({ primary }) => primary).every(({ rules }) => rules.length > 0)).toBe(true);
    expect(hidden.some(({ primary, rules }) => !primary && rules.length === 0)).toBe(true);
    const spans = hidden.flatMap(({ lowest, highest, value }) => (lowest === null || highest === null ? [] : [[lowest <= (value ?? NaN), highest >= (value ?? NaN)]]));
    expect(spans.length).toBeGreaterThan(0);
    expect(spans.flat()).not.toContain(false);
    const anybody = await hub.query<Answer>(HIDINGS);
    expect([anybody.errors, new Set(anybody.data?.southmark.observations.nodes.map(({ hiding }) => hiding))]).toEqual([[], new Set([null])]);
  });
});
