import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { TestHub } from '../../kit/hub.js';
import { temporaryFolder } from '../../kit/places.js';
import { rootWithCountries } from '../../kit/own-countries.js';

/** The roles of the audiences, which the owner of the database lets in and which own nothing. */
const READERS = ['public', 'researcher', 'secretariat', 'steward'] as const;

/** A PostgreSQL that is already there: here, the one that another hub keeps. */
describe('a country on a PostgreSQL that is already there', () => {
  let other: TestHub;
  let root: string;
  let address: (role: string) => string;
  const data: string[] = [];

  beforeAll(async () => {
    root = await rootWithCountries(['uzbekistan']);
    data.push(root);
    other = await TestHub.start({ root });
    const passwords = await other.dataFile<Record<string, string>>('passwords.json');
    const { POSTGRES } = await other.dataFile<{ POSTGRES: number }>('ports.json');
    const admin = new pg.Client({ connectionString: `postgres://serai:${passwords['serai']}@127.0.0.1:${POSTGRES}/postgres` });
    await admin.connect();
    await admin.query("CREATE ROLE centre LOGIN PASSWORD 'of-the-centre'");
    for (const role of [...READERS, 'clerk']) await admin.query(`CREATE ROLE ${role}_reader LOGIN PASSWORD 'of-the-${role}_reader'`);
    await admin.query('CREATE DATABASE centre OWNER centre');
    await admin.end();
    address = (role) => `postgres://${role}:of-the-${role}@127.0.0.1:${POSTGRES}/centre`;
  });
  afterAll(async () => {
    await other.remove();
    await Promise.all(data.map((path) => rm(path, { recursive: true, force: true })));
  });

  const settings = (audiences: readonly (typeof READERS)[number][]): Record<string, string> => ({
    SERAI_DATABASE_UZ: address('centre'), SERAI_DATABASE_UZ_CLERK: address('clerk_reader'),
    ...Object.fromEntries(audiences.map((audience) => [`SERAI_DATABASE_UZ_${audience.toUpperCase()}`, address(`${audience}_reader`)])),
  });

  it('keeps its releases there, and its graph reads them as the role that was set for the audience', async () => {
    const folder = await temporaryFolder();
    data.push(folder);
    const hub = await TestHub.start({ root, data: folder, environment: settings(READERS) });
    const { data: answer, errors } = await hub.query<{ uzbekistan: { observations: { totalCount: number } } }>('{ uzbekistan { observations(first: 1) { totalCount } } }');
    expect(errors).toEqual([]);

    for (const audience of READERS) {
      const client = new pg.Client({ connectionString: address(`${audience}_reader`) });
      await client.connect();
      const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM release.cell_${audience}`);
      expect(rows[0]?.count).toBe(answer?.uzbekistan.observations.totalCount);
      for (const closed of ['raw.submission', 'release.cell', ...READERS.filter((other) => other !== audience).map((other) => `release.cell_${other}`)]) {
        await expect(client.query(`SELECT * FROM ${closed}`)).rejects.toThrow(/permission denied/);
      }
      await client.end();
    }
    await hub.stop();
  });

  it('says in one sentence that it cannot be reached, and leaves nothing running', async () => {
    const folder = await temporaryFolder();
    data.push(folder);
    const end = await (await TestHub.launch({ root, data: folder, environment: { SERAI_DATABASE_UZ: 'postgres://centre:wrong@127.0.0.1:9/centre', SERAI_DATABASE_UZ_PUBLIC: 'postgres://public_reader:wrong@127.0.0.1:9/centre', SERAI_DATABASE_UZ_CLERK: 'postgres://clerk_reader:wrong@127.0.0.1:9/centre' } })).ended;
    expect(end.code).toBe(1);
    expect(end.complaint).toMatch(/^Uzbekistan: The database 127\.0\.0\.1:9\/centre cannot be used \(.*\)\. Check that it runs and that the address is right\n$/);
  });

  it('says in one sentence that the role of the public is not set, or reaches further than the public may', async () => {
    const folder = await temporaryFolder();
    data.push(folder);
    const missing = await (await TestHub.launch({ root, data: folder, environment: settings([]) })).ended;
    expect(missing).toMatchObject({
      code: 1,
      complaint: 'SERAI_DATABASE_UZ is set, and SERAI_DATABASE_UZ_PUBLIC is not. Set it to the same database as a role of its own that can read nothing by itself; likewise _RESEARCHER, _SECRETARIAT, _STEWARD\n',
    });
    const owner = await (await TestHub.launch({ root, data: folder, environment: { ...settings(READERS), SERAI_DATABASE_UZ_PUBLIC: address('centre') } })).ended;
    expect(owner.code).toBe(1);
    expect(owner.complaint).toMatch(/^Uzbekistan did not start: centre is set to read for public, but may read .*\. Set a role of its own for each audience, which can read nothing by itself\. Its log is \S+\n$/);
  });
});
