import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a release was made from, which the owner alone knows; its certificate, an audience each; why each count is hidden, which the
 * stewards alone read; and releases that were withdrawn. Rows are added, never changed.
 */
export class Certificates1790000500000 implements MigrationInterface {
  readonly name = 'Certificates1790000500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE raw.release_input (
        release integer PRIMARY KEY REFERENCES release.release DEFERRABLE INITIALLY DEFERRED,
        submission integer NOT NULL REFERENCES raw.submission,
        -- Hash of all that a release is made from but time and earlier releases: with the same one, the newest stands.
        basis text NOT NULL
      );
      INSERT INTO raw.release_input
        SELECT r.number, (SELECT max(s.id) FROM raw.submission s WHERE s.imported_at <= r.published_at), ''
        FROM release.release r WHERE EXISTS (SELECT FROM raw.submission s WHERE s.imported_at <= r.published_at);

      ALTER TABLE release.edition ADD COLUMN certificate text;

      CREATE TABLE release.hiding (
        release integer NOT NULL REFERENCES release.release DEFERRABLE INITIALLY DEFERRED,
        audience text NOT NULL,
        cell text NOT NULL,
        -- The primary rules that hide it; none where it is hidden so that others stay hidden.
        rules text[] NOT NULL,
        lowest double precision,
        highest double precision,
        PRIMARY KEY (release, cell, audience)
      );
      CREATE TABLE release.withdrawal (
        release integer PRIMARY KEY REFERENCES release.release,
        reason text NOT NULL,
        steward text NOT NULL,
        withdrawn_at timestamptz NOT NULL
      );
      ALTER TABLE release.hiding ENABLE ROW LEVEL SECURITY;
    `);
    for (const table of ['raw.release_input', 'release.hiding', 'release.withdrawal']) {
      await runner.query(`
        CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION release.refuse_change();
        CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION release.refuse_change();
      `);
    }
    await runner.query('CREATE TRIGGER refuse_addition BEFORE INSERT ON release.hiding FOR EACH ROW EXECUTE FUNCTION release.refuse_addition()');
  }

  async down(): Promise<void> {
    throw new Error('Certificates are kept: there is no way back. Start from an empty database instead');
  }
}
