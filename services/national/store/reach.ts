import { type AudienceId, SeraiError } from '@serai/schema';
import type { DataSource } from 'typeorm';
import { audienceName, OPEN, STEWARDS_ALONE } from './audience-tables.js';

/**
 * Holds the role of a connection against what it may read: the cells of its audience, what every audience
 * reads, and nothing else of the country's, neither by itself nor as any role that it may become. A role
 * that reaches further is not used, whatever it was set for; nor is another country's database. Throws CONFIG_INVALID.
 */
export async function checkReach(database: DataSource, audience: AudienceId, country: string): Promise<void> {
  const name = audienceName(audience);
  const allowed: readonly string[] = [`release.cell_${name}`, `release.edition_${name}`, ...OPEN, ...(audience === 'steward' ? [STEWARDS_ALONE] : [])];
  const [self] = await database.query<{ role: string; above: string | null }[]>(`
    SELECT current_user AS role, (
      SELECT r.rolname FROM pg_roles r
      WHERE pg_has_role(current_user, r.oid, 'MEMBER') AND (r.rolsuper OR r.rolbypassrls OR r.rolreplication OR r.rolcreaterole OR (starts_with(r.rolname, 'pg_') AND r.rolname <> 'pg_database_owner'))
      ORDER BY r.rolname <> current_user, r.rolname LIMIT 1) AS above`);
  const role = self?.role ?? 'The role';
  const above = self?.above ?? null;
  if (above !== null) throw tooFar(role, audience, above === role ? 'stands above row-level security' : `may act as ${above}, which stands above row-level security`);
  // A role that it need not inherit from it can still become, by SET ROLE.
  const rows = await database.query<{ table: string }[]>(`
    SELECT n.nspname || '.' || c.relname AS table
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ('raw', 'release', 'desk', 'log') AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND EXISTS (
      SELECT FROM pg_roles r
      WHERE pg_has_role(current_user, r.oid, 'MEMBER') AND has_any_column_privilege(r.oid, c.oid, 'SELECT') AND has_schema_privilege(r.oid, n.oid, 'USAGE'))
    ORDER BY c.oid`);
  const further = rows.map(({ table }) => table).filter((table) => !allowed.includes(table));
  if (further.length > 0) throw tooFar(role, audience, `may read ${further.slice(0, 3).join(', ')}${further.length > 3 ? ` and ${further.length - 3} more` : ''}`);
  const lacking = allowed.filter((table) => !rows.some((row) => row.table === table));
  if (lacking.length > 0) throw new SeraiError('CONFIG_INVALID', `${role} may not read ${lacking.join(', ')}. Publish again, with ${role} set for ${audience}`);
  const [other] = await database.query<{ country: string }[]>("SELECT rules->>'country' AS country FROM release.release WHERE rules->>'country' <> $1 LIMIT 1", [country]);
  if (other) throw new SeraiError('CONFIG_INVALID', `${role} reads the releases of ${other.country}, not of ${country}. Set the address of ${country}'s own database`);
}

function tooFar(role: string, audience: AudienceId, what: string): SeraiError {
  return new SeraiError('CONFIG_INVALID', `${role} is set to read for ${audience}, but ${what}. Set a role of its own for each audience, which can read nothing by itself`);
}
