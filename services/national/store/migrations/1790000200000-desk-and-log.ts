import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Schemas for what the clerk keeps: who was granted what, and who was answered what. */
export class DeskAndLog1790000200000 implements MigrationInterface {
  readonly name = 'DeskAndLog1790000200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA desk; CREATE SCHEMA log;');
  }

  async down(): Promise<void> {
    throw new Error('What was granted and answered is kept: there is no way back. Start from an empty database instead');
  }
}
