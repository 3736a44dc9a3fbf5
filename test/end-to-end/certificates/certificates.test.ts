import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RELEASE_CERTIFICATE_TYPE, type ReleaseCertificateClaims } from '@serai/schema';
import { KeyRing, signJwt } from '@serai/chassis';
import { decodeJwt } from 'jose';
import pg from 'pg';
import { INHERITED } from '../../kit/config.js';
import { TestHub } from '../../kit/hub.js';
import { rootWithCountries } from '../../kit/own-countries.js';
import { ROOT, temporaryFolder } from '../../kit/places.js';
import { publish, releasing } from '../../kit/publish.js';
import { serai, type SeraiRun } from '../../kit/serai.js';
import { databaseOf } from '../../kit/test-country.js';
import { until } from '../../kit/until.js';

interface Certificate {
  readonly jws: string;
  readonly table: string;
  readonly primary: number;
  readonly secondary: number;
  readonly narrowest: number | null;
  readonly hiddenPercent: number | null;
  readonly lostBefore: number;
  readonly knownReleases: readonly string[];
  readonly knownMirrors: readonly string[];
  readonly preparedBy: string;
  readonly clearedBy: string;
}
interface Release {
  readonly id: string;
  readonly hash: string;
  readonly supersedes: string | null;
  readonly withdrawn: { readonly reason: string } | null;
  readonly certificate: Certificate;
}
interface Answer {
  readonly southmark: { readonly releases: readonly Release[] | null; readonly observations: { readonly nodes: readonly { readonly release: string; readonly value: number | null; readonly missing: string | null }[] } | null };
}

const CERTIFICATE = 'jws table primary secondary narrowest hiddenPercent lostBefore knownReleases knownMirrors preparedBy clearedBy';
const ASK = `query ($asOf: AsOf) { southmark { releases { id hash supersedes withdrawn { reason } certificate { ${CERTIFICATE} } } observations(first: 5000, asOf: $asOf) { nodes { release value missing } } } }`;
/** A correction: a woman tested in 2024 was ten years older. */
const MOVED = [['F', 'Y25T34', -1], ['F', 'Y35T49', 1], ['', 'Y25T34', -1], ['', 'Y35T49', 1]] as const;

