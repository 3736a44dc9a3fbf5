import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { ERROR_CODES } from '@serai/schema';
import { GraphQLError } from 'graphql';

/** What an error may carry beside its message, place and path; the engine's own additions are left out. */
const PUBLIC_EXTENSIONS = ['country', 'id'] as const;

/**
 * Every error that leaves the gateway has a code and says whether to retry, and carries nothing
 * but what the README promises.
 */
export function usePublicErrors(): GatewayPlugin {
  return {
    onResultProcess({ result, setResult }) {
      if (!('errors' in result) || !result.errors) return;
      setResult({ ...result, errors: result.errors.map(publicError) });
    },
  };
}

function publicError(error: GraphQLError): GraphQLError {
  const { code, http, unexpected, ...rest } = error.extensions;
  const known = typeof code !== 'string' && isAboutVariables(error) ? 'BAD_USER_INPUT' : typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR' ? code : 'INTERNAL';
  const retriable = Object.hasOwn(ERROR_CODES, known) && ERROR_CODES[known as keyof typeof ERROR_CODES].retriable;
  const kept = Object.fromEntries(PUBLIC_EXTENSIONS.filter((name) => rest[name] !== undefined).map((name) => [name, rest[name]]));
  return new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    path: error.path ?? null,
    extensions: { code: known, retriable, ...kept, ...status(known, http, unexpected) },
  });
}

/** An error that graphql-js itself gives before it executes anything: it has a place in the query, no path and no cause. */
function isAboutVariables(error: GraphQLError): boolean {
  return error.path === undefined && error.originalError === undefined && (error.nodes?.length ?? 0) > 0;
}

/** How the server is told the HTTP status; none of it leaves with the answer. What is no GraphQL request at all is a 400 for every client. */
function status(code: string, http: unknown, unexpected: unknown): Readonly<Record<string, unknown>> {
  if (code === 'BAD_REQUEST') return { http: { status: 400 } };
  return { ...(http !== undefined && { http }), ...(unexpected !== undefined && { unexpected }) };
}
