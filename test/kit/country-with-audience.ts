import { runService } from '@serai/chassis';
import { type Connect, COUNTRY_PARTS, openDatabase, openReleases, ReleaseStore, startCountry } from '@serai/national';
import type { AudienceId } from '@serai/schema';
import { readTestCountry } from './config.js';
import { ForgetfulStore } from './forgetful-store.js';

/**
 * A country's service that takes a caller's word for who he is (the header `x-test-audience`). Only tests
 * have it; with it they read as each audience, and take one layer away to see that the next still
 * refuses.
 */
const { folder, audiences, without, always, clerk, keys } = readTestCountry();

/** A hub that is not there: whom this service believes, it does not look up. */
const NOWHERE = 'http://127.0.0.1:9';
const HUB = { SECRETARIAT_URL: NOWHERE, GATEWAY_KEYS: NOWHERE, REGISTRY_KEYS: NOWHERE, TOKEN_ISSUER: NOWHERE, TOKEN_KEYS: NOWHERE, STAFF_ISSUER: NOWHERE, STAFF_KEYS: NOWHERE };
const forgets = without.has('filter') || without.has('condition');

const connect: Connect = async (url, audience) => {
  const database = await openDatabase(url, { poolSize: 6, ...(!without.has('filter') && { audience }) });
  const Store = forgets ? ForgetfulStore : ReleaseStore;
  return { store: new Store(database, audience), close: () => database.destroy() };
};

runService(() =>
  startCountry({ COUNTRY_FOLDER: folder, HOST: '127.0.0.1', PORT: 0, LOG_LEVEL: 'silent', audiences, DATABASE_URL_CLERK: clerk, KEYS_FILE: keys, HEADS_INTERVAL_MS: 60_000, ...HUB }, {
    ...COUNTRY_PARTS,
    callerOf: () => async ({ request: { headers } }) => ({
      channel: 'staff', audience: always ?? (headers['x-test-audience'] as AudienceId | undefined) ?? null, subject: null, client: null, visa: null, until: null, refusal: null, scope: null,
    }),
    ...(without.has('guard') && { guard: (schema) => schema }),
    ...((forgets || without.has('role-check')) && { openReleases: (addresses, country) => openReleases(addresses, country, connect) }),
  }),
);
