import { monthsBefore, SeraiError } from '@serai/schema';
import type { LogStore } from '../store/log-store.js';
import type { LodgingClient } from './lodging-client.js';
import { describeReport, verifyLog } from './verify-log.js';

export interface PrunePorts {
  readonly country: string;
  readonly keepMonths: number;
  /** As the owner. */
  readonly store: LogStore;
  readonly client: LodgingClient;
}

/**
 * Removes the entries that the country has kept for as long as it keeps any. Only from a log that holds, and
 * only after the last of them was lodged as a checkpoint: what is left is verified from there. Throws
 * LOG_BROKEN, SECRETARIAT_UNAVAILABLE or INVALID_ARGUMENT, and then nothing is removed.
 */
export async function pruneLog({ country, keepMonths, store, client }: PrunePorts, now = new Date()): Promise<string> {
  const report = await verifyLog({ country, store, client }, now);
  if (report.fault) throw new SeraiError('LOG_BROKEN', `Nothing was removed.\n${describeReport(country, report)}`);
  if (!report.listed) throw new SeraiError('SECRETARIAT_UNAVAILABLE', 'Nothing was removed: the secretariat, where a checkpoint has to be lodged first, does not answer');
  const limit = monthsBefore(now, keepMonths);
  const last = await store.lastBefore(limit);
  if (!last) return `Nothing to remove: the log of ${country} holds no entry from before ${limit.toISOString()}, which is ${keepMonths} months ago`;
  if (last.seq > (report.listed.heads.at(-1)?.seq ?? 0)) await store.keepReceipt(await client.lodgeHead(report.head));
  const removed = await store.removeBefore(await client.lodgeCheckpoint({ ...last, keepMonths }));
  return `${removed} entries removed from the log of ${country}, up to entry ${last.seq} of ${last.at}; it keeps them for ${keepMonths} months`;
}
