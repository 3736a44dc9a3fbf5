import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { chainOn, entryHash } from './chain.js';
import { entryLine, exportHead } from './entry-text.js';
import type { ChainedEntry } from './entry.js';

const [ENTRY] = chainOn('XN', null, [
  { person: null, client: '=HYPERLINK("x")', channel: 'gateway', audience: 'public', visa: null, release: 'XN-1', field: 'laws', filter: '{"areas":["A","B"]}', cells: 2, outcome: 'OK' },
], new Date('2026-11-25T12:00:00Z')) as [ChainedEntry];

describe('an entry that is written out', () => {
  it('as JSON holds everything that its hash is made of', () => {
    const read = JSON.parse(entryLine(ENTRY, 'jsonl')) as ChainedEntry;
    expect(read).toEqual(ENTRY);
    expect(entryHash(read, read.previous)).toBe(read.hash);
  });

  it('as CSV reads back, and holds nothing that a spreadsheet would run', () => {
    const [row] = parse<Record<string, string>>(exportHead('csv') + entryLine(ENTRY, 'csv'), { columns: true });
    expect(row).toEqual({ ...ENTRY, seq: '1', cells: '2', person: '', visa: '', client: '\'=HYPERLINK("x")' });
  });
});
