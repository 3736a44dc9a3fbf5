import { type Logger as PinoLogger, pino } from 'pino';

export type Logger = PinoLogger;

/** What is logged of an error: what it is and where it arose. Not its other properties: a failed statement carries its parameters, which are what a query asked. */
interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: unknown;
  readonly stack?: string;
}

/** Longest message and stack that are logged, in characters. */
const LONGEST_TEXT = 4_000;

export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error).slice(0, LONGEST_TEXT) };
  const code = 'code' in error ? { code: error.code } : {};
  return { type: error.constructor.name, message: error.message.slice(0, LONGEST_TEXT), ...code, ...(error.stack !== undefined && { stack: error.stack.slice(0, LONGEST_TEXT) }) };
}

/** One JSON line an event, on standard output; `service` says whose. Never what a query asked or who asked it. */
export function createLog(service: string, level: string): Logger {
  return pino({ level, base: { service }, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: loggedError } });
}
