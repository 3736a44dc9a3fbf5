import { SeraiError } from '@serai/schema';
import { ChainCheck } from '../log/chain-check.js';
import { checkpointFault } from '../log/checkpoint-check.js';
import type { Head } from '../log/entry.js';
import type { LodgedCheckpoint, LodgedHead, LogFault } from '../log/lodged.js';
import type { KeptReceipt, LogStore } from '../store/log-store.js';
import type { Listed, LodgingClient } from './lodging-client.js';

/** Entries that are read at once. */
const AT_ONCE = 5_000;
/** A receipt that was given this recently may be on its way to the country's database. */
const ON_ITS_WAY_MS = 10_000;

export interface VerifyPorts {
  readonly country: string;
  readonly store: Pick<LogStore, 'entries' | 'receipts' | 'checkpoint'>;
  readonly client: Pick<LodgingClient, 'lodged' | 'readReceipt'>;
}

/** What came out of holding a log against its chain and against what was lodged of it. */
export interface LogReport {
  /** What is wrong, the first bad entry first; null where nothing is. */
  readonly fault: LogFault | null;
  readonly entries: number;
  readonly start: Head | null;
  readonly head: Head;
  /** Newest head that was lodged. */
  readonly lodged: LodgedHead | null;
  /** What the secretariat shows; null where it cannot be reached. */
  readonly listed: Listed | null;
  readonly receipts: number;
  /** Receipts whose signature could not be checked, because the secretariat's key is not at hand. */
  readonly unchecked: number;
}

/**
 * Walks the whole log, a batch at a time, and holds it against its own chain, against the heads that the
 * secretariat shows and against the receipts that the country kept. Where the secretariat cannot be
 * reached, the receipts have to do.
 */
export async function verifyLog({ country, store, client }: VerifyPorts, now = new Date()): Promise<LogReport> {
  // Before the entries: what is lodged meanwhile is not held against those read before.
  const listed = await client.lodged(0).catch((error: unknown) => {
    if (error instanceof SeraiError && error.code === 'SECRETARIAT_UNAVAILABLE') return null;
    throw error;
  });
  const checkpoint = await store.checkpoint();
  const receipts = await readReceipts(await store.receipts(), client);
  const lodged: LodgedHead[] = [
    ...(listed?.heads ?? []).map(({ seq, hash, at, lodgedAt }) => ({ seq, hash, at, lodgedAt, by: 'SECRETARIAT' as const })),
    ...receipts.good.map(({ seq, hash, at, lodgedAt }) => ({ seq, hash, at, lodgedAt, by: 'RECEIPT' as const })),
  ];
  const check = new ChainCheck(country, checkpoint, lodged);
  const found = async (): Promise<LogFault | null> => {
    if (checkpoint) {
      const fault = checkpointFault(checkpoint, listed?.checkpoints ?? (await receiptOf(checkpoint, client)), lodged);
      if (fault) return fault;
    }
    const atStart = check.begin();
    if (atStart) return atStart;
    for await (const batch of store.entries(checkpoint?.seq ?? 0, AT_ONCE)) {
      for (const entry of batch) {
        const fault = check.take(entry);
        if (fault) return fault;
      }
    }
    return check.end() ?? receipts.bad ?? (listed && receiptFault(listed, await store.receipts(), now));
  };
  const fault = await found();
  return {
    fault, entries: check.count, start: checkpoint, head: check.head, lodged: lodged.sort((one, other) => other.seq - one.seq)[0] ?? null, listed, receipts: receipts.good.length, unchecked: receipts.unchecked,
  };
}

