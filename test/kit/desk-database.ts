import pg from 'pg';
import type { TestHub } from './hub.js';

/** Asks the secretariat's own database, as its owner. */
export async function atDesk<Row extends object>(hub: TestHub, sql: string, parameters: readonly unknown[] = []): Promise<readonly Row[]> {
  const [passwords, { POSTGRES }] = [await hub.dataFile<Record<string, string>>('passwords.json'), await hub.dataFile<{ POSTGRES: number }>('ports.json')];
  const client = new pg.Client({ connectionString: `postgres://serai_secretariat_owner:${passwords['serai_secretariat_owner'] ?? ''}@127.0.0.1:${POSTGRES}/serai_secretariat` });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...parameters])).rows;
  } finally {
    await client.end();
  }
}
