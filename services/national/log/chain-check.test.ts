import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chainOn, genesisHash } from './chain.js';
import { ChainCheck } from './chain-check.js';
import type { Answer, ChainedEntry } from './entry.js';
import type { LodgedHead, LogFault } from './lodged.js';

const AT = new Date('2026-11-25T12:00:00.123Z');
const ANSWER: Answer = { person: 'p.a', client: 'r', channel: 'gateway', audience: 'researcher', visa: 'v1', release: 'XN-1', field: 'observations', filter: '{"first":5}', cells: 5, outcome: 'OK' };
const answers = (count: number): Answer[] => Array.from({ length: count }, (_none, index) => ({ ...ANSWER, cells: index }));
const chain = (count: number): ChainedEntry[] => chainOn('XN', null, answers(count), AT);
const lodgedOf = (entries: readonly ChainedEntry[], ...seqs: readonly number[]): LodgedHead[] =>
  entries.filter(({ seq }) => seqs.includes(seq)).map(({ seq, hash, at }) => ({ seq, hash, at, lodgedAt: '2026-11-25T12:01:00.000Z', by: 'SECRETARIAT' }));

/** The first thing that is wrong with a log that reads like this. */
function faultOf(entries: readonly ChainedEntry[], lodged: readonly LodgedHead[] = [], start: ChainedEntry | null = null): LogFault | null {
  const check = new ChainCheck('XN', start, lodged);
  const atStart = check.begin();
  if (atStart) return atStart;
  for (const entry of entries) {
    const fault = check.take(entry);
    if (fault) return fault;
  }
  return check.end();
}

/** The chain as somebody writes it anew who can compute hashes. */
function rewritten(entries: readonly ChainedEntry[]): ChainedEntry[] {
  return entries.reduce<ChainedEntry[]>((made, entry) => [...made, ...chainOn('XN', made.at(-1) ?? null, [entry], new Date(entry.at))], []);
}

describe('a log that is as it was written', () => {
  it('holds, with and without heads that were lodged of it', () => {
    const entries = chain(12);
    expect(faultOf(entries)).toBeNull();
    expect(faultOf(entries, lodgedOf(entries, 1, 7, 12))).toBeNull();
    expect(faultOf([])).toBeNull();
  });

  it('holds from a checkpoint on', () => {
    const entries = chain(12);
    expect(faultOf(entries.slice(5), lodgedOf(entries, 2, 5, 9), entries[4])).toBeNull();
  });

  it("begins as no other country's log does", () => {
    expect(genesisHash('XN')).not.toBe(genesisHash('XS'));
    expect(faultOf(chainOn('XS', null, answers(2), AT))).toEqual({ seq: 1, at: AT.toISOString(), what: "it was put there: it does not follow the beginning of this country's log" });
  });

  it('goes on where it stopped, whoever writes next', () => {
    const [one, two] = [chain(3), chainOn('XN', chain(3).at(-1) ?? null, answers(2), AT)];
    expect(faultOf([...one, ...two])).toBeNull();
    expect(two.map(({ seq }) => seq)).toEqual([4, 5]);
  });
});

