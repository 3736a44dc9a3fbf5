import { SeraiError } from '@serai/schema';
import { DataSource } from 'typeorm';
import { MemberEntity } from './entities/member.js';
import { Registry1790000000000 } from './migrations/1790000000000-registry.js';

/** Opens the secretariat's database and brings it to the newest migration. Throws DATABASE_UNAVAILABLE. */
export async function openDatabase(url: string): Promise<DataSource> {
  const database = new DataSource({
    type: 'postgres',
    url,
    entities: [MemberEntity],
    migrations: [Registry1790000000000],
    migrationsTableName: 'secretariat_migration',
    synchronize: false,
    logging: false,
    poolSize: 4,
    applicationName: 'serai-secretariat',
    connectTimeoutMS: 5_000,
  });
  try {
    await database.initialize();
  } catch (error) {
    const { host, pathname } = new URL(url);
    const reason = error instanceof Error && error.message ? error.message : String(error);
    throw new SeraiError('DATABASE_UNAVAILABLE', `The database ${host}${pathname} cannot be used (${reason}). Check that it runs and that the address is right`, { cause: error });
  }
  await database.runMigrations({ transaction: 'each' });
  return database;
}
