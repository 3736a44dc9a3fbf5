import { type Place, placeKey } from './oracle.js';

/** What is told of a cell; null where nothing is. */
export interface ToldCell extends Place {
  readonly value: number | null;
}

export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Which codes add up to which, as any reader of the codelists would write it down. */
const SUMS: Readonly<Partial<Record<keyof Place, readonly (readonly [whole: string, ...parts: string[]])[]>>> = {
  sex: [['_T', 'F', 'M']],
  age: [
    ['_T', 'Y_LT15', 'Y15T19', 'Y20T24', 'Y25T34', 'Y35T49', 'Y_GE50'], ['_T', 'Y_LT15', 'Y15T24', 'Y25T49', 'Y_GE50'],
    ['Y15T24', 'Y15T19', 'Y20T24'], ['Y25T49', 'Y25T34', 'Y35T49'],
  ],
  legalStatus: [['_T', 'REGULAR', 'IRREGULAR']],
};
/** Of these, the codes of a release itself are the parts of the total. */
const LISTS = ['origin', 'destination', 'area'] as const;
const NEVER_MORE: Readonly<Record<string, string>> = { ON_ART: 'PLHIV_REGISTERED', VIRALLY_SUPPRESSED: 'ON_ART', HIV_NEW_DIAGNOSES: 'HIV_TESTED' };

/**
 * What somebody finds out who adds and subtracts what he was told, again and again until nothing narrows any more:
 * an attacker of our own, who shares nothing with the code that makes releases. By place.
 */
export function subtract(told: readonly ToldCell[]): ReadonlyMap<string, Interval> {
  const keys = new Map(told.map((cell, index) => [placeKey(cell), index]));
  const from = told.map(({ value }) => value ?? 0);
  const to = told.map(({ value }) => value ?? Infinity);
  const sums = [...sumsOf(told, keys)];
  const bounds = [...boundsOf(told, keys)];
  for (let narrowed = true; narrowed;) {
    narrowed = false;
    const atLeast = (cell: number, least: number): void => {
      if (least > (from[cell] as number)) [from[cell], narrowed] = [least, true];
    };
    const atMost = (cell: number, most: number): void => {
      if (most < (to[cell] as number)) [to[cell], narrowed] = [most, true];
    };
    const total = (cells: readonly number[], ends: readonly number[]): number => cells.reduce((sum, cell) => sum + (ends[cell] as number), 0);
    for (const [whole, parts] of sums) {
      atLeast(whole, total(parts, from));
      atMost(whole, total(parts, to));
      for (const part of parts) {
        const others = parts.filter((other) => other !== part);
        atMost(part, (to[whole] as number) - total(others, from));
        atLeast(part, (from[whole] as number) - total(others, to));
      }
    }
    for (const [smaller, larger] of bounds) {
      atMost(smaller, to[larger] as number);
      atLeast(larger, from[smaller] as number);
    }
  }
  return new Map([...keys].map(([key, index]) => [key, { from: from[index] as number, to: to[index] as number }]));
}

function* sumsOf(told: readonly ToldCell[], keys: ReadonlyMap<string, number>): Generator<readonly [whole: number, parts: readonly number[]]> {
  const at = (cell: ToldCell, dimension: keyof Place, code: string): number | undefined => keys.get(placeKey({ ...cell, [dimension]: code }));
  for (const [index, cell] of told.entries()) {
    for (const [dimension, sums] of Object.entries(SUMS) as [keyof Place, (typeof SUMS)['sex'] & object][]) {
      for (const [whole, ...codes] of sums) {
        const parts = cell[dimension] === whole ? codes.map((code) => at(cell, dimension, code)) : [];
        if (parts.length > 0 && parts.every((part) => part !== undefined)) yield [index, parts];
      }
    }
    for (const dimension of LISTS) {
      if (cell[dimension] !== '_T') continue;
      const codes = new Set(told.filter((other) => other.population === cell.population && other[dimension] !== '_T').map((other) => other[dimension]));
      const parts = [...codes].flatMap((code) => at(cell, dimension, code) ?? []);
      if (parts.length > 1 && parts.length === codes.size) yield [index, parts];
    }
  }
}

function* boundsOf(told: readonly ToldCell[], keys: ReadonlyMap<string, number>): Generator<readonly [smaller: number, larger: number]> {
  for (const [index, cell] of told.entries()) {
    const larger = keys.get(placeKey({ ...cell, indicator: { code: NEVER_MORE[cell.indicator.code] ?? '' } }));
    if (larger !== undefined) yield [index, larger];
    for (const dimension of ['keyPopulation', 'population'] as const) {
      // Emigrants are not among those who are in the country.
      if (cell[dimension] === '_T' || cell[dimension] === 'EMIGRANT') continue;
      const whole = keys.get(placeKey(dimension === 'population' ? { ...cell, population: '_T', origin: '_T', destination: '_T', basis: '_U' } : { ...cell, [dimension]: '_T' }));
      if (whole !== undefined) yield [index, whole];
    }
  }
}
