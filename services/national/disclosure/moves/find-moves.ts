import { independentRows } from './independent-rows.js';
import { type Move, moveAlong } from './move.js';
import { Neighbourhoods } from './neighbourhood.js';
import { type Programme, type Push, Pusher } from './push.js';
import { type SparseRows, sparseRows } from './sparse-rows.js';
import { type Reach, Steps } from './steps.js';
import type { LinkedSystem, Quantity, Relation } from '../system/linked-system.js';

/** What to push: the sum of some quantities, in a direction, so far; the move has to be possible as often as `reach` says. */
export interface PushOrder {
  readonly quantities: readonly number[];
  readonly direction: 1 | -1;
  readonly amount: number;
  readonly reach: Reach;
  /** What is shown may be hidden at its price; otherwise only what is hidden moves. */
  readonly mayHide: boolean;
  /** How many codes beside their own quantities may move with in each dimension; null for the whole system. */
  readonly beside: number | null;
  /** Nobody asks how far it goes where it does not go all the way. */
  readonly allOrNothing: boolean;
  /** A part of this move: nothing goes further than it does, or the other way. */
  readonly within?: Move;
}

export interface Found {
  readonly outcome: Push['outcome'];
  /** How far it went, over the real numbers. */
  readonly reached: number;
  /** In whole numbers; undefined where nothing moves or the numbers are not whole. */
  readonly move: Move | undefined;
}

/** What was asked of the linear programme, for the certificate and the benchmark. */
export interface Tally {
  pushes: number;
  pivots: number;
  stuck: number;
  fractional: number;
  whole: number;
}

/** A part of the system as a linear programme, by the numbers that its quantities have in the whole. */
interface Part {
  readonly numbers: readonly number[];
  readonly steps: Steps;
  readonly programme: Programme;
}

const NOTHING = 1e-6;
/** How often a push that is not whole is tried again, in a small system and in a large one. */
const [MOST_DIVES, FEW_DIVES] = [12, 2];
const SMALL = 400;
/** A programme serves again while it is at most so much larger than what may move. */
const MOST_IDLE = 1.5;

/** Finds moves by linear programmes over a part of the system. */
export class MoveFinder {
  readonly tally: Tally = { pushes: 0, pivots: 0, stuck: 0, fractional: 0, whole: 0 };
  private readonly matrix: SparseRows;
  private readonly neighbourhoods: Neighbourhoods;
  private readonly pusher: Pusher;
  private readonly all: readonly number[];
  private readonly hasRates: boolean;
  /** The programmes that were asked of last: what hides, and what does not. */
  private readonly last: { hiding: Part; alone: Part; within: Part };

  constructor(private readonly system: LinkedSystem) {
    this.matrix = sparseRows(system.relations, system.quantities.length);
    // A sum that is pushed adds one of each.
    this.pusher = new Pusher(system.relations.length + 1, system.quantities.length + 1);
    this.neighbourhoods = new Neighbourhoods(system);
    this.last = { hiding: this.programme([], []), alone: this.programme([], []), within: this.programme([], []) };
    this.all = system.quantities.map((_each, index) => index);
    this.hasRates = system.quantities.some(({ item, shown }) => item !== null && shown.from !== shown.to);
  }

  push(order: PushOrder, isHidden: (item: number) => boolean): Found {
    const { quantities, direction, amount, reach, mayHide, beside, allOrNothing, within } = order;
    const near = within ? within.quantities : beside === null ? this.all : this.neighbourhoods.of(quantities, beside, isHidden);
    const { steps, programme, numbers, target } = this.part(near, quantities, isHidden, { mayHide, within: within !== undefined });
    if (target === -1) return { outcome: 'optimal', reached: 0, move: undefined };
    const attempt = (rigid: boolean): Found => {
      steps.set(reach, isHidden, { mayHide, rigid });
      if (within) numbers.forEach((quantity, at) => limitTo(steps, at, within.by[within.quantities.indexOf(quantity)] as number));
      const first = this.pusher.push(programme, steps, { target, direction, amount, allOrNothing });
      const move = first.reached > NOTHING ? this.inWholeNumbers(first, numbers, steps, !allOrNothing ? 0 : numbers.length < SMALL ? MOST_DIVES : mayHide ? FEW_DIVES : 0, () => this.pusher.push(programme, steps, { target, direction, amount, allOrNothing: true })) : undefined;
      this.count(first, beside, move);
      return { outcome: first.outcome, reached: first.reached, move };
    };
    const loose = attempt(false);
    if (loose.move || loose.reached <= NOTHING || mayHide || !allOrNothing || !this.hasRates) return loose;
    return { ...loose, move: attempt(true).move };
  }

