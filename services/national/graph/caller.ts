import { SeraiError } from '@serai/schema';
import type { CountryContext } from '@serai/schema/graph';
import type { Caller } from '../identity/caller.js';

/** What the country's graph knows of a request. */
export interface GuardedContext extends CountryContext {
  readonly caller: Caller;
  /** Why the country gives no data at all just now; null where it does. */
  readonly closed: Error | null;
  readonly now: Date;
}

/** What whoever is no audience is told, by each layer that finds it out. */
export const notVerified = (): SeraiError => new SeraiError('NOT_FOR_AUDIENCE', 'No data: who asks could not be verified as any audience of the country');

/** A steward, as the country's own issuer and channel make him one: no hub and no visa does. */
export const isSteward = ({ audience, channel }: Pick<Caller, 'audience' | 'channel'>): boolean => audience === 'steward' && channel === 'staff';

/** What whoever has no part in the log is told. */
export const logNotForYou = (): SeraiError => new SeraiError('NOT_FOR_AUDIENCE', "The log is for the country's stewards, and for people about the visas that the country granted them");
