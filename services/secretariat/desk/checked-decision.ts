import { type JwtExpectations, verifyJwt } from '@serai/chassis';
import {
  type Application, countryUrn, DECISION_TYPE, decisionClaims, DESK_AUDIENCE, endOfAccess, postedDecision, postedRevocation, REVOCATION_TYPE, revocationClaims, SeraiError, type VisaClaims, visaClaims, VISA_TYPE,
  widenings,
} from '@serai/schema';
import type { JWTVerifyGetKey } from 'jose';
import type { KeptApplication, KeptDecision } from './desk-keeper.js';

/** A decision that a country signed, and what is still to be held against the application. */
export interface CheckedDecision {
  readonly decision: Omit<KeptDecision, 'country' | 'revocation'>;
  /** Throws APPLICATION_REFUSED where it goes beyond what was applied for. */
  readonly check: (kept: KeptApplication) => void;
}

export interface Signer {
  readonly country: string;
  readonly keys: JWTVerifyGetKey;
}

/**
 * Reads what a country posted: its decision and, where it approved, the visa, both signed with its own key.
 * Throws APPLICATION_REFUSED for what no such country would say, CALL_REFUSED where a signature does not hold.
 */
export async function checkedDecision(posted: unknown, signer: Signer, now: Date): Promise<CheckedDecision> {
  const read = postedDecision.safeParse(posted);
  if (!read.success) throw refused('It has to be a decision and, with an approval, a visa');
  const claims = decisionClaims.safeParse(await verifyJwt(read.data.decision, { ...by(signer), audience: DESK_AUDIENCE, type: DECISION_TYPE, now }));
  if (!claims.success) throw refused('It is no decision that can be read');
  const { sub: application, serai_decision_v1: said } = claims.data;
  const decidedAt = new Date(said.decidedAt * 1000);
  if (said.decision === 'REFUSED') {
    if (read.data.visa !== null) throw refused('A refusal brings no visa');
    return { decision: { application, decision: 'REFUSED', reason: said.reason, visa: null, decidedAt }, check: () => undefined };
  }
  if (read.data.visa === null) throw refused('An approval brings the visa');
  const visa = visaClaims.safeParse(await verifyJwt(read.data.visa, { ...by(signer), type: VISA_TYPE, now }));
  if (!visa.success || visa.data.ga4gh_visa_v1.value !== countryUrn(signer.country)) throw refused('Its visa is none that can be read');
  if (visa.data.jti !== said.visa) throw refused('Its visa is not the one that the decision names');
  return {
    decision: { application, decision: 'APPROVED', reason: null, visa: { claims: visa.data, signed: read.data.visa }, decidedAt },
    check: ({ application: asked, withdrawnAt }) => {
      if (withdrawnAt !== null && withdrawnAt <= decidedAt) throw refused('It was withdrawn before it was approved');
      const faults = grantFaults(asked, signer.country, visa.data);
      if (faults.length > 0) throw refused(faults.join('; '));
    },
  };
}

export interface CheckedRevocation {
  readonly visa: string;
  readonly at: Date;
  readonly reason: string;
}

/** Reads a revocation that a country posted and signed. Throws as above. */
export async function checkedRevocation(posted: unknown, signer: Signer, now: Date): Promise<CheckedRevocation> {
  const read = postedRevocation.safeParse(posted);
  if (!read.success) throw refused('It has to be a revocation');
  const claims = revocationClaims.safeParse(await verifyJwt(read.data.revocation, { ...by(signer), audience: DESK_AUDIENCE, type: REVOCATION_TYPE, now }));
  if (!claims.success) throw refused('It is no revocation that can be read');
  return { visa: claims.data.sub, at: new Date(claims.data.serai_revocation_v1.revokedAt * 1000), reason: claims.data.serai_revocation_v1.reason };
}

/** In what a visa is not what was applied for, or goes beyond it. */
export function grantFaults({ applicant, audience, indicators, breakdowns, periods, until, terms }: Application, country: string, visa: VisaClaims): string[] {
  const granted = visa.serai_visa_v1;
  return [
    ...(visa.sub === applicant.sub && granted.subjectIssuer === applicant.issuer ? [] : ['it names somebody else than the applicant']),
    ...((visa.cnf?.jkt ?? null) === applicant.key ? [] : ['it is not bound to the key of the applicant']),
    ...(granted.audience === audience ? [] : [`it is for ${granted.audience}, not for ${audience}`]),
    ...(granted.terms === terms[country] ? [] : ['it names terms that the applicant did not accept']),
    ...(visa.exp * 1000 <= endOfAccess(until).getTime() ? [] : [`it goes beyond ${until}`]),
    ...widenings({ indicators, breakdowns, periods }, granted),
  ];
}

/** What a country signs is verified with its own keys alone. A signature that does not hold may hold in a moment, when its keys were asked for anew. */
function by({ country, keys }: Signer): Pick<JwtExpectations, 'keys' | 'issuer' | 'algorithms' | 'refusal'> {
  return { keys, issuer: countryUrn(country), algorithms: ['EdDSA'], refusal: 'CALL_REFUSED' };
}

function refused(why: string): SeraiError {
  return new SeraiError('APPLICATION_REFUSED', `The desk does not take the decision: ${why}`);
}
