import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The applications that the country was handed, its register of the visas that it signed, of those that it took back, of what it decided, and of what it has told the secretariat's desk. Rows are added, never changed. */
export class Desk1790000400000 implements MigrationInterface {
  readonly name = 'Desk1790000400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE desk.application (
        id text PRIMARY KEY,
        content jsonb NOT NULL,
        received_at timestamptz NOT NULL
      );
      CREATE TABLE desk.withdrawal (
        application text PRIMARY KEY REFERENCES desk.application,
        withdrawn_at timestamptz NOT NULL
      );
      CREATE TABLE desk.visa (
        jti text PRIMARY KEY,
        subject_issuer text NOT NULL,
        subject text NOT NULL,
        claims jsonb NOT NULL,
        signed_at timestamptz NOT NULL,
        steward_issuer text NOT NULL,
        steward text NOT NULL
      );
      CREATE TABLE desk.decision (
        -- An application is decided once.
        application text PRIMARY KEY REFERENCES desk.application,
        decision text NOT NULL CHECK (decision IN ('APPROVED', 'REFUSED')),
        reason text,
        visa text UNIQUE REFERENCES desk.visa,
        decided_at timestamptz NOT NULL,
        steward_issuer text NOT NULL,
        steward text NOT NULL,
        CHECK ((decision = 'APPROVED') = (visa IS NOT NULL)),
        CHECK ((decision = 'REFUSED') = (reason IS NOT NULL))
      );
      CREATE TABLE desk.revocation (
        visa text PRIMARY KEY REFERENCES desk.visa,
        reason text NOT NULL,
        revoked_at timestamptz NOT NULL,
        steward_issuer text NOT NULL,
        steward text NOT NULL
      );
      CREATE TABLE desk.told (
        what text NOT NULL CHECK (what IN ('DECISION', 'REVOCATION')),
        id text NOT NULL,
        -- The key by which it was signed: when that is withdrawn, what is in force is signed and told anew.
        key text NOT NULL,
        told_at timestamptz NOT NULL,
        PRIMARY KEY (what, id, key)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('What was granted is kept: there is no way back. Start from an empty database instead');
  }
}
