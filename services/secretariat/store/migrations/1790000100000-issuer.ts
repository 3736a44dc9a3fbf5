import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The issuer of access tokens: people, clients, and what a sign-in under way is made of. */
export class Issuer1790000100000 implements MigrationInterface {
  readonly name = 'Issuer1790000100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA issuer;
      CREATE TABLE issuer.person (
        sub text PRIMARY KEY CHECK (sub LIKE 'person:%'),
        name text NOT NULL UNIQUE,
        password text NOT NULL
      );
      CREATE TABLE issuer.client (
        id text PRIMARY KEY CHECK (id ~ '^[a-z][a-z0-9-]{2,60}$'),
        name text NOT NULL,
        scope text NOT NULL,
        keys jsonb NOT NULL
      );
      CREATE TABLE issuer.artifact (
        model text NOT NULL,
        id text NOT NULL,
        payload jsonb NOT NULL,
        uid text,
        grant_id text,
        account text,
        consumed_at bigint,
        expires_at timestamptz NOT NULL,
        PRIMARY KEY (model, id)
      );
      CREATE INDEX artifact_uid ON issuer.artifact (uid) WHERE uid IS NOT NULL;
      CREATE INDEX artifact_grant ON issuer.artifact (grant_id) WHERE grant_id IS NOT NULL;
      CREATE INDEX artifact_account ON issuer.artifact (account) WHERE account IS NOT NULL;
      CREATE INDEX artifact_expiry ON issuer.artifact (expires_at);
      CREATE TABLE issuer.cookie_key (
        single boolean PRIMARY KEY DEFAULT true CHECK (single),
        key text NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA issuer CASCADE');
  }
}
