import { describe, expect, it } from '@jest/globals';
import { checkpointFault } from './checkpoint-check.js';
import type { LodgedCheckpoint, LodgedHead } from './lodged.js';

const HASH = 'a'.repeat(64);
const CHECKPOINT: LodgedCheckpoint = { seq: 40, hash: HASH, at: '2024-01-01T00:00:00.000Z', keepMonths: 24, lodgedAt: '2026-11-01T00:00:00.000Z' };
const head = (seq: number, at: string): LodgedHead => ({ seq, hash: HASH, at, lodgedAt: at, by: 'SECRETARIAT' });
const OLD = [head(10, '2023-05-01T00:00:00.000Z'), head(40, '2024-01-01T00:00:00.000Z'), head(60, '2026-10-01T00:00:00.000Z')];

describe('a checkpoint that a log begins at', () => {
  it('holds where it was lodged as it is, and all that was removed was old enough', () => {
    expect(checkpointFault(CHECKPOINT, [CHECKPOINT], OLD)).toBeNull();
  });

  it.each<[string, LodgedCheckpoint, readonly LodgedCheckpoint[], readonly LodgedHead[], object]>([
    ['it was never lodged', CHECKPOINT, [], OLD, { seq: 40, what: 'the checkpoint was forged: it was never lodged' }],
    ['another was lodged', { ...CHECKPOINT, hash: 'b'.repeat(64) }, [CHECKPOINT], OLD, { seq: 40, what: `the checkpoint was forged: another was lodged at ${CHECKPOINT.lodgedAt}` }],
    ['it claims another time', { ...CHECKPOINT, at: '2020-01-01T00:00:00.000Z' }, [CHECKPOINT], OLD, { seq: 40, what: expect.stringContaining('forged') }],
    ['it was too young', { ...CHECKPOINT, at: '2024-11-02T00:00:00.000Z' }, [{ ...CHECKPOINT, at: '2024-11-02T00:00:00.000Z' }], OLD, { seq: 40, what: 'entries were removed too early: this one was to be kept for 24 months' }],
    ['its months are fewer than any country may keep', { ...CHECKPOINT, keepMonths: 3 }, [{ ...CHECKPOINT, keepMonths: 3 }], OLD, { seq: 40, what: 'entries were removed after 3 months; every country keeps them for 12 at least' }],
    ['a head of a removed entry was lodged too lately', CHECKPOINT, [CHECKPOINT], [head(30, '2025-02-01T00:00:00.000Z')], { seq: 30, what: 'it was removed too early: it was to be kept for 24 months' }],
  ])('does not where %s', (_what, checkpoint, lodged, heads, fault) => {
    expect(checkpointFault(checkpoint, lodged, heads)).toMatchObject(fault);
  });
});
