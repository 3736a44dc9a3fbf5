import type { AccessTokenClaims, SeraiError } from '@serai/schema';

/** Who sends a request to the hub, as far as the gateway knows: what a country tells him, the country decides. */
export interface Caller {
  /** The access token as it came; null for the public. */
  readonly token: string | null;
  readonly claims: AccessTokenClaims | null;
  /** `Authorization` as it came, to be handed on. */
  readonly authorization: string | null;
  /** The DPoP proof as it came. */
  readonly proof: string | null;
  /** Why nobody can say just now whether the token holds; null where it was verified. Until then nothing is told. */
  readonly unknown: SeraiError | null;
}

export const PUBLIC: Caller = { token: null, claims: null, authorization: null, proof: null, unknown: null };

/** The callers of the requests under way. Whoever is not known is the public. */
export class Callers {
  private readonly known = new WeakMap<Request, Caller>();

  set(request: Request, caller: Caller): void {
    this.known.set(request, caller);
  }

  of(request: Request | undefined): Caller {
    return (request && this.known.get(request)) ?? PUBLIC;
  }
}