describe('a release and its certificate', () => {
  let root: string;
  let hub: TestHub;
  let folder: string;
  beforeAll(async () => {
    root = await rootWithCountries(['northmark', 'southmark']);
    hub = await TestHub.start({ root });
    folder = await temporaryFolder();
    await cp(join(ROOT, 'infra/countries/southmark'), folder, { recursive: true });
  });
  afterAll(async () => {
    await hub.remove();
    await Promise.all([root, folder].map((path) => rm(path, { recursive: true, force: true })));
  });

  const ask = async (asOf: unknown = null): Promise<{ readonly releases: readonly Release[]; readonly told: readonly string[]; readonly codes: readonly unknown[] }> => {
    const { data, errors } = await hub.query<Answer>(ASK, { asOf });
    return { releases: data?.southmark.releases ?? [], told: (data?.southmark.observations?.nodes ?? []).map(({ release }) => release), codes: errors.map(({ extensions }) => extensions?.code) };
  };
  const release = (words: readonly string[], country = 'southmark', more: Readonly<Record<string, string>> = {}): Promise<SeraiRun> =>
    serai(['release', ...words, '--country', country === 'southmark' ? 'XS' : 'XN', '--folder', join(ROOT, 'infra/countries', country)], { SERAI_DATA: hub.data, ...more });
  const verify = (name: string, more: readonly string[] = []): Promise<SeraiRun> => serai(['release', 'verify', name, ...more], { SERAI_DATA: hub.data, HUB_URL: hub.at('') });

  it('says what was hidden, how open it stays, and who answers for it; every number is of cells', async () => {
    const [first] = (await ask()).releases as [Release];
    expect(first).toMatchObject({ id: 'XS-1', supersedes: null, withdrawn: null, certificate: { table: first.hash, knownReleases: [], knownMirrors: ['XN-1'], preparedBy: 'steward-a', clearedBy: 'steward-b' } });
    const { primary, secondary, narrowest, hiddenPercent, lostBefore } = first.certificate;
    // Northmark tells numbers of its immigrants from Southmark that bound what Southmark keeps open: less than its 50 of some, and never one number alone.
    expect(lostBefore).toBeGreaterThan(0);
    expect([primary > 0, secondary > 0, (narrowest ?? 0) > 1, (hiddenPercent ?? 1) % 10]).toEqual([true, true, true, 0]);
  });

  it('is verified by anybody, against the keys of its country and what the hub tells', async () => {
    const { status, stdout } = await verify('XS-1');
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/^XS-1, as it is told to public: the country signed this, and it is of what the country publishes\n.* counts hidden by rules, \d+ so that those stay hidden; .*\n {2}\d+ counts are less open than the rules ask for, by what earlier releases or other members told\n {2}known to the attacker: XN-1\n {2}prepared by steward-a, cleared by steward-b; /) });
  });

  it("is none by another country's key, and none of a release that there is not", async () => {
    const foreign = hub.addressOf('Northmark').replace('/graphql', '/.well-known/jwks.json');
    expect(await verify('XS-1', ['--keys', foreign])).toMatchObject({ status: 1, stderr: expect.stringMatching(/Its issuer has no such key|signature/) });
    expect(await verify('XS-9')).toMatchObject({ status: 1, stderr: 'There is no release XS-9; the newest is XS-1\n' });
    expect(await verify('Southmark')).toMatchObject({ status: 1, stderr: expect.stringContaining('Write one such as KZ-1') });
  });

  it.each([
    ['of another release', (claims: ReleaseCertificateClaims) => ({ ...claims, serai_release_certificate_v1: { ...claims.serai_release_certificate_v1, release: 'XS-7' } }), 'it is of XS-7'],
    ['of another table', (claims: ReleaseCertificateClaims) => ({ ...claims, serai_release_certificate_v1: { ...claims.serai_release_certificate_v1, table: 'a'.repeat(64) } }), 'it speaks of an edition aaaaaaaaaaaa…'],
    ['of one person', (claims: ReleaseCertificateClaims) => ({ ...claims, serai_release_certificate_v1: { ...claims.serai_release_certificate_v1, clearedBy: 'steward-a' } }), 'one person both prepared and cleared it'],
  ])('is refused where the country itself signed one %s', async (_what, change, why) => {
    const owner = new pg.Client({ connectionString: await databaseOf(hub, 'XS', 'owner') });
    await owner.connect();
    const { rows: [edition] } = await owner.query<{ certificate: string }>("SELECT certificate FROM release.edition WHERE audience = 'public' AND release = 1");
    const forged = await signJwt(change(decodeJwt(edition?.certificate ?? '')), RELEASE_CERTIFICATE_TYPE, (await KeyRing.open(join(hub.data, 'keys/xs.json'))).signing());
    const put = async (certificate: string | undefined): Promise<void> => {
      await owner.query('ALTER TABLE release.edition DISABLE TRIGGER USER; ALTER TABLE release.edition_public DISABLE TRIGGER USER');
      await owner.query("UPDATE release.edition SET certificate = $1 WHERE audience = 'public' AND release = 1", [certificate]);
      await owner.query('ALTER TABLE release.edition ENABLE TRIGGER USER; ALTER TABLE release.edition_public ENABLE TRIGGER USER');
    };
    await put(forged);
    const verified = await verify('XS-1');
    await put(edition?.certificate);
    await owner.end();
    expect(verified).toMatchObject({ status: 1, stderr: expect.stringContaining(why) });
  });

  it('stewards see why counts are hidden and how far they stay open; a preview publishes nothing', async () => {
    const hidden = await release(['hidden', 'XS-1', 'secretariat', '--most', '400']);
    expect(hidden.stdout).toMatch(/^XS-1 hides \d+ counts from secretariat\n/);
    expect(hidden.stdout).toMatch(/ = \d+: primary, threshold; from \d+ to \d+ remain possible/);
    expect(hidden.stdout).toMatch(/ = \d+: secondary$/m);
    const preview = await release(['preview', '--audience', 'secretariat', '--most', '1']);
    expect(preview.stdout).toMatch(/^secretariat: \d+ of 4540 observations would be told\n.*\n {2}cost: \d+ counts, [\d.]+ % .*\n {2}against the release before: 0 counts that it told would be hidden, \d+ told that it hid\n/);
    expect((await ask()).releases.map(({ id }) => id)).toEqual(['XS-1']);
    expect(await release(['preview', '--audience', 'everybody'])).toMatchObject({ status: 1, stderr: expect.stringContaining('--audience: there is no everybody') });
  });

  it('nobody releases alone, nor with a token of the hub', async () => {
    const own = await releasing(hub, 'XS');
    const settings = { COUNTRY_FOLDER: folder, DATABASE_OWNER_URL: await databaseOf(hub, 'XS', 'owner'), ...own };
    expect(await serai(['release', 'publish'], { ...settings, CLEARED_BY_TOKEN: own['PREPARED_BY_TOKEN'] ?? '' })).toMatchObject({ status: 1, stderr: 'Nothing was released: steward-a both prepared and cleared it. Another steward has to clear it\n' });
    const { stdout: ofTheHub } = await serai(['token', '--as', 'researcher'], { SERAI_DATA: hub.data });
    expect(await serai(['release', 'publish'], { ...settings, CLEARED_BY_TOKEN: ofTheHub.trim() })).toMatchObject({ status: 1, stderr: expect.stringMatching(/^The steward's token is refused/) });
  });

  it('a corrected release names the one before, counts with what that told, and keeps its pattern where nothing changed', async () => {
    const file = join(folder, 'figures.csv');
    await writeFile(file, MOVED.reduce((csv, [sex, age, by]) => csv.replace(new RegExp(`^(HIV_TESTED,XS,2024,{8}${sex},${age}),(\\d+),`, 'm'), (_row, place: string, count: string) => `${place},${Number(count) + by},`), await readFile(file, 'utf8')));
    expect(await publish(hub, 'XS', folder)).toMatchObject({ status: 0, stdout: expect.stringContaining('release 2 published') });
    const [second, first] = (await ask()).releases as [Release, Release];
    expect(second).toMatchObject({ id: 'XS-2', supersedes: 'XS-1', certificate: { knownReleases: ['XS-1'], lostBefore: 0 } });
    expect(second.certificate.secondary).toBeGreaterThanOrEqual(first.certificate.secondary);
    const { stdout } = await release(['hidden', 'XS-2', 'secretariat', '--most', '1']);
    expect(stdout).toMatch(/^XS-2 hides \d+ counts/);
  });

  it('a withdrawn release answers why; what stands is read instead, and it is listed all the same', async () => {
    expect(await release(['withdraw', 'XS-2', 'A column was shifted'])).toMatchObject({ status: 0, stdout: 'XS-2 is withdrawn: A column was shifted\n' });
    const now = await ask();
    expect([new Set(now.told), now.releases.map(({ id, withdrawn }) => [id, withdrawn?.reason ?? null])]).toEqual([new Set(['XS-1']), [['XS-2', 'A column was shifted'], ['XS-1', null]]]);
    expect((await ask({ releases: ['XS-2'] })).codes).toEqual(['WITHDRAWN']);
    expect((await verify('XS-2')).stdout).toMatch(/withdrawn since: A column was shifted\n$/);
    expect(await release(['withdraw', 'XS-2', 'Twice'])).toMatchObject({ status: 1, stderr: expect.stringContaining('withdrawn before') });
    expect(await release(['withdraw', 'XN-1', 'Of another'])).toMatchObject({ status: 1, stderr: expect.stringContaining('no release of XS') });
  });

  it('interrupted, it has published nothing', async () => {
    const copy = await temporaryFolder();
    await cp(join(ROOT, 'infra/countries/northmark'), copy, { recursive: true });
    const owner = await databaseOf(hub, 'XN', 'owner');
    const file = join(copy, 'access.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace('minimumCount: 10', 'minimumCount: 11'));
    const child = spawn(process.execPath, [join(ROOT, 'services/cli/dist/main.js'), 'release', 'publish'], { env: { ...INHERITED, COUNTRY_FOLDER: copy, DATABASE_OWNER_URL: owner, ...(await releasing(hub, 'XN')) } });
    const ended = once(child, 'close');
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await until('it says how far it is', () => /^Protecting: \d+ %, \d+ s left$/m.test(said));
    child.kill('SIGINT');
    await ended;
    await rm(copy, { recursive: true });
    const client = new pg.Client({ connectionString: owner });
    await client.connect();
    const counts = await client.query("SELECT (SELECT count(*)::int FROM release.release) AS releases, (SELECT max(release) FROM release.cell) AS cells, (SELECT max(release) FROM release.hiding) AS hidings");
    await client.end();
    expect(counts.rows).toEqual([{ releases: 1, cells: 1, hidings: 1 }]);
  });
});
