import {
  type Application, applicationText, countryUrn, endOfAccess, narrow, type Narrowing, receivedApplication, SeraiError, termsFault, type VisaClaims, visaClaims,
} from '@serai/schema';
import { textId } from '@serai/chassis';

/** Longest claims of a visa, in characters of JSON: signed, it has to fit into a header. */
const LONGEST_CLAIMS = 5_000;

/** What a grant is held against. */
export interface GrantFacts {
  readonly country: string;
  /** Issuer of the tokens that the country accepts. */
  readonly tokenIssuer: string;
  /** Version of the terms for each audience that the rules in force have. */
  readonly terms: Readonly<Record<string, string>>;
  readonly now: Date;
}

/** What a steward grants of an application. */
export interface Grant {
  readonly narrowing: Narrowing;
  /** Last day, UTC; null for the last that was asked for. */
  readonly until: string | null;
}

/**
 * An application as it was handed to this country, where it is one and its id is made of its content: what
 * a steward reads under an id is what he decides on, whoever changed it meanwhile. Null for anything else.
 */
export function readApplication(handed: unknown, country: string): Application | null {
  const read = receivedApplication.safeParse(handed);
  if (!read.success || !read.data.countries.includes(country) || textId(applicationText(read.data)) !== read.data.id) return null;
  return read.data;
}

/**
 * The visa that a grant comes to, not signed yet. Throws APPLICATION_REFUSED that names every fault: terms that
 * are not in force, an audience that the rules have not, a scope or an end beyond what was applied for.
 */
export function grantedVisa(application: Application, { narrowing, until }: Grant, { country, tokenIssuer, terms, now }: GrantFacts, jti: string): VisaClaims {
  const { applicant, audience, terms: accepted } = application;
  const last = until ?? application.until;
  const faults = [
    ...(applicant.issuer === tokenIssuer ? [] : [`applicant: he is known to ${applicant.issuer}, whose tokens the country does not accept. Refuse it`]),
    ...termsFault(country, audience, accepted[country] ?? '', terms),
    ...untilFaults(last, application.until, now),
  ];
  if (faults.length > 0) throw new SeraiError('APPLICATION_REFUSED', faults.join('; '));
  const { indicators, breakdowns, periods } = application;
  const issuedAt = Math.floor(now.getTime() / 1000);
  const issuer = countryUrn(country);
  const claims = visaClaims.safeParse({
    iss: issuer, sub: applicant.sub, iat: issuedAt, exp: Math.floor(endOfAccess(last).getTime() / 1000), jti, ...(applicant.key !== null && { cnf: { jkt: applicant.key } }),
    ga4gh_visa_v1: { type: 'ControlledAccessGrants', asserted: issuedAt, value: issuer, source: issuer, by: 'dac' },
    serai_visa_v1: { ...narrow({ indicators, breakdowns, periods }, narrowing), subjectIssuer: applicant.issuer, audience, terms: accepted[country] ?? '' },
  });
  if (!claims.success) throw new SeraiError('APPLICATION_REFUSED', `It cannot be granted as it is: ${claims.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`);
  if (JSON.stringify(claims.data).length > LONGEST_CLAIMS) throw new SeraiError('APPLICATION_REFUSED', 'indicators: so many names do not fit into a visa. Grant fewer, or have all applied for');
  return claims.data;
}

function untilFaults(until: string, asked: string, now: Date): string[] {
  const end = /^\d{4}-\d{2}-\d{2}$/.test(until) ? endOfAccess(until) : new Date(NaN);
  if (Number.isNaN(end.getTime()) || new Date(end.getTime() - 1).toISOString().slice(0, 10) !== until) return [`until: ${JSON.stringify(until.slice(0, 60))} is no day. Write it as 2027-06-30`];
  if (end <= now) return [`until: ${until} is over`];
  return until > asked ? [`until: ${until} is after ${asked}, which was applied for`] : [];
}
