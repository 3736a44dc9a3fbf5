import { z } from 'zod';
import { releaseName } from '../as-of.js';
import { countryOfUrn } from './visa.js';

/** `typ` of an intent: a country says that it is about to release, or that it is no longer. Signed with the country's key. */
export const RELEASE_INTENT_TYPE = 'serai-release-intent+jwt';

/** For whom intents are signed. */
export const INTENTS_AUDIENCE = 'urn:serai:intents';

/** Where members announce them. */
export const INTENTS_PATH = '/releases/intents';

/** How long an intent that is not announced again holds its place, in seconds: whoever broke off holds nobody up for longer. */
export const INTENT_LASTS_S = 1_800;

const seconds = z.number().int().nonnegative();
const country = z.string().refine((urn) => countryOfUrn(urn) !== undefined);
const release = z.string().refine((name) => releaseName(name) !== undefined);

/** Claims of an intent, by the country, on its own release. */
export const releaseIntentClaims = z.strictObject({
  iss: country, sub: country, aud: z.literal(INTENTS_AUDIENCE), iat: seconds, exp: seconds, jti: z.string().min(1).max(100),
  serai_release_intent_v1: z.strictObject({ release, what: z.enum(['ANNOUNCED', 'ENDED']) }),
});
export type ReleaseIntentClaims = z.infer<typeof releaseIntentClaims>;

/** What a country posts to INTENTS_PATH. */
export const postedIntent = z.strictObject({ intent: z.string().min(1).max(4_000) });

/** What it is answered: until when its place is held, and who releases before it; null and nobody once the intent has ended. */
export const intentOrder = z.object({
  until: z.iso.datetime().nullable(),
  ahead: z.array(z.object({ release, until: z.iso.datetime() })),
});
export type IntentOrder = z.infer<typeof intentOrder>;
