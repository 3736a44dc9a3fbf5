import { KeyRing } from '@serai/chassis';
import { LONGEST_ACCESS_YEARS, SeraiError } from '@serai/schema';
import type { KeysConfig } from '../config.js';
import { openDatabase } from '../store/data-source.js';
import { DeskStore } from '../store/desk-store.js';
import { LocalDemo } from './local-demo.js';

type Given = Readonly<Record<string, string>>;

/** How long a key that was replaced verifies at least: what it signed a moment ago is still under way, and others ask for its successor only now and then. */
const AT_LEAST_MS = 600_000;

const WHOSE = [
  { flag: '--country <code>', describe: 'in the local demo: the country whose keys' },
  { flag: '--service <name>', describe: 'in the local demo: gateway or secretariat' },
] as const;

/** The keys of one service, and until when a key of it that is replaced has to verify. */
interface Keys {
  readonly ring: KeyRing;
  readonly file: string;
  readonly verifiesUntil: (now: Date) => Promise<Date>;
}

/** What is done with the keys of a service: of a country, of the gateway, of the secretariat. Running services notice within half a second. */
export function keyCommands(settings: () => KeysConfig) {
  return {
    list: {
      describe: 'list the keys of a service, the one that signs first',
      options: WHOSE,
      run: async (_words: readonly string[], given: Given) => {
        const { ring, file } = await keysOf(settings(), given);
        const now = new Date();
        return [file, ...ring.keys().map(({ kid, createdAt, verifiesUntil }) => `${kid}  made ${createdAt}  ${verifiesUntil === null ? 'signs' : new Date(verifiesUntil) > now ? `verifies until ${verifiesUntil}` : 'expired'}`)].join('\n');
      },
    },
    rotate: {
      describe: 'sign with a new key; what the one before signed is accepted until it expires',
      options: WHOSE,
      run: async (_words: readonly string[], given: Given) => {
        const { ring, verifiesUntil } = await keysOf(settings(), given);
        const [now, before] = [new Date(), ring.signing().kid];
        const until = await verifiesUntil(now);
        return `${await ring.rotate(now, until)} signs from now on; ${before} verifies until ${until.toISOString()}`;
      },
    },
    withdraw: {
      describe: 'a key was lost or stolen: nothing that it signed is accepted from now on',
      takes: ['kid'], options: WHOSE,
      run: async ([kid = '']: readonly string[], given: Given) => {
        const { ring } = await keysOf(settings(), given);
        await ring.withdraw(kid, new Date());
        return `${kid} is withdrawn; ${ring.signing().kid} signs. A country's visas in force are signed anew by its running service`;
      },
    },
  } as const;
}

async function keysOf({ SERAI_DATA, KEYS_FILE, DATABASE_URL_CLERK }: KeysConfig, { country, service }: Given): Promise<Keys> {
  const demo = new LocalDemo(SERAI_DATA);
  if (country !== undefined) return opened(demo.keysOf(country), lastVisa(await demo.clerkOf(country)));
  if (service !== undefined) return opened(demo.keysOf(service), async (now) => new Date(now.getTime() + AT_LEAST_MS));
  if (KEYS_FILE === undefined) throw new SeraiError('CONFIG_INVALID', "Set KEYS_FILE to the file of the service's keys, and DATABASE_URL_CLERK where they are a country's; in the local demo, name whose: --country KZ or --service gateway");
  return opened(KEYS_FILE, DATABASE_URL_CLERK === undefined ? longestVisa : lastVisa(DATABASE_URL_CLERK));
}

async function opened(file: string, verifiesUntil: Keys['verifiesUntil']): Promise<Keys> {
  return { ring: await KeyRing.open(file), file, verifiesUntil };
}

/** The end of the last visa that is in force, by the country's register. */
function lastVisa(clerk: string): Keys['verifiesUntil'] {
  return async (now) => {
    const database = await openDatabase(clerk, { poolSize: 1 });
    try {
      const last = await new DeskStore(database).lastExpiry(now);
      return new Date(Math.max(last?.getTime() ?? 0, now.getTime() + AT_LEAST_MS));
    } finally {
      await database.destroy();
    }
  };
}

/** Where the register cannot be asked: no visa lasts longer. */
async function longestVisa(now: Date): Promise<Date> {
  const until = new Date(now.getTime() + 2 * 86_400_000);
  until.setUTCFullYear(until.getUTCFullYear() + LONGEST_ACCESS_YEARS);
  return until;
}
