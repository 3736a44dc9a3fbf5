import { runService } from '@serai/chassis';
import { callerOf, type Connect, COUNTRY_PARTS, openDatabase, openReleases, startCountry } from '@serai/national';
import { ForgetfulStore } from '../kit/forgetful-store.js';
import { readCountryInParts } from './config.js';

/**
 * A country's service of which parts are taken away, to see what each costs. Whatever is left, it answers a
 * researcher, so that each variant tells the same; by a visa alone only where visas are looked at.
 */
const { settings, audiences, parts } = readCountryInParts();

const POOL_SIZE = 6;

const connect: Connect = async (url, audience) => {
  const database = await openDatabase(url, { poolSize: POOL_SIZE, audience });
  return { store: new ForgetfulStore(database, audience), close: () => database.destroy() };
};

const RESEARCHER = { channel: 'gateway', audience: 'researcher', subject: null, client: null, visa: null, until: null, refusal: null, scope: null } as const;

const whoAsks: typeof callerOf = (ports) => {
  if (!parts.has('signature') && !parts.has('token')) return async () => RESEARCHER;
  const who = callerOf(ports, ...(parts.has('signature') ? [] : [async () => 'gateway' as const]));
  if (parts.has('visa')) return who;
  return async (call, now) => {
    const caller = await who(call, now);
    if (caller.refusal) throw caller.refusal;
    return { ...caller, audience: 'researcher' };
  };
};

runService(() =>
  startCountry({ ...settings, HOST: '127.0.0.1', PORT: 0, LOG_LEVEL: 'silent', HEADS_INTERVAL_MS: 60_000, audiences }, {
    ...COUNTRY_PARTS,
    callerOf: whoAsks,
    ...(!parts.has('log') && { logged: (schema) => schema }),
    ...(!parts.has('layers') && { guard: (schema) => schema, openReleases: (addresses, country) => openReleases(addresses, country, connect) }),
  }),
);
