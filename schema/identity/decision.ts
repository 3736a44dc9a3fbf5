import { z } from 'zod';
import { countryOfUrn } from './visa.js';

/** `typ` of what a country tells the secretariat's desk of its decision on an application, signed with the country's key. */
export const DECISION_TYPE = 'serai-decision+jwt';

/** `typ` of what it tells of a visa that it took back. For show: the country itself refuses the visa. */
export const REVOCATION_TYPE = 'serai-revocation+jwt';

/** For whom both are signed. */
export const DESK_AUDIENCE = 'urn:serai:desk';

/** The header in which a country says, in a call that it signs, which country it is. */
export const COUNTRY_HEADER = 'serai-country';

/** Longest reason that a steward gives, in characters. */
export const LONGEST_REASON = 1_000;

const seconds = z.number().int().nonnegative();
const reason = z.string().trim().min(1).max(LONGEST_REASON);
const signed = { iss: z.string().refine((urn) => countryOfUrn(urn) !== undefined), aud: z.literal(DESK_AUDIENCE), iat: seconds, exp: seconds, jti: z.string().min(1).max(100) };

/** Claims of a decision; `sub` is the application. */
export const decisionClaims = z.strictObject({
  ...signed,
  sub: z.string().min(1).max(100),
  serai_decision_v1: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('APPROVED'), decidedAt: seconds, visa: z.string().min(1).max(100) }),
    z.strictObject({ decision: z.literal('REFUSED'), decidedAt: seconds, reason }),
  ]),
});
export type DecisionClaims = z.infer<typeof decisionClaims>;

/** Claims of a revocation; `sub` is the visa. */
export const revocationClaims = z.strictObject({ ...signed, sub: z.string().min(1).max(100), serai_revocation_v1: z.strictObject({ revokedAt: seconds, reason }) });
export type RevocationClaims = z.infer<typeof revocationClaims>;

/** What a country posts to `/desk/decisions`: its decision and, where it approved, the visa. */
export const postedDecision = z.strictObject({ decision: z.string().min(1), visa: z.string().min(1).nullable() });

/** What it posts to `/desk/revocations`. */
export const postedRevocation = z.strictObject({ revocation: z.string().min(1) });

/** What it posts to `/desk/terms`: the version of its terms for each audience that its rules have. */
export const postedTerms = z.strictObject({ terms: z.record(z.string().max(40), z.string().min(1).max(100)) });

const periods = z.strictObject({ from: z.string().nullable(), to: z.string().nullable() }).nullable();

/** An application as the desk hands it to a country that it is addressed to. */
export const receivedApplication = z.strictObject({
  id: z.string().min(1).max(100),
  applicant: z.strictObject({ issuer: z.string().min(1), sub: z.string().min(1).max(255), key: z.string().min(1).nullable() }),
  institution: z.string(), purpose: z.string(), countries: z.array(z.string()), audience: z.string(), indicators: z.array(z.string()).nullable(),
  breakdowns: z.array(z.string()).nullable(), periods, until: z.string(), terms: z.record(z.string(), z.string()), submittedAt: z.string(),
});

/** What the desk answers at `/desk/applications`. */
export const handedApplications = z.strictObject({ applications: z.array(z.strictObject({ application: receivedApplication, withdrawnAt: z.string().nullable() })) });
