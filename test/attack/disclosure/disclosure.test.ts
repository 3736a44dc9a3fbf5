import { describe, expect, it } from '@jest/globals';
import { attackSize } from '../../kit/attack-size.js';
import { attackCase } from './attack-case.js';
import { type Bug, protectCase } from './protect-case.js';
import { randomCase } from './random-case.js';

const TABLES = attackSize(6, 3000);
const BUGS: readonly Bug[] = ['noSecondaries', 'noEarlierReleases', 'noRates', 'noMirrors', 'noBounds', 'zeroIsSafe'];

describe('an attacker who goes through whole numbers', () => {
  it('finds nothing in random tables: hierarchies, zeros, linked indicators, rates, corrections, mirrors', () => {
    const breached: string[] = [];
    let [attacked, unfinished, refused] = [0, 0, 0];
    for (let seed = 1; seed <= TABLES; seed += 1) {
      const random = randomCase(seed);
      const result = protectCase(random);
      const outcome = attackCase(random, result);
      refused += result.isProtected ? 0 : 1;
      attacked += outcome.attacked;
      unfinished += outcome.gaveUp > 0 ? 1 : 0;
      if (outcome.breaches.length > 0) breached.push(`${seed}: ${outcome.breaches.join('; ')}`);
    }
    expect(breached).toEqual([]);
    expect(attacked).toBeGreaterThan(TABLES);
    // In the largest tables he does not come to an end.
    expect(unfinished).toBeLessThan(TABLES / 5);
    // Mirrors and counts that two releases differ by leave some that nobody can protect any more.
    expect(refused).toBeLessThan(TABLES / 2);
  });

  // The last three are found late: `npm run attack` looks for them too.
  it.each(BUGS.slice(0, attackSize(3, BUGS.length)))('finds what comes out where somebody forgets: %s', (bug) => {
    let found = 0;
    for (let seed = 1; seed <= 400 && found === 0; seed += 1) {
      const random = randomCase(seed);
      found += attackCase(random, protectCase(random, bug)).breaches.length;
    }
    expect(found).toBeGreaterThan(0);
  });
});
