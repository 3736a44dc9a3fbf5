import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';

/** What the issuer keeps of a code, a session, a grant …, as it hands it over. */
export type Artifact = Readonly<Record<string, unknown>>;

interface Row {
  readonly payload: Artifact;
  readonly consumed: string | null;
}

/** What is found: not what has expired, which may not have been thrown out yet. */
const FOUND = 'SELECT payload, consumed_at AS consumed FROM issuer.artifact WHERE expires_at > $1';

/**
 * Codes, sessions, grants and the like, until they expire. Ids are kept as their hashes: whoever reads the
 * table has no code, no session and no refresh token of anybody. What may be used once is used once, also by
 * two requests at the same moment.
 */
export class ArtifactStore {
  constructor(private readonly database: DataSource) {}

  /** Keeps an artifact in place of the one of this id; null as lifetime, in seconds, keeps it for a day. */
  async put(model: string, id: string, artifact: Artifact, seconds: number | null, now: Date): Promise<void> {
    await this.write(model, id, artifact, seconds, now, 'DO UPDATE SET payload = EXCLUDED.payload, uid = EXCLUDED.uid, grant_id = EXCLUDED.grant_id, account = EXCLUDED.account, expires_at = EXCLUDED.expires_at');
  }

  /** Keeps an artifact; false where there is one of this id. */
  async putOnce(model: string, id: string, artifact: Artifact, seconds: number | null, now: Date): Promise<boolean> {
    return (await this.write(model, id, artifact, seconds, now, 'DO NOTHING')) > 0;
  }

  async find(model: string, id: string, now: Date): Promise<Artifact | undefined> {
    const found = await this.one(`${FOUND} AND model = $2 AND id = $3`, [now, model, hashed(id)]);
    return found && { ...found, jti: id };
  }

  async findByUid(model: string, uid: string, now: Date): Promise<Artifact | undefined> {
    return this.one(`${FOUND} AND model = $2 AND uid = $3`, [now, model, uid]);
  }

  /** Marks an artifact as used; false where it was before. */
  async consume(model: string, id: string, now: Date): Promise<boolean> {
    const rows = await this.database.query<unknown[][]>('UPDATE issuer.artifact SET consumed_at = $3 WHERE model = $1 AND id = $2 AND consumed_at IS NULL RETURNING id', [model, hashed(id), Math.floor(now.getTime() / 1000)]);
    return (rows[0]?.length ?? 0) > 0;
  }

  async remove(model: string, id: string): Promise<void> {
    await this.database.query('DELETE FROM issuer.artifact WHERE model = $1 AND id = $2', [model, hashed(id)]);
  }

  /** Removes what was made by a grant, as when a code of it came twice. */
  async removeOfGrant(grant: string): Promise<void> {
    await this.database.query('DELETE FROM issuer.artifact WHERE grant_id = $1', [grant]);
  }

  /** Throws out what has expired. */
  async sweep(now: Date): Promise<void> {
    await this.database.query('DELETE FROM issuer.artifact WHERE expires_at <= $1', [now]);
  }

  private async write(model: string, id: string, artifact: Artifact, seconds: number | null, now: Date, conflict: string): Promise<number> {
    const text = (name: string): string | null => (typeof artifact[name] === 'string' ? artifact[name] : null);
    const until = new Date(now.getTime() + (seconds ?? 86_400) * 1000);
    const rows = await this.database.query<unknown[]>(
      `INSERT INTO issuer.artifact (model, id, payload, uid, grant_id, account, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (model, id) ${conflict} RETURNING id`,
      [model, hashed(id), JSON.stringify({ ...artifact, jti: undefined }), text('uid'), text('grantId'), text('accountId'), until],
    );
    return rows.length;
  }

  private async one(sql: string, values: readonly unknown[]): Promise<Artifact | undefined> {
    const [row] = await this.database.query<Row[]>(sql, [...values]);
    return row && { ...row.payload, ...(row.consumed !== null && { consumed: Number(row.consumed) }) };
  }
}

function hashed(id: string): string {
  return createHash('sha256').update(id).digest('base64url');
}
