import { KEEP_MONTHS, monthsBefore } from '@serai/schema';
import type { Checkpoint, LodgedCheckpoint, LodgedHead, LogFault } from './lodged.js';

/**
 * What is wrong with a checkpoint that a log begins at: it has to be lodged as it is, and whatever it let
 * be removed has to have been old enough when it was lodged, by the heads that were lodged of those entries too. Pure.
 */
export function checkpointFault(checkpoint: Checkpoint, lodged: readonly LodgedCheckpoint[], heads: readonly LodgedHead[]): LogFault | null {
  const { seq, hash, at, keepMonths } = checkpoint;
  const fault = (what: string): LogFault => ({ seq, at, what });
  const known = lodged.find((each) => each.seq === seq);
  if (!known) return fault('the checkpoint was forged: it was never lodged');
  if (known.hash !== hash || known.at !== at || known.keepMonths !== keepMonths) return fault(`the checkpoint was forged: another was lodged at ${known.lodgedAt}`);
  if (keepMonths < KEEP_MONTHS.fewest) return fault(`entries were removed after ${keepMonths} months; every country keeps them for ${KEEP_MONTHS.fewest} at least`);
  const limit = monthsBefore(new Date(known.lodgedAt), keepMonths);
  if (new Date(at) >= limit) return fault(`entries were removed too early: this one was to be kept for ${keepMonths} months`);
  const young = heads.find((head) => head.seq <= seq && new Date(head.at) >= limit);
  return young ? { seq: young.seq, at: young.at, what: `it was removed too early: it was to be kept for ${keepMonths} months` } : null;
}
