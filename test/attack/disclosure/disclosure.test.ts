import { describe, expect, it } from '@jest/globals';
import { attackSize } from '../../kit/attack-size.js';
import { attackTables } from './attack-tables.js';
import type { Bug } from './protect-case.js';

const TABLES = attackSize(60, 3000);
const AT_ONCE = 100;
const BUGS: readonly Bug[] = ['noSecondaries', 'noEarlierReleases', 'noRates', 'noMirrors', 'noBounds', 'zeroIsSafe'];

describe('an attacker who goes through whole numbers', () => {
  const parts = Array.from({ length: Math.ceil(TABLES / AT_ONCE) }, (_each, part) => [part * AT_ONCE + 1, Math.min(TABLES, (part + 1) * AT_ONCE)] as const);

  it.each(parts)('finds nothing in random tables %i to %i: hierarchies, zeros, linked indicators, rates, corrections, mirrors', async (from, to) => {
    const { breached, attacked, unfinished, refused } = await attackTables({ from, to });
    const tables = to - from + 1;
    expect(breached).toEqual([]);
    expect(attacked).toBeGreaterThan(tables);
    // In a few of the largest tables he does not come to an end.
    expect(unfinished).toBeLessThanOrEqual(tables / 25);
    // Mirrors and counts that two releases differ by leave some that nobody can protect any more.
    expect(refused).toBeLessThan(tables / 2);
  });

  it.each(BUGS)('finds what comes out where somebody forgets: %s', async (bug) => {
    expect((await attackTables({ from: 1, to: 400, bug })).breached).toHaveLength(1);
  });
});
