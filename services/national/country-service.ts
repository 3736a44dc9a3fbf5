import { createLog, graphqlEndpoint, KeyRing, keySet, type Logger, type RunningService, SeenNonces, sendJson, serve } from '@serai/chassis';
import { type AudienceId, CONTRACT_VERSION, type CountrySettings, coversCell, SeraiError, type Viewed, type VisaScope } from '@serai/schema';
import type { GraphQLSchema } from 'graphql';
import type { ServiceConfig } from './config.js';
import { readCountryFolder, readRulesFile } from './country-folder.js';
import { type GuardedContext, notVerified } from './graph/caller.js';
import { countrySchema } from './graph/country-schema.js';
import { guarded } from './graph/guard.js';
import { schemaForRegistry } from './graph/own-schema.js';
import { ReleasePort } from './graph/release-port.js';
import { type CallerPorts, callerOf, type KnownCaller } from './identity/caller-of.js';
import { VisaRegister } from './desk/visa-register.js';
import { openReleases, type Releases } from './release/open-releases.js';
import { rulesInForce } from './release/rules-in-force.js';
import { openDesk } from './staff/open-desk.js';
import { ApplicationStore } from './store/application-store.js';
import { openDatabase } from './store/data-source.js';
import { DeskStore } from './store/desk-store.js';

/** The parts of a service that decide who is told what; a test takes one away to see that the next still refuses. */
export interface CountryParts {
  /** Who asks. */
  readonly callerOf: (ports: CallerPorts) => ReturnType<typeof callerOf>;
  readonly guard: (schema: GraphQLSchema, typeName: string) => GraphQLSchema;
  readonly openReleases: (addresses: ServiceConfig['audiences'], country: string) => Releases;
}

export const COUNTRY_PARTS: CountryParts = { callerOf, guard: guarded, openReleases };

/** Connections that a service keeps at most as the clerk. */
const CLERK_POOL_SIZE = 3;

/** Starts a country's service. Throws CONFIG_INVALID or DATABASE_UNAVAILABLE; faulty access rules leave it up and closed. */
export async function startCountry(config: ServiceConfig, parts: CountryParts = COUNTRY_PARTS): Promise<RunningService> {
  const country = await readCountryFolder(config.COUNTRY_FOLDER);
  const log = createLog(`national-${country.code}`, config.LOG_LEVEL);
  const keys = await KeyRing.open(config.KEYS_FILE);
  const closed = await whyClosed(config.COUNTRY_FOLDER, country, log);
  const releases = closed ? noReleases(closed) : parts.openReleases(config.audiences, country.code);
  if (!closed) await releases.reader('public');

  const clerk = await openDatabase(config.DATABASE_URL_CLERK, { poolSize: CLERK_POOL_SIZE });
  const register = new DeskStore(clerk);
  const staff = { country: country.code, issuer: config.STAFF_ISSUER, keys: keySet(config.STAFF_KEYS) };
  const desk = await openDesk({
    country: country.code, secretariat: config.SECRETARIAT_URL, tokenIssuer: config.TOKEN_ISSUER, ring: keys, register, applications: new ApplicationStore(clerk), staff, log,
    rules: async () => (await releases.reader('public')).rules(),
  });
  const whoAsks = parts.callerOf({
    country: country.code,
    gatewayKeys: keySet(config.GATEWAY_KEYS), registryKeys: keySet(config.REGISTRY_KEYS), nonces: new SeenNonces(Date.now() / 1000), certificates: null,
    hub: { issuer: config.TOKEN_ISSUER, keys: keySet(config.TOKEN_KEYS) }, hubUrl: null,
    ring: keys, register: new VisaRegister(register), staff,
  });

  const graphql = await graphqlEndpoint<GuardedContext & Record<string, unknown>>({
    schema: parts.guard(await countrySchema(country), country.type),
    log,
    country: country.code,
    admit: schemaForRegistry,
    context: async (request, body) => {
      const now = new Date();
      const caller = await whoAsks({ request, body }, now);
      const readerFor = (audience: AudienceId, scope: VisaScope | null = null): ReturnType<Releases['reader']> => releases.reader(audience, scope ? (cell) => coversCell(scope, cell) : undefined).catch((error: unknown) => {
        throw toldOutside(error, country, log);
      });
      const reader = async (): ReturnType<Releases['reader']> => {
        if (caller.audience === null) throw notVerified();
        return readerFor(caller.audience, caller.scope);
      };
      return { country: new ReleasePort(country, reader, () => readerFor('public'), viewedAs(caller)), caller, closed, now };
    },
  });
  const server = await serve({
    host: config.HOST,
    port: config.PORT,
    log,
    routes: {
      '/graphql': graphql.handle,
      '/staff/graphql': desk.handle,
      '/.well-known/jwks.json': (_request, response) => sendJson(response, 200, keys.jwks(new Date())),
      '/health': async (_request, response) => {
        const release = await releases.reader('public').then(async (reader) => (await reader.releases(1))[0]).catch(() => undefined);
        sendJson(response, release === undefined ? 503 : 200, {
          country: country.code, contractVersion: CONTRACT_VERSION, up: release !== undefined, release: release ?? null, closed: closed?.message ?? null,
        });
      },
    },
  });
  desk.start();
  log.info({ port: server.port }, `${country.name.en} listens`);
  return {
    port: server.port,
    stop: async () => {
      await server.close();
      await graphql.stop();
      await desk.stop();
      await releases.close();
      await clerk.destroy();
    },
  };
}

/** As whom the country takes a caller. */
function viewedAs({ audience, subject, client, visa, scope, until, refusal }: KnownCaller): Viewed {
  return { audience, subject: subject?.sub ?? null, issuer: subject?.issuer ?? null, client, visa, scope, until, refusal: refusal instanceof SeraiError ? refusal : null };
}

/** Why the country gives no data, where its rules are missing or faulty. The others' answers need not wait for that. */
async function whyClosed(folder: string, country: CountrySettings, log: Logger): Promise<SeraiError | null> {
  try {
    const { name, text } = await readRulesFile(folder);
    rulesInForce(name, text, country.code);
    return null;
  } catch (error) {
    if (!(error instanceof SeraiError) || error.code !== 'ACCESS_RULES_REFUSED') throw error;
    log.error(error.message);
    return new SeraiError('ACCESS_RULES_REFUSED', `${country.name.en} gives no data: its access rules are missing or faulty. Its log says what to mend`);
  }
}

/** What is wrong with addresses and roles is for the log: outside, their names are nobody's business. */
function toldOutside(error: unknown, country: CountrySettings, log: Logger): unknown {
  if (!(error instanceof SeraiError) || (error.code !== 'CONFIG_INVALID' && error.code !== 'DATABASE_UNAVAILABLE')) return error;
  log.error(error.message);
  return new SeraiError(error.code, `${country.name.en} cannot read its releases for this audience. Its log says why`);
}

function noReleases(why: SeraiError): Releases {
  return { reader: () => Promise.reject(why), close: () => Promise.resolve() };
}
