import type { LinkedSystem, Quantity, Range } from '../system/linked-system.js';
import { chanceOf } from './chance-of.js';

/** What moving a quantity by one costs where an attacker has no reason to exclude it: little, and never the same twice, so that there is one best move. */
const FREE = 1;
/** What one price unit weighs against it. */
const PRICE = 1000;

/** How often a move has to be possible: so many times forwards, so many backwards; 1 and 0, or more. */
export interface Reach {
  readonly up: number;
  readonly down: number;
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
  private readonly chance: Float64Array;
  private readonly price: Float64Array;

  constructor(private readonly system: LinkedSystem) {
    const { quantities, items } = system;
    this.count = quantities.length * 4;
    this.cap = new Float64Array(this.count);
    this.cost = new Float64Array(this.count);
    this.chance = Float64Array.from(quantities, ({ id }) => chanceOf(id));
    this.price = Float64Array.from(items, ({ price, id, state }) => (state === 'known' ? Infinity : price * (1 + 0.1 * chanceOf(id))));
  }

  /** The columns for a reach under a pattern: what is hidden moves freely, what is shown at its price, or not at all. */
  set({ up, down }: Reach, isHidden: (item: number) => boolean, mayHide: boolean): void {
    const { quantities } = this.system;
    for (let index = 0; index < quantities.length; index += 1) {
      const quantity = quantities[index] as Quantity;
      const { item, value } = quantity;
      const free = FREE * (1 + (this.chance[index] as number));
      const isFree = item === null || isHidden(item);
      const price = isFree || !mayHide ? Infinity : PRICE * (this.price[item] as number);
      const inside = isFree ? quantity.hidden : quantity.shown;
      const [insideUp, insideDown] = [times(inside, value, up, down), times(inside, value, down, up)];
      this.column(index * 4, insideUp, free);
      this.column(index * 4 + 1, insideDown, free);
      const isPriced = price !== Infinity;
      this.column(index * 4 + 2, isPriced ? rest(times(quantity.hidden, value, up, down), insideUp) : 0, price);
      this.column(index * 4 + 3, isPriced ? rest(times(quantity.hidden, value, down, up), insideDown) : 0, price);
    }
  }

  private column(step: number, cap: number, cost: number): void {
    this.cap[step] = cap;
    this.cost[step] = cost;
  }
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
