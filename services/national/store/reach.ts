import { type AudienceId, SeraiError } from '@serai/schema';
import type { DataSource } from 'typeorm';
import { audienceName } from './audience-tables.js';

/**
 * Holds the role of a connection against what it may read: the cells of its audience, what every audience
 * reads, and nothing else of the country's. A role that reaches further is not used, whatever it was
 * set for. Throws CONFIG_INVALID.
 */
export async function checkReach(database: DataSource, audience: AudienceId): Promise<void> {
  const name = audienceName(audience);
  const allowed = [`release.cell_${name}`, `release.edition_${name}`, 'release.release', 'release.source', 'release.law'];
  const rows = await database.query<{ table: string; role: string; above: boolean }[]>(`
    SELECT n.nspname || '.' || c.relname AS table, current_user AS role, r.rolsuper OR r.rolbypassrls AS above
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_roles r ON r.rolname = current_user
    WHERE n.nspname IN ('raw', 'release') AND c.relkind IN ('r', 'p', 'v', 'm')
      AND has_any_column_privilege(c.oid, 'SELECT') AND has_schema_privilege(n.oid, 'USAGE')`);
  const role = rows[0]?.role ?? 'The role';
  const further = rows.map(({ table }) => table).filter((table) => !allowed.includes(table));
  if (rows.some(({ above }) => above)) throw tooFar(role, audience, 'stands above row-level security');
  if (further.length > 0) throw tooFar(role, audience, `may read ${further.slice(0, 3).join(', ')}${further.length > 3 ? ` and ${further.length - 3} more` : ''}`);
  const lacking = allowed.filter((table) => !rows.some((row) => row.table === table));
  if (lacking.length > 0) throw new SeraiError('CONFIG_INVALID', `${role} may not read ${lacking.join(', ')}. Publish again, with ${role} set for ${audience}`);
}

function tooFar(role: string, audience: AudienceId, what: string): SeraiError {
  return new SeraiError('CONFIG_INVALID', `${role} is set to read for ${audience}, but ${what}. Set a role of its own for each audience, which can read nothing by itself`);
}
