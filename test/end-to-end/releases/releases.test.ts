import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { TestHub } from '../../kit/hub.js';
import { ROOT, temporaryFolder } from '../../kit/places.js';
import { rootWithCountries } from '../../kit/own-countries.js';
import { publish, type Published } from '../../kit/publish.js';
import { databaseOf } from '../../kit/test-country.js';

interface Release {
  readonly id: string;
  readonly number: number;
  readonly hash: string;
  readonly cells: number;
}
interface Answer {
  readonly tajikistan: {
    readonly releases: readonly Release[];
    readonly observations: { readonly totalCount: number; readonly nodes: readonly { readonly id: string; readonly release: string }[]; readonly pageInfo: { readonly endCursor: string } };
  };
}
interface Standing {
  readonly countries: readonly {
    readonly code: string;
    readonly releases: readonly { readonly id: string; readonly publishedAt: string }[] | null;
    readonly observations: { readonly totalCount: number; readonly nodes: readonly { readonly release: string }[] } | null;
    readonly laws: readonly unknown[] | null;
  }[];
}
const AT = `query ($asOf: AsOf) { countries { code releases(first: 1, asOf: $asOf) { id publishedAt } observations(first: 1, asOf: $asOf) { totalCount nodes { release } } laws(asOf: $asOf) { area } } }`;
const VIEW = `query ($asOf: AsOf) { estimates(origin: "TJ", destination: "KZ", asOf: $asOf) { asOf releases { id } silent { country code } estimates { size { lower upper } comparison { verdict } } } }`;

interface View {
  readonly estimates: { readonly asOf: string; readonly releases: readonly { readonly id: string }[]; readonly silent: readonly { readonly country: string; readonly code: string }[]; readonly estimates: readonly unknown[] } | null;
}
const ASK = `query ($after: String) { tajikistan { releases { id number hash cells } observations(first: 3, after: $after) { totalCount nodes { id release } pageInfo { endCursor } } } }`;

