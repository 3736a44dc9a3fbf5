import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { temporaryFolder, TestHub } from '../../kit/hub.js';

/** A PostgreSQL that is already there: here, the one that another hub keeps. */
describe('a country on a PostgreSQL that is already there', () => {
  let other: TestHub;
  let address: (role: string) => string;
  const data: string[] = [];

  beforeAll(async () => {
    other = await TestHub.start();
    const passwords = await other.dataFile<Record<string, string>>('passwords.json');
    const { POSTGRES } = await other.dataFile<{ POSTGRES: number }>('ports.json');
    const admin = new pg.Client({ connectionString: `postgres://serai:${passwords['serai']}@127.0.0.1:${POSTGRES}/postgres` });
    await admin.connect();
    await admin.query("CREATE ROLE centre LOGIN PASSWORD 'of-the-centre'");
    await admin.query("CREATE ROLE reader LOGIN PASSWORD 'of-the-reader'");
    await admin.query('CREATE DATABASE centre OWNER centre');
    await admin.end();
    address = (role) => `postgres://${role}:of-the-${role}@127.0.0.1:${POSTGRES}/centre`;
  });
  afterAll(async () => {
    await other.remove();
    await Promise.all(data.map((path) => rm(path, { recursive: true, force: true })));
  });

  it('keeps its releases there, and its graph reads them as the role that was set', async () => {
    const folder = await temporaryFolder();
    data.push(folder);
    const hub = await TestHub.start({ data: folder, environment: { SERAI_DATABASE_UZ: address('centre'), SERAI_DATABASE_UZ_GRAPH: address('reader') } });
    const { data: answer, errors } = await hub.query<{ uzbekistan: { observations: { totalCount: number } } }>('{ uzbekistan { observations(first: 1) { totalCount } } }');
    expect(errors).toEqual([]);

    const client = new pg.Client({ connectionString: address('reader') });
    await client.connect();
    const { rows } = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM release.cell');
    expect(rows[0]?.count).toBe(answer?.uzbekistan.observations.totalCount);
    await expect(client.query('SELECT * FROM raw.submission')).rejects.toThrow(/permission denied/);
    await client.end();
    await hub.stop();
  });

  it('says in one sentence that it cannot be reached, and leaves nothing running', async () => {
    const folder = await temporaryFolder();
    data.push(folder);
    const end = await (await TestHub.launch({ data: folder, environment: { SERAI_DATABASE_UZ: 'postgres://centre:wrong@127.0.0.1:9/centre' } })).ended;
    expect(end.code).toBe(1);
    expect(end.complaint).toMatch(/^Uzbekistan: The database 127\.0\.0\.1:9\/centre cannot be used \(.*\)\. Check that it runs and that the address is right\n$/);
  });
});
