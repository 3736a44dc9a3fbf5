import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApolloServer, BaseContext, HeaderMap } from '@apollo/server';
import { SeraiError } from '@serai/schema';
import { type DocumentNode, GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { errorMask } from './graphql-errors.js';
import { readBody, type RequestHandler, sendJson } from './http-server.js';
import type { Logger } from './log.js';

/** HTTP status of an answer that was refused as a whole. */
const REFUSED = 503;

/** Largest request body that a service takes, in bytes. */
const LARGEST_BODY = 1_000_000;

export interface GraphqlEndpointOptions<Context extends BaseContext> {
  readonly schema: GraphQLSchema;
  readonly log: Logger;
  /** Country that errors name, for a country's service. */
  readonly country?: string;
  /** Who asks, from the request and its body as it came. What it throws is the answer: nothing is executed. */
  readonly context: (request: IncomingMessage, body: string) => Promise<Context>;
  /** Throws where this caller may not run this document. */
  readonly admit?: (document: DocumentNode, context: Context) => void;
  /** Does what has to be done before an answer leaves. Where it throws, nothing of the answer leaves, and the error does instead. */
  readonly beforeAnswer?: (context: Context, answer: LeavingAnswer) => Promise<void>;
}

/** An answer as it is about to leave, its errors as they are told. */
export interface LeavingAnswer {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[];
}

export interface GraphqlEndpoint {
  readonly handle: RequestHandler;
  stop(): Promise<void>;
}

/** A GraphQL endpoint on Apollo Server over a Node HTTP server. The server is loaded only here: commands do without, and start sooner. */
export async function graphqlEndpoint<Context extends BaseContext>(options: GraphqlEndpointOptions<Context>): Promise<GraphqlEndpoint> {
  const { ApolloServer, HeaderMap } = await import('@apollo/server');
  const disabled = await import('@apollo/server/plugin/disabled');
  const server = new ApolloServer<Context>({
    schema: options.schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    formatError: errorMask(options.log, options.country),
    plugins: [
      disabled.ApolloServerPluginLandingPageDisabled(), disabled.ApolloServerPluginInlineTraceDisabled(),
      // Nothing is cached outside, and it would look at every field of an answer.
      disabled.ApolloServerPluginCacheControlDisabled(),
      { requestDidStart: async () => ({
        didResolveOperation: async ({ document, contextValue }) => admit(options, document, contextValue),
        willSendResponse: async ({ response, contextValue }) => {
          const { body } = response;
          // In parts an answer would leave before all of it is known.
          if (body.kind !== 'single') throw new Error('Answers in parts are not given');
          try {
            await options.beforeAnswer?.(contextValue, { data: body.singleResult.data, ...(body.singleResult.errors && { errors: body.singleResult.errors }) });
          } catch (error) {
            response.body = { kind: 'single', singleResult: { errors: [errorMask(options.log, options.country)({ message: '' }, error)] } };
            response.http.status = REFUSED;
          }
        },
      }) },
    ],
    stopOnTerminationSignals: false,
    logger: options.log,
  });
  await server.start();
  return {
    handle: (request, response) => handle(server, new HeaderMap(), options, request, response),
    stop: () => server.stop(),
  };
}

/** What is refused is refused to the one who asks: it is no failure of the service, as the server would have it by itself. */
function admit<Context extends BaseContext>(options: GraphqlEndpointOptions<Context>, document: DocumentNode, context: Context): void {
  try {
    options.admit?.(document, context);
  } catch (error) {
    if (!(error instanceof SeraiError)) throw error;
    throw new GraphQLError(error.message, { originalError: error, extensions: { http: { status: 403 } } });
  }
}

async function handle<Context extends BaseContext>(
  server: ApolloServer<Context>, headers: HeaderMap, options: GraphqlEndpointOptions<Context>, request: IncomingMessage, response: ServerResponse,
): Promise<void> {
  const received = await readJson(request, response);
  if (received === INVALID) return;
  let context: Context;
  try {
    context = await options.context(request, received.text);
  } catch (error) {
    refuse(response, error, options);
    return;
  }
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const result = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: (request.method ?? 'GET').toUpperCase(),
      headers,
      search: new URL(request.url ?? '/', 'http://localhost').search,
      body: received.json,
    },
    context: async () => context,
  });
  response.statusCode = result.status ?? 200;
  // Who may see an answer is known where it is made, not on the way: nothing in between keeps it.
  response.setHeader('cache-control', 'no-store');
  for (const [name, value] of result.headers) if (name !== 'cache-control') response.setHeader(name, value);
  if (result.body.kind === 'complete') {
    response.end(result.body.string);
    return;
  }
  for await (const chunk of result.body.asyncIterator) response.write(chunk);
  response.end();
}

/** Says why a request is not executed at all, to whoever sent it and in the service's own log. */
function refuse(response: ServerResponse, error: unknown, { log, country }: Pick<GraphqlEndpointOptions<BaseContext>, 'log' | 'country'>): void {
  const shown = errorMask(log, country)({ message: '' }, error);
  const unauthorized = error instanceof SeraiError && (error.code === 'CALL_REFUSED' || error.code === 'TOKEN_REFUSED');
  if (unauthorized) response.setHeader('www-authenticate', 'Bearer');
  log.warn({ code: shown.extensions?.['code'] }, shown.message);
  sendJson(response, unauthorized ? 401 : REFUSED, { errors: [shown] });
}

const INVALID = Symbol('invalid body');

interface ReceivedBody {
  readonly text: string;
  readonly json: unknown;
}

async function readJson(request: IncomingMessage, response: ServerResponse): Promise<ReceivedBody | typeof INVALID> {
  if (request.method !== 'POST') return { text: '', json: undefined };
  try {
    const text = await readBody(request, LARGEST_BODY);
    return { text, json: text === '' ? undefined : JSON.parse(text) };
  } catch (error) {
    const ours = error instanceof SeraiError ? error : undefined;
    if (!ours && !(error instanceof SyntaxError)) throw error;
    const tooLarge = ours?.code === 'REQUEST_TOO_LARGE';
    const message = ours?.message ?? 'The body is not JSON';
    response.setHeader('connection', 'close');
    sendJson(response, tooLarge ? 413 : 400, {
      errors: [{ message, extensions: { code: tooLarge ? 'REQUEST_TOO_LARGE' : 'BAD_REQUEST', retriable: false } }],
    });
    return INVALID;
  }
}
