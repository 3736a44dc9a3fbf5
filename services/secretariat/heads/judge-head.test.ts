import { describe, expect, it } from '@jest/globals';
import { type BeforeCheckpoint, judgeCheckpoint, judgeHead, type Lodged, type LodgedCheckpoint } from './judge-head.js';

const [A, B] = ['a'.repeat(64), 'b'.repeat(64)];
const lodged = (seq: number, hash = A, at = '2024-01-01T00:00:00.000Z'): Lodged => ({ seq, hash, at, lodgedAt: at, receipt: `receipt ${seq}` });
const NOW = new Date('2026-11-25T00:00:00Z');

describe('a head', () => {
  it.each([
    ['the first', { seq: 1, hash: A }, null, null, 'NEW'],
    ['one that goes on', { seq: 9, hash: A }, null, lodged(5), 'NEW'],
    ['the same again', { seq: 5, hash: A }, lodged(5), lodged(5), 'KNOWN'],
    ['an older one again', { seq: 3, hash: A }, lodged(3), lodged(5), 'KNOWN'],
    ['the same entry with another hash', { seq: 5, hash: B }, lodged(5), lodged(5), 'CONTRADICTION'],
    ['one before the newest, never lodged', { seq: 4, hash: A }, null, lodged(5), 'CONTRADICTION'],
  ])('is held against those before: %s', (_what, head, same, newest, is) => {
    expect(judgeHead({ ...head, at: NOW.toISOString() }, { same, newest })).toMatchObject({ is });
  });

  it('that contradicts says what was lodged', () => {
    expect(judgeHead({ seq: 4, hash: A, at: '' }, { same: null, newest: lodged(5) })).toEqual({ is: 'CONTRADICTION', why: 'The log ends at entry 4, and entry 5 was lodged at 2024-01-01T00:00:00.000Z: its tail was cut' });
  });
});

describe('a checkpoint', () => {
  const before: BeforeCheckpoint = { head: null, newest: lodged(90, A, '2026-11-01T00:00:00.000Z'), checkpoint: null, latestAt: '2024-01-01T00:00:00.000Z' };
  const checkpoint = { seq: 40, hash: A, at: '2024-02-01T00:00:00.000Z', keepMonths: 24 };
  const made: LodgedCheckpoint = { ...checkpoint, lodgedAt: '2026-10-01T00:00:00.000Z', receipt: 'r' };

  it.each<[string, typeof checkpoint, Partial<BeforeCheckpoint>, string]>([
    ['of what is old enough', checkpoint, {}, 'NEW'],
    ['of an entry whose head was lodged', checkpoint, { head: lodged(40) }, 'NEW'],
    ['after another', { ...checkpoint, seq: 50 }, { checkpoint: made }, 'NEW'],
    ['the same again', checkpoint, { checkpoint: made }, 'KNOWN'],
    ['before another', { ...checkpoint, seq: 30 }, { checkpoint: made }, 'CONTRADICTION'],
    ['of the same entry, and not the same', { ...checkpoint, hash: B }, { checkpoint: made }, 'CONTRADICTION'],
    ['of an entry that was lodged with another hash', checkpoint, { head: lodged(40, B) }, 'CONTRADICTION'],
    ['beyond what was lodged', { ...checkpoint, seq: 91 }, {}, 'REFUSED'],
    ['where nothing was lodged', checkpoint, { newest: null }, 'REFUSED'],
    ['of what is too young', { ...checkpoint, at: '2024-11-25T00:00:00.000Z' }, {}, 'REFUSED'],
    ['that claims to be older than an entry before it', checkpoint, { latestAt: '2025-01-01T00:00:00.000Z' }, 'REFUSED'],
  ])('is held against what was lodged: %s', (_what, given, more, is) => {
    expect(judgeCheckpoint(given, { ...before, ...more }, NOW)).toMatchObject({ is });
  });
});
