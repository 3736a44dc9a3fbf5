import { databaseUrlSetting, logLevelSetting, portSetting, readConfig } from '@serai/chassis';
import { z } from 'zod';

const serviceSettings = z.object({
  DATABASE_URL: databaseUrlSetting,
  HOST: z.string().default('127.0.0.1'),
  PORT: portSetting.default(4010),
  /** Address of this service as the gateway reaches it. */
  PUBLIC_URL: z.url().optional(),
  /** Address of the gateway's GraphQL, through which the regional views read the countries; without it there are none. */
  HUB_URL: z.url({ error: 'must be the address of the gateway, such as http://127.0.0.1:4000/graphql' }).optional(),
  /** How long the registry rests between two rounds of asking the members. */
  REGISTRY_INTERVAL_MS: z.coerce.number().int().min(100).max(600_000).default(2_000),
  LOG_LEVEL: logLevelSetting.default('info'),
  /** Keys by which the registry and the secretariat's own calls are signed; made with a first key where there is none. */
  KEYS_FILE: z.string({ error: 'name the file that holds the keys of the secretariat' }).min(1),
});

const commandSettings = z.object({
  DATABASE_URL: databaseUrlSetting,
  /** JSON file with the list of members: code, type, rootField, nameEn, nameRu, url, and training where it is fictional. */
  MEMBERS_FILE: z.string({ error: 'name the JSON file that lists the members' }).min(1),
});

export type ServiceConfig = z.infer<typeof serviceSettings>;
export type CommandConfig = z.infer<typeof commandSettings>;

/** Settings of the running service. */
export const readServiceConfig = (): ServiceConfig => readConfig(serviceSettings, process.env);

/** Settings of the commands. */
export const readCommandConfig = (): CommandConfig => readConfig(commandSettings, process.env);
