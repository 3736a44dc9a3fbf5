import { databaseUrlSetting, logLevelSetting, portSetting, readConfig } from '@serai/chassis';
import { z } from 'zod';

const folder = z.string({ error: 'name the folder of the country, such as infra/countries/kazakhstan' }).min(1);

const serviceSettings = z.object({
  /** Folder of the country, with country.yaml. */
  COUNTRY_FOLDER: folder,
  /** Database, as the role that may read releases only. */
  DATABASE_URL: databaseUrlSetting,
  HOST: z.string().default('127.0.0.1'),
  PORT: portSetting.default(4001),
  LOG_LEVEL: logLevelSetting.default('info'),
});

const commandSettings = z.object({
  /** Folder of the country, with country.yaml, figures.csv and laws.csv. */
  COUNTRY_FOLDER: folder,
  /** Catalogue of sources. */
  SOURCES_FILE: z.string({ error: 'name the catalogue of sources, such as infra/countries/sources.csv' }).min(1),
  /** Database, as its owner. */
  DATABASE_OWNER_URL: databaseUrlSetting,
  /** Database, as the role that is to read releases only. */
  DATABASE_URL: databaseUrlSetting,
});

export type ServiceConfig = z.infer<typeof serviceSettings>;
export type CommandConfig = z.infer<typeof commandSettings>;

/** Settings of the running service. */
export const readServiceConfig = (): ServiceConfig => readConfig(serviceSettings, process.env);

/** Settings of the commands that import and release, which need the owner's credentials. */
export const readCommandConfig = (): CommandConfig => readConfig(commandSettings, process.env);
