import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { KeyRing, publicKeysFile, signJwt } from '@serai/chassis';
import { ApplicationStore, DeskStore, openDatabase } from '@serai/national';
import { type AudienceId, countryUrn, VISA_TYPE, type VisaClaims } from '@serai/schema';
import type { TestHub } from '../kit/hub.js';
import { applicationOf } from '../kit/keyed-country.js';
import { ROOT } from '../kit/places.js';
import { databaseOf } from '../kit/test-country.js';
import { type BenchIssuer, SUBJECT } from './bench-issuer.js';
import { BenchProcess } from './bench-process.js';
import { type CountrySettings, writeCountryInParts } from './config.js';
import type { Variant } from './variants.js';

const SHIPPED = join(ROOT, 'services/national/dist/main.js');
const IN_PARTS = fileURLToPath(new URL('./country-in-parts.js', import.meta.url));

/** Whom the countries answer here, and whom the service asks at its start. */
const AUDIENCES = ['public', 'researcher'] as const satisfies readonly AudienceId[];

/** Longer than any run, in seconds. */
const VISA_S = 3_600;

/** Starts a country's service as a variant has it, beside the hub's own on the same databases and with the same keys. */
export async function startBenchCountry(hub: TestHub, code: string, folder: string, issuer: BenchIssuer, { parts, ships = false }: Variant): Promise<BenchProcess> {
  const has = new Set(parts);
  const keys = (name: string): string => join(hub.data, 'keys', `${name}.json`);
  const settings: CountrySettings = {
    COUNTRY_FOLDER: join(ROOT, 'infra/countries', folder), KEYS_FILE: keys(code.toLowerCase()), DATABASE_URL_CLERK: await databaseOf(hub, code, 'clerk'),
    SECRETARIAT_URL: new URL(hub.addressOf('Secretariat')).origin,
    GATEWAY_KEYS: hub.at('/.well-known/jwks.json'), REGISTRY_KEYS: new URL('/.well-known/jwks.json', hub.addressOf('Secretariat')).href,
    TOKEN_ISSUER: issuer.name, TOKEN_KEYS: issuer.keys, STAFF_ISSUER: `${countryUrn(code)}:staff`, STAFF_KEYS: pathToFileURL(publicKeysFile(keys(`${code.toLowerCase()}-staff`))).href,
  };
  const audiences = new Map(await Promise.all(AUDIENCES.map(async (audience) => [audience, await databaseOf(hub, code, has.has('layers') ? audience : 'owner')] as const)));
  if (!ships) return BenchProcess.start(IN_PARTS, writeCountryInParts({ settings, audiences, parts: has }));
  const readers = Object.fromEntries([...audiences].map(([audience, url]) => [`DATABASE_URL_${audience.toUpperCase()}`, url]));
  return BenchProcess.start(SHIPPED, { ...settings, ...readers, PORT: '0', LOG_LEVEL: 'silent' });
}

/** A researcher's visa of a country, which narrows nothing: signed with the country's key, and in its register. */
export async function grantVisa(hub: TestHub, code: string, issuer: BenchIssuer): Promise<string> {
  const [urn, now] = [countryUrn(code), Math.floor(Date.now() / 1000)];
  const claims = {
    iss: urn, sub: SUBJECT, iat: now, exp: now + VISA_S, jti: randomUUID(), ga4gh_visa_v1: { type: 'ControlledAccessGrants', asserted: now, value: urn, source: urn, by: 'dac' },
    serai_visa_v1: { subjectIssuer: issuer.name, audience: 'researcher', indicators: null, breakdowns: null, periods: null, terms: '2026-11' },
  } satisfies VisaClaims;
  const ring = await KeyRing.open(join(hub.data, 'keys', `${code.toLowerCase()}.json`));
  const { kid, key } = ring.signing();
  const database = await openDatabase(await databaseOf(hub, code, 'clerk'), { poolSize: 1 });
  try {
    const [desk, application, decidedAt] = [new DeskStore(database), randomUUID(), new Date()];
    await new ApplicationStore(database).receive({ application: applicationOf(application, code, claims), withdrawnAt: null }, decidedAt);
    await desk.decide({ application, decision: 'APPROVED', reason: null, visa: claims, decidedAt, steward: { issuer: `${urn}:staff`, sub: 'steward-a' } });
    // The secretariat knows of no such application: it need not be told, again and again.
    await desk.told('DECISION', application, kid, decidedAt);
  } finally {
    await database.destroy();
  }
  return signJwt(claims, VISA_TYPE, { kid, key });
}
