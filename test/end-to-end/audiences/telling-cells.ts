import type { Place } from '../../kit/oracle.js';

/** What an audience is told: the value, or why not. */
export type Told = number | 'NOT_FOR_AUDIENCE' | 'SUPPRESSED' | `until ${string}`;

/** A cell as its place differs from the total, and what each audience is told of it, in the order of the member's audiences. */
export interface TellingCell {
  readonly why: string;
  readonly at: Partial<Omit<Place, 'indicator'>> & { readonly indicator: string };
  readonly told: readonly Told[];
}

export interface TellingMember {
  readonly code: string;
  readonly folder: string;
  readonly rootField: string;
  /** Cells of a release: those declared, and the coarse bands that its rules open. */
  readonly cells: number;
  readonly audiences: readonly string[];
  readonly telling: readonly TellingCell[];
}

const N = 'NOT_FOR_AUDIENCE';
const S = 'SUPPRESSED';
/** Open by the rules, and hidden so that others stay hidden: nobody sees the difference. */
const B = 'SUPPRESSED';

/** Immigrants of a member by citizenship, and emigrants. */
const into = (destination: string) => ({ population: 'IMMIGRANT', destination, basis: 'CITIZENSHIP' });
const from = (origin: string) => ({ population: 'EMIGRANT', origin, basis: 'CITIZENSHIP' });

