import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The registry of members. */
export class Registry1790000000000 implements MigrationInterface {
  readonly name = 'Registry1790000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA registry;
      CREATE TABLE registry.member (
        code text PRIMARY KEY CHECK (code ~ '^[A-Z]{2}$'),
        type text NOT NULL UNIQUE,
        root_field text NOT NULL UNIQUE,
        name_en text NOT NULL,
        name_ru text NOT NULL,
        url text NOT NULL UNIQUE,
        accepted_sdl text
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA registry CASCADE');
  }
}
