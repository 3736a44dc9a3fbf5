import { describe, expect, it } from '@jest/globals';
import { chainOn } from '../log/chain.js';
import type { Answer, ChainedEntry, Head } from '../log/entry.js';
import { LogWriter } from './log-writer.js';

const ANSWER: Answer = { person: null, client: null, channel: 'gateway', audience: 'public', visa: null, release: 'XN-1', field: 'laws', filter: '{}', cells: 1, outcome: 'OK' };
const AT = new Date('2026-11-25T12:00:00Z');

/** A log in memory, which counts its transactions, can be held up and can fail. */
class Log {
  readonly entries: ChainedEntry[] = [];
  transactions = 0;
  fails: Error | null = null;
  held: Promise<void> = Promise.resolve();

  async add(entries: readonly ChainedEntry[]): Promise<boolean> {
    await this.commit();
    if (entries[0]?.previous !== this.entries.at(-1)?.hash) return false;
    this.entries.push(...entries);
    return true;
  }

  async addToEnd(make: (head: Head | null) => readonly ChainedEntry[]): Promise<readonly ChainedEntry[]> {
    await this.commit();
    const made = make(this.entries.at(-1) ?? null);
    this.entries.push(...made);
    return made;
  }

  private async commit(): Promise<void> {
    this.transactions += 1;
    await this.held;
    if (this.fails) throw this.fails;
  }
}

const writerOn = (log: Log, heads: number[] = []): LogWriter => new LogWriter('XN', log, ({ seq }) => heads.push(seq), () => AT);
const asked = (field: string): Answer[] => [{ ...ANSWER, field }];
const seqs = (log: Log): number[] => log.entries.map(({ seq }) => seq);

describe('the writer of a log', () => {
  it('writes what is answered in its order, each entry on the one before, and tells of each new head', async () => {
    const [log, heads] = [new Log(), [] as number[]];
    const writer = writerOn(log, heads);
    await writer.write([...asked('a'), ...asked('b')]);
    await writer.write(asked('c'));
    expect(log.entries).toEqual(chainOn('XN', null, [...asked('a'), ...asked('b'), ...asked('c')], AT));
    expect(heads).toEqual([2, 3]);
  });

  it('puts everything that gathered while one transaction was under way into the next', async () => {
    const log = new Log();
    let go: () => void = () => undefined;
    log.held = new Promise((resolve) => (go = resolve));
    const writer = writerOn(log);
    const first = writer.write(asked('first'));
    await Promise.resolve();
    await Promise.resolve();
    const more = Array.from({ length: 300 }, (_none, index) => writer.write(asked(`f${index}`)));
    go();
    await Promise.all([first, ...more]);
    expect([log.transactions, log.entries.length]).toEqual([2, 301]);
    expect(seqs(log)).toEqual(log.entries.map((_entry, index) => index + 1));
  });

  it('answers nobody before it is written', async () => {
    const log = new Log();
    let go: () => void = () => undefined;
    log.held = new Promise((resolve) => (go = resolve));
    let answered = false;
    const writing = writerOn(log).write(asked('a')).then(() => (answered = true));
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    expect(answered).toBe(false);
    go();
    await writing;
    expect([answered, log.entries.length]).toEqual([true, 1]);
  });

  it('refuses what it cannot write, and writes again when it can', async () => {
    const log = new Log();
    const writer = writerOn(log);
    await writer.write(asked('a'));
    log.fails = new Error('permission denied for table entry');
    const refused = await Promise.allSettled([writer.write(asked('b')), writer.write(asked('c'))]);
    for (const each of refused) expect(each).toMatchObject({ status: 'rejected', reason: { code: 'LOG_UNAVAILABLE', retriable: true, message: expect.not.stringContaining('permission') as unknown } });
    log.fails = null;
    await writer.write(asked('d'));
    expect(log.entries.map(({ field }) => field)).toEqual(['a', 'd']);
  });

  it('goes on from the end that another process has moved meanwhile', async () => {
    const log = new Log();
    const [one, two] = [writerOn(log), writerOn(log)];
    for (const [writer, field] of [[one, 'a'], [two, 'b'], [one, 'c'], [two, 'd'], [two, 'e']] as const) await writer.write(asked(field));
    expect(log.entries).toEqual(chainOn('XN', null, ['a', 'b', 'c', 'd', 'e'].flatMap(asked), AT));
  });

  it('turns away what a log that does not keep up could never write', async () => {
    const log = new Log();
    let go: () => void = () => undefined;
    log.held = new Promise((resolve) => (go = resolve));
    const writer = writerOn(log);
    const waiting = Array.from({ length: 5_000 }, () => writer.write(asked('a')));
    await expect(writer.write(asked('b'))).rejects.toMatchObject({ code: 'LOG_UNAVAILABLE' });
    go();
    await Promise.all(waiting);
    await writer.settled();
    expect(log.entries).toHaveLength(5_000);
    await writer.write(asked('c'));
  });

  it('writes nothing for an answer without data', async () => {
    const log = new Log();
    await writerOn(log).write([]);
    expect(log.transactions).toBe(0);
  });
});
