import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The raw store and the releases, in schemas of their own. A release is sealed by its row in
 * `release.release`: parts go in before it, nothing goes in, changes or goes away after it.
 */
export class RawAndRelease1790000000000 implements MigrationInterface {
  readonly name = 'RawAndRelease1790000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA raw;
      CREATE SCHEMA release;

      CREATE TABLE raw.submission (
        id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        file_hash text NOT NULL,
        imported_at timestamptz NOT NULL,
        figures jsonb NOT NULL,
        laws jsonb NOT NULL,
        sources jsonb NOT NULL
      );

      CREATE TABLE release.release (
        number integer PRIMARY KEY CHECK (number > 0),
        hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
        published_at timestamptz NOT NULL,
        cells integer NOT NULL,
        custody text NOT NULL CHECK (custody IN ('TRANSCRIBED', 'SUBMITTED'))
      );

      CREATE TABLE release.source (
        release integer NOT NULL REFERENCES release.release DEFERRABLE INITIALLY DEFERRED,
        id text NOT NULL,
        title_en text NOT NULL,
        title_ru text NOT NULL,
        publisher text NOT NULL,
        year integer NOT NULL,
        url text,
        PRIMARY KEY (release, id)
      );

      CREATE TABLE release.cell (
        release integer NOT NULL REFERENCES release.release DEFERRABLE INITIALLY DEFERRED,
        ordinal integer NOT NULL,
        id text NOT NULL,
        indicator text NOT NULL,
        reporter text NOT NULL,
        area text NOT NULL,
        period text NOT NULL,
        period_from date,
        period_to date,
        stock_or_flow text NOT NULL,
        population text NOT NULL,
        origin text NOT NULL,
        destination text NOT NULL,
        basis text NOT NULL,
        legal_status text NOT NULL,
        key_population text NOT NULL,
        sex text NOT NULL,
        age text NOT NULL,
        transmission text NOT NULL,
        unit text NOT NULL,
        value double precision,
        lower double precision,
        upper double precision,
        numerator double precision,
        denominator double precision,
        sample_size integer,
        status text NOT NULL,
        confidentiality text NOT NULL,
        protection text NOT NULL,
        missing text,
        embargo_until text,
        method text NOT NULL,
        source text NOT NULL,
        locator text NOT NULL,
        note_en text,
        note_ru text,
        PRIMARY KEY (release, ordinal),
        UNIQUE (release, id),
        FOREIGN KEY (release, source) REFERENCES release.source,
        CONSTRAINT told_or_missing CHECK ((value IS NULL AND lower IS NULL AND upper IS NULL) = (missing IS NOT NULL))
      );
      CREATE INDEX cell_by_indicator ON release.cell (release, indicator, ordinal);

      CREATE TABLE release.law (
        release integer NOT NULL REFERENCES release.release DEFERRABLE INITIALLY DEFERRED,
        ordinal integer NOT NULL,
        reporter text NOT NULL,
        area text NOT NULL,
        population text NOT NULL,
        origin text NOT NULL,
        answer text NOT NULL,
        as_of text NOT NULL,
        detail_en text NOT NULL,
        detail_ru text NOT NULL,
        source text NOT NULL,
        locator text NOT NULL,
        PRIMARY KEY (release, ordinal),
        FOREIGN KEY (release, source) REFERENCES release.source
      );

      CREATE FUNCTION release.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'A release is immutable: % on %.% is refused', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME;
      END $$;

      CREATE FUNCTION release.refuse_addition() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM release.release WHERE number = NEW.release) THEN
          RAISE EXCEPTION 'Release % is sealed: nothing can be added to it', NEW.release;
        END IF;
        RETURN NEW;
      END $$;
    `);
    for (const table of ['release', 'source', 'cell', 'law']) {
      await runner.query(`
        CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON release.${table} FOR EACH ROW EXECUTE FUNCTION release.refuse_change();
        CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON release.${table} FOR EACH STATEMENT EXECUTE FUNCTION release.refuse_change();
      `);
      if (table !== 'release') {
        await runner.query(`CREATE TRIGGER refuse_addition BEFORE INSERT ON release.${table} FOR EACH ROW EXECUTE FUNCTION release.refuse_addition()`);
      }
    }
  }

  async down(): Promise<void> {
    throw new Error('Releases are immutable: there is no way back from the first migration. Start from an empty database instead');
  }
}
