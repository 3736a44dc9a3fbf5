import { openDatabase } from '../store/data-source.js';
import { ReleaseStore } from '../store/release-store.js';
import { type PublishedRelease, ReleaseReader } from './release-reader.js';

/** The releases of a country, open for reading. */
export interface Releases {
  /** A reader for one request. */
  reader(): ReleaseReader;
  /** The newest release, or null before the first. */
  newest(): Promise<PublishedRelease | null>;
  close(): Promise<void>;
}

/** Connections that a country's graph keeps at most. */
const POOL_SIZE = 8;

/** Opens the releases at the address, whose role need only be able to read them. Throws DATABASE_UNAVAILABLE. */
export async function openReleases(url: string, country: string): Promise<Releases> {
  const database = await openDatabase(url, { poolSize: POOL_SIZE });
  const store = new ReleaseStore(database);
  const reader = (): ReleaseReader => new ReleaseReader(store, country);
  return {
    reader,
    newest: async () => (await reader().releases(1))[0] ?? null,
    close: () => database.destroy(),
  };
}
