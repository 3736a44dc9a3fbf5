import { AREAS } from './assumptions.js';
import { AGES, type Place } from './group.js';

/** The dimensions by which a table breaks its figures down, in the order of the columns of figures.csv. */
export const DIMENSIONS = ['AREA', 'POPULATION', 'ORIGIN', 'DESTINATION', 'BASIS', 'LEGAL_STATUS', 'KEY_POPULATION', 'SEX', 'AGE'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** One table that a member counts: every combination of its codes is a cell; a dimension that it leaves out is at its total. */
export interface Table {
  readonly about: string;
  /** Counts of people, or the rates that stand beside them. */
  readonly kind: 'counts' | 'rates';
  readonly codes: Readonly<Partial<Record<Dimension, readonly string[]>>>;
}

/** A stream of migrants as the reporting country names it: who they are, and the dimension that tells the other end. */
export interface Side {
  readonly population: 'IMMIGRANT' | 'EMIGRANT';
  readonly otherEnd: 'ORIGIN' | 'DESTINATION';
  readonly places: readonly Place[];
}

const SEX = ['_T', 'F', 'M'];
const AGE = ['_T', ...AGES];
const KEY_POPULATION = ['_T', 'PWID', 'MSM', 'SW'];
const LEGAL_STATUS = ['_T', 'REGULAR', 'IRREGULAR'];

/** Everybody in the country. */
export const EVERYBODY: Table = { about: 'Everybody in the country, by sex and age.', kind: 'counts', codes: { SEX, AGE } };

/** Four tables about one stream; they share their margins. */
export function tablesInFull(side: Side, country: keyof typeof AREAS): readonly Table[] {
  const AREA = ['_T', ...AREAS[country].map(({ is }) => is)];
  const who = whoOf(side);
  return [
    { about: `${who}, sex and age.`, kind: 'counts', codes: { ...migrants(side), SEX, AGE } },
    { about: `${who}, key population and legal status; key populations overlap.`, kind: 'counts', codes: { ...migrants(side), KEY_POPULATION, LEGAL_STATUS } },
    { about: `${who}, legal status and area.`, kind: 'counts', codes: { AREA, ...migrants(side), LEGAL_STATUS } },
    { about: `${who}, area and sex.`, kind: 'counts', codes: { AREA, ...migrants(side), SEX } },
  ];
}

/** Two tables about a small stream. */
export function tablesInBrief(side: Side): readonly Table[] {
  const who = whoOf(side);
  return [
    { about: `${who} and age.`, kind: 'counts', codes: { ...migrants(side), AGE } },
    { about: `${who}, key population and sex; key populations overlap.`, kind: 'counts', codes: { ...migrants(side), KEY_POPULATION, SEX } },
  ];
}

/** Rates beside the counts of everybody and of each stream, by sex: no finer, since there is nobody in many a finer cell. */
export function tablesOfRates(sides: readonly Side[]): readonly Table[] {
  return [
    { about: 'Rates of everybody in the country, by sex; nothing where there is nobody to speak of.', kind: 'rates', codes: { SEX } },
    ...sides.map((side): Table => ({ about: `Rates: ${whoOf(side).toLowerCase()} and sex.`, kind: 'rates', codes: { ...migrants(side), SEX } })),
  ];
}

function whoOf({ population }: Side): string {
  return population === 'IMMIGRANT' ? 'Immigrants by origin' : 'Emigrants by destination';
}

function migrants({ population, otherEnd, places }: Side): Table['codes'] {
  return { POPULATION: [population], [otherEnd]: ['_T', ...places], BASIS: ['CITIZENSHIP'] };
}
