import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { ROOT, temporaryFolder, TestHub } from '../../kit/hub.js';
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
