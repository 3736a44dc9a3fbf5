import type { DataSource } from 'typeorm';

/**
 * Lets a role keep the country's desk and its log: read them and add to them, change and remove nothing,
 * and read no figure. As the owner; does nothing where all is as it should be.
 */
export async function ensureClerk(owner: DataSource, role: string): Promise<void> {
  const clerk = `"${role.replaceAll('"', '""')}"`;
  await owner.query(`
    REVOKE ALL ON ALL TABLES IN SCHEMA desk, log FROM ${clerk};
    GRANT USAGE ON SCHEMA desk, log TO ${clerk};
    GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA desk, log TO ${clerk};
    -- What lies before a checkpoint can be removed: the owner alone makes one.
    REVOKE INSERT ON log.checkpoint FROM ${clerk};
  `);
}
