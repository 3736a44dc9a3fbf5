import { databaseUrlSetting, keySetSetting, logLevelSetting, memberTlsSettings, portSetting, readConfig } from '@serai/chassis';
import { z } from 'zod';

/** Keys by which access tokens are signed, and nothing else: whoever has the registry's has not these. Made with a first key where there is none. */
const tokenKeysFile = z.string({ error: 'name the file that holds the keys of the issuer of tokens' }).min(1);

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
  TOKEN_KEYS_FILE: tokenKeysFile,
  /** Address of the issuer as browsers and clients reach it, which ends in /oidc; left out: on this machine. */
  ISSUER_URL: z.url().refine((text) => new URL(text).pathname === '/oidc', 'must be an address that ends in /oidc').optional(),
  /** Keys of the gateway, by which it proves itself where it asks for visas. */
  GATEWAY_KEYS: z.url({ error: 'must be the address of the JWKS of the gateway, such as http://127.0.0.1:4000/.well-known/jwks.json' }),
  /** Where the hub trusts another issuer than this one: its name and its keys, as gateway and countries have them. */
  TOKEN_ISSUER: z.string().min(1).optional(),
  TOKEN_KEYS: keySetSetting.optional(),
  ...memberTlsSettings.shape,
}).refine(({ TOKEN_ISSUER, TOKEN_KEYS }) => (TOKEN_ISSUER === undefined) === (TOKEN_KEYS === undefined), { path: ['TOKEN_ISSUER', 'TOKEN_KEYS'], message: 'set both or neither' });

const databaseSettings = z.object({ DATABASE_URL: databaseUrlSetting });

const tokenKeysSettings = z.object({ TOKEN_KEYS_FILE: tokenKeysFile });

/** Where a hub of `npm start` keeps its data. */
const demoSettings = z.object({ SERAI_DATA: z.string().min(1).default('.serai') });

const commandSettings = z.object({
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

/** Settings of the command that enrols. */
export const readCommandConfig = (): CommandConfig => readConfig(commandSettings, process.env);

/** Settings of the commands that need the database alone. */
export const readDatabaseConfig = (): z.infer<typeof databaseSettings> => readConfig(databaseSettings, process.env);

/** Settings of the command that rotates the keys of tokens. */
export const readTokenKeysConfig = (): z.infer<typeof tokenKeysSettings> => readConfig(tokenKeysSettings, process.env);

export const readDemoConfig = (): z.infer<typeof demoSettings> => readConfig(demoSettings, process.env);
