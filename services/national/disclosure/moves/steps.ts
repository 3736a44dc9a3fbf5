import type { LinkedSystem, Quantity, Range } from '../system/linked-system.js';
import { chanceOf } from './chance-of.js';
import type { SparseRows } from './sparse-rows.js';

/** What moving a quantity by one costs where an attacker has no reason to exclude it: little, and never the same twice, so that there is one best move. */
const FREE = 1;
/** What one price unit weighs against it. */
const PRICE = 1000;

/** So many columns has a quantity. */
export const STEPS = 4;

/** How often a move has to be possible: so many times forwards, so many backwards; 1 and 0, or more. */
export interface Reach {
  readonly up: number;
  readonly down: number;
}

/** What moving costs: a little by chance for each quantity, and the price of each item. */
export interface Costs {
  readonly chance: Float64Array;
  readonly price: Float64Array;
}

export function costsOf({ quantities, items }: LinkedSystem): Costs {
  return {
    chance: Float64Array.from(quantities, ({ id }) => chanceOf(id)),
    price: Float64Array.from(items, ({ price, id, state }) => (state === 'known' ? Infinity : price * (1 + 0.1 * chanceOf(id)))),
  };
}

/**
 * The ways in which quantities can move, as columns of a linear programme; four for each quantity: up
 * and down within what is shown of it, up and down beyond that, at the price of hiding its item. They are told in
 * units of a move that can be made `up` times and taken back `down` times.
 */
export class Steps {
  readonly count: number;
  readonly cap: Float64Array;
  readonly cost: Float64Array;
  private readonly scale: Float64Array;

  /** For quantities, with their rows, each with its own chance and the price of its item. */
  constructor(private readonly quantities: readonly Quantity[], private readonly costs: Costs, { columnStart, columnRow, rowStart, rowTimes }: SparseRows) {
    this.count = quantities.length * STEPS;
    this.cap = new Float64Array(this.count);
    this.cost = new Float64Array(this.count);
    this.scale = Float64Array.from(quantities, (quantity, at) => {
      const row = isLoose(quantity) ? columnRow[columnStart[at] as number] : undefined;
      return row === undefined ? 1 : Math.max(...rowTimes.subarray(rowStart[row], rowStart[row + 1]).map(Math.abs));
    });
  }

  /**
   * The columns for a reach under a pattern: what is hidden moves freely, what is shown at its price, or not at all. A rate is
   * loosened as a whole, at its price, or held (`rigid`): counts that move within its precision seldom do so in whole numbers.
   */
  set({ up, down }: Reach, isHidden: (item: number) => boolean, { mayHide, rigid }: { readonly mayHide: boolean; readonly rigid: boolean }): void {
    const { quantities, costs } = this;
    for (let index = 0; index < quantities.length; index += 1) {
      const quantity = quantities[index] as Quantity;
      const { item, value } = quantity;
      const free = FREE * (1 + (costs.chance[index] as number));
      const isFree = item === null || isHidden(item);
      const price = isFree || !mayHide ? Infinity : (PRICE * (costs.price[item] as number)) / (this.scale[index] as number);
      const held = { from: value, to: value };
      const isHeld = !isFree && isLoose(quantity) && (rigid || price !== Infinity);
      const inside = isFree ? quantity.hidden : isHeld ? held : quantity.shown;
      const [insideUp, insideDown] = [times(inside, value, up, down), times(inside, value, down, up)];
      this.column(index * STEPS, insideUp, free);
      this.column(index * STEPS + 1, insideDown, free);
      const isPriced = price !== Infinity;
      this.column(index * STEPS + 2, isPriced ? rest(times(quantity.hidden, value, up, down), insideUp) : 0, price);
      this.column(index * STEPS + 3, isPriced ? rest(times(quantity.hidden, value, down, up), insideDown) : 0, price);
    }
  }

  /** Lets a quantity go no further than so much in one direction. */
  limit(quantity: number, sign: number, most: number): void {
    const inside = quantity * STEPS + (sign > 0 ? 0 : 1);
    this.cap[inside] = Math.min(this.cap[inside] as number, most);
    this.cap[inside + 2] = Math.min(this.cap[inside + 2] as number, most - (this.cap[inside]));
  }

  private column(step: number, cap: number, cost: number): void {
    this.cap[step] = cap;
    this.cost[step] = cost;
  }
}

/** Told within bounds while it is shown: what is left over in a rate. */
function isLoose({ item, shown }: Quantity): boolean {
  return item !== null && shown.from !== shown.to;
}

/** 1 for a step upwards, -1 for one downwards. */
export function signOfStep(step: number): 1 | -1 {
  return (step & 1) === 0 ? 1 : -1;
}

/** How big a step upwards may be so that it can be made `up` times and taken back `down` times within a range; whole. */
function times({ from, to }: Range, value: number, up: number, down: number): number {
  return Math.min(up === 0 ? Infinity : Math.floor((to - value) / up), down === 0 ? Infinity : Math.floor((value - from) / down));
}

function rest(whole: number, part: number): number {
  return part === whole ? 0 : whole - part;
}
