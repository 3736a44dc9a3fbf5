import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';

/** Somebody who can sign in. */
export interface Person {
  /** Who he is in tokens: made once, and never anybody else's. */
  readonly sub: string;
  /** What he signs in with. */
  readonly name: string;
  /** Hash of his password. */
  readonly password: string;
}

/** The people who can sign in at the issuer. */
export class PeopleStore {
  constructor(private readonly database: DataSource) {}

  async byName(name: string): Promise<Person | undefined> {
    return (await this.database.query<Person[]>('SELECT sub, name, password FROM issuer.person WHERE name = $1', [name]))[0];
  }

  async bySub(sub: string): Promise<Person | undefined> {
    return (await this.database.query<Person[]>('SELECT sub, name, password FROM issuer.person WHERE sub = $1', [sub]))[0];
  }

  /** Lets somebody sign in, or gives him who can another password: then he is signed out everywhere. */
  async put(name: string, password: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const [person] = await manager.query<{ sub: string }[]>(
        'INSERT INTO issuer.person (sub, name, password) VALUES ($1, $2, $3) ON CONFLICT (name) DO UPDATE SET password = EXCLUDED.password RETURNING sub',
        [`person:${randomUUID()}`, name, password],
      );
      await manager.query('DELETE FROM issuer.artifact WHERE account = $1', [person?.sub]);
    });
  }

  /** Lets somebody sign in no more, and signs him out everywhere; false where there is nobody of this name. */
  async remove(name: string): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const [[person]] = await manager.query<[{ sub: string }[]]>('DELETE FROM issuer.person WHERE name = $1 RETURNING sub', [name]);
      if (!person) return false;
      await manager.query('DELETE FROM issuer.artifact WHERE account = $1', [person.sub]);
      return true;
    });
  }
}