describe('the first bad entry is named', () => {
  const entries = chain(10);
  const at = AT.toISOString();
  const without = (seq: number): ChainedEntry[] => entries.filter((entry) => entry.seq !== seq);

  it.each<[string, readonly ChainedEntry[], readonly LodgedHead[], LogFault]>([
    ['changed', entries.map((entry) => (entry.seq === 4 ? { ...entry, person: 'p.b' } : entry)), [], { seq: 4, at, what: 'it was changed: its hash is not that of what it says' }],
    ['changed with its hash', entries.map((entry) => (entry.seq === 4 ? (chainOn('XN', entries[2] ?? null, [{ ...ANSWER, person: 'p.b' }], AT)[0] as ChainedEntry) : entry)), [],
      { seq: 4, at, what: 'it was changed, and its hash with it: entry 5 was chained to another' }],
    ['removed', without(4), [], { seq: 4, at: null, what: `it was removed: entry 4 should stand after ${at} and before ${at}` }],
    ['removed at the beginning', entries.slice(2), [], { seq: 1, at: null, what: `it and 1 after it were removed: entry 1 should stand before ${at}` }],
    ['twice there', [...entries.slice(0, 4), entries[3] as ChainedEntry], [], { seq: 4, at, what: 'it is out of order: its number came before' }],
    ['cut off', entries.slice(0, 6), lodgedOf(entries, 3, 8, 10), { seq: 7, at: null, what: 'the tail was cut after entry 6: the secretariat was lodged 8 as the head at 2026-11-25T12:01:00.000Z, and 10 at 2026-11-25T12:01:00.000Z' }],
    ['all cut off', [], lodgedOf(entries, 3), { seq: 1, at: null, what: 'the tail was cut after entry 0: the secretariat was lodged 3 as the head at 2026-11-25T12:01:00.000Z' }],
    ['written anew from the beginning', rewritten(entries.map((entry) => ({ ...entry, outcome: 'X' }))), lodgedOf(entries, 2, 9), { seq: 2, at, what: 'the chain was written anew from its first entry on: the secretariat was lodged 2 at 2026-11-25T12:01:00.000Z with another hash' }],
    ['written anew later', rewritten(entries.map((entry) => (entry.seq === 6 ? { ...entry, cells: 0 } : entry))), lodgedOf(entries, 5, 9), { seq: 9, at, what: 'the chain was written anew after entry 5: the secretariat was lodged 9 at 2026-11-25T12:01:00.000Z with another hash' }],
    ['removed and written anew', rewritten(without(2)), lodgedOf(entries, 4), { seq: 4, at, what: 'the chain was written anew from its first entry on: the secretariat was lodged 4 at 2026-11-25T12:01:00.000Z with another hash' }],
  ])('where one was %s', (_what, read, lodged, fault) => {
    expect(faultOf(read, lodged)).toEqual(fault);
  });

  it('where the checkpoint itself is not what was lodged', () => {
    const other = chainOn('XN', null, [{ ...ANSWER, person: 'p.b' }, ...answers(4)], AT);
    expect(faultOf(other.slice(5), lodgedOf(entries, 5), other[4])).toMatchObject({ seq: 5, what: expect.stringContaining('written anew') as unknown });
  });
});

describe('whatever is done to one entry', () => {
  const text = fc.option(fc.string({ unit: 'binary', maxLength: 30 }), { nil: null });
  const change = fc.oneof(
    fc.record({ column: fc.constantFrom('person', 'client', 'audience', 'visa', 'release'), value: text }),
    fc.record({ column: fc.constantFrom('channel', 'field', 'filter', 'outcome', 'previous', 'hash'), value: fc.string({ unit: 'binary', maxLength: 30 }) }),
    fc.record({ column: fc.constant('cells'), value: fc.nat() }),
    fc.record({ column: fc.constant('at'), value: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()) }),
    fc.record({ column: fc.constant('seq'), value: fc.integer({ min: 1, max: 20 }) }),
  );

  it('is found where it is', () => {
    const entries = chain(8);
    const lodged = lodgedOf(entries, 8);
    fc.assert(fc.property(fc.integer({ min: 1, max: 8 }), change, (seq, { column, value }) => {
      const before = entries[seq - 1] as ChainedEntry;
      fc.pre(before[column] !== value);
      const fault = faultOf(entries.map((entry) => (entry.seq === seq ? { ...entry, [column]: value } : entry)), lodged);
      // One that takes the number of another stands where that was.
      expect(fault?.seq).toBe(column === 'seq' ? Math.min(seq, value) : seq);
    }));
  });

  it('is found where it is left out, doubled or put elsewhere', () => {
    const entries = chain(8);
    const lodged = lodgedOf(entries, 8);
    fc.assert(fc.property(fc.shuffledSubarray(entries, { minLength: 1 }), (read) => {
      fc.pre(read.length < entries.length || read.some(({ seq }, index) => seq !== index + 1));
      expect(faultOf(read, lodged)).not.toBeNull();
    }));
  });
});
