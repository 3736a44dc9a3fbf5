import { z } from 'zod';
import { isAudience } from '../access/audience.js';
import { countryOfUrn } from './visa.js';

/** `typ` of the certificate of a release for one audience: how what it hides was protected and checked, signed with the country's key. */
export const RELEASE_CERTIFICATE_TYPE = 'serai-release-certificate+jwt';

const seconds = z.number().int().nonnegative();
const many = z.number().int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const releaseId = z.string().regex(/^[A-Z]{2}-[1-9]\d*$/);
const mirrorId = z.string().regex(/^[A-Z]{2}-[1-9]\d*(\/(researcher|secretariat|steward|partner:[A-Z]{2}))?$/);
const country = z.string().refine((urn) => countryOfUrn(urn) !== undefined);

/**
 * Claims of a certificate, by the country, on one edition of one release, which is the subject (`KZ-3/public`).
 * Counts are of cells; no number in it is about people, but how much of what is counted is hidden, roughly.
 */
export const releaseCertificateClaims = z.strictObject({
  iss: country, sub: z.string().min(1).max(60), iat: seconds, jti: z.string().min(1).max(100),
  serai_release_certificate_v1: z.strictObject({
    release: releaseId,
    audience: z.string().refine(isAudience),
    /** The release that it corrects or follows; null for the first. */
    supersedes: releaseId.nullable(),
    custody: z.enum(['TRANSCRIBED', 'SUBMITTED']),
    /** Hash of the access rules, and of the edition: what its audience is given. */
    rules: z.string().min(1).max(100),
    table: sha256,
    /** Whether all that is told stood in print already, so that there was nothing to protect. */
    allInPrint: z.boolean(),
    /** Counts in the declared domain, and what is known of how they hang together. */
    structure: z.strictObject({ counts: many, sums: many, bounds: many }),
    /** Hidden by a primary rule or closed by the rules of access; hidden so that those stay hidden. */
    primary: many,
    secondary: many,
    /** In steps of ten; null where a tenth of what is counted is so little that it would tell of hidden cells. */
    hiddenPercent: z.number().int().min(0).max(100).multipleOf(10).nullable(),
    /** How many whole numbers remain possible of a protected count at least; null where there is none. */
    narrowest: many.nullable(),
    /** Counts that earlier releases or other members leave less open than the rules now ask for. */
    lostBefore: many,
    attackers: z.array(z.string().max(500)).max(10),
    /** What they were taken to know: releases, editions below, mirrors of other members, `XS-3` as the public reads it, `XS-3/researcher` as that audience does. */
    knowledge: z.strictObject({ releases: z.array(releaseId), audiences: z.array(z.string()), mirrors: z.array(mirrorId) }),
    solver: z.string().max(200),
    /** Two people of the country's own staff, by the names that its own issuer gives them. */
    preparedBy: z.string().min(1).max(200),
    clearedBy: z.string().min(1).max(200),
  }),
});
export type ReleaseCertificateClaims = z.infer<typeof releaseCertificateClaims>;
export type ReleaseCertificate = ReleaseCertificateClaims['serai_release_certificate_v1'];
