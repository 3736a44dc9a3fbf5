import type { AudienceId, CountryContext } from '@serai/schema';

/** Who asks, as far as it was verified. */
export interface Caller {
  /** The audience that was verified; null where none was, and then nothing is told. */
  readonly audience: AudienceId | null;
}

/** What the country's graph knows of a request. */
export interface GuardedContext extends CountryContext {
  readonly caller: Caller;
  /** Why the country gives no data at all just now; null where it does. */
  readonly closed: Error | null;
  readonly now: Date;
}
