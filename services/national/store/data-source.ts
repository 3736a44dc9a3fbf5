import { databaseUnavailable } from '@serai/chassis';
import { DataSource } from 'typeorm';
import { ReleaseEntity } from './entities/release.js';
import { ReleasedCellEntity } from './entities/released-cell.js';
import { ReleasedLawEntity } from './entities/released-law.js';
import { ReleasedSourceEntity } from './entities/released-source.js';
import { SubmissionEntity } from './entities/submission.js';
import { RawAndRelease1790000000000 } from './migrations/1790000000000-raw-and-release.js';

/**
 * Opens a country's database. Whom the address names decides what can be read: the owner both
 * schemas, the graph's role the releases only. Throws DATABASE_UNAVAILABLE.
 */
export async function openDatabase(url: string, { poolSize }: { poolSize: number }): Promise<DataSource> {
  const database = new DataSource({
    type: 'postgres',
    url,
    entities: [SubmissionEntity, ReleaseEntity, ReleasedCellEntity, ReleasedLawEntity, ReleasedSourceEntity],
    migrations: [RawAndRelease1790000000000],
    migrationsTableName: 'national_migration',
    synchronize: false,
    logging: false,
    poolSize,
    applicationName: 'serai-national',
    connectTimeoutMS: 5_000,
    extra: { statement_timeout: 20_000, idle_in_transaction_session_timeout: 60_000 },
  });
  try {
    return await database.initialize();
  } catch (error) {
    throw databaseUnavailable(url, error);
  }
}
