import { spawnSync } from 'node:child_process';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { INHERITED } from '../../kit/config.js';
import { ROOT, temporaryFolder, TestHub } from '../../kit/hub.js';

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
  let owner: string;
  let graph: string;

  beforeAll(async () => {
    hub = await TestHub.start();
    folder = await temporaryFolder();
    await cp(join(ROOT, 'infra/countries/tajikistan'), folder, { recursive: true });
    const passwords = await hub.dataFile<Record<string, string>>('passwords.json');
    const { POSTGRES } = await hub.dataFile<{ POSTGRES: number }>('ports.json');
    const address = (role: string): string => `postgres://${role}:${passwords[role]}@127.0.0.1:${POSTGRES}/serai_tj`;
    owner = address('serai_tj_owner');
    graph = address('serai_tj_graph');
  });
  afterAll(async () => {
    await hub.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const publish = (): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, [join(ROOT, 'services/cli/dist/main.js'), 'national', 'publish'], {
      encoding: 'utf8',
      env: { ...INHERITED, COUNTRY_FOLDER: folder, SOURCES_FILE: join(ROOT, 'infra/countries/sources.csv'), DATABASE_OWNER_URL: owner, DATABASE_URL: graph },
    });
  const ask = async (after: string | null = null): Promise<Answer['tajikistan']> => {
    const { data, errors } = await hub.query<Answer>(ASK, { after });
    expect(errors).toEqual([]);
    return (data as Answer).tajikistan;
  };

  it('the same files make no new release', async () => {
    const before = (await ask()).releases;
    expect(publish()).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Tajikistan: release 1 stands/) });
    expect((await ask()).releases).toEqual(before);
  });

  it('a faulty file is refused whole, every fault named, and nothing changes', async () => {
    const file = join(folder, 'figures.csv');
    const good = await readFile(file, 'utf8');
    const [header, first, second, ...rest] = good.split('\n');
    await writeFile(file, [header, first?.replace(/^[A-Z_]+/, 'NO_SUCH_INDICATOR'), second?.replace(',TJ,', ',KZ,'), ...rest].join('\n'));
    const { status, stderr } = publish();
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
    expect(publish()).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Tajikistan: release 2 published/) });

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
        'DELETE FROM release.cell',
        'TRUNCATE release.law',
        "UPDATE release.release SET hash = repeat('0', 64)",
        'DELETE FROM release.release',
      ]) {
        await expect(client.query(change)).rejects.toThrow(/A release is immutable/);
      }
      await expect(client.query("INSERT INTO release.source VALUES (1, 'X', 'x', 'x', 'x', 2020, NULL)")).rejects.toThrow(/Release 1 is sealed/);
    } finally {
      await client.end();
    }
  });

  it("the graph's role reads releases and nothing else, in its own country only", async () => {
    const client = new pg.Client({ connectionString: graph });
    await client.connect();
    try {
      expect((await client.query('SELECT count(*) FROM release.cell')).rowCount).toBe(1);
      await expect(client.query('SELECT * FROM raw.submission')).rejects.toThrow(/permission denied for schema raw/);
      await expect(client.query("INSERT INTO release.source VALUES (9, 'X', 'x', 'x', 'x', 2020, NULL)")).rejects.toThrow(/permission denied/);
      await expect(client.query('SET ROLE serai_tj_owner')).rejects.toThrow(/permission denied/);
    } finally {
      await client.end();
    }
    const abroad = new pg.Client({ connectionString: graph.replace(/serai_tj$/, 'serai_kz') });
    await expect(abroad.connect()).rejects.toThrow(/permission denied for database/);
  });
});
