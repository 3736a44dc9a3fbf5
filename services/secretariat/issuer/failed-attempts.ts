import { createHash } from 'node:crypto';

/** So many wrong passwords are nobody's business. */
const FREE = 5;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15 * 60_000;
const MOST_KEPT = 10_000;

interface Failures {
  readonly count: number;
  readonly at: number;
}

/**
 * How long a name has to wait after wrong passwords: not at all after a few, then a second, then twice as long
 * each time, up to a quarter of an hour; forgotten after twice that. A name that nobody has waits as well, so
 * that waiting tells nothing. Kept in memory: a restart forgives.
 */
export class FailedAttempts {
  private readonly failures = new Map<string, Failures>();

  /** Seconds until this name may try again; 0 for now. */
  waitOf(name: string, now: Date): number {
    const failed = this.failures.get(key(name));
    if (!failed) return 0;
    return Math.max(0, Math.ceil((failed.at + waitAfter(failed.count) - now.getTime()) / 1000));
  }

  /** Counts a try, before it is known how it ends: many at the same moment are many. */
  attempted(name: string, now: Date): void {
    const before = this.failures.get(key(name));
    const isRecent = before !== undefined && now.getTime() - before.at < 2 * LONGEST_WAIT_MS;
    this.failures.delete(key(name));
    if (this.failures.size >= MOST_KEPT) this.failures.delete(this.failures.keys().next().value ?? '');
    this.failures.set(key(name), { count: (isRecent ? before.count : 0) + 1, at: now.getTime() });
  }

  succeeded(name: string): void {
    this.failures.delete(key(name));
  }
}

function waitAfter(count: number): number {
  return count < FREE ? 0 : Math.min(FIRST_WAIT_MS * 2 ** Math.min(count - FREE, 20), LONGEST_WAIT_MS);
}

function key(name: string): string {
  return createHash('sha256').update(name).digest('base64');
}
