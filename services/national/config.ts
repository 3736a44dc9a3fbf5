import { delimiter } from 'node:path';
import { databaseUrlSetting, keySetSetting, logLevelSetting, portSetting, readConfig, serverTlsSettings } from '@serai/chassis';
import { type AudienceId, isAudience, SeraiError } from '@serai/schema';
import { z } from 'zod';

const folder = z.string({ error: 'name the folder of the country, such as infra/countries/kazakhstan' }).min(1);

const keysFile = z.string({ error: 'name the file that holds the keys of the country' }).min(1);

const secretariatUrl = z.url({ error: 'must be the address of the secretariat, such as http://127.0.0.1:4010' });

const serviceSettings = z.object({
  /** Folder of the country, with country.yaml and access.yaml. */
  COUNTRY_FOLDER: folder,
  HOST: z.string().default('127.0.0.1'),
  PORT: portSetting.default(4001),
  LOG_LEVEL: logLevelSetting.default('info'),
  /** The country's own keys, by which it signs visas and the heads of its log; made with a first key where there is none. */
  KEYS_FILE: keysFile,
  /** Database, as the role that keeps the desk and the log: it adds to them and reads them, and nothing else. */
  DATABASE_URL_CLERK: databaseUrlSetting,
  /** How long the service rests between two heads of its log that it lodges with the secretariat. */
  HEADS_INTERVAL_MS: z.coerce.number().int().min(100).max(600_000).default(60_000),
  /** Address of the secretariat, without a path. */
  SECRETARIAT_URL: secretariatUrl,
  /** Keys by which the gateway and the registry sign their calls; not needed where certificates stand in for signatures. */
  GATEWAY_KEYS: keySetSetting.optional(),
  REGISTRY_KEYS: keySetSetting.optional(),
  /** The hub's issuer of access tokens, and its keys. */
  TOKEN_ISSUER: z.string().min(1),
  TOKEN_KEYS: keySetSetting,
  /** The country's own issuer, of tokens for its own staff, and its keys. */
  STAFF_ISSUER: z.string().min(1),
  STAFF_KEYS: keySetSetting,
  ...serverTlsSettings.shape,
  /** Names (DNS) in the certificates by which the gateway and the registry are known, where CLIENT_CA_FILE is set. */
  GATEWAY_CERT_NAME: z.string().min(1).optional(),
  REGISTRY_CERT_NAME: z.string().min(1).optional(),
});

const commandSettings = z.object({
  /** Folder of the country, with country.yaml, access.yaml, figures.csv, laws.csv and, where it declares one, domain.yaml. */
  COUNTRY_FOLDER: folder,
  /** Catalogue of sources. */
  SOURCES_FILE: z.string({ error: 'name the catalogue of sources, such as infra/countries/sources.csv' }).min(1),
  /** Database, as its owner. */
  DATABASE_OWNER_URL: databaseUrlSetting,
  DATABASE_URL_CLERK: databaseUrlSetting,
});

const releaseSettings = z.object({
  COUNTRY_FOLDER: folder,
  /** Database, as its owner. */
  DATABASE_OWNER_URL: databaseUrlSetting,
  /** The country's own keys, by which it signs certificates. */
  KEYS_FILE: keysFile,
  /** The country's own issuer, of tokens for its own staff, and its keys. */
  STAFF_ISSUER: z.string().min(1),
  STAFF_KEYS: keySetSetting,
  /** Tokens of the two stewards without whom nothing is released; one of the first alone withdraws. */
  PREPARED_BY_TOKEN: z.string({ error: 'give the token of the steward who prepared the release' }).min(1),
  CLEARED_BY_TOKEN: z.string({ error: 'give the token of another steward, who cleared it' }).min(1),
});

/** Where the certificate of a release is looked up, and the keys that it is held against. */
const verifySettings = z.object({ HUB_URL: z.url().default('http://127.0.0.1:4000'), COUNTRY_KEYS: keySetSetting.optional(), SERAI_DATA: z.string().min(1).default('.serai') });

/** How a country that releases reaches the hub, to see what other members tell and to take its turn. */
const neighbourSettings = z.object({
  HUB_URL: z.url().default('http://127.0.0.1:4000'),
  /** Address of the secretariat, without a path; left out: that of the local demo. */
  SECRETARIAT_URL: z.url().optional(),
  /** Key files of clients of the hub's issuer that read more than the public is told, as in PATH; each is called after its client. */
  MIRROR_READERS: z.string().default('').transform((files) => files.split(delimiter).filter((file) => file !== '')),
  /** The hub's issuer of access tokens; left out: that of the local demo. */
  TOKEN_ISSUER: z.string().min(1).optional(),
});

/** Where a hub of `npm start` keeps its data. */
const demoSettings = z.object({ SERAI_DATA: z.string().min(1).default('.serai') });

const logSettings = z.object({
  COUNTRY_FOLDER: folder,
  KEYS_FILE: keysFile,
  /** Database, as the clerk; pruning takes the owner besides. */
  DATABASE_URL_CLERK: databaseUrlSetting.optional(),
  DATABASE_OWNER_URL: databaseUrlSetting.optional(),
  SECRETARIAT_URL: secretariatUrl,
  /** Keys by which the secretariat signs receipts; left out: those that it publishes. A file of them serves where it cannot be reached. */
  REGISTRY_KEYS: keySetSetting.optional(),
});

