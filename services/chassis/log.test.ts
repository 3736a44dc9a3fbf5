import { describe, expect, it } from '@jest/globals';
import { loggedError } from './log.js';

describe('an error in the log', () => {
  it('says what it is and where it arose, not what a query asked', () => {
    const failed = Object.assign(new RangeError('bind message has 3 parameters'), { code: '08P01', query: 'SELECT …', parameters: ['PWID', 'UZ'], driverError: { detail: 'PWID' } });
    const logged = loggedError(failed);
    expect(logged).toMatchObject({ type: 'RangeError', message: 'bind message has 3 parameters', code: '08P01' });
    expect(Object.keys(logged)).toEqual(['type', 'message', 'code', 'stack']);
    expect(JSON.stringify(logged)).not.toMatch(/PWID|SELECT/);
  });

  it('is of bounded length, and need not be an error', () => {
    expect(loggedError(new Error('x'.repeat(100_000))).message).toHaveLength(4_000);
    expect(loggedError('text')).toEqual({ type: 'string', message: 'text' });
  });
});
