import { type AudienceId, NESTED_AUDIENCES } from '@serai/schema';
import type { DataSource } from 'typeorm';
import { ensureAudience } from './audience-tables.js';
import { ensureClerk } from './clerk.js';

/**
 * Brings the database to the newest migration and lets each audience's role read what is released to that
 * audience, nothing else; the clerk's keeps the desk and the log. `owner` is open as the owner; the roles exist.
 */
export async function migrate(owner: DataSource, roles: ReadonlyMap<AudienceId, string>, clerk: string): Promise<void> {
  await owner.runMigrations({ transaction: 'each' });
  await owner.query('REVOKE ALL ON SCHEMA raw, release, desk, log FROM PUBLIC');
  for (const audience of NESTED_AUDIENCES) await ensureAudience(owner, audience, roles.get(audience) ?? null);
  for (const [audience, role] of roles) await ensureAudience(owner, audience, role);
  await ensureClerk(owner, clerk);
}
