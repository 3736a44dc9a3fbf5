import { keySetSetting, logLevelSetting, memberTlsSettings, portSetting, readConfig } from '@serai/chassis';
import { z } from 'zod';

const settings = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: portSetting.default(4000),
  /** Address of the secretariat, without a path. */
  SECRETARIAT_URL: z.url({ error: 'must be the address of the secretariat, such as http://127.0.0.1:4010' }),
  /** How often the registry is asked whether the supergraph changed. */
  REGISTRY_INTERVAL_MS: z.coerce.number().int().min(100).max(600_000).default(2_000),
  /** How long a country may take to answer. */
  COUNTRY_TIMEOUT_MS: z.coerce.number().int().min(50).max(120_000).default(5_000),
  LOG_LEVEL: logLevelSetting.default('info'),
  /** Keys by which calls to the countries are signed; made with a first key where there is none. */
  KEYS_FILE: z.string({ error: 'name the file that holds the keys of the gateway' }).min(1),
  /** Address of /graphql as clients know it, which holders of bound tokens write in their proofs; left out: that of the request. */
  PUBLIC_URL: z.url().optional(),
  /** The hub's issuer of access tokens, and its keys. */
  TOKEN_ISSUER: z.string().min(1),
  TOKEN_KEYS: keySetSetting,
  /** What the secretariat's issuer, which makes passports, is called; left out: SECRETARIAT_URL with /oidc. */
  PASSPORT_ISSUER: z.url().optional(),
  ...memberTlsSettings.shape,
});

export type GatewayConfig = z.infer<typeof settings>;

export function readGatewayConfig(): GatewayConfig {
  const config = readConfig(settings, process.env);
  // The engine's own logger reads the same variable, and ends at the words that it does not know: silent, fatal.
  delete process.env['LOG_LEVEL'];
  return config;
}
