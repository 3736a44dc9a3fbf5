import { describe, expect, it } from '@jest/globals';
import { FailedAttempts } from './failed-attempts.js';

const BEGIN = new Date('2027-01-01T00:00:00Z').getTime();
const at = (seconds: number): Date => new Date(BEGIN + seconds * 1000);

function after(tries: number): FailedAttempts {
  const attempts = new FailedAttempts();
  for (let count = 0; count < tries; count += 1) attempts.attempted('researcher', at(0));
  return attempts;
}

describe('a name with wrong passwords', () => {
  it.each([[0, 0], [4, 0], [5, 1], [6, 2], [7, 4], [14, 512], [15, 900], [1_000, 900]])('waits after %i tries for %i s', (tries, seconds) => {
    expect(after(tries).waitOf('researcher', at(0))).toBe(seconds);
  });

  it('may try again when the wait is over, and no one else has to wait', () => {
    const attempts = after(7);
    expect([attempts.waitOf('researcher', at(3)), attempts.waitOf('researcher', at(4)), attempts.waitOf('analyst', at(0))]).toEqual([1, 0, 0]);
  });

  it('is forgiven by the right one, and by time', () => {
    const attempts = after(20);
    attempts.succeeded('researcher');
    expect(attempts.waitOf('researcher', at(0))).toBe(0);
    const old = after(20);
    old.attempted('researcher', at(1_800));
    expect(old.waitOf('researcher', at(1_800))).toBe(0);
  });

  it('is not forgotten for a few others', () => {
    const attempts = after(10);
    for (let other = 0; other < 5_000; other += 1) attempts.attempted(`other ${other}`, at(0));
    expect(attempts.waitOf('researcher', at(0))).toBe(32);
  });
});
