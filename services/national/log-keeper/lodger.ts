import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@serai/chassis';
import { SeraiError } from '@serai/schema';
import type { Head } from '../log/entry.js';
import type { LogStore } from '../store/log-store.js';
import type { LodgingClient } from './lodging-client.js';

/** A head that could not be lodged is tried again after this long. */
const AGAIN_MS = 10_000;
/** A service that stops does not wait longer for the secretariat. */
const STOP_WITHIN_MS = 2_000;

export interface LodgerPorts {
  readonly store: LogStore;
  readonly client: Pick<LodgingClient, 'lodgeHead' | 'lodged' | 'readReceipt'>;
  /** How long it rests between two heads. */
  readonly everyMs: number;
  readonly log: Logger;
}

/** How the lodging stands, for /health. */
export interface LodgingStanding {
  /** Number of the newest entry that was lodged; null before the first. */
  readonly lodgedEntry: number | null;
  /** When it was lodged. */
  readonly lodgedUntil: string | null;
  /** Why nothing is lodged just now; null where it is. */
  readonly trouble: string | null;
}

/**
 * Lodges the head of the log with the secretariat: after the first entry that it hears of, then as often as is
 * set while the log grows, and when it stops. A failure is warned of once and tried again; answers do not
 * wait for it.
 */
export class Lodger {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private under: Promise<void> | undefined;
  private lodged: { readonly seq: number; readonly at: string } | null = null;
  private heard = 0;
  private trouble: string | null = null;
  /** Whether receipts may be with the secretariat that never came here, as after a call that was cut off. */
  private mayLack = true;

  constructor(private readonly ports: LodgerPorts) {}

  get standing(): LodgingStanding {
    return { lodgedEntry: this.lodged?.seq ?? null, lodgedUntil: this.lodged?.at ?? null, trouble: this.trouble };
  }

  /** Takes up what was lodged before. */
  async start(): Promise<void> {
    const newest = await this.ports.store.newestReceipt();
    if (newest) this.lodged = { seq: newest.seq, at: newest.lodgedAt };
    this.schedule(0);
  }

  /** Hears of a new head: the first is lodged at once, the next after a while. */
  hear({ seq }: Head): void {
    this.heard = seq;
    if (!this.timer && !this.under) this.schedule(this.lodged ? this.ports.everyMs : 0);
  }

  /** Lodges what is left, and no more. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    const last = (async (): Promise<void> => {
      await this.under;
      await this.round();
    })();
    await Promise.race([last, sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
  }

  private schedule(inMs: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.under = this.round().finally(() => {
        this.under = undefined;
        if (this.trouble !== null) this.schedule(Math.min(AGAIN_MS, this.ports.everyMs));
        else if (this.heard > (this.lodged?.seq ?? 0)) this.schedule(this.ports.everyMs);
      });
    }, inMs);
    this.timer.unref();
  }

  private async round(): Promise<void> {
    const { store, log } = this.ports;
    try {
      await store.whileLodging(() => this.lodge());
      if (this.trouble !== null) log.info('The head of the log is lodged with the secretariat again');
      this.trouble = null;
    } catch (error) {
      this.mayLack = true;
      const message = error instanceof Error ? error.message : String(error);
      const isBroken = error instanceof SeraiError && error.code === 'LOG_BROKEN';
      if (this.trouble !== message) {
        if (isBroken) log.error(message);
        else log.warn({ err: error instanceof SeraiError ? (error.cause ?? error) : error }, 'The head of the log could not be lodged; it is lodged later');
      }
      this.trouble = message;
    }
  }

  private async lodge(): Promise<void> {
    const { store, client } = this.ports;
    const newest = await store.newestReceipt();
    const head = await store.head();
    if (!head) return;
    if (this.mayLack) await this.fetchLacking(newest?.seq ?? 0);
    const before = await store.newestReceipt();
    const isLodged = before?.seq === head.seq && before.hash === head.hash;
    // One that lies before what was lodged is lodged too: the secretariat has to know.
    if (!isLodged) await store.keepReceipt(await client.lodgeHead(head));
    const kept = await store.newestReceipt();
    this.lodged = kept && { seq: kept.seq, at: kept.lodgedAt };
    if (before && !(await store.holds(before))) {
      throw new SeraiError('LOG_BROKEN', `Entry ${before.seq} was lodged at ${before.lodgedAt} and is not in the log as it was: run \`serai log verify\``);
    }
  }

  /** Keeps the receipts that the secretariat has and the country lacks. */
  private async fetchLacking(after: number): Promise<void> {
    const { store, client } = this.ports;
    for (const { seq, hash, at, lodgedAt, receipt } of (await client.lodged(after)).heads) {
      const said = await client.readReceipt(receipt);
      if (said.seq === seq && said.hash === hash && said.what === 'HEAD') await store.keepReceipt({ seq, hash, at, lodgedAt, receipt });
    }
    this.mayLack = false;
  }
}
