import { createHash } from 'node:crypto';
import { createLog, KeyRing, type RunningService, runService, sendJson, serve } from '@serai/chassis';
import { readServiceConfig } from './config.js';
import { LiveGraph } from './graph/live-graph.js';
import { publicHub } from './public-hub.js';
import { regionalContext } from './regional-context.js';
import { Registry } from './registry/registry.js';
import { askSubgraph, signWith } from './registry/subgraph-client.js';
import { watchMembers } from './registry/watch.js';
import { openDatabase } from './store/data-source.js';
import { MemberStore } from './store/member-store.js';

runService(async (): Promise<RunningService> => {
  const config = readServiceConfig();
  const log = createLog('secretariat', config.LOG_LEVEL);
  const keys = await KeyRing.open(config.KEYS_FILE);
  const database = await openDatabase(config.DATABASE_URL);
  const graph = new LiveGraph(log, regionalContext(config.HUB_URL === undefined ? null : publicHub(config.HUB_URL)));
  const members = new MemberStore(database);
  await graph.typeDefs(await members.all());
  let registry: Registry | undefined;

  const server = await serve({
    host: config.HOST,
    port: config.PORT,
    log,
    routes: {
      '/graphql': graph.handle,
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
