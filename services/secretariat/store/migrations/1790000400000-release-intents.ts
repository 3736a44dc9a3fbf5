import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What members announced that they were about to release: the order in which they go live. */
export class ReleaseIntents1790000400000 implements MigrationInterface {
  readonly name = 'ReleaseIntents1790000400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA intents;
      CREATE TABLE intents.intent (
        place bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        release text NOT NULL,
        announced_at timestamptz(3) NOT NULL,
        -- Until when its place is held, unless it is announced again.
        until timestamptz(3) NOT NULL,
        ended_at timestamptz(3),
        -- What the member signed when it took the place.
        signed text NOT NULL
      );
      CREATE INDEX ON intents.intent (until) WHERE ended_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA intents CASCADE');
  }
}
