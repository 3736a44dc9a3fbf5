import type { DataSource, EntityManager } from 'typeorm';
import type { ChainedEntry, Head } from '../log/entry.js';
import type { LogQuery, LogReading } from '../log/log-query.js';
import type { LodgedCheckpoint } from '../log/lodged.js';

/** What the secretariat gave for a head that it took. */
export interface KeptReceipt extends Head {
  readonly lodgedAt: string;
  readonly receipt: string;
}

export interface KeptCheckpoint extends LodgedCheckpoint {
  readonly receipt: string;
}

type EntryRow = Omit<ChainedEntry, 'seq' | 'at'> & { readonly seq: string; readonly at: Date };
interface HeadRow {
  readonly seq: string;
  readonly hash: string;
  readonly at: Date;
}
type ReceiptRow = HeadRow & { readonly lodged_at: Date; readonly receipt: string };

const COLUMNS = ['seq', 'at', 'person', 'client', 'channel', 'audience', 'visa', 'release', 'field', 'filter', 'cells', 'outcome', 'previous', 'hash'] as const;
const TYPES: Readonly<Partial<Record<(typeof COLUMNS)[number], string>>> = { seq: 'bigint', at: 'timestamptz', cells: 'integer' };
const ADD = `INSERT INTO log.entry (${COLUMNS.join(', ')}) SELECT * FROM unnest(${COLUMNS.map((column, index) => `$${index + 1}::${TYPES[column] ?? 'text'}[]`).join(', ')})`;
const HEAD = '(SELECT seq, hash, at FROM log.entry ORDER BY seq DESC LIMIT 1) UNION ALL (SELECT seq, hash, at FROM log.checkpoint ORDER BY seq DESC LIMIT 1) ORDER BY seq DESC LIMIT 1';
const END = "SELECT pg_advisory_xact_lock(hashtext('log.entry'))";

/** Entries that are removed in one statement. */
const REMOVED_AT_ONCE = 20_000;

/** The country's log in its database. As the clerk, who reads it and adds to it; removing what lies before a checkpoint takes the owner. */
export class LogStore implements LogReading {
  constructor(private readonly database: DataSource) {}

