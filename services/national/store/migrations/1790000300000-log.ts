import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The country's log. Entries are added at its end, one after the other, and nothing else: triggers refuse
 * whatever would change or remove one, also to the owner, but for what lies before a checkpoint. So with the
 * secretariat's receipts and the checkpoints.
 */
export class Log1790000300000 implements MigrationInterface {
  readonly name = 'Log1790000300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE log.entry (
        seq bigint PRIMARY KEY CHECK (seq > 0),
        -- As precise as it is hashed.
        at timestamptz(3) NOT NULL,
        person text,
        client text,
        channel text NOT NULL,
        audience text,
        visa text,
        release text,
        field text NOT NULL,
        filter text NOT NULL,
        cells integer NOT NULL CHECK (cells >= 0),
        outcome text NOT NULL,
        previous text NOT NULL CHECK (previous ~ '^[0-9a-f]{64}$'),
        hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$')
      );
      CREATE INDEX entry_by_visa ON log.entry (visa, seq) WHERE visa IS NOT NULL;
      CREATE INDEX entry_by_time ON log.entry USING brin (at);

      CREATE TABLE log.receipt (
        seq bigint PRIMARY KEY,
        hash text NOT NULL,
        at timestamptz(3) NOT NULL,
        lodged_at timestamptz(3) NOT NULL,
        receipt text NOT NULL
      );
      CREATE TABLE log.checkpoint (
        seq bigint PRIMARY KEY,
        hash text NOT NULL,
        at timestamptz(3) NOT NULL,
        keep_months integer NOT NULL,
        lodged_at timestamptz(3) NOT NULL,
        receipt text NOT NULL
      );

      CREATE FUNCTION log.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'The log is only added to: % on %.% is refused', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME;
      END $$;

      CREATE FUNCTION log.refuse_removal() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (SELECT FROM log.checkpoint WHERE seq >= OLD.seq) THEN
          RAISE EXCEPTION 'The log is only added to: entry % lies before no checkpoint and is not removed', OLD.seq;
        END IF;
        RETURN OLD;
      END $$;

      -- One statement at a time adds, whichever process it is of: its transaction holds the end of the log.
      CREATE FUNCTION log.hold_end() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtext('log.entry'));
        RETURN NULL;
      END $$;

      CREATE FUNCTION log.refuse_gap() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.seq > 1
          AND NOT EXISTS (SELECT FROM log.entry WHERE seq = NEW.seq - 1 AND hash = NEW.previous)
          AND NOT EXISTS (SELECT FROM log.checkpoint WHERE seq = NEW.seq - 1 AND hash = NEW.previous) THEN
          RAISE EXCEPTION 'Entry % does not follow the end of the log', NEW.seq USING ERRCODE = 'unique_violation';
        END IF;
        RETURN NEW;
      END $$;

      CREATE TRIGGER hold_end BEFORE INSERT ON log.entry FOR EACH STATEMENT EXECUTE FUNCTION log.hold_end();
      CREATE TRIGGER refuse_gap BEFORE INSERT ON log.entry FOR EACH ROW EXECUTE FUNCTION log.refuse_gap();
      CREATE TRIGGER refuse_change BEFORE UPDATE ON log.entry FOR EACH ROW EXECUTE FUNCTION log.refuse_change();
      CREATE TRIGGER refuse_removal BEFORE DELETE ON log.entry FOR EACH ROW EXECUTE FUNCTION log.refuse_removal();
      CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON log.entry FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_change();
    `);
    for (const table of ['receipt', 'checkpoint']) {
      await runner.query(`
        CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON log.${table} FOR EACH ROW EXECUTE FUNCTION log.refuse_change();
        CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON log.${table} FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_change();
      `);
    }
  }

  async down(): Promise<void> {
    throw new Error('What was answered is kept: there is no way back. Start from an empty database instead');
  }
}
