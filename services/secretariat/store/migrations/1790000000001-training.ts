import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Training members, which are fictional; the members so far are countries. */
export class Training1790000000001 implements MigrationInterface {
  readonly name = 'Training1790000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE registry.member ADD COLUMN training boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE registry.member DROP COLUMN training');
  }
}
