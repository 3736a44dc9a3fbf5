import { randomUUID } from 'node:crypto';
import { ERROR_CODES, SeraiError } from '@serai/schema';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from './log.js';

/** Codes of Apollo Server for requests that are wrong in themselves; their messages say only what the asker wrote. */
const REQUEST_ERRORS = new Set([
  'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_NOT_SUPPORTED',
]);

function rootCause(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

/**
 * Whether the error says that the database is away: the connection failed (Node), or the server
 * shuts down, starts up or has no connection left (PostgreSQL, classes 08, 53 and 57P), or takes longer than it is given (57014).
 */
function isConnectionFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // The pool's own errors carry no code: no connection was free in time, or the one there was broke off.
  if (/^(timeout exceeded when trying to connect|Connection terminated)/.test(error.message)) return true;
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|0800[013468]|53300|57014|57P0[1-3])$/.test(code);
}

/**
 * The mask through which every error leaves a service: errors of ours with their code and whether
 * to retry, errors of the request as they are without a stack, anything else as INTERNAL with an
 * id under which the log has it. `country` is named where the service speaks for one.
 */
export function errorMask(log: Logger, country?: string): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  const named = country === undefined ? {} : { country };
  return (formatted, error) => {
    const cause = rootCause(error);
    const at = { ...(formatted.locations && { locations: formatted.locations }), ...(formatted.path && { path: formatted.path }) };
    if (cause instanceof SeraiError) {
      if (cause.cause) log.error({ err: cause.cause, code: cause.code }, cause.message);
      return { message: cause.message, ...at, extensions: { ...named, code: cause.code, retriable: cause.retriable } };
    }
    const code = formatted.extensions?.['code'];
    if (code === 'INVALID_ARGUMENT' || (typeof code === 'string' && REQUEST_ERRORS.has(code))) {
      return { message: formatted.message, ...at, extensions: { ...named, code, retriable: false } };
    }
    if (isConnectionFailure(cause)) {
      log.error({ err: cause }, 'The database does not answer');
      return { message: 'The database does not answer; ask again later', ...at, extensions: { ...named, code: 'DATABASE_UNAVAILABLE', retriable: true } };
    }
    const id = randomUUID();
    log.error({ err: cause, id }, 'A query failed');
    return { message: `Something went wrong inside (${id})`, ...at, extensions: { ...named, code: 'INTERNAL', retriable: ERROR_CODES.INTERNAL.retriable, id } };
  };
}
