import { INDICATORS } from '@serai/schema';
import { type Place, placeKey } from '../oracle.js';
import type { Puzzle } from './puzzle.js';

/** What is told of a cell; null where nothing is. */
export interface ToldCell extends Place {
  readonly value: number | null;
  readonly numerator?: number | null;
  readonly denominator?: number | null;
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

/** Whether people are counted in a cell: a rate adds up to nothing. */
export function isCounted({ indicator }: Place): boolean {
  return INDICATORS.get(indicator.code)?.units[0] === 'PERSONS';
}

/**
 * Notes how the cells of a release hang together, whatever is told of them: by sums and bounds, and by the rates that are
 * told. `nameOf` says as what each is known; several cells may be known as one.
 */
export function relateCells(puzzle: Puzzle, cells: readonly ToldCell[], nameOf: (place: string) => string): void {
  const counted = cells.filter(isCounted);
  const places = new Set(counted.map(placeKey));
  const at = (cell: Place): string | undefined => (places.has(placeKey(cell)) ? nameOf(placeKey(cell)) : undefined);
  const codesOf = codesIn(counted);
  for (const cell of counted) {
    const own = nameOf(placeKey(cell));
    for (const [dimension, whole, codes] of [...fixedSums(), ...LISTS.map((list) => [list, '_T', codesOf(cell, list)] as const)]) {
      const parts = cell[dimension] === whole ? codes.map((code) => at({ ...cell, [dimension]: code })) : [];
      if (parts.length > 1 && parts.every((part) => part !== undefined)) puzzle.relate([[own, 1], ...parts.map((part) => [part, -1] as const)], 0, 0);
    }
    for (const larger of largerThan(cell)) {
      const name = at(larger);
      if (name !== undefined) puzzle.relate([[name, 1], [own, -1]], 0, Infinity);
    }
  }
  relateRates(puzzle, cells, at);
}

function* fixedSums(): Generator<readonly [dimension: keyof Place, whole: string, parts: readonly string[]]> {
  for (const [dimension, sums] of Object.entries(SUMS) as [keyof Place, (typeof SUMS)['sex'] & object][]) {
    for (const [whole, ...parts] of sums) yield [dimension, whole, parts];
  }
}

/** The codes of a dimension, but for the total, that a release has for a population. */
function codesIn(cells: readonly Place[]): (cell: Place, dimension: (typeof LISTS)[number]) => readonly string[] {
  const codes = new Map<string, Set<string>>();
  for (const cell of cells) {
    for (const list of LISTS) {
      const key = `${list} ${cell.population}`;
      if (cell[list] !== '_T') codes.set(key, (codes.get(key) ?? new Set<string>()).add(cell[list]));
    }
  }
  return ({ population }, list) => [...(codes.get(`${list} ${population}`) ?? [])];
}

function* largerThan(cell: Place): Generator<Place> {
  yield { ...cell, indicator: { code: NEVER_MORE[cell.indicator.code] ?? '' } };
  // Emigrants are not among those who are in the country.
  if (cell.population !== '_T' && cell.population !== 'EMIGRANT') yield { ...cell, population: '_T', origin: '_T', destination: '_T', basis: '_U' };
  if (cell.keyPopulation !== '_T') yield { ...cell, keyPopulation: '_T' };
}

/** A rate of two counts was rounded half up to the last place that any rate of its indicator has: r − ½ ≤ n ÷ d < r + ½ of that place. */
function relateRates(puzzle: Puzzle, cells: readonly ToldCell[], at: (cell: Place) => string | undefined): void {
  const told = cells.filter(({ indicator, value }) => value !== null && INDICATORS.get(indicator.code)?.ratioOf !== undefined);
  const decimals = new Map<string, number>();
  for (const { indicator: { code }, value } of told) decimals.set(code, Math.max(decimals.get(code) ?? 0, /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0));
  for (const cell of told) {
    const { numerator: above = '', denominator: below = '' } = INDICATORS.get(cell.indicator.code)?.ratioOf ?? {};
    const [numerator, denominator] = [at({ ...cell, indicator: { code: above } }), at({ ...cell, indicator: { code: below } })];
    if (numerator === undefined || denominator === undefined) continue;
    const scale = 10 ** (decimals.get(cell.indicator.code) ?? 0);
    const printed = Math.round((cell.value as number) * scale);
    // In percent: 100 n ÷ d, twice over so that halves are whole.
    puzzle.relate([[numerator, 200 * scale], [denominator, 1 - 2 * printed]], 0, Infinity);
    puzzle.relate([[denominator, 2 * printed + 1], [numerator, -200 * scale]], 1, Infinity);
    if (cell.numerator != null) puzzle.tell(numerator, cell.numerator);
    if (cell.denominator != null) puzzle.tell(denominator, cell.denominator);
  }
}
