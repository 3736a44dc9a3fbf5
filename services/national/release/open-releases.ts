import { type AudienceId, type Figure, SeraiError } from '@serai/schema';
import { openDatabase } from '../store/data-source.js';
import { checkReach } from '../store/reach.js';
import { ReleaseStore } from '../store/release-store.js';
import { ReleaseReader } from './release-reader.js';

/** The releases of a country, open for reading, each audience through a role of its own. */
export interface Releases {
  /** A reader for one request, for this audience, of what `grants` lets through and of what everybody is told. Throws NOT_FOR_AUDIENCE where no role is set for it. */
  reader(audience: AudienceId, grants?: (cell: Figure) => boolean): Promise<ReleaseReader>;
  close(): Promise<void>;
}

/** Connections that a country's graph keeps at most for one audience. */
const POOL_SIZE = 6;

/** How the releases of one audience are reached. */
export type Connect = (url: string, audience: AudienceId, country: string) => Promise<{ readonly store: ReleaseStore; close(): Promise<void> }>;

/** Connects as an audience's role, which is used only after it was held against what it may read. */
const connectAsAudience: Connect = async (url, audience, country) => {
  const database = await openDatabase(url, { poolSize: POOL_SIZE, audience });
  try {
    await checkReach(database, audience, country);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  return { store: new ReleaseStore(database, audience), close: () => database.destroy() };
};

/**
 * Opens the releases at these addresses, each with the role of an audience. Which role reads is decided by
 * the address alone: an audience without one is told nothing. A connection is made when it is first needed.
 */
export function openReleases(addresses: ReadonlyMap<AudienceId, string>, country: string, connect: Connect = connectAsAudience): Releases {
  const open = new Map<AudienceId, ReturnType<Connect>>();
  const storeFor = async (audience: AudienceId): Promise<ReleaseStore> => {
    const url = addresses.get(audience);
    if (url === undefined) throw new SeraiError('NOT_FOR_AUDIENCE', `${country} has no place to read from for ${audience}, so it tells this audience nothing`);
    const opening = open.get(audience) ?? connect(url, audience, country);
    open.set(audience, opening);
    opening.catch(() => open.delete(audience));
    return (await opening).store;
  };
  return {
    reader: async (audience, grants) => new ReleaseReader(await storeFor(audience), country, grants ? { grants, open: await storeFor('public') } : null),
    close: async () => {
      const all = await Promise.allSettled(open.values());
      for (const each of all) if (each.status === 'fulfilled') await each.value.close();
    },
  };
}