  /** Adds entries at the end. False where another process was sooner: they do not follow the end any more. */
  async add(entries: readonly ChainedEntry[]): Promise<boolean> {
    return insert(this.database, entries).then(() => true, (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === '23505') return false;
      throw error;
    });
  }

  /** Adds what is made of the log's head, which no other process moves meanwhile; null where the log is empty. */
  async addToEnd(make: (head: Head | null) => readonly ChainedEntry[]): Promise<readonly ChainedEntry[]> {
    return this.database.transaction(async (manager) => {
      await manager.query(END);
      const entries = make(await headOf(manager));
      await insert(manager, entries);
      return entries;
    });
  }

  /** The newest entry, or the checkpoint where all before it was removed; null before the first. */
  head(): Promise<Head | null> {
    return headOf(this.database);
  }

  /** Whether the log holds this entry as it was, or removed it before a checkpoint. */
  async holds({ seq, hash }: Pick<Head, 'seq' | 'hash'>): Promise<boolean> {
    const rows = await this.database.query<unknown[]>('SELECT FROM log.entry WHERE seq = $1 AND hash = $2 UNION ALL SELECT FROM log.checkpoint WHERE seq >= $1', [seq, hash]);
    return rows.length > 0;
  }

  async newest({ names, from, before, own }: LogQuery, below: number | null, limit: number): Promise<ChainedEntry[]> {
    const values: unknown[] = [limit];
    const bind = (value: unknown): string => `$${values.push(value)}`;
    const conditions = [
      ...Object.entries(names).map(([column, value]) => `${column} = ${bind(value)}`),
      ...(from ? [`at >= ${bind(from)}`] : []), ...(before ? [`at < ${bind(before)}`] : []),
      ...(own ? [`person = ${bind(own.person)}`, `visa = ANY(${bind(own.visas)})`] : []),
      ...(below === null ? [] : [`seq < ${bind(below)}`]),
    ];
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    return (await this.database.query<EntryRow[]>(`SELECT ${COLUMNS.join(', ')} FROM log.entry ${where} ORDER BY seq DESC LIMIT $1`, values)).map(entryOf);
  }

  /** Every entry after this number, the oldest first, so many at a time. */
  async *entries(after: number, atOnce: number): AsyncGenerator<readonly ChainedEntry[]> {
    for (let last = after; ;) {
      const rows = await this.database.query<EntryRow[]>(`SELECT ${COLUMNS.join(', ')} FROM log.entry WHERE seq > $1 ORDER BY seq LIMIT $2`, [last, atOnce]);
      if (rows.length === 0) return;
      yield rows.map(entryOf);
      last = Number(rows.at(-1)?.seq);
    }
  }

  /** The last of the entries that were all written before a time; null where the first was not. */
  async lastBefore(time: Date): Promise<Head | null> {
    const [row] = await this.database.query<HeadRow[]>(
      'SELECT seq, hash, at FROM log.entry WHERE seq < COALESCE((SELECT min(seq) FROM log.entry WHERE at >= $1), 9223372036854775807) ORDER BY seq DESC LIMIT 1', [time],
    );
    return row ? headIn(row) : null;
  }

  /** Lets one process at a time lodge heads; does nothing where another is at it. */
  async whileLodging(work: (store: LogStore) => Promise<void>): Promise<void> {
    await this.database.transaction(async (manager) => {
      const [got] = await manager.query<{ locked: boolean }[]>("SELECT pg_try_advisory_xact_lock(hashtext('log.receipt')) AS locked");
      if (got?.locked) await work(this);
    });
  }

  /** What the secretariat gave, the oldest first. */
  async receipts(): Promise<readonly KeptReceipt[]> {
    return (await this.database.query<ReceiptRow[]>('SELECT * FROM log.receipt ORDER BY seq')).map(receiptOf);
  }

  async newestReceipt(): Promise<KeptReceipt | null> {
    const [row] = await this.database.query<ReceiptRow[]>('SELECT * FROM log.receipt ORDER BY seq DESC LIMIT 1');
    return row ? receiptOf(row) : null;
  }

  async keepReceipt({ seq, hash, at, lodgedAt, receipt }: KeptReceipt): Promise<void> {
    await this.database.query('INSERT INTO log.receipt VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING', [seq, hash, at, lodgedAt, receipt]);
  }

  /** The newest; null where nothing was ever removed. */
  async checkpoint(): Promise<KeptCheckpoint | null> {
    const [row] = await this.database.query<(ReceiptRow & { keep_months: number })[]>('SELECT * FROM log.checkpoint ORDER BY seq DESC LIMIT 1');
    return row ? { ...receiptOf(row), keepMonths: row.keep_months } : null;
  }

  /** Removes every entry up to a checkpoint that was lodged. As the owner. Returns how many. */
  async removeBefore({ seq, hash, at, keepMonths, lodgedAt, receipt }: KeptCheckpoint): Promise<number> {
    await this.database.query('INSERT INTO log.checkpoint VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING', [seq, hash, at, keepMonths, lodgedAt, receipt]);
    let removed = 0;
    for (;;) {
      const [, count] = await this.database.query<[unknown, number]>(
        'DELETE FROM log.entry WHERE seq IN (SELECT seq FROM log.entry WHERE seq <= $1 ORDER BY seq LIMIT $2)', [seq, REMOVED_AT_ONCE],
      );
      removed += count;
      if (count < REMOVED_AT_ONCE) return removed;
    }
  }
}

async function insert(database: DataSource | EntityManager, entries: readonly ChainedEntry[]): Promise<void> {
  await database.query(ADD, COLUMNS.map((column) => entries.map((entry) => entry[column])));
}

async function headOf(database: DataSource | EntityManager): Promise<Head | null> {
  const [row] = await database.query<HeadRow[]>(HEAD);
  return row ? headIn(row) : null;
}

function headIn({ seq, hash, at }: HeadRow): Head {
  return { seq: Number(seq), hash, at: at.toISOString() };
}

function entryOf(row: EntryRow): ChainedEntry {
  return { ...row, seq: Number(row.seq), at: row.at.toISOString() };
}

function receiptOf(row: ReceiptRow): KeptReceipt {
  return { ...headIn(row), lodgedAt: row.lodged_at.toISOString(), receipt: row.receipt };
}
