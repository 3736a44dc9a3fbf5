import { SeraiError } from '@serai/schema';

/** The error for a database that cannot be opened: names it without its user and password, and says what to check. */
export function databaseUnavailable(url: string, cause: unknown): SeraiError {
  const { host, pathname } = new URL(url);
  const reason = cause instanceof Error && cause.message ? cause.message : String(cause);
  return new SeraiError('DATABASE_UNAVAILABLE', `The database ${host}${pathname} cannot be used (${reason}). Check that it runs and that the address is right`, { cause });
}
