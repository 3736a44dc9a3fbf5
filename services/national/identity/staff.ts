import { verifyJwt } from '@serai/chassis';
import { ACCESS_TOKEN_TYPE, accessTokenClaims, countryUrn, hasScope, SeraiError, STEWARD_SCOPE } from '@serai/schema';
import type { JWTVerifyGetKey } from 'jose';

/** One of the country's own staff, by a token of the country's own issuer. */
export interface StaffMember {
  readonly subject: { readonly issuer: string; readonly sub: string };
  readonly client: string;
  /** Until when, in seconds. */
  readonly exp: number;
}

/** The country's own issuer. */
export interface StaffIssuer {
  readonly country: string;
  readonly issuer: string;
  readonly keys: JWTVerifyGetKey;
}

/**
 * Which steward sends this: a token of the country's own issuer, for this country, with the steward's scope.
 * Whatever the hub signs is none of these, and is refused. Throws TOKEN_REFUSED.
 */
export async function verifyStaff(authorization: string | undefined, { country, issuer, keys }: StaffIssuer, now: Date): Promise<StaffMember> {
  const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) throw refused('It has to come as `Authorization: Bearer …`');
  const payload = await verifyJwt(token, { keys, issuer, audience: countryUrn(country), type: ACCESS_TOKEN_TYPE, now, refusal: 'TOKEN_REFUSED' }).catch((error: unknown) => {
    throw error instanceof SeraiError ? refused(error.message, error.cause) : error;
  });
  const read = accessTokenClaims.safeParse(payload);
  if (!read.success) throw refused(`Its claim ${read.error.issues[0]?.path.join('.') ?? ''} cannot be read`);
  const { data } = read;
  if (!hasScope(data, STEWARD_SCOPE)) throw refused(`It has not the scope ${STEWARD_SCOPE}`);
  if (data.serai_inner) throw refused('It is for calls inside the hub');
  // Nobody here asks for the proof, so a token that needs one is worth nothing here.
  if (data.cnf) throw refused('It is bound to a key, which a steward\'s cannot be');
  return { subject: { issuer: data.iss, sub: data.sub }, client: data.client_id, exp: data.exp };
}

function refused(why: string, cause?: unknown): SeraiError {
  return new SeraiError('TOKEN_REFUSED', `The steward's token is refused. ${why}. Get one from the country's own issuer`, { cause });
}
