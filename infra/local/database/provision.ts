import pg from 'pg';
import { audienceInSetting, type GivenDatabase } from './given-database.js';

/** A database that a service needs, and the audiences that have a role of their own to read it. */
export interface NeededDatabase {
  readonly service: string;
  readonly audiences: readonly string[];
}

/** Passwords by role. */
export type Passwords = Readonly<Record<string, string>>;

function names(service: string): { database: string; owner: string; readerFor: (who: string) => string } {
  const database = `serai_${service.toLowerCase()}`;
  return { database, owner: `${database}_owner`, readerFor: (who) => `${database}_${audienceInSetting(who).toLowerCase()}` };
}

/** A country's database, which audiences read, has a clerk too. */
function clerks(audiences: readonly string[]): readonly string[] {
  return audiences.length > 0 ? ['clerk'] : [];
}

/** The roles that these databases need. */
export function rolesFor(needed: readonly NeededDatabase[]): string[] {
  return needed.flatMap(({ service, audiences }) => {
    const { owner, readerFor } = names(service);
    return [owner, ...audiences.map(readerFor), ...clerks(audiences).map(readerFor)];
  });
}

/**
 * Makes what is missing: a database a service, owned by a role of its own, closed to everybody
 * else; a country's has a role an audience besides, and one that keeps its desk and log, which are let in but own nothing. Returns their addresses.
 */
export async function provision(clusterUrl: string, needed: readonly NeededDatabase[], passwords: Passwords): Promise<ReadonlyMap<string, GivenDatabase>> {
  const client = new pg.Client({ connectionString: `${clusterUrl}/postgres` });
  await client.connect();
  try {
    const existing = new Set((await client.query<{ name: string }>('SELECT rolname AS name FROM pg_roles UNION ALL SELECT datname FROM pg_database')).rows.map(({ name }) => name));
    await client.query('REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC');
    const addresses = new Map<string, GivenDatabase>();
    for (const { service, audiences } of needed) {
      const { database, owner, readerFor } = names(service);
      const roles = [owner, ...audiences.map(readerFor), ...clerks(audiences).map(readerFor)];
      for (const role of roles) {
        if (!existing.has(role)) await client.query(`CREATE ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(passwords[role] as string)}`);
      }
      if (!existing.has(database)) await client.query(`CREATE DATABASE ${database} OWNER ${owner} STRATEGY file_copy`);
      await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC; GRANT CONNECT ON DATABASE ${database} TO ${roles.join(', ')}`);
      const address = (role: string): string => {
        const url = new URL(`${clusterUrl}/${database}`);
        url.username = role;
        url.password = passwords[role] as string;
        return url.href;
      };
      addresses.set(service, { owner: address(owner), audiences: new Map(audiences.map((audience) => [audience, address(readerFor(audience))])), clerk: clerks(audiences).map((clerk) => address(readerFor(clerk)))[0] ?? null });
    }
    return addresses;
  } finally {
    await client.end();
  }
}
