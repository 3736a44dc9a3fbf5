import { createHash } from 'node:crypto';
import { createLog, KeyRing, keySet, type RunningService, runService, SeenNonces, sendJson, serve } from '@serai/chassis';
import { readServiceConfig } from './config.js';
import { Desk } from './desk/desk.js';
import { deskRoutes } from './desk/desk-routes.js';
import { LiveGraph } from './graph/live-graph.js';
import { askerOf } from './identity/asker.js';
import { memberOfCall } from './registry/member-call.js';
import { MemberKeys } from './registry/member-keys.js';
import { Registry } from './registry/registry.js';
import { askSubgraph, signWith } from './registry/subgraph-client.js';
import { watchMembers } from './registry/watch.js';
import { openDatabase } from './store/data-source.js';
import { DeskStore } from './store/desk-store.js';
import { MemberStore } from './store/member-store.js';

runService(async (): Promise<RunningService> => {
  const config = readServiceConfig();
  const log = createLog('secretariat', config.LOG_LEVEL);
  const keys = await KeyRing.open(config.KEYS_FILE);
  const database = await openDatabase(config.DATABASE_URL);
  const members = new MemberStore(database);
  const beganAt = Date.now() / 1000;
  const memberKeys = new MemberKeys(members);
  const memberOf = memberOfCall({ keys: memberKeys, nonces: new SeenNonces(beganAt) });
  const desk = new Desk({ keeper: new DeskStore(database), members });
  const asker = askerOf({ gatewayKeys: keySet(config.GATEWAY_KEYS), nonces: new SeenNonces(beganAt), hub: { issuer: config.TOKEN_ISSUER, keys: keySet(config.TOKEN_KEYS) } });
  const graph = new LiveGraph(log, async (request, body) => ({ desk, asker: await asker(request, body), now: new Date() }));
  await graph.typeDefs(await members.all());
  let registry: Registry | undefined;

  const server = await serve({
    host: config.HOST,
    port: config.PORT,
    log,
    routes: {
      '/graphql': graph.handle,
      ...deskRoutes({ desk, memberOf, keysOf: (country) => memberKeys.of(country), log }),
      '/.well-known/jwks.json': (_request, response) => sendJson(response, 200, keys.jwks(new Date())),
      '/registry': (request, response) => {
        const document = registry?.document;
        if (!document) return sendJson(response, 503, { error: 'The registry has not asked its members yet' });
        const etag = `"${createHash('sha256').update(JSON.stringify(document)).digest('hex').slice(0, 32)}"`;
        response.setHeader('etag', etag);
        if (request.headers['if-none-match'] === etag) {
          response.writeHead(304).end();
          return;
        }
        sendJson(response, 200, document);
      },
      '/health': (_request, response) => {
        const document = registry?.document;
        sendJson(response, document ? 200 : 503, {
          up: document !== undefined,
          members: document?.members.map(({ code, training, state, up, refusal }) => ({ code, training, state, up, refusal })) ?? [],
        });
      },
    },
  });
  registry = new Registry({
    members,
    ask: (member) => askSubgraph(member, signWith(() => keys.signing())),
    now: () => performance.now(),
    url: config.PUBLIC_URL ?? `http://${config.HOST}:${server.port}/graphql`,
    typeDefs: (list) => graph.typeDefs(list),
  });
  const watch = watchMembers(registry, config.REGISTRY_INTERVAL_MS, log);
  log.info({ port: server.port }, 'The secretariat listens');
  return {
    port: server.port,
    stop: async () => {
      await server.close();
      await watch.stop();
      await graph.stop();
      await database.destroy();
    },
  };
});
