import type { AudienceId } from '@serai/schema';

/** By which way a call comes: from the hub's gateway, from its registry, or from the country's own staff. */
export type Channel = 'gateway' | 'registry' | 'staff';

/** Somebody, by the issuer that names him. */
export interface Subject {
  readonly issuer: string;
  readonly sub: string;
}

/** Who asks, as far as it was verified. */
export interface Caller {
  readonly channel: Channel;
  /** The audience that was verified; null where none was, and then nothing is told. */
  readonly audience: AudienceId | null;
  /** Null for whoever shows no token. */
  readonly subject: Subject | null;
  /** The client that asks in his name. */
  readonly client: string | null;
  /** Id of the visa that he came with and that stands. */
  readonly visa: string | null;
  /** Until when he is whom he is taken for; null for the public. */
  readonly until: Date | null;
  /** Why he is no audience; null where he is one. */
  readonly refusal: Error | null;
}
