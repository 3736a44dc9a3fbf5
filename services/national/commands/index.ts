import { dictionaryTable } from '@serai/schema';
import type { CommandConfig } from '../config.js';
import { readCommandConfig, readDemoConfig, readKeysConfig, readLogConfig, readNeighbourConfig, readReleaseConfig, readStewardConfig, readVerifyConfig } from '../config.js';
import { readCountryFolder } from '../country-folder.js';
import { importFiles, type ImportResult } from '../intake/import.js';
import { openDatabase } from '../store/data-source.js';
import { commandsOfLog } from './log.js';
import { keyCommands } from './keys.js';
import { stewardCommands } from './access.js';
import { migrate } from '../store/migrate.js';
import { RawStore } from '../store/raw-store.js';
import { ReleaseWriter } from '../store/release-writer.js';
import { commandsOfReleases, inOffice, MIRRORS, releaseOf } from './release.js';
import { stewardToken } from './steward-token.js';

export { rulesCommands } from './rules.js';

/** What is done with the country's log. */
export const logCommands = commandsOfLog(readLogConfig);

/** What a steward does with the applications that came to the country. */
export const accessCommands = stewardCommands(readStewardConfig);

const RELEASE_SETTINGS = { release: readReleaseConfig, demo: readDemoConfig, verify: readVerifyConfig, neighbours: readNeighbourConfig };

/** What is done with a country's releases. */
export const releaseCommands = commandsOfReleases(RELEASE_SETTINGS);

/** What is done with a service's keys. */
export const keysCommands = keyCommands(readKeysConfig);

type Database = Awaited<ReturnType<typeof openDatabase>>;

async function withOwner<Result>(work: (database: Database, config: CommandConfig) => Promise<Result>): Promise<Result> {
  const config = readCommandConfig();
  const database = await openDatabase(config.DATABASE_OWNER_URL, { poolSize: 1 });
  try {
    return await work(database, config);
  } finally {
    await database.destroy();
  }
}

async function runMigrate(database: Database, config: CommandConfig): Promise<string> {
  const roleIn = (url: string): string => decodeURIComponent(new URL(url).username);
  await migrate(database, new Map([...config.audiences].map(([audience, url]) => [audience, roleIn(url)])), roleIn(config.DATABASE_URL_CLERK));
  return 'The database is up to date';
}

type Given = Readonly<Record<string, string>>;

/** Which submission is imported: the country's own unless told. Its laws, its rules and its settings stay the country's. */
const SUBMISSION = [{ flag: '--figures <folder>', describe: "read figures.csv and domain.yaml from this folder, not from the country's own" }] as const;

async function runImport(database: Database, config: CommandConfig, { figures }: Given): Promise<ImportResult & { readonly line: string }> {
  const country = await readCountryFolder(config.COUNTRY_FOLDER);
  const result = await importFiles(new RawStore(database), { folder: config.COUNTRY_FOLDER, figures, sources: config.SOURCES_FILE }, country.code, new Date());
  return { ...result, line: `${country.name.en}: ${result.figures} figures and ${result.laws} positions ${result.isNew ? 'imported' : 'as before'}` };
}

/** What a data manager can do with a country's service; each returns one line to show. */
export const nationalCommands = {
  migrate: { describe: 'bring the database up to date', run: () => withOwner(runMigrate) },
  import: {
    describe: 'read figures.csv and laws.csv into the raw store',
    options: SUBMISSION,
    run: (_words: readonly string[], given: Given) => withOwner(async (database, config) => (await runImport(database, config, given)).line),
  },
  publish: {
    describe: 'migrate, import and release in one go',
    options: [...SUBMISSION, MIRRORS, { flag: '--number <number>', describe: 'only where it becomes the release of this number: does nothing where there are as many already' }],
    run: async (_words: readonly string[], given: Given) => {
      const imported = await withOwner(async (database, config) => {
        await runMigrate(database, config);
        if (given['number'] !== undefined && (await new ReleaseWriter(database).newestNumber()) >= Number(given['number'])) return undefined;
        return runImport(database, config, given);
      });
      if (!imported) return `Release ${given['number']} stands already`;
      // Somebody else may import meanwhile.
      return inOffice(RELEASE_SETTINGS, given, (office) => releaseOf({ ...office, options: { ...office.options, submission: imported.fileHash } }));
    },
  },
  dictionary: { describe: 'print the dictionary as schema/dictionary/README.md shows it', run: () => Promise.resolve(dictionaryTable()) },
  contract: {
    describe: 'print the GraphQL contract, as a country named Member would serve it',
    run: async () => {
      // The one command that needs the graph: the others start sooner without it.
      const [{ printSubgraphSdl }, { countrySchema }] = await Promise.all([import('@serai/chassis/subgraph'), import('../graph/country-schema.js')]);
      return printSubgraphSdl(await countrySchema({ code: 'XX', type: 'Member', rootField: 'member', name: { en: 'Member', ru: 'Участник' } }));
    },
  },
} as const;

/** Tokens of the local demo's stewards, for `serai token`. */
export const stewardTokens = { of: (country: string | undefined) => stewardToken(readDemoConfig().SERAI_DATA, country, new Date()) } as const;
