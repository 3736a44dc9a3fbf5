import type { AudienceId } from '@serai/schema';
import type { DataSource, EntityManager } from 'typeorm';

/** Name of an audience in the names of its tables and policies: `partner:XS` is `partner_xs`. */
export function audienceName(audience: AudienceId): string {
  return audience.replace(':', '_').toLowerCase();
}

/** What every audience reads. */
export const OPEN = ['release.release', 'release.source', 'release.law', 'release.withdrawal'] as const;
/** What the country's own staff alone read. */
export const STEWARDS_ALONE = 'release.hiding';

/** What is kept apart by audience. */
const PARTITIONED = ['cell', 'edition'] as const;

/**
 * Makes the tables of an audience, and lets its role read them and nobody else's. Twice over: the role is
 * granted these tables alone, and a policy on every one of them lets a role see rows of its own audience
 * only. Neither asks for anything that a session could set. `role` is null where no service reads for
 * this audience here. As the owner; does nothing where all is as it should be.
 */
export async function ensureAudience(owner: DataSource | EntityManager, audience: AudienceId, role: string | null): Promise<void> {
  const name = audienceName(audience);
  for (const table of PARTITIONED) {
    const partition = `release.${table}_${name}`;
    await owner.query(`
      CREATE TABLE IF NOT EXISTS ${partition} PARTITION OF release.${table} FOR VALUES IN ('${audience}');
      ALTER TABLE ${partition} ENABLE ROW LEVEL SECURITY;
      CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON ${partition} FOR EACH STATEMENT EXECUTE FUNCTION release.refuse_change();
    `);
    if (role === null) continue;
    const reader = quoted(role);
    await owner.query(`
      GRANT SELECT ON ${partition} TO ${reader};
      DROP POLICY IF EXISTS own_audience ON ${partition};
      CREATE POLICY own_audience ON ${partition} FOR SELECT TO ${reader} USING (audience = '${audience}');
      DROP POLICY IF EXISTS audience_${name} ON release.${table};
      CREATE POLICY audience_${name} ON release.${table} FOR SELECT TO ${reader} USING (audience = '${audience}');
    `);
  }
  if (role !== null) {
    await owner.query(`GRANT USAGE ON SCHEMA release TO ${quoted(role)}; GRANT SELECT ON ${OPEN.join(', ')} TO ${quoted(role)}`);
    if (audience !== 'steward') return;
    // Why counts are hidden tells which are small: the country's own staff alone read it.
    await owner.query(`
      GRANT SELECT ON ${STEWARDS_ALONE} TO ${quoted(role)};
      DROP POLICY IF EXISTS own_staff ON ${STEWARDS_ALONE};
      CREATE POLICY own_staff ON ${STEWARDS_ALONE} FOR SELECT TO ${quoted(role)} USING (true);
    `);
  }
}

function quoted(role: string): string {
  return `"${role.replaceAll('"', '""')}"`;
}
