import type { DataSource, EntityManager } from 'typeorm';
import type { Contradiction, HeadKeeper, MemberHeads } from '../heads/heads.js';
import type { Lodged, LodgedCheckpoint } from '../heads/judge-head.js';

interface HeadRow {
  readonly seq: string;
  readonly hash: string;
  readonly at: Date;
  readonly lodged_at: Date;
  readonly receipt: string;
}
type CheckpointRow = HeadRow & { readonly keep_months: number };
type ContradictionRow = Omit<Contradiction, 'seq' | 'at'> & { readonly seq: string; readonly at: Date };

/** Contradictions that are kept of one member: whoever signs thousands has proved enough. */
const MOST_CONTRADICTIONS = 1_000;

const HEAD = 'SELECT seq, hash, at, lodged_at, receipt FROM heads.head WHERE country = $1';
const CHECKPOINT = 'SELECT seq, hash, at, lodged_at, receipt, keep_months FROM heads.checkpoint WHERE country = $1';

/** The heads that members lodged, in the secretariat's database. */
export class HeadStore implements HeadKeeper {
  constructor(private readonly database: DataSource) {}

  /** While the work is under way, nothing else is lodged of this country. */
  async of<Result>(country: string, work: (heads: MemberHeads) => Promise<Result>): Promise<Result> {
    return this.database.transaction(async (manager) => {
      await manager.query("SELECT pg_advisory_xact_lock(hashtext('heads.head'), hashtext($1))", [country]);
      return work(new HeadsOf(manager, country));
    });
  }

  async headsAfter(country: string, seq: number, limit: number): Promise<readonly Lodged[]> {
    return (await this.database.query<HeadRow[]>(`${HEAD} AND seq > $2 ORDER BY seq LIMIT $3`, [country, seq, limit])).map(lodgedOf);
  }

  async checkpoints(country: string): Promise<readonly LodgedCheckpoint[]> {
    return (await this.database.query<CheckpointRow[]>(`${CHECKPOINT} ORDER BY seq`, [country])).map(checkpointOf);
  }

  /** The newest first; null for every country's. */
  async contradictions(country: string | null, limit: number): Promise<readonly Contradiction[]> {
    const rows = await this.database.query<ContradictionRow[]>('SELECT country, seq, hash, why, at FROM heads.contradiction WHERE $1::text IS NULL OR country = $1 ORDER BY at DESC, seq LIMIT $2', [country, limit]);
    return rows.map((row) => ({ ...row, seq: Number(row.seq), at: row.at.toISOString() }));
  }
}

class HeadsOf implements MemberHeads {
  constructor(
    private readonly manager: EntityManager,
    private readonly country: string,
  ) {}

  async head(seq: number): Promise<Lodged | null> {
    return one(await this.manager.query<HeadRow[]>(`${HEAD} AND seq = $2`, [this.country, seq]), lodgedOf);
  }

  async newest(): Promise<Lodged | null> {
    return one(await this.manager.query<HeadRow[]>(`${HEAD} ORDER BY seq DESC LIMIT 1`, [this.country]), lodgedOf);
  }

  async checkpoint(): Promise<LodgedCheckpoint | null> {
    return one(await this.manager.query<CheckpointRow[]>(`${CHECKPOINT} ORDER BY seq DESC LIMIT 1`, [this.country]), checkpointOf);
  }

  async latestAt(upTo: number): Promise<string | null> {
    const [row] = await this.manager.query<{ at: Date | null }[]>('SELECT max(at) AS at FROM heads.head WHERE country = $1 AND seq <= $2', [this.country, upTo]);
    return row?.at?.toISOString() ?? null;
  }

  async keepHead({ seq, hash, at, lodgedAt, receipt }: Lodged, signed: string): Promise<void> {
    await this.manager.query('INSERT INTO heads.head VALUES ($1, $2, $3, $4, $5, $6, $7)', [this.country, seq, hash, at, lodgedAt, signed, receipt]);
  }

  async keepCheckpoint({ seq, hash, at, lodgedAt, receipt, keepMonths }: LodgedCheckpoint, signed: string): Promise<void> {
    await this.manager.query('INSERT INTO heads.checkpoint VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [this.country, seq, hash, at, lodgedAt, signed, receipt, keepMonths]);
  }

  async keepContradiction({ seq, hash, why, at }: Omit<Contradiction, 'country'>, signed: string): Promise<void> {
    await this.manager.query(
      'INSERT INTO heads.contradiction SELECT $1, $2, $3, $4, $5, $6 WHERE (SELECT count(*) FROM heads.contradiction WHERE country = $1) < $7 ON CONFLICT DO NOTHING',
      [this.country, seq, hash, why, at, signed, MOST_CONTRADICTIONS],
    );
  }
}

function one<Row, Value>([row]: readonly Row[], read: (row: Row) => Value): Value | null {
  return row === undefined ? null : read(row);
}

function lodgedOf({ seq, hash, at, lodged_at, receipt }: HeadRow): Lodged {
  return { seq: Number(seq), hash, at: at.toISOString(), lodgedAt: lodged_at.toISOString(), receipt };
}

function checkpointOf(row: CheckpointRow): LodgedCheckpoint {
  return { ...lodgedOf(row), keepMonths: row.keep_months };
}
