import { setTimeout as sleep } from 'node:timers/promises';
import { SeraiError } from '@serai/schema';
import { chainOn } from '../log/chain.js';
import type { Answer, ChainedEntry, Head } from '../log/entry.js';
import type { LogStore } from '../store/log-store.js';

/** Entries that are written in one transaction. */
const MOST_AT_ONCE = 500;
/** Entries that wait to be written. Beyond that nothing more is answered: the database does not keep up. */
const MOST_WAITING = 5_000;

/** How long it rests between two transactions. An answer that comes after a rest waits for none. */
const GATHER_MS = 3;

interface Waiting {
  readonly answers: readonly Answer[];
  readonly resolve: () => void;
  readonly reject: (error: SeraiError) => void;
}

/**
 * Writes what was answered at the end of the country's log. Whatever has gathered while one transaction was
 * under way goes into the next, so that many answers cost one commit. The log's head is remembered; where
 * another process of the country has moved it meanwhile, it is read anew under a lock.
 */
export class LogWriter {
  private waiting: Waiting[] = [];
  private count = 0;
  private head: Head | null = null;
  private under: Promise<void> | undefined;

  constructor(
    private readonly country: string,
    private readonly store: Pick<LogStore, 'add' | 'addToEnd'>,
    /** Told of each new head. */
    private readonly onHead: (head: Head) => void = () => undefined,
    private readonly clock: () => Date = () => new Date(),
  ) {}

  /** Resolves when these are written for good. Throws LOG_UNAVAILABLE: then nothing of them may leave. */
  async write(answers: readonly Answer[]): Promise<void> {
    if (answers.length === 0) return;
    if (this.count + answers.length > MOST_WAITING) throw unavailable(new Error(`${this.count} entries wait to be written`));
    this.count += answers.length;
    await new Promise<void>((resolve, reject) => {
      this.waiting.push({ answers, resolve, reject });
      this.under ??= this.run();
    });
  }

  /** Resolves when nothing waits any more. */
  async settled(): Promise<void> {
    await this.under;
  }

  private async run(): Promise<void> {
    // Whoever else answers in this very moment shares the transaction.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      await this.writeNext();
      // What costs is the commit, not the entries: whoever answers in this while shares the next.
      await sleep(GATHER_MS);
    }
    this.under = undefined;
  }

  private async writeNext(): Promise<void> {
    const batch: Waiting[] = [];
    let size = 0;
    for (let next = this.waiting[0]; next && (size === 0 || size + next.answers.length <= MOST_AT_ONCE); next = this.waiting[0]) {
      batch.push(next);
      size += next.answers.length;
      this.waiting.shift();
    }
    try {
      const last = (await this.add(batch.flatMap(({ answers }) => answers))).at(-1);
      this.head = last ?? null;
      for (const { resolve } of batch) resolve();
      if (last) this.onHead(last);
    } catch (error) {
      this.head = null;
      const refusal = unavailable(error);
      for (const { reject } of batch) reject(refusal);
    } finally {
      this.count -= size;
    }
  }

  private async add(answers: readonly Answer[]): Promise<readonly ChainedEntry[]> {
    const at = this.clock();
    if (this.head) {
      const entries = chainOn(this.country, this.head, answers, at);
      if (await this.store.add(entries)) return entries;
    }
    return this.store.addToEnd((head) => chainOn(this.country, head, answers, at));
  }
}

function unavailable(cause: unknown): SeraiError {
  return new SeraiError('LOG_UNAVAILABLE', 'The country cannot write into its log just now, so it gives no data; ask again later', { cause });
}
