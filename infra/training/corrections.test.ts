import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type CommittedMember, keyOf, placeOf, SUBMISSIONS } from './committed.fixture.js';

const COUNTS = ['HIV_TESTED', 'HIV_NEW_DIAGNOSES', 'PLHIV_REGISTERED', 'ON_ART', 'VIRALLY_SUPPRESSED'];

/** By how many people each cell of some years grew from one submission to the next. */
function growth(before: CommittedMember, after: CommittedMember, periods: readonly string[]): readonly number[] {
  return COUNTS.flatMap((indicator) => periods.flatMap((period) => before.places.map((place) => after.value(indicator, period, place) - before.value(indicator, period, place))));
}

const STEPS = Object.entries(SUBMISSIONS).flatMap(([code, [first, second, third]]) => [
  { code, number: 2, before: first, after: second, older: ['2021'], last: '2022' },
  { code, number: 3, before: second, after: third, older: ['2021', '2022'], last: '2023' },
]);

describe.each(STEPS)('what submission $number of $code puts right', ({ before, after, older, last }) => {
  it('is what came in late of the last year: people are added, and nobody is taken away', () => {
    const grown = growth(before, after, [last]);
    expect(grown.some((by) => by > 0)).toBe(true);
    expect(grown.filter((by) => by < 0)).toEqual([]);
  });

  it('is little of the years before: somebody was counted twice here and there, and most cells stay as they were', () => {
    const grown = growth(before, after, older);
    expect(grown.some((by) => by < 0)).toBe(true);
    expect(grown.filter((by) => by > 0 || by < -5)).toEqual([]);
    expect(grown.filter((by) => by === 0).length).toBeGreaterThan(0.9 * grown.length);
  });

  it('declares the same places anew', () => {
    expect(after.places.map((place) => keyOf('', '', place))).toEqual(before.places.map((place) => keyOf('', '', place)));
  });
});

describe('late reports', () => {
  it.each([[0, '2022'], [1, '2023']] as const)('are about 1 to 2 percent of those tested in the last year of a submission (%s, %s), as the README says', (at, last) => {
    const tested = (submission: 0 | 1 | 2): number => Object.values(SUBMISSIONS).reduce((sum, submissions) => sum + submissions[submission].value('HIV_TESTED', last, placeOf({})), 0);
    const late = 1 - tested(at) / tested(at === 0 ? 1 : 2);
    expect(late).toBeGreaterThan(0.005);
    expect(late).toBeLessThan(0.025);
    expect(readFileSync(new URL('../../training/README.md', import.meta.url), 'utf8')).toContain(`${(late * 100).toFixed(1)} % of those tested in ${last} came in late`);
  });
});
