import { hasNumber } from '../regional/has-number.js';
import { type NumberSpan, printedSpan } from '../regional/printed-span.js';
import type { Reading } from '../regional/reading.js';

/** Units that say the same at another scale, brought to one: shares of 100,000. */
const PER_100K: Readonly<Record<string, number>> = { PERCENT: 1_000, PER_1000: 100, PER_100K: 1 };
const SCALED = 'SHARE';

/** Units of counts and amounts, of which a part is never more than the whole. */
const COUNTS = new Set(['PERSONS', 'NUMBER', 'USD', 'USD_MILLION', 'RUB_MILLION']);

export function isCount({ unit }: Pick<Reading, 'unit'>): boolean {
  return COUNTS.has(unit);
}

/** The dimensions of a cell, its time, method and source apart. */
export type CellChange = Partial<Pick<Reading, 'indicator' | 'reporter' | 'stockOrFlow' | 'unit' | 'area' | 'population' | 'origin' | 'destination' | 'legalStatus' | 'keyPopulation' | 'sex' | 'age' | 'transmission'>>;

/** One text a cell: whose, of what, where, of whom; the basis and the period are compared, not matched. */
export function cellKey(reading: Reading, change: CellChange = {}): string {
  const { indicator, reporter, stockOrFlow, unit, area, population, origin, destination, legalStatus, keyPopulation, sex, age, transmission } = { ...reading, ...change };
  return [indicator, reporter, stockOrFlow, unit in PER_100K ? SCALED : unit, area, population, origin, destination, legalStatus, keyPopulation, sex, age, transmission].join('|');
}

/** What a figure may stand for as printed, shares and rates per 100,000. */
export function spanOf(reading: Reading): NumberSpan {
  const [least, most] = printedSpan(reading) ?? [-Infinity, Infinity];
  const scale = PER_100K[reading.unit] ?? 1;
  return [least * scale, most * scale];
}

/** The other way: a scaled span in the unit of this figure. */
export function inUnitOf({ unit }: Pick<Reading, 'unit'>, [least, most]: NumberSpan): NumberSpan {
  const scale = PER_100K[unit] ?? 1;
  return [least / scale, most / scale];
}

/** The figures with a number by their cell, and the others, in the order of the answer. */
export class FigureIndex {
  readonly figures: readonly Reading[];
  readonly silences: readonly Reading[];
  private readonly byCell = new Map<string, Reading[]>();

  constructor(readings: readonly Reading[]) {
    this.figures = readings.filter(hasNumber);
    this.silences = readings.filter(({ missing }) => missing === 'NOT_COLLECTED');
    for (const reading of this.figures) {
      const key = cellKey(reading);
      const known = this.byCell.get(key);
      if (known) known.push(reading);
      else this.byCell.set(key, [reading]);
    }
  }

  /** The cells that have more than one figure. */
  crowded(): readonly (readonly Reading[])[] {
    return [...this.byCell.values()].filter(({ length }) => length > 1);
  }

  /** Figures of the cell that differs from this figure's in what is named. */
  at(reading: Reading, change: CellChange): readonly Reading[] {
    return this.byCell.get(cellKey(reading, change)) ?? [];
  }
}
