import { isRate, type Place, placeKey } from './oracle.js';

/** What is told of a cell; null where nothing is. */
export interface ToldCell extends Place {
  readonly value: number | null;
  /** Of a rate: how many it is of, told with it. */
  readonly denominator?: number | null;
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
/** What rates are of, by their indicators: told to a tenth of a percent. */
const SHARES: Readonly<Record<string, readonly [of: string, among: string]>> = { ART_COVERAGE: ['ON_ART', 'PLHIV_REGISTERED'], VIRAL_SUPPRESSION_SHARE: ['VIRALLY_SUPPRESSED', 'ON_ART'] };
const NEVER_MORE: Readonly<Record<string, string>> = { ON_ART: 'PLHIV_REGISTERED', VIRALLY_SUPPRESSED: 'ON_ART', HIV_NEW_DIAGNOSES: 'HIV_TESTED' };

/**
 * What somebody finds out who adds and subtracts the counts that he was told, and takes rates times what they are of, again and
 * again until nothing narrows any more: an attacker of our own, who shares nothing with the code that makes releases. By place.
 */
export function subtract(cells: readonly ToldCell[]): ReadonlyMap<string, Interval> {
  const told = cells.filter((cell) => !isRate(cell));
  const keys = new Map(told.map((cell, index) => [placeKey(cell), index]));
  const from = told.map(({ value }) => value ?? 0);
  const to = told.map(({ value }) => value ?? Infinity);
  for (const { cell, least, most } of sharesOf(cells, keys)) [from[cell], to[cell]] = [Math.max(from[cell] as number, least), Math.min(to[cell] as number, most)];
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

/** What rates that are told say of their counts: how many they are of, and how many that share of them is at least and at most, rounded half up. */
function* sharesOf(cells: readonly ToldCell[], keys: ReadonlyMap<string, number>): Generator<{ readonly cell: number; readonly least: number; readonly most: number }> {
  for (const rate of cells) {
    const { value, denominator = null } = rate;
    if (!isRate(rate) || value === null || denominator === null) continue;
    const [of, among] = (SHARES[rate.indicator.code] ?? []).map((code) => keys.get(placeKey({ ...rate, indicator: { code } })));
    // In whole numbers, 1000 × of within half a tenth of the rate × its base, the upper end not included.
    const tenths = Math.round(value * 10);
    if (of !== undefined) yield { cell: of, least: Math.ceil(((2 * tenths - 1) * denominator) / 2_000), most: Math.ceil(((2 * tenths + 1) * denominator) / 2_000) - 1 };
    if (among !== undefined) yield { cell: among, least: denominator, most: denominator };
  }
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
