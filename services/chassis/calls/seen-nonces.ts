/** How often what has expired is thrown out, in seconds. */
const SWEEP_S = 10;

/**
 * The nonces of the calls that were accepted, until the calls have expired. One that was signed before
 * this process began, or in the second in which it did, is not accepted: nobody knows here whether it came
 * before. Who signs by a clock that goes ahead of this one can be sent again for as long after a restart.
 */
export class SeenNonces {
  private readonly seen = new Map<string, number>();
  private sweptAt = 0;

  /** `beganAt` in seconds: calls created by then are refused. */
  constructor(private readonly beganAt: number) {}

  /** Takes a nonce, once; false where it was taken before. All times in seconds. */
  take(nonce: string, created: number, until: number, now: number): boolean {
    if (now - this.sweptAt > SWEEP_S) {
      for (const [old, end] of this.seen) if (end < now) this.seen.delete(old);
      this.sweptAt = now;
    }
    if (created <= Math.floor(this.beganAt) || this.seen.has(nonce)) return false;
    this.seen.set(nonce, until);
    return true;
  }
}
