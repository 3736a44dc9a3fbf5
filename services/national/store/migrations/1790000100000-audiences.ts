import { NESTED_AUDIENCES } from '@serai/schema';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ensureAudience } from '../audience-tables.js';

/**
 * Cells and editions by audience, a partition each; the rules with each release; the declared domain with
 * each submission. What was released before was released to everybody, and stays so.
 */
export class Audiences1790000100000 implements MigrationInterface {
  readonly name = 'Audiences1790000100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE raw.submission ADD COLUMN domain jsonb;
      ALTER TABLE release.release ADD COLUMN rules jsonb, ADD COLUMN rules_version text NOT NULL DEFAULT '';
      ALTER TABLE release.release ALTER COLUMN rules_version DROP DEFAULT;

      CREATE TABLE release.edition (
        audience text NOT NULL,
        release integer NOT NULL REFERENCES release.release DEFERRABLE INITIALLY DEFERRED,
        hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
        cells integer NOT NULL,
        PRIMARY KEY (audience, release)
      ) PARTITION BY LIST (audience);

      ALTER TABLE release.cell RENAME TO cell_for_all;
      CREATE TABLE release.cell (
        audience text NOT NULL,
        LIKE release.cell_for_all INCLUDING CONSTRAINTS,
        rule text,
        apply_for text,
        PRIMARY KEY (audience, release, ordinal),
        UNIQUE (audience, release, id),
        FOREIGN KEY (release) REFERENCES release.release DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY (release, source) REFERENCES release.source
      ) PARTITION BY LIST (audience);
      CREATE INDEX released_cell_by_indicator ON release.cell (audience, release, indicator, ordinal);

      ALTER TABLE release.cell ENABLE ROW LEVEL SECURITY;
      ALTER TABLE release.edition ENABLE ROW LEVEL SECURITY;
    `);
    for (const audience of NESTED_AUDIENCES) {
      await ensureAudience(runner.manager, audience, null);
      await runner.query(`
        INSERT INTO release.edition SELECT '${audience}', number, hash, cells FROM release.release;
        INSERT INTO release.cell SELECT '${audience}', cell_for_all.* FROM release.cell_for_all;
      `);
    }
    await runner.query(`
      DROP TABLE release.cell_for_all;
      SET CONSTRAINTS ALL IMMEDIATE;
      ALTER TABLE release.release DROP COLUMN hash, DROP COLUMN cells;
    `);
    for (const table of ['cell', 'edition']) {
      await runner.query(`
        CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON release.${table} FOR EACH ROW EXECUTE FUNCTION release.refuse_change();
        CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON release.${table} FOR EACH STATEMENT EXECUTE FUNCTION release.refuse_change();
        CREATE TRIGGER refuse_addition BEFORE INSERT ON release.${table} FOR EACH ROW EXECUTE FUNCTION release.refuse_addition();
      `);
    }
  }

  async down(): Promise<void> {
    throw new Error('Releases are immutable: there is no way back. Start from an empty database instead');
  }
}
