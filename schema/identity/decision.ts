import { z } from 'zod';
import { BREAKDOWN_IDS } from '../dictionary/dimension.js';
import { plainlyWritten } from './application.js';
import { countryOfUrn } from './visa.js';

/** `typ` of what a country tells the secretariat's desk of its decision on an application, signed with the country's key. */
export const DECISION_TYPE = 'serai-decision+jwt';

/** `typ` of what it tells of a visa that it took back. For show: the country itself refuses the visa. */
export const REVOCATION_TYPE = 'serai-revocation+jwt';

/** For whom both are signed. */
export const DESK_AUDIENCE = 'urn:serai:desk';

/** The header in which a country says, in a call that it signs, which country it is. */
export const COUNTRY_HEADER = 'serai-country';

/** Tag of the calls that are signed for the secretariat, by a country or by the gateway. */
export const SECRETARIAT_TAG = 'secretariat';

/** Longest reason that a steward gives, in characters. */
export const LONGEST_REASON = 1_000;

const seconds = z.number().int().nonnegative();
const reason = z.string().trim().min(1).max(LONGEST_REASON).refine(plainlyWritten, 'holds control or formatting characters');
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

const period = z.string().max(40).nullable();
const periods = z.strictObject({ from: period, to: period }).nullable();

const plain = (longest: number) => z.string().min(1).max(longest).refine(plainlyWritten, 'holds control or formatting characters');
const code = z.string().regex(/^[A-Z0-9_]{1,60}$/);

/** An application as the desk hands it to a country that it is addressed to. A hub that was broken into hands what it likes: nothing here is longer or stranger than an applicant could write. */
export const receivedApplication = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{40}$/),
  applicant: z.strictObject({ issuer: plain(300), sub: plain(255), key: plain(100).nullable() }),
  institution: plain(200), purpose: plain(2_000), countries: z.array(z.string().regex(/^[A-Z]{2}$/)).min(1).max(300), audience: plain(40), indicators: z.array(code).max(1_000).nullable(),
  breakdowns: z.array(z.enum(BREAKDOWN_IDS)).nullable(), periods, until: z.iso.date(), terms: z.record(z.string().regex(/^[A-Z]{2}$/), plain(100)), submittedAt: z.iso.datetime(),
});

/** What the desk answers at `/desk/applications`. Each is read by itself: one that a country cannot read hides no other. */
export const handedApplications = z.strictObject({ applications: z.array(z.strictObject({ application: z.unknown(), withdrawnAt: z.iso.datetime().nullable() })) });
