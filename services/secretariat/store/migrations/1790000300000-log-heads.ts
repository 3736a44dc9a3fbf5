import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The heads of the members' logs, as they lodged them, and what contradicted them. Rows are added, never changed: triggers refuse it, also to the owner. */
export class LogHeads1790000300000 implements MigrationInterface {
  readonly name = 'LogHeads1790000300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA heads;
      CREATE TABLE heads.head (
        country text NOT NULL,
        seq bigint NOT NULL,
        hash text NOT NULL,
        at timestamptz(3) NOT NULL,
        lodged_at timestamptz(3) NOT NULL,
        -- What the member signed, and what it was given for it.
        signed text NOT NULL,
        receipt text NOT NULL,
        PRIMARY KEY (country, seq)
      );
      CREATE TABLE heads.checkpoint (LIKE heads.head INCLUDING ALL, keep_months integer NOT NULL);
      CREATE TABLE heads.contradiction (
        country text NOT NULL,
        seq bigint NOT NULL,
        hash text NOT NULL,
        why text NOT NULL,
        at timestamptz(3) NOT NULL,
        signed text NOT NULL,
        PRIMARY KEY (country, seq, hash)
      );
      CREATE FUNCTION heads.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'What was lodged is only added to: % on %.% is refused', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME;
      END $$;
    `);
    for (const table of ['head', 'checkpoint', 'contradiction']) {
      await runner.query(`
        CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON heads.${table} FOR EACH ROW EXECUTE FUNCTION heads.refuse_change();
        CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON heads.${table} FOR EACH STATEMENT EXECUTE FUNCTION heads.refuse_change();
      `);
    }
  }

  async down(): Promise<void> {
    throw new Error('What was lodged is kept: there is no way back. Start from an empty database instead');
  }
}
