import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';

/** The key by which the issuer knows its own cookies again, also after a restart; made when it is first asked for. */
export async function cookieKey(database: DataSource): Promise<string> {
  await database.query('INSERT INTO issuer.cookie_key (key) VALUES ($1) ON CONFLICT DO NOTHING', [randomBytes(32).toString('base64url')]);
  const [row] = await database.query<{ key: string }[]>('SELECT key FROM issuer.cookie_key');
  return row?.key ?? '';
}
