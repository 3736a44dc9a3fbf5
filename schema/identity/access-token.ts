import { z } from 'zod';
import { claimedName, moment } from './claim.js';

/** What an access token of the hub is good for; RFC 9068 `aud`. */
export const HUB_AUDIENCE = 'urn:serai:hub';

/** `typ` of an access token (RFC 9068). */
export const ACCESS_TOKEN_TYPE = 'at+jwt';

/** What a token lets its holder do: query as himself, and apply for access at the desk. */
export const SCOPES = { read: 'serai:read', apply: 'serai:apply' } as const;

/** Claims of an access token that the hub reads (RFC 9068); others are not looked at. */
export const accessTokenClaims = z.object({
  iss: z.string().min(1),
  /** Who asks: unique for its issuer. */
  sub: claimedName(255),
  client_id: claimedName(255),
  iat: moment,
  nbf: moment.optional(),
  exp: moment,
  jti: claimedName(255),
  scope: z.string().max(1_000).default(''),
  /** The key that the token is bound to, by its thumbprint (RFC 9449). */
  cnf: z.object({ jkt: z.string().min(1) }).optional(),
  /** A token that the secretariat exchanged for a caller's, for calls of its own: it reads, and nothing else. */
  serai_inner: z.literal(true).optional(),
});
export type AccessTokenClaims = z.infer<typeof accessTokenClaims>;

/** Whether a token was given a scope. */
export function hasScope({ scope }: Pick<AccessTokenClaims, 'scope'>, wanted: string): boolean {
  return scope.split(' ').includes(wanted);
}
