import { databaseUnavailable } from '@serai/chassis';
import { DataSource } from 'typeorm';
import { MemberEntity } from './entities/member.js';
import { Registry1790000000000 } from './migrations/1790000000000-registry.js';
import { Training1790000000001 } from './migrations/1790000000001-training.js';
import { Issuer1790000100000 } from './migrations/1790000100000-issuer.js';
import { LogHeads1790000300000 } from './migrations/1790000300000-log-heads.js';
import { ReleaseIntents1790000400000 } from './migrations/1790000400000-release-intents.js';
import { Desk1790000200000 } from './migrations/1790000200000-desk.js';

/** Opens the secretariat's database and brings it to the newest migration. Throws DATABASE_UNAVAILABLE. */
export async function openDatabase(url: string): Promise<DataSource> {
  const database = new DataSource({
    type: 'postgres',
    url,
    entities: [MemberEntity],
    migrations: [Registry1790000000000, Training1790000000001, Issuer1790000100000, Desk1790000200000, LogHeads1790000300000, ReleaseIntents1790000400000],
    migrationsTableName: 'secretariat_migration',
    synchronize: false,
    logging: false,
    poolSize: 4,
    applicationName: 'serai-secretariat',
    connectTimeoutMS: 15_000,
  });
  try {
    await database.initialize();
  } catch (error) {
    throw databaseUnavailable(url, error);
  }
  await database.runMigrations({ transaction: 'each' });
  return database;
}
