import { createHash } from 'node:crypto';
import { createLog, KeyRing, keySet, memberFetch, type RunningService, runService, SeenNonces, sendJson, serve } from '@serai/chassis';
import { readServiceConfig } from './config.js';
import { Desk } from './desk/desk.js';
import { deskRoutes } from './desk/desk-routes.js';
import { LiveGraph } from './graph/live-graph.js';
import { headRoutes } from './heads/head-routes.js';
import { Heads } from './heads/heads.js';
import { HubClient } from './hub-client.js';
import { askerOf } from './identity/asker.js';
import { intentRoutes } from './intents/intent-routes.js';
import { Intents } from './intents/intents.js';
import { keysOfRing } from './issuer/caller-token.js';
import { Clients } from './issuer/clients.js';
import { Issuer, ISSUER_PATH } from './issuer/issuer.js';
import { regionalContext } from './regional-context.js';
import { memberOfCall } from './registry/member-call.js';
import { MemberKeys } from './registry/member-keys.js';
import { Registry } from './registry/registry.js';
import { ASK_WITHIN_MS, askSubgraph, signWith } from './registry/subgraph-client.js';
import { watchMembers } from './registry/watch.js';
import { ArtifactStore } from './store/artifact-store.js';
import { ClientStore } from './store/client-store.js';
import { cookieKey } from './store/cookie-key.js';
import { openDatabase } from './store/data-source.js';
import { DeskStore } from './store/desk-store.js';
import { HeadStore } from './store/head-store.js';
import { IntentStore } from './store/intent-store.js';
import { MemberStore } from './store/member-store.js';
import { PeopleStore } from './store/people-store.js';

/** Contradictions that /health shows, the newest. */
const CONTRADICTIONS_SHOWN = 20;

runService(async (): Promise<RunningService> => {
  const config = readServiceConfig();
  const log = createLog('secretariat', config.LOG_LEVEL);
  const keys = await KeyRing.open(config.KEYS_FILE);
  const tokenKeys = await KeyRing.open(config.TOKEN_KEYS_FILE);
  const database = await openDatabase(config.DATABASE_URL);
  const address = config.ISSUER_URL ?? `http://${config.HOST}:${config.PORT}${ISSUER_PATH}`;
  const own = { issuer: address, keys: keysOfRing(tokenKeys) };
  const other = config.TOKEN_ISSUER !== undefined && config.TOKEN_KEYS !== undefined && config.TOKEN_ISSUER !== address ? { issuer: config.TOKEN_ISSUER, keys: keySet(config.TOKEN_KEYS) } : null;
  const beganAt = performance.timeOrigin / 1000;
  const toMembers = memberFetch(config);
  const members = new MemberStore(database);
  const memberKeys = new MemberKeys(members, toMembers);
  const memberOf = memberOfCall({ keys: memberKeys, nonces: new SeenNonces(beganAt) });
  const keeper = new HeadStore(database);
  const heads = new Heads({
    keeper, ring: keys, keysOf: (country) => memberKeys.of(country),
    onContradiction: ({ country, seq, why }) => log.error({ country, seq }, `The log of ${country} contradicts what was lodged of it. ${why}`),
  });
  const intents = new Intents({ keeper: new IntentStore(database), keysOf: (country) => memberKeys.of(country) });
  const desk = new Desk({ keeper: new DeskStore(database), members });
  const asker = askerOf({ gatewayKeys: keySet(config.GATEWAY_KEYS), nonces: new SeenNonces(beganAt), hub: other ?? own });
  const regional = regionalContext(config.HUB_URL === undefined ? null : new HubClient({ url: config.HUB_URL, issuer: address, tokenRing: tokenKeys, ring: keys }));
  const graph = new LiveGraph(log, async (request, body, of) => {
    const caller = await asker(request, body);
    return { desk, asker: caller, now: new Date(), ...regional(caller, of) };
  });
  await graph.typeDefs(await members.all());
  let registry: Registry | undefined;
  const issuer = new Issuer({
    issuer: address, ring: tokenKeys, log,
    trusted: other ? [own, other] : [own],
    people: new PeopleStore(database), clients: new Clients(new ClientStore(database), config.GATEWAY_KEYS), gatewayKeys: config.GATEWAY_KEYS,
    artifacts: new ArtifactStore(database), cookieKey: await cookieKey(database),
    visasOf: (by, sub) => desk.signedVisasOf({ issuer: by, sub }, new Date()),
  });

  const server = await serve({
    host: config.HOST,
    port: config.PORT,
    log,
    routes: {
      ...issuer.routes,
      '/graphql': graph.handle,
      ...headRoutes(heads, { memberOf, log }),
      ...intentRoutes(intents, { memberOf, log }),
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
      '/health': async (_request, response) => {
        const document = registry?.document;
        const contradictions = await keeper.contradictions(null, CONTRADICTIONS_SHOWN).catch(() => null);
        sendJson(response, document ? 200 : 503, {
          up: document !== undefined,
          members: document?.members.map(({ code, training, state, up, refusal }) => ({ code, training, state, up, refusal })) ?? [],
          // Members whose log was cut or written anew, by what they lodged of it; null while that cannot be read.
          logContradictions: contradictions?.map(({ country, seq, why, at }) => ({ country, seq, why, at })) ?? null,
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
