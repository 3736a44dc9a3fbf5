import { type KeyRing, type SeenNonces, singleHeaders, VerifiedTokens, verifyDpop } from '@serai/chassis';
import { type AccessTokenClaims, type AudienceId, SeraiError, type VisaClaims, VISA_HEADER, type VisaScope } from '@serai/schema';
import type { Caller, Subject } from './caller.js';
import { accessTokenStands, type TokenIssuer, verifyAccessToken } from './access-token.js';
import { type CallPorts, channelOf, type ReceivedCall } from './call.js';
import { type StaffIssuer, verifyStaff } from './staff.js';
import { type VerifiedVisa, verifyVisa, visaRefused } from './visa.js';

/** Whether a visa that the country signed stands, claim by claim, by its own register. Rejects where that cannot be read. */
export interface VisaStanding {
  standing(claims: VisaClaims): Promise<'STANDS' | 'REVOKED' | 'UNKNOWN'>;
}

export interface CallerPorts extends Omit<CallPorts, 'nonces'> {
  readonly nonces: SeenNonces;
  readonly hub: TokenIssuer;
  readonly ring: KeyRing;
  readonly register: VisaStanding;
  readonly staff: StaffIssuer;
  /** The hub's address that holders of bound tokens ask, as it stands in their proofs; null where it is not known here. */
  readonly hubUrl: string | null;
}

/** A caller, and what his visa opens to him of what his audience is told; null where nothing narrows that. */
export interface KnownCaller extends Caller {
  readonly scope: VisaScope | null;
}

type Who = (call: ReceivedCall, now: Date) => Promise<KnownCaller>;

const NOBODY = { subject: null, client: null, visa: null, until: null, scope: null, refusal: null } as const;

/**
 * Who asks: by which way, with which token and which visa. What is verified once is remembered for a short
 * while; whether its key and a visa stand is looked up every time. A call that may not come at all throws CALL_REFUSED
 * or TOKEN_REFUSED; a token or a visa that does not hold makes a caller who is told why, and nothing else.
 * `way` tells by which way a call came; a bench takes that check away to see what it costs.
 */
export function callerOf(ports: CallerPorts, way: typeof channelOf = channelOf): Who {
  const tokens = new VerifiedTokens<AccessTokenClaims>((token, now) => verifyAccessToken(token, ports.hub, now), (token) => accessTokenStands(token, ports.hub));
  const visas = new VerifiedTokens<VerifiedVisa>((visa, now) => verifyVisa(visa, ports.country, ports.ring, now));

  const visitor = async (headers: Readonly<Record<string, string>>, method: string, now: Date): Promise<KnownCaller> => {
    const presented = headers[VISA_HEADER];
    const token = bearerOf(headers['authorization']);
    if (token === null) {
      if (presented !== undefined) throw visaRefused('It came without the access token of its subject');
      return { ...NOBODY, channel: 'gateway', audience: 'public' };
    }
    const claims = await tokens.of(token, now);
    const subject = { issuer: claims.iss, sub: claims.sub };
    const known = { ...NOBODY, channel: 'gateway', subject, client: claims.client_id, until: new Date(claims.exp * 1000) } as const;
    const proven = async (jkt: string | undefined): Promise<void> => {
      if (jkt !== undefined) await verifyDpop(headers['dpop'], { jkt, token, method, url: ports.hubUrl, now });
    };
    try {
      await proven(claims.cnf?.jkt);
      if (presented === undefined) return { ...known, audience: 'public' };
      const visa = await standing(presented, subject, now);
      await proven(visa.cnf?.jkt);
      const { audience, indicators, breakdowns, periods } = visa.serai_visa_v1;
      const narrows = indicators !== null || breakdowns !== null || periods !== null;
      return {
        ...known, audience: audience as AudienceId, visa: visa.jti, until: new Date(Math.min(claims.exp, visa.exp) * 1000), scope: narrows ? { indicators, breakdowns, periods } : null,
      };
    } catch (error) {
      return refused(known, error);
    }
  };

  /** What is wrong with the file of keys is for the log: it names it. */
  const signs = (kid: string, now: Date): boolean => {
    try {
      return ports.ring.verifier(kid, now) !== undefined;
    } catch (error) {
      throw visaRefused('The country\'s own keys cannot be read just now', error);
    }
  };

  const standing = async (presented: string, subject: Subject, now: Date): Promise<VisaClaims> => {
    const { claims, kid } = await visas.of(presented, now);
    if (!signs(kid, now)) throw visaRefused('The key that signed it was withdrawn');
    if (claims.sub !== subject.sub || claims.serai_visa_v1.subjectIssuer !== subject.issuer) throw visaRefused('It names somebody else than the access token');
    const stands = await ports.register.standing(claims);
    if (stands !== 'STANDS') throw visaRefused(stands === 'REVOKED' ? 'The country has revoked it' : 'The country\'s register does not hold it');
    return claims;
  };

  return async (call, now) => {
    const channel = await way(call, ports, now);
    const headers = singleHeaders(call.request.headersDistinct);
    if (channel === 'registry') return { ...NOBODY, channel, audience: null };
    if (channel === 'staff') {
      const { subject, client, exp } = await verifyStaff(headers['authorization'], ports.staff, now).catch((error: unknown) => {
        throw headers['authorization'] === undefined && error instanceof SeraiError ? notKnown(ports.certificates !== null) : error;
      });
      return { ...NOBODY, channel, audience: 'steward', subject, client, until: new Date(exp * 1000) };
    }
    return visitor(headers, call.request.method ?? '', now).catch((error: unknown) => refused({ ...NOBODY, channel }, error));
  };
}

/** Somebody who is told why he is no audience. What is not his doing is thrown on. */
function refused(known: Omit<KnownCaller, 'audience'>, error: unknown): KnownCaller {
  if (!(error instanceof SeraiError)) throw error;
  return { ...known, visa: null, scope: null, audience: null, refusal: error };
}

function bearerOf(authorization: string | undefined): string | null {
  if (authorization === undefined) return null;
  const token = /^(?:Bearer|DPoP) ([\w.~+/=-]+)$/i.exec(authorization)?.[1];
  if (token === undefined) throw new SeraiError('TOKEN_REFUSED', 'The access token is refused. Send it as `Authorization: Bearer …`, or ask without one, as the public');
  return token;
}

function notKnown(byCertificate: boolean): SeraiError {
  return new SeraiError('CALL_REFUSED', `The call is refused: it ${byCertificate ? 'brings no certificate' : 'is not signed'}. Ask through the gateway, or as the country's own staff`);
}
