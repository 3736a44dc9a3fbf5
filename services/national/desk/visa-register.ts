import { isDeepStrictEqual } from 'node:util';
import type { VisaClaims } from '@serai/schema';
import type { RegisteredVisa } from '../store/desk-store.js';

/** How a visa stands by the register of the country that signed it. UNKNOWN: it was not granted here, whoever signed it. */
export type Standing = 'STANDS' | 'REVOKED' | 'UNKNOWN';

/** How old an answer of the register may be: a revocation works in every process within a second. */
const ANSWER_HOLDS_MS = 500;
const MOST_REMEMBERED = 5_000;

interface Remembered {
  readonly askedAt: number;
  readonly answer: Promise<RegisteredVisa | null>;
}

/**
 * The register of the visas that this country granted, read from its database. A visa counts only as it was
 * granted, claim by claim: the country's signing key alone, stolen, opens nothing and widens nothing.
 */
export class VisaRegister {
  private readonly remembered = new Map<string, Remembered>();

  constructor(
    private readonly store: { visa(jti: string): Promise<RegisteredVisa | null> },
    /** A clock that only goes forward, in milliseconds. */
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** How a visa with these claims stands, as of half a second ago at most. Rejects where the register cannot be read: then there is no data. */
  async standing(claims: VisaClaims): Promise<Standing> {
    const registered = await this.read(claims.jti);
    if (!registered || !isDeepStrictEqual(registered.claims, claims)) return 'UNKNOWN';
    return registered.revocation ? 'REVOKED' : 'STANDS';
  }

  private read(jti: string): Promise<RegisteredVisa | null> {
    const now = this.clock();
    const known = this.remembered.get(jti);
    if (known && now - known.askedAt < ANSWER_HOLDS_MS) return known.answer;
    const answer = this.store.visa(jti);
    this.remembered.delete(jti);
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered.delete(this.remembered.keys().next().value ?? '');
    this.remembered.set(jti, { askedAt: now, answer });
    answer.catch(() => this.remembered.delete(jti));
    return answer;
  }
}
