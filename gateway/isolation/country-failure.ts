import { ERROR_CODES, type ErrorCode } from '@serai/schema';
import { GraphQLError } from 'graphql';

/** Codes that a country's own service may give its errors; anything else a country says is not passed on. */
const COUNTRY_CODES = new Set<string>([
  'INVALID_ARGUMENT', 'CURSOR_INVALID', 'NO_RELEASE', 'WITHDRAWN', 'ACCESS_RULES_REFUSED', 'NOT_FOR_AUDIENCE', 'CALL_REFUSED', 'TOKEN_REFUSED', 'VISA_REFUSED', 'LOG_UNAVAILABLE', 'CLOCK_NOT_SET', 'DATABASE_UNAVAILABLE', 'INTERNAL', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT',
]);
const LONGEST_MESSAGE = 500;

/** An error that names the country, a code and whether to retry. */
export function countryError(country: string, code: ErrorCode, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, country, retriable: ERROR_CODES[code].retriable } });
}

interface AnswerError {
  readonly message?: unknown;
  readonly extensions?: { readonly code?: unknown } | null | undefined;
}

/**
 * What a country's service said went wrong, as it may leave the gateway: its code where it is one
 * that countries give, its message cut to length, and the country's name as we know it, whatever
 * the service claims.
 */
export function passedOn(country: string, error: AnswerError): GraphQLError {
  const code = error.extensions?.code;
  if (typeof code !== 'string' || !COUNTRY_CODES.has(code)) return unavailable(country);
  const retriable = Object.hasOwn(ERROR_CODES, code) ? ERROR_CODES[code as ErrorCode].retriable : false;
  const message = typeof error.message === 'string' ? error.message.slice(0, LONGEST_MESSAGE) : 'The country answered with an error';
  return new GraphQLError(message, { extensions: { code, country, retriable } });
}

export function unavailable(country: string): GraphQLError {
  return countryError(country, 'COUNTRY_UNAVAILABLE', `${country} did not answer. The other countries' answers are complete; ask again later`);
}

export function timedOut(country: string, milliseconds: number): GraphQLError {
  return countryError(country, 'COUNTRY_TIMEOUT', `${country} did not answer within ${milliseconds} ms. The other countries' answers are complete; ask again later`);
}

export function refused(country: string): GraphQLError {
  return countryError(country, 'MEMBER_REFUSED', `${country} is not asked: the registry has refused what it serves`);
}
