import { databaseUrlSetting, keySetSetting, logLevelSetting, portSetting, readConfig } from '@serai/chassis';
import { z } from 'zod';

const serviceSettings = z.object({
  DATABASE_URL: databaseUrlSetting,
  HOST: z.string().default('127.0.0.1'),
  PORT: portSetting.default(4010),
  /** Address of this service as the gateway reaches it. */
  PUBLIC_URL: z.url().optional(),
  /** How long the registry rests between two rounds of asking the members. */
  REGISTRY_INTERVAL_MS: z.coerce.number().int().min(100).max(600_000).default(2_000),
  LOG_LEVEL: logLevelSetting.default('info'),
  /** Keys by which the registry and the secretariat's own calls are signed; made with a first key where there is none. */
  KEYS_FILE: z.string({ error: 'name the file that holds the keys of the secretariat' }).min(1),
  /** Keys by which the gateway signs its calls. */
  GATEWAY_KEYS: keySetSetting,
  /** The hub's issuer of access tokens, and its keys. */
  TOKEN_ISSUER: z.string().min(1),
  TOKEN_KEYS: keySetSetting,
});

const commandSettings = z.object({
  DATABASE_URL: databaseUrlSetting,
  /** JSON file with the list of members: code, type, rootField, nameEn, nameRu, url, and training where it is fictional. */
  MEMBERS_FILE: z.string({ error: 'name the JSON file that lists the members' }).min(1),
});

const applicantSettings = z.object({
  /** Address of the hub, without a path. */
  HUB_URL: z.url().default('http://127.0.0.1:4000'),
  /** The applicant's access token. */
  SERAI_TOKEN: z.string().min(1).optional(),
});

export type ServiceConfig = z.infer<typeof serviceSettings>;
export type CommandConfig = z.infer<typeof commandSettings>;

export type ApplicantConfig = z.infer<typeof applicantSettings>;

/** Settings of the commands by which somebody applies for access. */
export const readApplicantConfig = (): ApplicantConfig => readConfig(applicantSettings, process.env);

/** Settings of the running service. */
export const readServiceConfig = (): ServiceConfig => readConfig(serviceSettings, process.env);

/** Settings of the commands. */
export const readCommandConfig = (): CommandConfig => readConfig(commandSettings, process.env);
