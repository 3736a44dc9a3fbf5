import { z } from 'zod';
import { countryOfUrn } from './visa.js';

/** `typ` of the head of a country's log: its newest entry, signed with the country's key. */
export const LOG_HEAD_TYPE = 'serai-log-head+jwt';

/** `typ` of a checkpoint: the last entry that a country removes because it has kept it as long as it keeps any. Signed likewise. */
export const LOG_CHECKPOINT_TYPE = 'serai-log-checkpoint+jwt';

/** `typ` of what the secretariat gives for a head or a checkpoint that it took, signed with its own key. */
export const LOG_RECEIPT_TYPE = 'serai-log-receipt+jwt';

/** For whom heads and checkpoints are signed. */
export const HEADS_AUDIENCE = 'urn:serai:heads';

/** `iss` of what the secretariat signs by its own key. */
export const SECRETARIAT_URN = 'urn:serai:secretariat';

/** Where heads are lodged, and where a member reads back its own. */
export const HEADS_PATH = '/log/heads';
export const LODGED_HEADS_PATH = '/log/heads/list';

/** Fewest, usual and most months that a country keeps its log. */
export const KEEP_MONTHS = { fewest: 12, usual: 24, most: 240 } as const;

const seconds = z.number().int().nonnegative();
const seq = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const keepMonths = z.number().int().min(KEEP_MONTHS.fewest).max(KEEP_MONTHS.most);

/** An entry of a log by its number, its hash and when it was written (ISO 8601, UTC). */
const place = { seq, hash: z.string().regex(/^[0-9a-f]{64}$/), at: z.iso.datetime() };

/** Both by the country, on its own log, which is the subject. */
const country = z.string().refine((urn) => countryOfUrn(urn) !== undefined);
const signed = { iss: country, sub: country, aud: z.literal(HEADS_AUDIENCE), iat: seconds, exp: seconds, jti: z.string().min(1).max(100) };

export const logHeadClaims = z.strictObject({ ...signed, serai_log_head_v1: z.strictObject(place) });
export type LogHeadClaims = z.infer<typeof logHeadClaims>;

export const logCheckpointClaims = z.strictObject({ ...signed, serai_log_checkpoint_v1: z.strictObject({ ...place, keepMonths }) });
export type LogCheckpointClaims = z.infer<typeof logCheckpointClaims>;

/** Claims of a receipt; `sub` is the country. */
export const logReceiptClaims = z.strictObject({
  iss: z.literal(SECRETARIAT_URN), sub: country, iat: seconds, exp: seconds, jti: z.string().min(1).max(100),
  serai_log_receipt_v1: z.strictObject({ ...place, what: z.enum(['HEAD', 'CHECKPOINT']), lodgedAt: z.iso.datetime() }),
});
export type LogReceiptClaims = z.infer<typeof logReceiptClaims>;

/** What a country posts to HEADS_PATH: the one or the other. */
export const postedHead = z.union([z.strictObject({ head: z.string().min(1).max(4_000) }), z.strictObject({ checkpoint: z.string().min(1).max(4_000) })]);

/** What it is answered. */
export const givenReceipt = z.object({ receipt: z.string().min(1) });

/** What it posts to LODGED_HEADS_PATH: after which entry. */
export const askedHeads = z.strictObject({ after: z.number().int().nonnegative() });

/** Most heads in one answer. */
export const HEADS_PAGE = 2_000;

const lodged = { ...place, lodgedAt: z.iso.datetime(), receipt: z.string().min(1) };

/** What it is answered: the next heads after that entry, and every checkpoint and contradiction of this country. */
export const listedHeads = z.object({
  heads: z.array(z.object(lodged)),
  hasMore: z.boolean(),
  checkpoints: z.array(z.object({ ...lodged, keepMonths })),
  contradictions: z.array(z.object({ seq, hash: place.hash, why: z.string(), at: z.iso.datetime() })),
});
export type ListedHeads = z.infer<typeof listedHeads>;

/** A time so many months before another. */
export function monthsBefore(time: Date, months: number): Date {
  const before = new Date(time);
  before.setUTCMonth(before.getUTCMonth() - months);
  return before;
}
