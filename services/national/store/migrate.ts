import type { DataSource } from 'typeorm';

/**
 * Brings the database to the newest migration and lets the graph's role read releases, nothing
 * else. `owner` is open as the owner; `graphRole` names a role that exists.
 */
export async function migrate(owner: DataSource, graphRole: string): Promise<void> {
  await owner.runMigrations({ transaction: 'each' });
  const role = `"${graphRole.replaceAll('"', '""')}"`;
  const [{ current_user: ownerRole }] = await owner.query<[{ current_user: string }]>('SELECT current_user');
  if (ownerRole === graphRole) return;
  await owner.query(`
    GRANT USAGE ON SCHEMA release TO ${role};
    GRANT SELECT ON ALL TABLES IN SCHEMA release TO ${role};
    REVOKE ALL ON SCHEMA raw FROM ${role};
    REVOKE ALL ON SCHEMA raw FROM PUBLIC;
  `);
}
