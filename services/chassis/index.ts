export { databaseUrlSetting, logLevelSetting, portSetting, readConfig } from './config-reader.js';
export { databaseUnavailable } from './database-unavailable.js';
export { graphqlEndpoint, type GraphqlEndpoint } from './graphql-endpoint.js';
export { errorMask } from './graphql-errors.js';
export { readBody, type RequestHandler, type Routes, type RunningServer, sendJson, serve, turnAwayLarge } from './http-server.js';
export { createLog, type Logger } from './log.js';
export { fail, type RunningService, runService } from './service.js';
export { buildSubgraph, printSubgraphSdl } from './subgraph-schema.js';
