import { KeyRing, keySet } from '@serai/chassis';
import { type CountrySettings, SeraiError } from '@serai/schema';
import type { LogConfig } from '../config.js';
import { readCountryFolder } from '../country-folder.js';
import { type ExportFormat, EXPORT_FORMATS, entryLine, exportHead } from '../log/entry-text.js';
import { timeOf } from '../log/log-query.js';
import { Pseudonyms } from '../log/pseudonym.js';
import { LodgingClient } from '../log-keeper/lodging-client.js';
import { pruneLog } from '../log-keeper/prune-log.js';
import { readPseudonymKey } from '../log-keeper/pseudonym-key.js';
import { describeReport, verifyLog } from '../log-keeper/verify-log.js';
import { openDatabase } from '../store/data-source.js';
import { LogStore } from '../store/log-store.js';

/** Entries that are read at once for export. */
const AT_ONCE = 5_000;

type Options = Readonly<Record<string, string>>;

interface OpenLog {
  readonly country: CountrySettings;
  readonly store: LogStore;
  readonly client: LodgingClient;
}

async function open(config: LogConfig, url: string): Promise<OpenLog & { close(): Promise<void> }> {
  const country = await readCountryFolder(config.COUNTRY_FOLDER);
  const ring = await KeyRing.open(config.KEYS_FILE);
  const secretariatKeys = keySet(config.REGISTRY_KEYS ?? new URL('/.well-known/jwks.json', config.SECRETARIAT_URL).href);
  const database = await openDatabase(url, { poolSize: 2 });
  return { country, store: new LogStore(database), client: new LodgingClient({ country: country.code, secretariat: config.SECRETARIAT_URL, ring, secretariatKeys }), close: () => database.destroy() };
}

function readerUrl({ DATABASE_URL_CLERK, DATABASE_OWNER_URL }: LogConfig): string {
  const url = DATABASE_URL_CLERK ?? DATABASE_OWNER_URL;
  if (url === undefined) throw new SeraiError('CONFIG_INVALID', "Set DATABASE_URL_CLERK, the country's database as the role that keeps its log, or DATABASE_OWNER_URL, as its owner");
  return url;
}

async function verify(config: LogConfig): Promise<string> {
  const opened = await open(config, readerUrl(config));
  const { country, store, client } = opened;
  try {
    const report = await verifyLog({ country: country.code, store, client });
    const text = describeReport(country.code, report);
    if (report.fault) throw new SeraiError('LOG_BROKEN', text);
    return text;
  } finally {
    await opened.close();
  }
}

async function prune(config: LogConfig): Promise<string> {
  if (config.DATABASE_OWNER_URL === undefined) throw new SeraiError('CONFIG_INVALID', 'Set DATABASE_OWNER_URL: only the owner of the database removes entries of the log');
  const opened = await open(config, config.DATABASE_OWNER_URL);
  const { country, store, client } = opened;
  try {
    return await pruneLog({ country: country.code, keepMonths: country.log.keepMonths, store, client });
  } finally {
    await opened.close();
  }
}

async function* exported(config: LogConfig, { from, to, format = 'jsonl' }: Options): AsyncGenerator<string> {
  const isFormat = (text: string): text is ExportFormat => (EXPORT_FORMATS as readonly string[]).includes(text);
  if (!isFormat(format)) throw new SeraiError('INVALID_ARGUMENT', `--format: ${format} is none. Write ${EXPORT_FORMATS.join(' or ')}`);
  const [first, before] = [timeOf('--from', from ?? null, 0), timeOf('--to', to ?? null, 1)];
  const opened = await open(config, readerUrl(config));
  const { store } = opened;
  try {
    yield exportHead(format);
    for await (const batch of store.entries(0, AT_ONCE)) {
      const wanted = batch.filter(({ at }) => (!first || new Date(at) >= first) && (!before || new Date(at) < before));
      yield wanted.map((entry) => entryLine(entry, format)).join('');
    }
  } finally {
    await opened.close();
  }
}

async function who(config: LogConfig, pseudonym: string): Promise<string> {
  const country = await readCountryFolder(config.COUNTRY_FOLDER);
  const named = new Pseudonyms(readPseudonymKey(config.KEYS_FILE), country.code).whose(pseudonym);
  if (!named) throw new SeraiError('INVALID_ARGUMENT', `${pseudonym.slice(0, 60)} is no pseudonym that ${country.name.en} made with its key`);
  return `${named.sub}, as ${named.issuer} names him`;
}

/** What a steward does with the country's log. `config` reads the settings. */
export const commandsOfLog = (config: () => LogConfig) => ({
  verify: { describe: 'hold the log against its chain and the heads that were lodged of it; name the first bad entry', run: () => verify(config()) },
  export: {
    describe: 'write the log out, the oldest entry first',
    options: [
      { flag: '--from <time>', describe: 'first day, or the time from which on, in UTC' },
      { flag: '--to <time>', describe: 'last day, or the time before which' },
      { flag: '--format <format>', describe: 'jsonl or csv', fallback: 'jsonl' },
    ],
    run: (_given: readonly string[], options: Options = {}) => exported(config(), options),
  },
  prune: { describe: 'remove what is older than the country keeps its log (country.yaml, log.keepMonths); as the owner', run: () => prune(config()) },
  who: { describe: 'say whose a pseudonym is', takes: ['pseudonym'], run: ([pseudonym = '']: readonly string[]) => who(config(), pseudonym) },
});
