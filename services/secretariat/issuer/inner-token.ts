import { randomUUID } from 'node:crypto';
import { type KeyRing, signJwt } from '@serai/chassis';
import { ACCESS_TOKEN_TYPE, type AccessTokenClaims, hasScope, HUB_AUDIENCE, SCOPES, SeraiError } from '@serai/schema';

/** How long an inner token is good for at most. */
const LIFETIME_S = 60;

/**
 * Exchanges a caller's token for one by which the secretariat reads as him: for the same subject and client, to
 * read and nothing else, for a minute and never longer than the caller's own. It is made in this process
 * only: nobody can ask for one. Throws TOKEN_REFUSED for a token that cannot be exchanged.
 */
export async function innerToken(caller: AccessTokenClaims, { issuer, ring, now }: { readonly issuer: string; readonly ring: KeyRing; readonly now: Date }): Promise<string> {
  const iat = Math.floor(now.getTime() / 1000);
  if (caller.iss !== issuer) throw refused('it is by another issuer, whose subjects only that issuer can name');
  if (caller.serai_inner) throw refused('it was exchanged before, and there are no circles');
  if (!hasScope(caller, SCOPES.read)) throw refused(`it has not the scope ${SCOPES.read}`);
  if (caller.exp <= iat) throw refused('it has expired');
  const { sub, client_id } = caller;
  const claims = { iss: issuer, sub, aud: HUB_AUDIENCE, client_id, scope: SCOPES.read, iat, exp: Math.min(iat + LIFETIME_S, caller.exp), jti: randomUUID(), serai_inner: true };
  return signJwt(claims, ACCESS_TOKEN_TYPE, ring.signing());
}

function refused(why: string): SeraiError {
  return new SeraiError('TOKEN_REFUSED', `The access token cannot be exchanged for calls of the secretariat's own: ${why}`);
}
