import { keyStands, verifyJwt } from '@serai/chassis';
import { ACCESS_TOKEN_TYPE, type AccessTokenClaims, accessTokenClaims, hasScope, HUB_AUDIENCE, SCOPES, SeraiError } from '@serai/schema';
import type { JWTVerifyGetKey } from 'jose';

export interface TokenIssuer {
  readonly issuer: string;
  readonly keys: JWTVerifyGetKey;
}

/** Verifies an access token of the hub's issuer that lets its holder read. Throws TOKEN_REFUSED. */
export async function verifyAccessToken(token: string, { issuer, keys }: TokenIssuer, now: Date): Promise<AccessTokenClaims> {
  const payload = await verifyJwt(token, { keys, issuer, audience: HUB_AUDIENCE, type: ACCESS_TOKEN_TYPE, now, refusal: 'TOKEN_REFUSED' }).catch(toldWhole);
  const read = accessTokenClaims.safeParse(payload);
  if (!read.success) throw refused(`Its claim ${read.error.issues[0]?.path.join('.') ?? ''} cannot be read`);
  if (!hasScope(read.data, SCOPES.read)) throw refused(`It has not the scope ${SCOPES.read}`);
  return read.data;
}

/** Whether a token that was verified before was signed with a key that its issuer still has. Throws TOKEN_REFUSED. */
export function accessTokenStands(token: string, { keys }: TokenIssuer): Promise<void> {
  return keyStands(token, { keys, refusal: 'TOKEN_REFUSED' }).catch(toldWhole);
}

function toldWhole(error: unknown): never {
  throw error instanceof SeraiError ? refused(error.message, error.cause) : error;
}

function refused(why: string, cause?: unknown): SeraiError {
  return new SeraiError('TOKEN_REFUSED', `The access token is refused. ${why}. Get another, or ask without one, as the public`, { cause });
}
