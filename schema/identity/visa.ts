import { z } from 'zod';
import { isAudience } from '../access/audience.js';
import { BREAKDOWN_IDS } from '../dictionary/dimension.js';
import { INDICATORS } from '../dictionary/indicators.js';
import { isPeriod } from '../dictionary/period.js';
import { claimedName, moment } from './claim.js';

/** `typ` of a visa (GA4GH AAI profile 1.2). */
export const VISA_TYPE = 'vnd.ga4gh.visa+jwt';
/** `typ` of a passport, which holds the visas of one subject. */
export const PASSPORT_TYPE = 'vnd.ga4gh.passport+jwt';
/** What a passport is asked for by, at the token endpoint (RFC 8693, GA4GH AAI profile 1.2). */
export const PASSPORT_TOKEN_TYPE = 'urn:ga4gh:params:oauth:token-type:passport';
/** The header in which a country is handed the caller's visa. */
export const VISA_HEADER = 'serai-visa';

/** `iss` of the visas that a country signs, and `value` of what they open: the country's data. */
export function countryUrn(code: string): string {
  return `urn:serai:country:${code}`;
}

/** The country of such a name; undefined where the text does not read so. */
export function countryOfUrn(urn: string): string | undefined {
  return /^urn:serai:country:([A-Z]{2})$/.exec(urn)?.[1];
}

const period = z.string().refine((text) => isPeriod(text) && text !== '_U', 'must be a period such as 2024 or 2024-Q1');

/** What a visa opens of what the country's rules open to its audience; null is no restriction. */
export const visaScope = z.strictObject({
  indicators: z.array(z.string().refine((code) => INDICATORS.has(code), 'must be an indicator')).min(1).nullable(),
  /** Dimensions in which cells may be finer than the total. */
  breakdowns: z.array(z.enum(BREAKDOWN_IDS)).nullable(),
  /** First and last period, both included; a cell's period lies wholly inside. */
  periods: z.strictObject({ from: period.nullable(), to: period.nullable() }).nullable(),
});
export type VisaScope = z.infer<typeof visaScope>;

/** Nobody becomes a steward by a visa, and nobody needs one to be the public. */
const grantable = z.string().refine((id) => isAudience(id) && id !== 'public' && id !== 'steward', 'must be researcher, secretariat or partner:XX');

/** Claims of a visa: a GA4GH ControlledAccessGrant with what this hub needs besides. Strict: what is not known is not accepted. */
export const visaClaims = z.strictObject({
  iss: z.string().refine((urn) => countryOfUrn(urn) !== undefined),
  sub: claimedName(255),
  iat: moment,
  nbf: moment.optional(),
  exp: moment,
  jti: claimedName(100),
  /** The holder's own key (RFC 7800), where he named one: then the visa opens nothing without a proof by that key, whoever holds a token. */
  cnf: z.strictObject({ jkt: z.string().min(1) }).optional(),
  // Strict: a visa with `conditions` is refused, because none is known here (GA4GH Passport v1, Conditions).
  ga4gh_visa_v1: z.strictObject({
    type: z.literal('ControlledAccessGrants'),
    asserted: moment,
    value: z.string().min(1),
    source: z.string().min(1),
    by: z.literal('dac'),
  }),
  serai_visa_v1: visaScope.extend({
    /** Issuer of the tokens that name the same subject: `sub` alone says nothing. */
    subjectIssuer: z.string().min(1),
    audience: grantable,
    /** Version of the audience's terms of use that the subject accepted. */
    terms: z.string().min(1),
  }),
});
export type VisaClaims = z.infer<typeof visaClaims>;

/** Claims of a passport, as the hub's issuer signs it. */
export const passportClaims = z.object({ sub: z.string().min(1), ga4gh_passport_v1: z.array(z.string()).max(300) });
