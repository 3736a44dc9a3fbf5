import { asKnownBefore } from './as-known-before.js';
import { type CountedGroup, type Year, YEARS } from './group.js';
import { seededChance } from './seeded-chance.js';

/** What all members hand in at one time. */
export interface Submission {
  /** Where in a member's folder its files are: the newest in the folder itself. */
  readonly folder: '' | `earlier/${number}/`;
  readonly years: readonly Year[];
  /** The people as they were known then. */
  readonly population: readonly CountedGroup[];
}

/** The last year of the first submission; every further one adds a year. */
const FIRST_UNTIL: Year = 2022;

/** Every submission, oldest first, told from the newest backwards: what it still lacked and had wrong. All members submit at the same times. */
export function submissionsOf(population: readonly CountedGroup[], seed: number): readonly Submission[] {
  const chance = seededChance(seed);
  const newest: Submission = { folder: '', years: YEARS, population };
  return YEARS.filter((year) => year >= FIRST_UNTIL && year < (YEARS.at(-1) as Year)).reduceRight<readonly Submission[]>((later, last) => {
    const known = (later[0] as Submission).population;
    return [{ folder: `earlier/${last - FIRST_UNTIL + 1}/`, years: YEARS.filter((year) => year <= last), population: asKnownBefore(chance, known, last) }, ...later];
  }, [newest]);
}