  /** Where a push is not whole, others that keep back, by one quantity after the other, what is not. */
  private inWholeNumbers(first: Push, numbers: readonly number[], steps: Steps, mostDives: number, again: () => Push): Move | undefined {
    let push = first;
    for (let dive = 0; dive <= mostDives && push.reached > NOTHING; dive += 1) {
      const move = moveAlong(push.moved.flatMap(([at, by]) => (numbers[at] === undefined ? [] : [[numbers[at], by] as const])), this.matrix);
      if (move) return move;
      const broken = dive === mostDives ? undefined : push.moved.find(([at, by]) => numbers[at] !== undefined && Math.abs(by - Math.round(by)) > NOTHING);
      if (!broken) return undefined;
      steps.limit(broken[0], Math.sign(broken[1]), Math.floor(Math.abs(broken[1])));
      push = again();
      this.tally.pivots += push.pivots;
    }
    return undefined;
  }

  private count(push: Push, beside: number | null, move: Move | undefined): void {
    this.tally.pushes += 1;
    this.tally.pivots += push.pivots;
    this.tally.whole += beside === null ? 1 : 0;
    this.tally.stuck += push.outcome === 'stuck' ? 1 : 0;
    this.tally.fractional += push.reached > NOTHING && !move ? 1 : 0;
  }

  /** What may move at all, numbered anew, and the number of what is pushed; -1 where it cannot move. */
  private part(near: readonly number[], pushed: readonly number[], isHidden: (item: number) => boolean, { mayHide, within }: { readonly mayHide: boolean; readonly within: boolean }): Part & { readonly target: number } {
    const { system } = this;
    const numbers = near.filter((quantity) => mayMove(system, quantity, isHidden, mayHide));
    const movable = pushed.filter((quantity) => numbers.includes(quantity));
    const kind = within ? 'within' : mayHide ? 'hiding' : 'alone';
    if (movable.length === 0) return { ...this.last[kind], numbers, target: -1 };
    if (pushed.length === 1) {
      // Of one pattern, and of those that are a little narrower, many counts are pushed in the same part.
      if (within || !isMostOf(numbers, this.last[kind].numbers)) this.last[kind] = this.programme(numbers, []);
      return { ...this.last[kind], target: this.last[kind].numbers.indexOf(pushed[0] as number) };
    }
    return { ...this.programme(numbers, movable), target: numbers.length };
  }

  /** The linear programme over some quantities; with one more, the sum of those that are pushed together. */
  private programme(numbers: readonly number[], together: readonly number[]): Part {
    const { system, matrix } = this;
    const at = new Map(numbers.map((quantity, index) => [quantity, index]));
    const rows = new Set<number>();
    for (const quantity of numbers) for (let entry = matrix.columnStart[quantity] as number; entry < (matrix.columnStart[quantity + 1] as number); entry += 1) rows.add(matrix.columnRow[entry] as number);
    const relations = [...rows].sort((one, other) => one - other).map((row) => ({
      terms: (system.relations[row]?.terms ?? []).flatMap(({ quantity, times }) => {
        const index = at.get(quantity);
        return index === undefined ? [] : [{ quantity: index, times }];
      }),
    }));
    const quantities = numbers.map((quantity) => system.quantities[quantity] as Quantity);
    if (together.length > 0) {
      const target = quantities.push(sumOf(together.map((quantity) => system.quantities[quantity] as Quantity))) - 1;
      relations.push({ terms: [...together.map((quantity) => ({ quantity: at.get(quantity) as number, times: 1 })), { quantity: target, times: -1 }] });
    }
    return { numbers, steps: new Steps({ ...system, quantities, relations }), programme: programmeOf(independentRows(relations, quantities.length), quantities) };
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

/** Relations with what is left over in each: a quantity of no item that stands in no other. */
function programmeOf(relations: readonly Relation[], quantities: readonly Quantity[]): Programme {
  const matrix = sparseRows(relations, quantities.length);
  const isLeftOver = (quantity: number): boolean => {
    const { item, place } = quantities[quantity] as Quantity;
    return item === null && place.length === 0 && (matrix.columnStart[quantity + 1] as number) - (matrix.columnStart[quantity] as number) === 1;
  };
  return { matrix, leftOver: Int32Array.from(relations, ({ terms }) => terms.find(({ quantity }) => isLeftOver(quantity))?.quantity ?? -1) };
}

function limitTo(steps: Steps, quantity: number, by: number): void {
  steps.limit(quantity, Math.sign(by), Math.abs(by));
  steps.limit(quantity, -Math.sign(by), 0);
}

function sumOf(parts: readonly Quantity[]): Quantity {
  const unbounded = { from: -Infinity, to: Infinity };
  return { id: parts.map(({ id }) => id).join(' + '), value: parts.reduce((sum, { value }) => sum + value, 0), hidden: unbounded, shown: unbounded, item: null, place: [] };
}

function mayMove({ quantities, items }: LinkedSystem, quantity: number, isHidden: (item: number) => boolean, mayHide: boolean): boolean {
  const { item, shown, value } = quantities[quantity] as Quantity;
  return item === null || isHidden(item) || shown.from < value || shown.to > value || (mayHide && items[item]?.state !== 'known');
}