/** Read by hand from access.yaml and figures.csv of each member. */
export const TELLING: readonly TellingMember[] = [
  {
    code: 'XN', folder: 'northmark', rootField: 'northmark', cells: 4_676,
    audiences: ['public', 'researcher', 'secretariat', 'steward', 'partner:XS', 'partner:XE'],
    telling: [
      { why: 'a national total is for all who see the indicator', at: { indicator: 'HIV_NEW_DIAGNOSES', period: '2024' }, told: [202, 202, 202, 202, 202, 202] },
      { why: 'partners see their own citizens', at: { indicator: 'HIV_NEW_DIAGNOSES', period: '2024', ...into('XN'), origin: 'XS' }, told: [54, 54, 54, 54, 54, N] },
      { why: 'sex by origin is open, 11 stands above 10, and would tell of others', at: { indicator: 'HIV_NEW_DIAGNOSES', period: '2024', ...into('XN'), origin: 'XS', sex: 'F' }, told: [B, 11, 11, 11, B, N] },
      { why: 'age by origin is closed to the public; a zero without a row is shown to some, small to others', at: { indicator: 'HIV_NEW_DIAGNOSES', period: '2024', ...into('XN'), origin: 'XS', sex: 'F', age: 'Y15T24' }, told: [N, 0, 0, 0, S, N] },
      { why: 'all of the age are men: that tells of each of them', at: { indicator: 'HIV_NEW_DIAGNOSES', period: '2024', ...into('XN'), origin: 'XS', sex: 'M', age: 'Y15T24' }, told: [N, S, B, 11, S, N] },
      { why: 'three are too few for anyone but the steward', at: { indicator: 'HIV_NEW_DIAGNOSES', period: '2024', ...into('XN'), origin: 'XS', sex: 'F', age: 'Y35T49' }, told: [N, S, S, 3, N, N] },
      { why: 'a coarse band that nobody counts is the sum 8 + 6', at: { indicator: 'HIV_NEW_DIAGNOSES', period: '2024', ...into('XN'), sex: 'F', age: 'Y25T49' }, told: [B, 14, 14, 14, B, N] },
      { why: 'to the public a zero is as small as a four', at: { indicator: 'HIV_NEW_DIAGNOSES', period: '2024', ...into('XN'), sex: 'F', age: 'Y_LT15' }, told: [S, 0, 0, 0, S, N] },
      { why: 'a key population is open in total', at: { indicator: 'HIV_TESTED', period: '2024', ...into('XN'), keyPopulation: 'PWID' }, told: [399, 399, 399, 399, N, N] },
      { why: 'and never by origin to the public, nor to the origin', at: { indicator: 'HIV_TESTED', period: '2024', ...into('XN'), origin: 'XS', keyPopulation: 'PWID' }, told: [N, 260, 260, 260, N, N] },
      { why: 'Eastmark agreed on no treatment', at: { indicator: 'ON_ART', period: '2024' , ...into('XN'), origin: 'XE' }, told: [102, 102, 102, 102, N, N] },
      { why: 'papers by key population are for the secretariat', at: { indicator: 'ON_ART', period: '2024', ...into('XN'), legalStatus: 'IRREGULAR', keyPopulation: 'PWID' }, told: [N, N, B, 5, N, N] },
      { why: 'and two people in one place for nobody', at: { indicator: 'ON_ART', period: '2024', ...into('XN'), area: 'XN-LA', origin: 'XS', legalStatus: 'IRREGULAR' }, told: [N, N, S, 2, N, N] },
    ],
  },
  {
    code: 'XS', folder: 'southmark', rootField: 'southmark', cells: 4_540,
    audiences: ['public', 'researcher', 'secretariat', 'steward'],
    telling: [
      { why: 'a large national total is for everybody', at: { indicator: 'HIV_TESTED', period: '2024' }, told: [10_916, 10_916, 10_916, 10_916] },
      { why: '69 stands above 50, and would tell of 41', at: { indicator: 'HIV_NEW_DIAGNOSES', period: '2024' }, told: [B, B, 69, 69] },
      { why: '41 does not', at: { indicator: 'HIV_NEW_DIAGNOSES', period: '2021' }, told: [S, B, B, 41] },
      { why: 'the public sees nothing by sex', at: { indicator: 'HIV_TESTED', period: '2024', sex: 'F' }, told: [N, 5_961, 5_961, 5_961] },
      { why: 'nor of treatment, nor do researchers', at: { indicator: 'ON_ART', period: '2024', ...from('XS'), destination: 'XN', sex: 'F' }, told: [N, N, 35, 35] },
      { why: 'emigrants are for researchers', at: { indicator: 'HIV_TESTED', period: '2024', ...from('XS') }, told: [N, 6_049, 6_049, 6_049] },
      { why: 'from 20', at: { indicator: 'HIV_NEW_DIAGNOSES', period: '2024', ...from('XS'), sex: 'F' }, told: [N, S, B, 14] },
      { why: 'where they went is for the secretariat', at: { indicator: 'HIV_NEW_DIAGNOSES', period: '2024', ...from('XS'), destination: 'XN' }, told: [N, N, 54, 54] },
      { why: 'coarse age too, from 10', at: { indicator: 'ON_ART', period: '2024', ...from('XS'), sex: 'F', age: 'Y15T24' }, told: [N, N, S, 7] },
      { why: 'a zero is small to all but the steward', at: { indicator: 'HIV_NEW_DIAGNOSES', period: '2024', ...from('XS'), sex: 'F', age: 'Y15T24' }, told: [N, N, S, 0] },
      { why: 'areas and key populations stay in the country', at: { indicator: 'HIV_TESTED', period: '2024', ...from('XS'), destination: 'XN', keyPopulation: 'SW' }, told: [N, N, N, 100] },
    ],
  },
  {
    code: 'XE', folder: 'eastmark', rootField: 'eastmark', cells: 5_088,
    audiences: ['public', 'researcher', 'secretariat', 'steward', 'partner:XN'],
    telling: [
      { why: 'two years old, for everybody', at: { indicator: 'HIV_TESTED', period: '2022' }, told: [7_536, 7_536, 7_536, 7_536, 7_536] },
      { why: '2024 comes out on a day that is set, to partners and secretariat before', at: { indicator: 'HIV_TESTED', period: '2024' }, told: ['until 2027-06-30T00:00:00Z', 'until 2027-03-31T00:00:00Z', 8_589, 8_589, 8_589] },
      { why: 'a coarse band is the sum', at: { indicator: 'HIV_TESTED', period: '2022', age: 'Y25T49' }, told: [4_162, 4_162, 4_162, 4_162, 4_162] },
      { why: 'what it is the sum of is for the secretariat', at: { indicator: 'HIV_TESTED', period: '2022', age: 'Y25T34' }, told: [N, N, 2_117, 2_117, N] },
      { why: 'treatment is for researchers', at: { indicator: 'ON_ART', period: '2022' }, told: [N, 456, 456, 456, N] },
      { why: 'a zero without a row is told as one, unless others who count it keep it back', at: { indicator: 'ON_ART', period: '2022', age: 'Y_LT15' }, told: [N, B, B, 0, N] },
      { why: 'key populations are for the secretariat alone', at: { indicator: 'ON_ART', period: '2022', ...from('XE'), destination: 'XN', keyPopulation: 'PWID' }, told: [N, N, 16, 16, N] },
      { why: 'what is not opened has no day on which it comes', at: { indicator: 'ON_ART', period: '2024', ...from('XE'), destination: 'XN' }, told: [N, 'until 2027-03-31T00:00:00Z', 102, 102, N] },
      { why: 'an embargo comes before the value is looked at', at: { indicator: 'ON_ART', period: '2024', ...from('XE'), destination: 'XN', age: 'Y_LT15' }, told: [N, 'until 2027-03-31T00:00:00Z', S, 1, N] },
      { why: 'Northmark sees who went there sooner, but for what would tell of others', at: { indicator: 'HIV_TESTED', period: '2024', ...from('XE'), destination: 'XN', age: 'Y25T49' }, told: ['until 2027-06-30T00:00:00Z', 'until 2027-03-31T00:00:00Z', 1_312, 1_312, B] },
      { why: 'two women are too few for anybody', at: { indicator: 'HIV_NEW_DIAGNOSES', period: '2022', ...from('XE'), destination: 'XN', sex: 'F' }, told: [S, S, S, 2, S] },
    ],
  },
];