describe('a country publishes releases', () => {
  let hub: TestHub;
  let folder: string;
  let root: string;
  let owner: string;
  let reader: string;

  beforeAll(async () => {
    root = await rootWithCountries(['kazakhstan', 'tajikistan']);
    hub = await TestHub.start({ root });
    folder = await temporaryFolder();
    await cp(join(ROOT, 'infra/countries/tajikistan'), folder, { recursive: true });
    owner = await databaseOf(hub, 'TJ', 'owner');
    reader = await databaseOf(hub, 'TJ', 'public');
  });
  afterAll(async () => {
    await hub.remove();
    await Promise.all([root, folder].map((path) => rm(path, { recursive: true, force: true })));
  });

  const publishIt = (): Promise<Published> => publish(hub, 'TJ', folder);
  const ask = async (after: string | null = null): Promise<Answer['tajikistan']> => {
    const { data, errors } = await hub.query<Answer>(ASK, { after });
    expect(errors).toEqual([]);
    return (data as Answer).tajikistan;
  };

  it('the same files make no new release', async () => {
    const before = (await ask()).releases;
    expect(await publishIt()).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Tajikistan: release 1 stands, \d+ observations; told: public (\d+), researcher \1, secretariat \1, steward \1\n$/) });
    expect((await ask()).releases).toEqual(before);
  });

  it('a faulty file is refused whole, every fault named, and nothing changes', async () => {
    const file = join(folder, 'figures.csv');
    const good = await readFile(file, 'utf8');
    const [header, first, second, ...rest] = good.split('\n');
    await writeFile(file, [header, first?.replace(/^[A-Z_]+/, 'NO_SUCH_INDICATOR'), second?.replace(',TJ,', ',KZ,'), ...rest].join('\n'));
    const { status, stderr } = await publishIt();
    await writeFile(file, good);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Nothing was imported: 2 faults\n/);
    expect(stderr).toMatch(/figures\.csv:2 INDICATOR = "NO_SUCH_INDICATOR": The dictionary has no such indicator/);
    expect(stderr).toMatch(/figures\.csv:3 REPORTER = "KZ": This is not the reporting country\. Write TJ/);
    expect((await ask()).releases).toHaveLength(1);
  });

  it('a changed file makes a new release; the old one still stands under a cursor that was made for it', async () => {
    const old = await ask();
    const file = join(folder, 'figures.csv');
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    await writeFile(file, `${lines.slice(0, -1).join('\n')}\n`);
    expect(await publishIt()).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Tajikistan: release 2 published/) });

    const now = await ask();
    expect(now.releases.map(({ id }) => id)).toEqual(['TJ-2', 'TJ-1']);
    expect(now.releases[0]?.hash).not.toBe(now.releases[1]?.hash);
    expect(now.observations.totalCount).toBe(old.observations.totalCount - 1);
    expect(now.observations.nodes.every(({ release }) => release === 'TJ-2')).toBe(true);
    const continued = await ask(old.observations.pageInfo.endCursor);
    expect(continued.observations.totalCount).toBe(old.observations.totalCount);
    expect(continued.observations.nodes.every(({ release }) => release === 'TJ-1')).toBe(true);
  });

  it('every country answers one question for a moment in the past, from the release that stood then', async () => {
    const standing = async (asOf: unknown): Promise<{ read: unknown; errors: unknown }> => {
      const { data, errors } = await hub.query<Standing>(AT, { asOf });
      const read = data?.countries.map(({ releases, observations, laws }) => [releases?.[0]?.id ?? null, observations?.nodes[0]?.release ?? null, laws !== null]);
      return { read, errors: errors.map(({ extensions }) => [extensions?.country, extensions?.code]) };
    };
    const published = (await hub.query<{ tajikistan: { releases: { publishedAt: string }[] } }>('{ tajikistan { releases { publishedAt } } }')).data?.tajikistan.releases.map(({ publishedAt }) => publishedAt) ?? [];
    const before = new Date(Date.parse(published[0] ?? '') - 1).toISOString();
    const first = { read: [['KZ-1', 'KZ-1', true], ['TJ-1', 'TJ-1', true]], errors: [] };
    const second = { read: [['KZ-1', 'KZ-1', true], ['TJ-2', 'TJ-2', true]], errors: [] };
    for (const asOf of [{ date: before }, { releases: ['TJ-1'] }, { date: published[0], releases: ['TJ-1', 'KZ-1'] }]) expect(await standing(asOf)).toEqual(first);
    for (const asOf of [null, {}, { date: published[0] }, { releases: ['TJ-2'] }]) expect(await standing(asOf)).toEqual(second);
    expect(await standing({ date: '2020-01-01' })).toMatchObject({ read: [[null, null, false], [null, null, false]], errors: expect.arrayContaining([['KZ', 'NO_RELEASE'], ['TJ', 'NO_RELEASE']]) });
    expect(await standing({ releases: ['TJ-9'] })).toMatchObject({ read: [['KZ-1', 'KZ-1', true], [null, null, false]], errors: expect.arrayContaining([['TJ', 'INVALID_ARGUMENT']]) });
  });

  it('a regional view is made from the releases that stood then, and says from which', async () => {
    const view = async (asOf: unknown): Promise<View['estimates']> => {
      const { data, errors } = await hub.query<View>(VIEW, { asOf });
      expect(errors).toEqual([]);
      return data?.estimates ?? null;
    };
    const made = { silent: [], estimates: [{ size: { lower: 6, upper: 198 }, comparison: { verdict: 'OVERLAPS' } }] };
    expect(await view(null)).toMatchObject({ ...made, releases: [{ id: 'KZ-1' }, { id: 'TJ-2' }] });
    expect(await view({ releases: ['TJ-1'] })).toMatchObject({ ...made, releases: [{ id: 'KZ-1' }, { id: 'TJ-1' }] });
    expect(await view({ releases: ['TJ-9'] })).toMatchObject({ releases: [{ id: 'KZ-1' }], silent: [{ country: 'TJ', code: 'INVALID_ARGUMENT' }] });
    const never = await hub.query<View>(VIEW, { asOf: { date: '2020-01-01' } });
    expect([never.data?.estimates, never.errors[0]?.extensions?.code]).toEqual([null, 'NO_RELEASE']);
    const wrong = await hub.query<View>('{ estimates(destination: "KX") { asOf } }');
    expect([wrong.errors[0]?.extensions?.code, wrong.errors[0]?.message]).toEqual(['INVALID_ARGUMENT', 'destination: KX is not among the members, which are KZ, TJ. Did you mean KZ?']);
  });

  it('the database itself refuses to change, remove or extend a release, even to its owner', async () => {
    const client = new pg.Client({ connectionString: owner });
    await client.connect();
    try {
      for (const change of [
        'UPDATE release.cell SET value = 0',
        'UPDATE release.cell_public SET value = 0',
        "UPDATE release.cell SET audience = 'public' WHERE audience = 'steward'",
        'DELETE FROM release.cell',
        'TRUNCATE release.law',
        'TRUNCATE release.cell',
        'TRUNCATE release.cell_steward',
        "UPDATE release.edition SET hash = repeat('0', 64)",
        'DELETE FROM release.edition_public',
        "UPDATE release.release SET rules = '{}'",
        'DELETE FROM release.release',
      ]) {
        await expect(client.query(change)).rejects.toThrow(/A release is immutable/);
      }
      await expect(client.query("INSERT INTO release.source VALUES (1, 'X', 'x', 'x', 'x', 2020, NULL)")).rejects.toThrow(/Release 1 is sealed/);
      await expect(client.query("INSERT INTO release.edition VALUES ('public', 1, repeat('0', 64), 1)")).rejects.toThrow(/Release 1 is sealed/);
    } finally {
      await client.end();
    }
  });

  it("an audience's role reads what is released to it and nothing else, in its own country only", async () => {
    const client = new pg.Client({ connectionString: reader });
    await client.connect();
    try {
      const { rows } = await client.query<{ release: number }>('SELECT DISTINCT release FROM release.cell_public ORDER BY release');
      expect(rows).toEqual([{ release: 1 }, { release: 2 }]);
      for (const closed of ['cell', 'edition', 'cell_researcher', 'edition_steward']) {
        await expect(client.query(`SELECT * FROM release.${closed}`)).rejects.toThrow(/permission denied for table/);
      }
      await expect(client.query('SELECT * FROM raw.submission')).rejects.toThrow(/permission denied for schema raw/);
      await expect(client.query("INSERT INTO release.source VALUES (9, 'X', 'x', 'x', 'x', 2020, NULL)")).rejects.toThrow(/permission denied/);
      await expect(client.query('SET ROLE serai_tj_owner')).rejects.toThrow(/permission denied/);
    } finally {
      await client.end();
    }
    const abroad = new pg.Client({ connectionString: reader.replace(/serai_tj$/, 'serai_kz') });
    await expect(abroad.connect()).rejects.toThrow(/permission denied for database/);
  });
});
