import type { Place, Year } from './group.js';

/** People who left one country for another, or who stayed at home, as the services of the country they are in meet them. */
export interface Stream {
  readonly origin: Place;
  readonly destination: Place;
  /** How many are tested in each year; the first years are those of closed borders. */
  readonly tested: Readonly<Record<Year, number>>;
  /** How many with HIV were on the register before the first year. */
  readonly registeredBefore: number;
  /** Of those tested, the share in whom HIV is found, before age and key population are looked at. */
  readonly positivity: number;
  /** Of the people, the share of men, and of those without papers. */
  readonly men: number;
  readonly irregular: number;
}

const byYear = (...[y2021, y2022, y2023, y2024]: readonly [number, number, number, number]): Stream['tested'] => ({ 2021: y2021, 2022: y2022, 2023: y2023, 2024: y2024 });

/**
 * The invented world. Northmark is where people go to work, Southmark and Eastmark are where they come from; a few go
 * from Southmark to Eastmark, so that Eastmark stands at both ends. No number is taken from a country or a study: they
 * are chosen to look like such tables, with thousands in the margins and a handful in the cells.
 */
export const STREAMS: readonly Stream[] = [
  { origin: 'XN', destination: 'XN', tested: byYear(19_418, 21_763, 23_142, 23_877), registeredBefore: 1_653, positivity: 0.0035, men: 0.49, irregular: 0 },
  { origin: 'XS', destination: 'XS', tested: byYear(8_694, 9_627, 10_381, 10_916), registeredBefore: 718, positivity: 0.004, men: 0.45, irregular: 0 },
  { origin: 'XE', destination: 'XE', tested: byYear(6_129, 6_871, 7_342, 7_786), registeredBefore: 557, positivity: 0.0045, men: 0.46, irregular: 0 },
  { origin: 'XS', destination: 'XN', tested: byYear(3_127, 3_886, 4_513, 4_779), registeredBefore: 243, positivity: 0.007, men: 0.78, irregular: 0.36 },
  { origin: 'XE', destination: 'XN', tested: byYear(1_488, 1_819, 2_034, 2_147), registeredBefore: 112, positivity: 0.0065, men: 0.69, irregular: 0.27 },
  { origin: '_O', destination: 'XN', tested: byYear(694, 823, 907, 961), registeredBefore: 61, positivity: 0.006, men: 0.6, irregular: 0.2 },
  { origin: 'XS', destination: 'XE', tested: byYear(338, 427, 474, 512), registeredBefore: 24, positivity: 0.0065, men: 0.72, irregular: 0.22 },
  { origin: '_O', destination: 'XE', tested: byYear(213, 238, 264, 291), registeredBefore: 15, positivity: 0.006, men: 0.58, irregular: 0.15 },
  { origin: 'XS', destination: '_O', tested: byYear(517, 644, 703, 758), registeredBefore: 46, positivity: 0.0065, men: 0.66, irregular: 0.3 },
  { origin: 'XE', destination: '_O', tested: byYear(357, 412, 446, 473), registeredBefore: 32, positivity: 0.006, men: 0.62, irregular: 0.24 },
];
