import { entryHash, genesisHash } from './chain.js';
import type { ChainedEntry, Head } from './entry.js';
import type { LodgedHead, LogFault } from './lodged.js';

/**
 * Holds a log against its own chain and against the heads that were lodged outside, an entry at a time:
 * a chain alone does not notice that its end was cut off or that all of it was written anew. Pure.
 */
export class ChainCheck {
  private last: Head;
  /** The newest lodged head that lies on the chain so far. */
  private agreed: number;
  private next = 0;
  private readonly lodged: readonly LodgedHead[];
  private checked = 0;

  /** `start` is the checkpoint up to which the log was removed, or null. */
  constructor(country: string, private readonly start: Head | null, lodged: readonly LodgedHead[]) {
    this.last = start ?? { seq: 0, hash: genesisHash(country), at: '' };
    this.agreed = this.last.seq;
    this.lodged = [...lodged].sort((one, other) => one.seq - other.seq);
  }

  /** How many entries were held against it. */
  get count(): number {
    return this.checked;
  }

  get head(): Head {
    return this.last;
  }

  /** What is wrong at the very beginning; null where nothing is. */
  begin(): LogFault | null {
    return this.start ? this.againstLodged(this.start) : null;
  }

  /** The next entry by its number; what is wrong there, or null. */
  take(entry: ChainedEntry): LogFault | null {
    const { last } = this;
    const { seq, at } = entry;
    if (seq > last.seq + 1) {
      const missing = seq - last.seq - 1;
      return { seq: last.seq + 1, at: null, what: `${missing === 1 ? 'it was' : `it and ${missing - 1} after it were`} removed: entry ${last.seq + 1} should stand ${last.at === '' ? '' : `after ${last.at} and `}before ${at}` };
    }
    if (seq <= last.seq) return { seq, at, what: 'it is out of order: its number came before' };
    if (entryHash(entry, entry.previous) !== entry.hash) return { seq, at, what: 'it was changed: its hash is not that of what it says' };
    if (entry.previous !== last.hash) {
      if (last.seq === 0) return { seq, at, what: "it was put there: it does not follow the beginning of this country's log" };
      // It is as it was written, so the one before is no longer what it was chained to.
      return { seq: last.seq, at: last.at, what: `it was changed, and its hash with it: entry ${seq} was chained to another` };
    }
    this.last = { seq, hash: entry.hash, at };
    this.checked += 1;
    return this.againstLodged(entry);
  }

  /** What is wrong at the end: heads were lodged of entries that are not there. */
  end(): LogFault | null {
    const beyond = this.lodged.at(-1);
    if (!beyond || beyond.seq <= this.last.seq) return null;
    const first = this.lodged.find(({ seq }) => seq > this.last.seq) ?? beyond;
    return {
      seq: this.last.seq + 1, at: null,
      what: `the tail was cut after entry ${this.last.seq}: ${saidBy(first)} ${first.seq} as the head at ${first.lodgedAt}${first === beyond ? '' : `, and ${beyond.seq} at ${beyond.lodgedAt}`}`,
    };
  }

  private againstLodged({ seq, hash, at }: Head): LogFault | null {
    for (let head = this.lodged[this.next]; head && head.seq <= seq; head = this.lodged[this.next]) {
      this.next += 1;
      if (head.seq < seq) continue;
      if (head.hash !== hash) {
        const since = this.agreed === 0 ? 'from its first entry on' : `after entry ${this.agreed}`;
        return { seq, at, what: `the chain was written anew ${since}: ${saidBy(head)} ${seq} at ${head.lodgedAt} with another hash` };
      }
      this.agreed = seq;
    }
    return null;
  }
}

function saidBy({ by }: LodgedHead): string {
  return by === 'SECRETARIAT' ? 'the secretariat was lodged' : 'a receipt of the secretariat names';
}
