import type { LinkedSystem, Quantity } from '../system/linked-system.js';
import type { WorkingPattern } from '../system/working-pattern.js';
import { independentRows } from './independent-rows.js';
import type { Move } from './move.js';
import { Neighbourhoods } from './neighbourhood.js';
import type { Programme } from './push.js';
import { someRows, type SparseRows, sparseRows, withRow } from './sparse-rows.js';
import { type Costs, costsOf, Steps } from './steps.js';

/** A part of the system as a linear programme, by the numbers that its quantities have in the whole. */
export interface Part {
  readonly numbers: readonly number[];
  readonly steps: Steps;
  readonly programme: Programme;
}

/** Where to look: what is pushed, whether what is shown may move too, how far beside it, or within which move. */
export interface Place {
  readonly quantities: readonly number[];
  readonly mayHide: boolean;
  readonly beside: number | null;
  readonly within?: Move;
}

/** What is pushed, by its number in the part; -1 where it cannot move. */
export type Aimed = Part & { readonly target: number };

/** A programme serves again while it is at most so much larger than what may move. */
const MOST_IDLE = 1.5;

/** Makes linear programmes of parts of a system, and keeps those that serve again. */
export class Parts {
  readonly matrix: SparseRows;
  private readonly neighbourhoods: Neighbourhoods;
  private readonly costs: Costs;
  private readonly all: readonly number[];
  /** What each quantity is called in the programme that is made; -1 outside. */
  private readonly numberOf: Int32Array;
  /** The programmes that were asked for last: what hides, and what does not. */
  private readonly last: { hiding: Part; alone: Part; within: Part };
  /** What was asked for last; until the pattern changes, the answer is the same. */
  private asked: { readonly place: Place; readonly part: Aimed } | undefined;

  constructor(private readonly system: LinkedSystem, private readonly pattern: WorkingPattern) {
    this.matrix = sparseRows(system.relations, system.quantities.length);
    this.neighbourhoods = new Neighbourhoods(system);
    this.costs = costsOf(system);
    this.all = system.quantities.map((_each, index) => index);
    this.numberOf = new Int32Array(system.quantities.length).fill(-1);
    const nothing = this.programme([], [], false);
    this.last = { hiding: nothing, alone: nothing, within: nothing };
    pattern.watch(() => (this.asked = undefined));
  }

  of(place: Place): Aimed {
    const { quantities, mayHide, beside, within } = place;
    const asked = this.asked?.place;
    if (asked?.quantities === quantities && asked.mayHide === mayHide && asked.beside === beside && asked.within === within) return (this.asked as { readonly part: Aimed }).part;
    const part = this.made(place);
    this.asked = { place, part };
    return part;
  }

  private made({ quantities: pushed, mayHide, beside, within }: Place): Aimed {
    const near = within ? within.quantities : beside === null ? this.all : this.neighbourhoods.of(pushed, beside, this.pattern.isHidden);
    const numbers = near.filter((quantity) => this.mayMove(quantity, mayHide));
    const movable = pushed.filter((quantity) => numbers.includes(quantity));
    const kind = within ? 'within' : mayHide ? 'hiding' : 'alone';
    if (movable.length === 0) return { ...this.last[kind], numbers, target: -1 };
    if (pushed.length === 1) {
      // Of one pattern, and of those that are a little narrower, many counts are pushed in the same part.
      if (within || !isMostOf(numbers, this.last[kind].numbers)) this.last[kind] = this.programme(numbers, [], mayHide);
      return { ...this.last[kind], target: this.last[kind].numbers.indexOf(pushed[0] as number) };
    }
    return { ...this.programme(numbers, movable, mayHide), target: numbers.length };
  }

  /** The linear programme over some quantities; with one more, the sum of those that are pushed together. */
  private programme(numbers: readonly number[], together: readonly number[], mayHide: boolean): Part {
    const { system, matrix, numberOf } = this;
    numbers.forEach((quantity, index) => (numberOf[quantity] = index));
    const rows = new Set<number>();
    for (const quantity of numbers) for (let entry = matrix.columnStart[quantity] as number; entry < (matrix.columnStart[quantity + 1] as number); entry += 1) rows.add(matrix.columnRow[entry] as number);
    let part = someRows(matrix, [...rows].sort((one, other) => one - other), numberOf, numbers.length);
    const quantities = numbers.map((quantity) => system.quantities[quantity] as Quantity);
    const chance = Float64Array.from([...numbers, ...together.slice(0, 1)], (quantity) => this.costs.chance[quantity] as number);
    if (together.length > 0) {
      const target = quantities.push(sumOf(together.map((quantity) => system.quantities[quantity] as Quantity))) - 1;
      part = withRow(part, quantities.length, [...together.map((quantity) => numberOf[quantity] as number), target], [...together.map(() => 1), -1]);
    }
    numbers.forEach((quantity) => (numberOf[quantity] = -1));
    part = someRows(part, independentRows(part), Int32Array.from(quantities, (_each, index) => index), quantities.length);
    return { numbers, steps: new Steps(quantities, { chance, price: this.costs.price }, part), programme: programmeOf(part, quantities, (item) => !mayHide || system.items[item]?.state === 'closed') };
  }

  private mayMove(quantity: number, mayHide: boolean): boolean {
    const { item, shown, value } = this.system.quantities[quantity] as Quantity;
    return item === null || this.pattern.isHidden(item) || shown.from < value || shown.to > value || (mayHide && this.system.items[item]?.state !== 'known');
  }
}

/** True where numbers, ascending, are all among others and those not many more: what may not move any more does no harm. */
function isMostOf(numbers: readonly number[], others: readonly number[]): boolean {
  if (others.length < numbers.length || others.length > numbers.length * MOST_IDLE) return false;
  let at = 0;
  for (const number of numbers) {
    while (at < others.length && (others[at] as number) < number) at += 1;
    if (others[at] !== number) return false;
  }
  return true;
}

/** Rows with what is left over in each: a quantity that stands in no other and costs nothing, because no item tells it or that item is hidden for good or may not be hidden. */
function programmeOf(matrix: SparseRows, quantities: readonly Quantity[], isFree: (item: number) => boolean): Programme {
  const leftOver = new Int32Array(matrix.rows).fill(-1);
  quantities.forEach(({ item, place }, quantity) => {
    const first = matrix.columnStart[quantity] as number;
    if ((item === null || isFree(item)) && place.length === 0 && matrix.columnStart[quantity + 1] === first + 1 && leftOver[matrix.columnRow[first] as number] === -1) leftOver[matrix.columnRow[first] as number] = quantity;
  });
  return { matrix, leftOver };
}

function sumOf(parts: readonly Quantity[]): Quantity {
  const unbounded = { from: -Infinity, to: Infinity };
  return { id: parts.map(({ id }) => id).join(' + '), value: parts.reduce((sum, { value }) => sum + value, 0), hidden: unbounded, shown: unbounded, item: null, place: [] };
}
