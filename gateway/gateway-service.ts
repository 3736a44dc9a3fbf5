import { createLog, KeyRing, type RunningService, sendJson, serve } from '@serai/chassis';
import type { GatewayConfig } from './config.js';
import { Engine } from './engine.js';
import { graphiqlPage } from './graphiql/graphiql-page.js';
import { GATEWAY_PARTS, type GatewayParts, pipeline } from './pipeline.js';
import { RegistryClient } from './supergraph/registry-client.js';

/** Starts the gateway. Throws CONFIG_INVALID. */
export async function startGateway(config: GatewayConfig, parts: GatewayParts = GATEWAY_PARTS): Promise<RunningService> {
  const log = createLog('gateway', config.LOG_LEVEL);
  const keys = await KeyRing.open(config.KEYS_FILE);
  const engine: Engine = new Engine(() => pipeline({ config, registry, ring: keys, log }, parts));
  const registry: RegistryClient = new RegistryClient(config.SECRETARIAT_URL, config.REGISTRY_INTERVAL_MS, log, (supergraph) => engine.load(supergraph));

  const server = await serve({
    host: config.HOST,
    port: config.PORT,
    log,
    routes: {
      '/': graphiqlPage(),
      '/graphql': engine.handle,
      '/.well-known/jwks.json': (_request, response) => sendJson(response, 200, keys.jwks(new Date())),
      '/health': (_request, response) => {
        const up = registry.version !== undefined;
        sendJson(response, up ? 200 : 503, {
          up,
          supergraph: registry.version ?? null,
          secretariat: { up: registry.secretariatUp },
          countries: registry.members.map(({ code, type, training, up: countryUp, state, contractVersion, refusal }) => ({
            code, type, training, up: countryUp, state, contractVersion, refusal,
          })),
        });
      },
    },
  });
  registry.start();
  log.info({ port: server.port }, 'The gateway listens');
  return {
    port: server.port,
    stop: async () => {
      await server.close();
      await registry.stop();
      await engine.stop();
    },
  };
}
