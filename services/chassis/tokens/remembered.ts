import { createHash } from 'node:crypto';

/** Longest that a result is remembered. */
const REMEMBERED_MS = 30_000;
const MOST_REMEMBERED = 5_000;

interface Remembered<Value> {
  readonly value: Value;
  readonly until: number;
}

/**
 * Remembers what a token was verified to be, so that its signature is not checked for every call. Never
 * beyond the token's own expiry, never a refusal, and not long: whatever can be revoked is looked up
 * by whoever remembers, every time.
 */
export class VerifiedTokens<Value extends { readonly exp: number }> {
  private readonly known = new Map<string, Remembered<Value>>();

  constructor(
    private readonly verify: (token: string, now: Date) => Promise<Value>,
    /** What is looked at every time, though the rest is remembered; throws where the token does not hold any more. */
    private readonly stands: (token: string) => Promise<void> = async () => undefined,
  ) {}

  async of(token: string, now: Date): Promise<Value> {
    const name = createHash('sha256').update(token).digest('base64');
    const known = this.known.get(name);
    if (known && now.getTime() < known.until) {
      await this.stands(token);
      return known.value;
    }
    this.known.delete(name);
    const value = await this.verify(token, now);
    if (this.known.size >= MOST_REMEMBERED) this.known.delete(this.known.keys().next().value ?? '');
    this.known.set(name, { value, until: Math.min(now.getTime() + REMEMBERED_MS, value.exp * 1000) });
    return value;
  }

  /** Forgets everything, as when a key was withdrawn. */
  forget(): void {
    this.known.clear();
  }
}
