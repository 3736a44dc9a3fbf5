import { monthsBefore } from '@serai/schema';

/** An entry of a member's log, as the member names it. */
export interface Named {
  readonly seq: number;
  readonly hash: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

export interface NamedCheckpoint extends Named {
  readonly keepMonths: number;
}

/** One that was lodged, and what was given for it. */
export interface Lodged extends Named {
  readonly lodgedAt: string;
  readonly receipt: string;
}

export type LodgedCheckpoint = Lodged & NamedCheckpoint;

/** Whether it is taken, was taken before, contradicts what was lodged, or cannot be taken and proves nothing. */
export type Verdict<Known> = { readonly is: 'NEW' } | { readonly is: 'KNOWN'; readonly known: Known } | { readonly is: 'CONTRADICTION' | 'REFUSED'; readonly why: string };

/** Holds a head against what the same member lodged before: a log only grows, and an entry is what it was. Pure. */
export function judgeHead(head: Named, before: { readonly same: Lodged | null; readonly newest: Lodged | null }): Verdict<Lodged> {
  const { same, newest } = before;
  if (same) {
    return same.hash === head.hash ? { is: 'KNOWN', known: same } : { is: 'CONTRADICTION', why: `Entry ${head.seq} was lodged at ${same.lodgedAt} with another hash: the log was written anew` };
  }
  if (newest && head.seq < newest.seq) return { is: 'CONTRADICTION', why: `The log ends at entry ${head.seq}, and entry ${newest.seq} was lodged at ${newest.lodgedAt}: its tail was cut` };
  return { is: 'NEW' };
}

export interface BeforeCheckpoint {
  /** The head lodged of this very entry. */
  readonly head: Lodged | null;
  readonly newest: Lodged | null;
  readonly checkpoint: LodgedCheckpoint | null;
  /** The latest time of an entry up to this one that a head was lodged of. */
  readonly latestAt: string | null;
}

/** Holds a checkpoint against what was lodged before: it lies on the log, goes on, and all up to it has been kept long enough. Pure. */
export function judgeCheckpoint(checkpoint: NamedCheckpoint, { head, newest, checkpoint: before, latestAt }: BeforeCheckpoint, now: Date): Verdict<LodgedCheckpoint> {
  const { seq, hash, at, keepMonths } = checkpoint;
  if (before?.seq === seq && before.hash === hash && before.at === at && before.keepMonths === keepMonths) return { is: 'KNOWN', known: before };
  if (before && seq <= before.seq) return { is: 'CONTRADICTION', why: `The log was removed up to entry ${before.seq} at ${before.lodgedAt}, and is now said to begin after entry ${seq}` };
  if (head && head.hash !== hash) return { is: 'CONTRADICTION', why: `Entry ${seq} was lodged at ${head.lodgedAt} with another hash: the log was written anew` };
  if (!newest || seq > newest.seq) return { is: 'REFUSED', why: `No head at or after entry ${seq} was lodged. Lodge the head of the log first` };
  const limit = monthsBefore(now, keepMonths);
  const youngest = latestAt !== null && latestAt > at ? latestAt : at;
  if (new Date(youngest) >= limit) return { is: 'REFUSED', why: `An entry of ${youngest} is to be kept for ${keepMonths} months. Remove what is older than ${limit.toISOString()}` };
  return { is: 'NEW' };
}
