import { createLog, graphqlEndpoint, KeyRing, keySet, type Logger, readServerTls, type RunningService, SeenNonces, sendJson, serve } from '@serai/chassis';
import { type AudienceId, CONTRACT_VERSION, type CountrySettings, coversCell, SeraiError, type VisaScope } from '@serai/schema';
import type { Viewed } from '@serai/schema/graph';
import type { GraphQLSchema } from 'graphql';
import type { ServiceConfig } from './config.js';
import { readCountryFolder, readRulesFile } from './country-folder.js';
import { AccessLog } from './graph/access-log.js';
import { Answers } from './graph/answers.js';
import { notVerified } from './graph/caller.js';
import { countrySchema } from './graph/country-schema.js';
import { guarded } from './graph/guard.js';
import { logged, type LoggedContext } from './graph/logged.js';
import { schemaForRegistry } from './graph/own-schema.js';
import { ReleasePort } from './graph/release-port.js';
import type { CallPorts } from './identity/call.js';
import { type CallerPorts, callerOf, type KnownCaller } from './identity/caller-of.js';
import { VisaRegister } from './desk/visa-register.js';
import { Pseudonyms } from './log/pseudonym.js';
import { Lodger } from './log-keeper/lodger.js';
import { LodgingClient } from './log-keeper/lodging-client.js';
import { LogWriter } from './log-keeper/log-writer.js';
import { openPseudonymKey } from './log-keeper/pseudonym-key.js';
import { openReleases, type Releases } from './release/open-releases.js';
import { rulesInForce } from './release/rules-in-force.js';
import { openDesk } from './staff/open-desk.js';
import { ApplicationStore } from './store/application-store.js';
import { openDatabase } from './store/data-source.js';
import { DeskStore } from './store/desk-store.js';
import { LogStore } from './store/log-store.js';

/** The parts of a service that decide who is told what, and that it is on record; a test takes one away to see that the next still refuses, or what it costs. */
export interface CountryParts {
  /** Who asks. */
  readonly callerOf: (ports: CallerPorts) => ReturnType<typeof callerOf>;
  /** Notes what is asked, for the log: what is not noted is not written. */
  readonly logged: (schema: GraphQLSchema, typeName: string) => GraphQLSchema;
  readonly guard: (schema: GraphQLSchema, typeName: string) => GraphQLSchema;
  readonly openReleases: (addresses: ServiceConfig['audiences'], country: string) => Releases;
}

export const COUNTRY_PARTS: CountryParts = { callerOf, logged, guard: guarded, openReleases };

/** Connections that a service keeps at most as the clerk. */
const CLERK_POOL_SIZE = 5;

/** Starts a country's service. Throws CONFIG_INVALID or DATABASE_UNAVAILABLE; faulty access rules leave it up and closed. */
export async function startCountry(config: ServiceConfig, parts: CountryParts = COUNTRY_PARTS): Promise<RunningService> {
  const country = await readCountryFolder(config.COUNTRY_FOLDER);
  const log = createLog(`national-${country.code}`, config.LOG_LEVEL);
  const tls = readServerTls(config);
  const keys = await KeyRing.open(config.KEYS_FILE);
  const pseudonyms = new Pseudonyms(openPseudonymKey(config.KEYS_FILE), country.code);
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
  const logStore = new LogStore(clerk);
  const client = new LodgingClient({ country: country.code, secretariat: config.SECRETARIAT_URL, ring: keys, secretariatKeys: keySet(config.REGISTRY_KEYS ?? new URL('/.well-known/jwks.json', config.SECRETARIAT_URL).href) });
  const lodger = new Lodger({ store: logStore, client, everyMs: config.HEADS_INTERVAL_MS, log });
  const writer = new LogWriter(country.code, logStore, (head) => lodger.hear(head));
  const whoAsks = parts.callerOf({
    country: country.code,
    gatewayKeys: keysOf(config.GATEWAY_KEYS), registryKeys: keysOf(config.REGISTRY_KEYS), nonces: new SeenNonces(performance.timeOrigin / 1000), certificates: certificateNames(config),
    hub: { issuer: config.TOKEN_ISSUER, keys: keySet(config.TOKEN_KEYS) }, hubUrl: null,
    ring: keys, register: new VisaRegister(register), staff,
  });

  const graphql = await graphqlEndpoint<LoggedContext & Record<string, unknown>>({
    schema: parts.logged(parts.guard(await countrySchema(country), country.type), country.type),
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
      const person = caller.subject && pseudonyms.of(caller.subject);
      const answers = new Answers();
      const accessLog = new AccessLog({ country: country.code, log: logStore, visasOf: (subject) => register.visasOf(subject) }, caller, person);
      return { country: new ReleasePort(country, reader, () => readerFor('public'), viewedAs(caller), accessLog, answers), caller, person, answers, closed, now };
    },
    // No data without an entry: what cannot be written down does not leave.
    beforeAnswer: ({ answers, caller, person }, answer) => writer.write(answers.entries(answer, caller, person)),
  });
  const server = await serve({
    host: config.HOST,
    port: config.PORT,
    log,
    tls,
    routes: {
      '/graphql': graphql.handle,
      '/staff/graphql': desk.handle,
      '/.well-known/jwks.json': (_request, response) => sendJson(response, 200, keys.jwks(new Date())),
      '/health': async (_request, response) => {
        const release = await releases.reader('public').then(async (reader) => (await reader.releases(1))[0]).catch(() => undefined);
        sendJson(response, release === undefined ? 503 : 200, {
          country: country.code, contractVersion: CONTRACT_VERSION, up: release !== undefined, release: release ?? null, closed: closed?.message ?? null,
          log: lodger.standing,
        });
      },
    },
  });
  await lodger.start();
  desk.start();
  log.info({ port: server.port }, `${country.name.en} listens`);
  return {
    port: server.port,
    stop: async () => {
      await server.close();
      await graphql.stop();
      await desk.stop();
      await releases.close();
      await writer.settled();
      await lodger.stop();
      await clerk.destroy();
    },
  };
}

/** The keys of a caller; none where he is known by his certificate. */
function keysOf(where: string | undefined): ReturnType<typeof keySet> {
  return where === undefined ? () => Promise.reject(new SeraiError('CONFIG_INVALID', 'No keys are set by which calls could be signed')) : keySet(where);
}

/** By which names the gateway and the registry are known over mutual TLS; null where they sign their calls. */
function certificateNames({ CLIENT_CA_FILE, GATEWAY_CERT_NAME, REGISTRY_CERT_NAME }: ServiceConfig): CallPorts['certificates'] {
  if (CLIENT_CA_FILE === undefined) return null;
  if (GATEWAY_CERT_NAME === undefined || REGISTRY_CERT_NAME === undefined) throw new SeraiError('CONFIG_INVALID', 'With CLIENT_CA_FILE, set GATEWAY_CERT_NAME and REGISTRY_CERT_NAME');
  return { gateway: GATEWAY_CERT_NAME, registry: REGISTRY_CERT_NAME };
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