/** The report in sentences. */
export function describeReport(country: string, { fault, entries, start, head, lodged, listed, receipts, unchecked }: LogReport): string {
  const against = [
    listed ? `${listed.heads.length} heads that the secretariat shows` : 'no head that the secretariat shows, because it cannot be reached',
    `${receipts} receipts that the country kept${unchecked > 0 ? `, of which ${unchecked} could not be checked for the secretariat's signature` : ''}`,
  ].join(' and ');
  const evidence = (listed?.contradictions ?? []).slice(0, 5).map(({ seq, why, at }) => `The secretariat noted at ${at}, of entry ${seq}: ${why}`);
  if (fault) return [`The log of ${country} is broken. First bad entry: ${fault.seq}${fault.at === null ? '' : `, of ${fault.at}`}: ${fault.what}`, `Held against ${against}`, ...evidence].join('\n');
  const from = start ? ` after entry ${start.seq}, up to which it was removed` : '';
  return [
    `The log of ${country} holds: ${entries} entries${from}${entries === 0 ? '' : `, the newest ${head.seq} of ${head.at}`}`,
    `Held against ${against}${lodged ? `; lodged up to entry ${lodged.seq} at ${lodged.lodgedAt}` : ''}`, ...evidence,
  ].join('\n');
}

interface ReadReceipts {
  readonly good: readonly KeptReceipt[];
  readonly bad: LogFault | null;
  readonly unchecked: number;
}

/** The receipts that say what stands beside them. One whose key cannot be had counts, and is said to be unchecked. */
async function readReceipts(kept: readonly KeptReceipt[], client: VerifyPorts['client']): Promise<ReadReceipts> {
  const good: KeptReceipt[] = [];
  let bad: LogFault | null = null;
  let unchecked = 0;
  for (const receipt of kept) {
    const { seq, hash, at } = receipt;
    try {
      const said = await client.readReceipt(receipt.receipt);
      if (said.what === 'HEAD' && said.seq === seq && said.hash === hash) good.push({ ...receipt, lodgedAt: said.lodgedAt });
      else bad ??= { seq, at, what: 'its receipt was changed: it is for another entry' };
    } catch (error) {
      if (!lacksKey(error)) {
        bad ??= { seq, at, what: "its receipt was forged: the secretariat did not sign it" };
        continue;
      }
      good.push(receipt);
      unchecked += 1;
    }
  }
  return { good, bad, unchecked };
}

/** A checkpoint as its receipt has it, for when the secretariat cannot be asked. */
async function receiptOf(checkpoint: LodgedCheckpoint & { readonly receipt: string }, client: VerifyPorts['client']): Promise<readonly LodgedCheckpoint[]> {
  try {
    const said = await client.readReceipt(checkpoint.receipt);
    return said.what === 'CHECKPOINT' ? [{ ...checkpoint, seq: said.seq, hash: said.hash, at: said.at, lodgedAt: said.lodgedAt }] : [];
  } catch (error) {
    return lacksKey(error) ? [checkpoint] : [];
  }
}

/** Receipts that the secretariat gave and the country does not have, or has and the secretariat does not know of. */
function receiptFault({ heads }: Listed, kept: readonly KeptReceipt[], now: Date): LogFault | null {
  const [shown, own] = [new Set(heads.map(({ seq }) => seq)), new Set(kept.map(({ seq }) => seq))];
  const lost = heads.filter(({ seq, lodgedAt }) => !own.has(seq) && now.getTime() - new Date(lodgedAt).getTime() > ON_ITS_WAY_MS);
  const [first] = lost;
  if (first) return { seq: first.seq, at: first.at, what: `its receipt was removed${lost.length > 1 ? `, and ${lost.length - 1} more` : ''}: the secretariat gave one at ${first.lodgedAt}` };
  const [newest] = heads.slice(-1);
  const hidden = kept.find(({ seq }) => !shown.has(seq) && seq <= (newest?.seq ?? 0));
  return hidden ? { seq: hidden.seq, at: hidden.at, what: `the secretariat gave a receipt at ${hidden.lodgedAt}, and does not show the head any more` } : null;
}

/** Whether a receipt could not be judged because the secretariat's key is not at hand: it was replaced long ago, or nobody answers. */
function lacksKey(error: unknown): boolean {
  return error instanceof SeraiError && /no such key|cannot be had/.test(error.message);
}
