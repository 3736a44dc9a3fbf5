import type { DataSource } from 'typeorm';

/** A program that gets tokens of its own: it proves itself by a key, of which only the public part is known here. */
export interface MachineClient {
  readonly id: string;
  readonly name: string;
  /** What its tokens are good for at most, the scopes with a space between them. */
  readonly scope: string;
  /** Its public keys (RFC 7517). */
  readonly keys: readonly Readonly<Record<string, string>>[];
}

/** The programs that get tokens of their own. */
export class ClientStore {
  constructor(private readonly database: DataSource) {}

  async find(id: string): Promise<MachineClient | undefined> {
    return (await this.database.query<MachineClient[]>('SELECT id, name, scope, keys FROM issuer.client WHERE id = $1', [id]))[0];
  }

  async put({ id, name, scope, keys }: MachineClient): Promise<void> {
    await this.database.query(
      'INSERT INTO issuer.client (id, name, scope, keys) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, scope = EXCLUDED.scope, keys = EXCLUDED.keys',
      [id, name, scope, JSON.stringify(keys)],
    );
  }

  /** False where there is none of this id. */
  async remove(id: string): Promise<boolean> {
    const [rows] = await this.database.query<[unknown[]]>('DELETE FROM issuer.client WHERE id = $1 RETURNING id', [id]);
    return rows.length > 0;
  }
}
