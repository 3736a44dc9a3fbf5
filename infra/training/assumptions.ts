import type { Age, Group, KeyPopulation, Place, Sex, Year } from './group.js';

/** One of several ways to be, and its weight among them. */
export interface Share<T> {
  readonly is: T;
  readonly weight: number;
}

/** Labour migrants are of working age. */
export const AGES_OF_MIGRANTS: Readonly<Record<Age, number>> = { Y_LT15: 0.03, Y15T19: 0.08, Y20T24: 0.19, Y25T34: 0.36, Y35T49: 0.26, Y_GE50: 0.08 };
export const AGES_OF_RESIDENTS: Readonly<Record<Age, number>> = { Y_LT15: 0.05, Y15T19: 0.09, Y20T24: 0.14, Y25T34: 0.27, Y35T49: 0.27, Y_GE50: 0.18 };

/** Shares of the key populations, which overlap; nobody under 15 is counted in any. */
export const KEY_POPULATIONS: Readonly<Record<Sex, readonly Share<readonly KeyPopulation[]>[]>> = {
  F: [
    { is: [], weight: 0.935 }, { is: ['PWID'], weight: 0.015 }, { is: ['SW'], weight: 0.042 }, { is: ['PWID', 'SW'], weight: 0.008 },
  ],
  M: [
    { is: [], weight: 0.917 }, { is: ['PWID'], weight: 0.041 }, { is: ['MSM'], weight: 0.03 }, { is: ['PWID', 'MSM'], weight: 0.004 },
    { is: ['SW'], weight: 0.002 }, { is: ['MSM', 'SW'], weight: 0.006 },
  ],
};

/** Areas, the first of each country with its biggest town. */
export const AREAS: Readonly<Record<Exclude<Place, '_O'>, readonly Share<string>[]>> = {
  XN: [{ is: 'XN-NO', weight: 0.55 }, { is: 'XN-MI', weight: 0.28 }, { is: 'XN-LA', weight: 0.17 }],
  XS: [{ is: 'XS-RI', weight: 0.47 }, { is: 'XS-HI', weight: 0.33 }, { is: 'XS-SA', weight: 0.2 }],
  XE: [{ is: 'XE-OR', weight: 0.5 }, { is: 'XE-CL', weight: 0.31 }, { is: 'XE-DU', weight: 0.19 }],
};

/** How likely somebody is to be tested, against somebody with papers and in no key population: who has no papers stays away. */
export function testingOf({ legalStatus, keyPopulations }: Group): number {
  return (legalStatus === 'IRREGULAR' ? 0.35 : 1) * (keyPopulations.length > 0 ? 1.4 : 1);
}

const POSITIVITY_BY_AGE: Readonly<Record<Age, number>> = { Y_LT15: 0.15, Y15T19: 0.4, Y20T24: 0.8, Y25T34: 1.2, Y35T49: 1.3, Y_GE50: 0.7 };
const POSITIVITY_BY_KEY_POPULATION: Readonly<Record<KeyPopulation, number>> = { PWID: 7, MSM: 5, SW: 3.5 };

/** How many times likelier a test is to find HIV than in the stream at large. */
export function positivityOf({ age, keyPopulations, legalStatus }: Group): number {
  const most = Math.max(1, ...keyPopulations.map((each) => POSITIVITY_BY_KEY_POPULATION[each]));
  return POSITIVITY_BY_AGE[age] * most * (legalStatus === 'IRREGULAR' ? 1.3 : 1);
}

/** The share of those registered a year before who still are: without papers people leave the register sooner. */
export function stayingOf({ legalStatus }: Group): number {
  return legalStatus === 'IRREGULAR' ? 0.78 : 0.95;
}

/** The share of those newly diagnosed who are put on the register in the same year. */
export function linkageOf({ legalStatus }: Group): number {
  return legalStatus === 'IRREGULAR' ? 0.7 : 0.94;
}

/** The share of those registered who are treated: it grows a little every year, and is low without papers. */
export function treatmentOf({ origin, destination, legalStatus }: Group, year: Year): number {
  const first = legalStatus === 'IRREGULAR' ? 0.27 : origin === destination ? 0.72 : 0.6;
  return first + 0.03 * (year - 2021);
}

/** The share of those treated whose viral load is suppressed. */
export function suppressionOf({ keyPopulations, legalStatus }: Group): number {
  return (keyPopulations.includes('PWID') ? 0.68 : 0.86) - (legalStatus === 'IRREGULAR' ? 0.1 : 0);
}
