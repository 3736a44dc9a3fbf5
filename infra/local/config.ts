import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { keySetSetting } from '@serai/chassis';
import { NESTED_AUDIENCES } from '@serai/schema';
import { z } from 'zod';
import { StartFailure } from './start-failure.js';
import { audienceInSetting, type GivenDatabase } from './database/given-database.js';
import type { OtherIssuer } from './hub-places.js';

const port = z.coerce.number({ error: 'must be a port, from 1 to 65535' }).int().min(1).max(65535);

/** A number of milliseconds, handed on as it was written. */
const milliseconds = (least: number) =>
  z.string().refine((text) => /^\d{1,6}$/.test(text) && Number(text) >= least, `must be a number of milliseconds, at least ${least}`);

const settings = z.object({
  /** Port of the gateway. */
  HUB_PORT: port.default(4000),
  /** Where the data lives. */
  SERAI_DATA: z.string().min(1).default('.serai'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  COUNTRY_TIMEOUT_MS: milliseconds(50).optional(),
  REGISTRY_INTERVAL_MS: milliseconds(100).optional(),
  HEADS_INTERVAL_MS: milliseconds(100).optional(),
  /** Another issuer of access tokens than the secretariat's own, and the address of its keys: both or neither. */
  TOKEN_ISSUER: z.string().min(1).optional(),
  TOKEN_KEYS: keySetSetting.optional(),
}).refine(({ TOKEN_ISSUER, TOKEN_KEYS }) => (TOKEN_ISSUER === undefined) === (TOKEN_KEYS === undefined), 'TOKEN_ISSUER and TOKEN_KEYS: set both, or neither');

export interface LocalConfig {
  readonly hubPort: number;
  readonly dataFolder: string;
  readonly otherIssuer: OtherIssuer | null;
  /** Settings handed on to every service as they are. */
  readonly handedOn: Readonly<Record<string, string>>;
  /** What a process of ours inherits of this one's environment. */
  readonly inherited: Readonly<Record<string, string>>;
  /** The database set for a service: a country's code, or SECRETARIAT; for a country with the roles of these audiences. Throws StartFailure. */
  readonly givenDatabase: (service: string, audiences: readonly string[]) => GivenDatabase | undefined;
}

const INHERITED = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'TEMP', 'SystemRoot', 'NODE_EXTRA_CA_CERTS'];

/** Settings of `npm start`; throws StartFailure that names every variable at fault. */
export function readLocalConfig(): LocalConfig {
  const environment = process.env;
  const read = settings.safeParse(environment);
  if (!read.success) {
    throw new StartFailure(`The settings are wrong: ${read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}. Correct these environment variables`);
  }
  const { HUB_PORT, SERAI_DATA, TOKEN_ISSUER, TOKEN_KEYS, ...handedOn } = read.data;
  const given = Object.fromEntries(Object.entries(handedOn).filter((entry): entry is [string, string] => entry[1] !== undefined));
  return {
    hubPort: HUB_PORT,
    dataFolder: resolve(SERAI_DATA.replace(/^~(?=\/)/, homedir())),
    otherIssuer: TOKEN_ISSUER !== undefined && TOKEN_KEYS !== undefined ? { issuer: TOKEN_ISSUER, keys: TOKEN_KEYS } : null,
    handedOn: given,
    inherited: Object.fromEntries(INHERITED.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]]))),
    givenDatabase: (service, audiences) => {
      const setting = `SERAI_DATABASE_${service}`;
      const owner = environment[setting];
      if (owner === undefined || owner === '') return undefined;
      const given = audiences.flatMap((audience) => {
        const url = environment[`${setting}_${audienceInSetting(audience)}`];
        return url ? [[audience, url] as const] : [];
      });
      if (audiences.length > 0 && !given.some(([audience]) => audience === NESTED_AUDIENCES[0])) {
        throw new StartFailure(`${setting} is set, and ${setting}_PUBLIC is not. Set it to the same database as a role of its own that can read nothing by itself; likewise _RESEARCHER, _SECRETARIAT, _STEWARD`);
      }
      const clerk = environment[`${setting}_CLERK`] || null;
      if (audiences.length > 0 && clerk === null) {
        throw new StartFailure(`${setting} is set, and ${setting}_CLERK is not. Set it to the same database as a role of its own, which keeps the country's desk and log`);
      }
      return { owner, audiences: new Map(given), clerk };
    },
  };
}
