import { AREAS } from './assumptions.js';
import { AGES, type Place } from './group.js';

/** The dimensions by which a table breaks its figures down, in the order of the columns of figures.csv. */
export const DIMENSIONS = ['AREA', 'POPULATION', 'ORIGIN', 'DESTINATION', 'BASIS', 'LEGAL_STATUS', 'KEY_POPULATION', 'SEX', 'AGE'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** One table that a member counts: every combination of its codes is a cell; a dimension that it leaves out is at its total. */
export interface Table {
  readonly about: string;
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
export const EVERYBODY: Table = { about: 'Everybody in the country, by sex and age.', codes: { SEX, AGE } };

/** Four tables about one stream; they share their margins. */
export function tablesInFull(side: Side, country: keyof typeof AREAS): readonly Table[] {
  const AREA = ['_T', ...AREAS[country].map(({ is }) => is)];
  const who = side.population === 'IMMIGRANT' ? 'Immigrants by origin' : 'Emigrants by destination';
  return [
    { about: `${who}, sex and age.`, codes: { ...migrants(side), SEX, AGE } },
    { about: `${who}, key population and legal status; key populations overlap.`, codes: { ...migrants(side), KEY_POPULATION, LEGAL_STATUS } },
    { about: `${who}, legal status and area.`, codes: { AREA, ...migrants(side), LEGAL_STATUS } },
    { about: `${who}, area and sex.`, codes: { AREA, ...migrants(side), SEX } },
  ];
}

/** Two tables about a small stream. */
export function tablesInBrief(side: Side): readonly Table[] {
  const who = side.population === 'IMMIGRANT' ? 'Immigrants by origin' : 'Emigrants by destination';
  return [
    { about: `${who} and age.`, codes: { ...migrants(side), AGE } },
    { about: `${who}, key population and sex; key populations overlap.`, codes: { ...migrants(side), KEY_POPULATION, SEX } },
  ];
}

function migrants({ population, otherEnd, places }: Side): Table['codes'] {
  return { POPULATION: [population], [otherEnd]: ['_T', ...places], BASIS: ['CITIZENSHIP'] };
}
