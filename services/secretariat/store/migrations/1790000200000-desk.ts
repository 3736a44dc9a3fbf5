import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The access desk: what was applied for, what countries decided and signed, and the versions of their terms. */
export class Desk1790000200000 implements MigrationInterface {
  readonly name = 'Desk1790000200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA desk;
      CREATE TABLE desk.application (
        -- Made of the content.
        id text PRIMARY KEY,
        issuer text NOT NULL,
        subject text NOT NULL,
        countries text[] NOT NULL,
        content jsonb NOT NULL,
        submitted_at timestamptz NOT NULL
      );
      CREATE INDEX application_by_applicant ON desk.application (issuer, subject);
      CREATE INDEX application_by_country ON desk.application USING gin (countries);
      CREATE TABLE desk.withdrawal (
        application text PRIMARY KEY REFERENCES desk.application,
        withdrawn_at timestamptz NOT NULL
      );
      CREATE TABLE desk.decision (
        application text NOT NULL REFERENCES desk.application,
        country text NOT NULL,
        decision text NOT NULL CHECK (decision IN ('APPROVED', 'REFUSED')),
        reason text,
        visa text,
        claims jsonb,
        -- The visa as the country signed it.
        signed text,
        decided_at timestamptz NOT NULL,
        -- A country decides once.
        PRIMARY KEY (application, country),
        UNIQUE (country, visa),
        CHECK ((decision = 'REFUSED') = (reason IS NOT NULL)),
        CHECK ((decision = 'APPROVED') = (visa IS NOT NULL AND claims IS NOT NULL AND signed IS NOT NULL))
      );
      CREATE TABLE desk.revocation (
        country text NOT NULL,
        visa text NOT NULL,
        revoked_at timestamptz NOT NULL,
        reason text NOT NULL,
        PRIMARY KEY (country, visa),
        FOREIGN KEY (country, visa) REFERENCES desk.decision (country, visa)
      );
      CREATE TABLE desk.terms (
        country text PRIMARY KEY,
        terms jsonb NOT NULL,
        told_at timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA desk CASCADE');
  }
}