const stewardSettings = demoSettings.extend({
  /** Address of the country's own service, without a path. */
  STAFF_URL: z.url().optional(),
  /** Token of the country's own issuer. */
  STAFF_TOKEN: z.string().min(1).optional(),
});

const keysSettings = demoSettings.extend({
  KEYS_FILE: z.string().min(1).optional(),
  /** With it, a country's key verifies as long as the last visa that is in force. */
  DATABASE_URL_CLERK: databaseUrlSetting.optional(),
});

/** `DATABASE_URL_PUBLIC`, `DATABASE_URL_PARTNER_XS`: the database as the role of one audience, which can read what is released to it and nothing else. */
const AUDIENCE_URL = /^DATABASE_URL_(PUBLIC|RESEARCHER|SECRETARIAT|STEWARD|PARTNER_[A-Z]{2})$/;

export interface AudienceAddresses {
  /** Address of the database by the audience whose role reads there. */
  readonly audiences: ReadonlyMap<AudienceId, string>;
}

export type ServiceConfig = z.infer<typeof serviceSettings> & AudienceAddresses;
/** Settings of the commands about the log. */
export type LogConfig = z.infer<typeof logSettings>;
export type CommandConfig = z.infer<typeof commandSettings> & AudienceAddresses;

/** Settings of the running service. */
export function readServiceConfig(): ServiceConfig {
  const config = read(serviceSettings);
  const faults = serviceFaults(config);
  if (faults.length > 0) throw new SeraiError('CONFIG_INVALID', `The settings are wrong: ${faults.join('; ')}. Correct these environment variables`);
  return config;
}

/** What each setting alone does not show. */
function serviceFaults({ CLIENT_CA_FILE, GATEWAY_CERT_NAME, REGISTRY_CERT_NAME, GATEWAY_KEYS, REGISTRY_KEYS, STAFF_ISSUER, STAFF_KEYS, TOKEN_ISSUER, TOKEN_KEYS }: ServiceConfig): string[] {
  const byCertificate = CLIENT_CA_FILE !== undefined;
  return [
    ...(byCertificate && (GATEWAY_CERT_NAME === undefined || REGISTRY_CERT_NAME === undefined) ? ['GATEWAY_CERT_NAME and REGISTRY_CERT_NAME: with CLIENT_CA_FILE, name those in the certificates of the gateway and of the registry'] : []),
    ...(GATEWAY_CERT_NAME !== undefined && GATEWAY_CERT_NAME === REGISTRY_CERT_NAME ? ['REGISTRY_CERT_NAME: the registry needs a name of its own'] : []),
    ...(!byCertificate && (GATEWAY_KEYS === undefined || REGISTRY_KEYS === undefined) ? ['GATEWAY_KEYS and REGISTRY_KEYS: say where the keys of the gateway and of the registry are, or set CLIENT_CA_FILE, so that they are known by certificates'] : []),
    // Otherwise whoever signs the hub's tokens could make a steward.
    ...(STAFF_ISSUER === TOKEN_ISSUER || STAFF_KEYS === TOKEN_KEYS ? ['STAFF_ISSUER and STAFF_KEYS: the staff of a country has an issuer of its own, never the hub\'s'] : []),
  ];
}

/** Settings of whoever verifies a certificate. */
export type VerifyConfig = z.infer<typeof verifySettings>;
export const readVerifyConfig = (): VerifyConfig => readConfig(verifySettings, process.env);

export type NeighbourConfig = z.infer<typeof neighbourSettings>;
export const readNeighbourConfig = (): NeighbourConfig => readConfig(neighbourSettings, process.env);

/** Settings of the commands that release. */
export type ReleaseConfig = z.infer<typeof releaseSettings>;
export const readReleaseConfig = (): ReleaseConfig => readConfig(releaseSettings, process.env);

/** Settings of the commands that import and release, which need the owner's credentials. */
export const readCommandConfig = (): CommandConfig => read(commandSettings);

export type DemoConfig = z.infer<typeof demoSettings>;
export const readDemoConfig = (): DemoConfig => readConfig(demoSettings, process.env);

/** Settings of the commands about the log. */
export const readLogConfig = (): LogConfig => readConfig(logSettings, process.env);

export type StewardConfig = z.infer<typeof stewardSettings>;
export type KeysConfig = z.infer<typeof keysSettings>;

/** Settings of the commands by which a steward decides. */
export const readStewardConfig = (): StewardConfig => readConfig(stewardSettings, process.env);

/** Settings of the commands that look after keys. */
export const readKeysConfig = (): KeysConfig => readConfig(keysSettings, process.env);

function read<Schema extends z.ZodObject>(settings: Schema): z.infer<Schema> & AudienceAddresses {
  const names = Object.keys(process.env).filter((name) => AUDIENCE_URL.test(name));
  const urls = z.object({ DATABASE_URL_PUBLIC: databaseUrlSetting, ...Object.fromEntries(names.map((name) => [name, databaseUrlSetting])) });
  const { ...config } = readConfig(settings.extend(urls.shape), process.env);
  const audiences = new Map(names.flatMap((name) => {
    const audience = audienceOf(name);
    return isAudience(audience) ? [[audience, (config as Record<string, string>)[name] as string] as const] : [];
  }));
  return { ...(config as z.infer<Schema>), audiences };
}

function audienceOf(name: string): string {
  const word = AUDIENCE_URL.exec(name)?.[1] ?? '';
  return word.startsWith('PARTNER_') ? `partner:${word.slice(-2)}` : word.toLowerCase();
}
