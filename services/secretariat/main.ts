import { createHash } from 'node:crypto';
import { createLog, KeyRing, keySet, memberFetch, type RunningService, runService, sendJson, serve } from '@serai/chassis';
import { readServiceConfig } from './config.js';
import { LiveGraph } from './graph/live-graph.js';
import { keysOfRing } from './issuer/caller-token.js';
import { Clients } from './issuer/clients.js';
import { Issuer, ISSUER_PATH } from './issuer/issuer.js';
import { Registry } from './registry/registry.js';
import { ASK_WITHIN_MS, askSubgraph, signWith } from './registry/subgraph-client.js';
import { watchMembers } from './registry/watch.js';
import { ArtifactStore } from './store/artifact-store.js';
import { ClientStore } from './store/client-store.js';
import { cookieKey } from './store/cookie-key.js';
import { openDatabase } from './store/data-source.js';
import { MemberStore } from './store/member-store.js';
import { PeopleStore } from './store/people-store.js';

runService(async (): Promise<RunningService> => {
  const config = readServiceConfig();
  const log = createLog('secretariat', config.LOG_LEVEL);
  const keys = await KeyRing.open(config.KEYS_FILE);
  const tokenKeys = await KeyRing.open(config.TOKEN_KEYS_FILE);
  const database = await openDatabase(config.DATABASE_URL);
  const toMembers = memberFetch(config);
  const graph = new LiveGraph(log);
  const members = new MemberStore(database);
  await graph.typeDefs(await members.all());
  let registry: Registry | undefined;
  const address = config.ISSUER_URL ?? `http://${config.HOST}:${config.PORT}${ISSUER_PATH}`;
  const own = { issuer: address, keys: keysOfRing(tokenKeys) };
  const issuer = new Issuer({
    issuer: address, ring: tokenKeys, log,
    trusted: config.TOKEN_ISSUER !== undefined && config.TOKEN_KEYS !== undefined ? [own, { issuer: config.TOKEN_ISSUER, keys: keySet(config.TOKEN_KEYS) }] : [own],
    people: new PeopleStore(database), clients: new Clients(new ClientStore(database), config.GATEWAY_KEYS), gatewayKeys: config.GATEWAY_KEYS,
    artifacts: new ArtifactStore(database), cookieKey: await cookieKey(database),
    visasOf: async () => [],
  });

  const server = await serve({
    host: config.HOST,
    port: config.PORT,
    log,
    routes: {
      ...issuer.routes,
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
    ask: (member) => askSubgraph(member, signWith(() => keys.signing()), ASK_WITHIN_MS, toMembers),
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
      issuer.stop();
      await watch.stop();
      await graph.stop();
      await database.destroy();
    },
  };
});
