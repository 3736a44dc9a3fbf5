import { databaseUnavailable } from '@serai/chassis';
import type { AudienceId } from '@serai/schema';
import { DataSource } from 'typeorm';
import { audienceName } from './audience-tables.js';
import { editionTable } from './entities/edition.js';
import { ReleaseEntity } from './entities/release.js';
import { cellTable } from './entities/released-cell.js';
import { ReleasedLawEntity } from './entities/released-law.js';
import { ReleasedSourceEntity } from './entities/released-source.js';
import { HidingEntity } from './entities/hiding.js';
import { ReleaseInputEntity } from './entities/release-input.js';
import { WithdrawalEntity } from './entities/withdrawal.js';
import { SubmissionEntity } from './entities/submission.js';
import { RawAndRelease1790000000000 } from './migrations/1790000000000-raw-and-release.js';
import { Audiences1790000100000 } from './migrations/1790000100000-audiences.js';
import { DeskAndLog1790000200000 } from './migrations/1790000200000-desk-and-log.js';
import { Log1790000300000 } from './migrations/1790000300000-log.js';
import { Desk1790000400000 } from './migrations/1790000400000-desk.js';
import { Certificates1790000500000 } from './migrations/1790000500000-certificates.js';

export interface DatabaseOptions {
  readonly poolSize: number;
  /** Whose cells are read; left out: those of all, which only the owner can. */
  readonly audience?: AudienceId;
}

/**
 * Opens a country's database. Whom the address names decides what can be read: the owner both
 * schemas, an audience's role what is released to it. Throws DATABASE_UNAVAILABLE.
 */
export async function openDatabase(url: string, { poolSize, audience }: DatabaseOptions): Promise<DataSource> {
  const table = (name: string): string => (audience === undefined ? name : `${name}_${audienceName(audience)}`);
  const database = new DataSource({
    type: 'postgres',
    url,
    entities: [SubmissionEntity, ReleaseEntity, ReleasedLawEntity, ReleasedSourceEntity, HidingEntity, ReleaseInputEntity, WithdrawalEntity, cellTable(table('cell')), editionTable(table('edition'))],
    migrations: [RawAndRelease1790000000000, Audiences1790000100000, DeskAndLog1790000200000, Log1790000300000, Desk1790000400000, Certificates1790000500000],
    migrationsTableName: 'national_migration',
    synchronize: false,
    logging: false,
    poolSize,
    applicationName: 'serai-national',
    // Also how long a query waits until a connection is free: whoever asks gives up before.
    connectTimeoutMS: 15_000,
    // Making one again costs as much as many queries: idle ones are kept for a minute.
    extra: { idleTimeoutMillis: 60_000, statement_timeout: 20_000, idle_in_transaction_session_timeout: 60_000 },
  });
  try {
    return await database.initialize();
  } catch (error) {
    throw databaseUnavailable(url, error);
  }
}
