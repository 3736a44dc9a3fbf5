import { createLog, graphqlEndpoint, type RunningService, runService, sendJson, serve } from '@serai/chassis';
import { CONTRACT_VERSION, type CountryContext, type RulesInForce, SeraiError } from '@serai/schema';
import { readServiceConfig } from './config.js';
import { readCountryFolder } from './country-folder.js';
import { countrySchema } from './graph/country-schema.js';
import { ReleasePort } from './graph/release-port.js';
import { openReleases } from './release/open-releases.js';

runService(async (): Promise<RunningService> => {
  const config = readServiceConfig();
  const country = await readCountryFolder(config.COUNTRY_FOLDER);
  const log = createLog(`national-${country.code}`, config.LOG_LEVEL);
  const [schema, releases] = await Promise.all([countrySchema(country), openReleases(config.DATABASE_URL, country.code)]);
  const rulesInForce = (): Promise<RulesInForce> => Promise.reject(new SeraiError('ACCESS_RULES_REFUSED', `${country.name.en} has no access rules in force`));

  const graphql = await graphqlEndpoint<CountryContext>({
    schema,
    log,
    country: country.code,
    context: async () => ({ country: new ReleasePort(country, releases.reader(), rulesInForce) }),
  });
  const server = await serve({
    host: config.HOST,
    port: config.PORT,
    log,
    routes: {
      '/graphql': graphql.handle,
      '/health': async (_request, response) => {
        const release = await releases.newest().catch(() => undefined);
        sendJson(response, release === undefined ? 503 : 200, {
          country: country.code, contractVersion: CONTRACT_VERSION, up: release !== undefined, release: release ?? null,
        });
      },
    },
  });
  log.info({ port: server.port }, `${country.name.en} listens`);
  return {
    port: server.port,
    stop: async () => {
      await server.close();
      await graphql.stop();
      await releases.close();
    },
  };
});
