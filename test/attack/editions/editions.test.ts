import { describe, expect, it } from '@jest/globals';
import { attackSize } from '../../kit/attack-size.js';
import { attackCountries } from './attack-countries.js';
import type { CountryBug } from './attack-country.js';

const COUNTRIES = attackSize(40, 1000);
const AT_ONCE = 100;
const BUGS: readonly CountryBug[] = ['noSecondaries', 'forgetsEarlier', 'partnersApart', 'indicatorsApart'];

describe('whoever is told the releases of a country, and goes through whole numbers', () => {
  const parts = Array.from({ length: Math.ceil(COUNTRIES / AT_ONCE) }, (_each, part) => [part * AT_ONCE + 1, Math.min(COUNTRIES, (part + 1) * AT_ONCE)] as const);

  it.each(parts)('finds nothing of random countries %i to %i, be he the public, a researcher, a partner state, or two that pool what they know', async (from, to) => {
    const { breached, attacked, unfinished, told, cells, corrections } = await attackCountries({ from, to });
    expect(breached).toEqual([]);
    expect(attacked).toBeGreaterThan(20 * (to - from + 1));
    expect(unfinished).toBeLessThan(attacked / 100);
    expect(corrections).toBeGreaterThan((to - from) / 4);
    // What is told is worth telling.
    expect(told).toBeGreaterThan(cells / 10);
  });

  it.each(BUGS)('finds what comes out where somebody forgets: %s', async (bug) => {
    expect((await attackCountries({ from: 1, to: 400, bug })).breached).toHaveLength(1);
  });
});
