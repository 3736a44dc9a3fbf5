import type { LinkedSystem } from '../system/linked-system.js';
import type { WorkingPattern } from '../system/working-pattern.js';
import { type Move, moveAlong } from './move.js';
import { Parts } from './parts.js';
import { type Push, Pusher } from './push.js';
import type { Reach, Steps } from './steps.js';

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

const NOTHING = 1e-6;
/** How often a push that is not whole is tried again, in a small system and in a large one. */
const [MOST_DIVES, FEW_DIVES] = [12, 2];
const SMALL = 400;

/** Finds moves by linear programmes over a part of the system. */
export class MoveFinder {
  readonly tally: Tally = { pushes: 0, pivots: 0, stuck: 0, fractional: 0, whole: 0 };
  private readonly parts: Parts;
  private readonly pusher: Pusher;
  private readonly hasRates: boolean;

  constructor(system: LinkedSystem, private readonly pattern: WorkingPattern) {
    this.parts = new Parts(system, pattern);
    // A sum that is pushed adds one of each.
    this.pusher = new Pusher(system.relations.length + 1, system.quantities.length + 1);
    this.hasRates = system.quantities.some(({ item, shown }) => item !== null && shown.from !== shown.to);
  }

  push(order: PushOrder): Found {
    const { direction, amount, reach, mayHide, beside, allOrNothing, within } = order;
    const { steps, programme, numbers, target } = this.parts.of(order);
    if (target === -1) return { outcome: 'optimal', reached: 0, move: undefined };
    const attempt = (rigid: boolean): Found => {
      steps.set(reach, this.pattern.isHidden, { mayHide, rigid });
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
  private inWholeNumbers(first: Push, numbers: readonly number[], steps: Steps, mostDives: number, anew: () => Push): Move | undefined {
    let push = first;
    for (let dive = 0; dive <= mostDives && push.reached > NOTHING; dive += 1) {
      const move = moveAlong(push.moved.flatMap(([at, by]) => (numbers[at] === undefined ? [] : [[numbers[at], by] as const])), this.parts.matrix);
      if (move) return move;
      const broken = dive === mostDives ? undefined : push.moved.find(([at, by]) => numbers[at] !== undefined && Math.abs(by - Math.round(by)) > NOTHING);
      if (!broken) return undefined;
      steps.limit(broken[0], Math.sign(broken[1]), Math.floor(Math.abs(broken[1])));
      // Anew from where nothing moves, less does, and what does is whole more often; in a large system that takes too long.
      push = numbers.length < SMALL ? anew() : this.pusher.again(steps, broken[0]);
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
}

function limitTo(steps: Steps, quantity: number, by: number): void {
  steps.limit(quantity, Math.sign(by), Math.abs(by));
  steps.limit(quantity, -Math.sign(by), 0);
}
