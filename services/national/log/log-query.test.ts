import { describe, expect, it } from '@jest/globals';
import { logPageSize, logQuery, readLogCursor, timeOf, writeLogCursor } from './log-query.js';

describe('what is read of the log', () => {
  it('is what was asked for: names as they stand, days whole, times as they are', () => {
    expect(logQuery({ person: 'p.a', client: null, from: '2026-11-01', to: '2026-11-30' }, null)).toEqual({
      names: { person: 'p.a' }, from: new Date('2026-11-01T00:00:00Z'), before: new Date('2026-12-01T00:00:00Z'), own: null,
    });
    expect(timeOf('to', '2026-11-30T09:00Z', 1)).toEqual(new Date('2026-11-30T09:00:00Z'));
  });

  it.each(['yesterday', '2026-13-01', '2026-02-30', '2026-11-30T09:00:00', '2026-11-30T25:00:00Z', ''])('is not from %j', (text) => {
    expect(() => timeOf('from', text, 0)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT', message: expect.stringMatching(/^from: .* is no time\. Write a day/) as unknown }));
  });

  it('comes in pages that are not too large', () => {
    expect([logPageSize(null), logPageSize(0), logPageSize(1000)]).toEqual([100, 0, 1000]);
    for (const first of [-1, 1001]) expect(() => logPageSize(first)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
  });

  it('goes on from a cursor of this very log', () => {
    expect(readLogCursor('XN', writeLogCursor('XN', 12))).toBe(12);
    for (const text of [writeLogCursor('XS', 12), 'x', '', `${writeLogCursor('XN', 12)}=`, Buffer.from('XN:log:012').toString('base64url'), Buffer.from('XN:1:12').toString('base64url')]) {
      expect(() => readLogCursor('XN', text)).toThrow(expect.objectContaining({ code: 'CURSOR_INVALID' }));
    }
  });
});
