import { createHash } from 'node:crypto';
import pg from 'pg';

/** A row of a country's log, as whoever owns the database can write it. */
export interface LogRow {
  seq: number;
  at: string;
  person: string | null;
  client: string | null;
  channel: string;
  audience: string | null;
  visa: string | null;
  release: string | null;
  field: string;
  filter: string;
  cells: number;
  outcome: string;
  previous: string;
  hash: string;
}

const COLUMNS = ['seq', 'at', 'person', 'client', 'channel', 'audience', 'visa', 'release', 'field', 'filter', 'cells', 'outcome', 'previous', 'hash'] as const satisfies readonly (keyof LogRow)[];

/** The rows chained anew, by what is written of the chain: SHA-256 over JSON with its keys in order. */
export function chained(country: string, rows: readonly LogRow[]): LogRow[] {
  let previous = sha256({ log: `urn:serai:country:${country}` });
  return rows.map((row, index) => {
    const entry = { ...row, seq: index + 1, previous };
    previous = sha256(Object.fromEntries(Object.entries(entry).filter(([name]) => name !== 'hash')));
    return { ...entry, hash: previous };
  });
}

/** The log as it stands in the database, and written there as a whole. As the owner. */
export async function readRows(owner: pg.Client): Promise<LogRow[]> {
  const { rows } = await owner.query<Omit<LogRow, 'seq' | 'at'> & { seq: string; at: Date }>(`SELECT ${COLUMNS.join(', ')} FROM log.entry ORDER BY seq`);
  return rows.map((row) => ({ ...row, seq: Number(row.seq), at: row.at.toISOString() }));
}

export async function writeRows(owner: pg.Client, rows: readonly LogRow[]): Promise<void> {
  await owner.query('DELETE FROM log.entry');
  for (const row of rows) await owner.query(`INSERT INTO log.entry (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((_column, index) => `$${index + 1}`).join(', ')})`, COLUMNS.map((column) => row[column]));
}

function sha256(value: Readonly<Record<string, unknown>>): string {
  const sorted = Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}
