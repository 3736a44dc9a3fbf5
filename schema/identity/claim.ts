import { z } from 'zod';

/** The last second of the year 9999: what lies beyond cannot be written as a date. */
const LAST_MOMENT_S = 253_402_300_799;

/** A moment as a claim says it, in whole seconds since 1970 (RFC 7519 NumericDate). */
export const moment = z.number().int().nonnegative().max(LAST_MOMENT_S);

/** A name as a claim says it: of characters that can be seen, so that it is the same in a database, in a log and on a screen. */
export function claimedName(most: number) {
  return z.string().min(1).max(most).regex(/^[^\p{Cc}\p{Cf}\p{Cs}]*$/u, 'must be of characters that can be seen');
}
