import { type AudienceId, isAudience } from '@serai/schema';
import type { Part } from './variants.js';

/** Settings of a country's service, as those of the service that ships are called. */
export type CountrySettings = Readonly<Record<'COUNTRY_FOLDER' | 'KEYS_FILE' | 'DATABASE_URL_CLERK' | 'SECRETARIAT_URL' | 'GATEWAY_KEYS' | 'REGISTRY_KEYS' | 'TOKEN_ISSUER' | 'TOKEN_KEYS' | 'STAFF_ISSUER' | 'STAFF_KEYS', string>>;

/** A country's service of which some parts are left. */
export interface CountryInParts {
  readonly settings: CountrySettings;
  readonly audiences: ReadonlyMap<AudienceId, string>;
  readonly parts: ReadonlySet<Part>;
}

/** As an environment, and read from it. */
export function writeCountryInParts({ settings, audiences, parts }: CountryInParts): Record<string, string> {
  return { BENCH_COUNTRY: JSON.stringify({ settings, audiences: [...audiences], parts: [...parts] }) };
}

export function readCountryInParts(): CountryInParts {
  const { settings, audiences, parts } = JSON.parse(process.env['BENCH_COUNTRY'] ?? '{}') as { settings: CountrySettings; audiences: [string, string][]; parts: Part[] };
  return { settings, audiences: new Map(audiences.flatMap(([audience, url]) => (isAudience(audience) ? [[audience, url] as const] : []))), parts: new Set(parts) };
}

/** Settings of a gateway. */
export type GatewaySettings = Readonly<Record<'PORT' | 'SECRETARIAT_URL' | 'KEYS_FILE' | 'TOKEN_ISSUER' | 'TOKEN_KEYS' | 'REGISTRY_INTERVAL_MS' | 'COUNTRY_TIMEOUT_MS', string>>;

/** Those by which a gateway starts that does not sign: those that the gateway reads. */
export function readGatewaySettings(): GatewaySettings {
  const { PORT = '', SECRETARIAT_URL = '', KEYS_FILE = '', TOKEN_ISSUER = '', TOKEN_KEYS = '', REGISTRY_INTERVAL_MS = '', COUNTRY_TIMEOUT_MS = '' } = process.env;
  return { PORT, SECRETARIAT_URL, KEYS_FILE, TOKEN_ISSUER, TOKEN_KEYS, REGISTRY_INTERVAL_MS, COUNTRY_TIMEOUT_MS };
}
