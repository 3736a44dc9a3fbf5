import { madeEqual } from '../audit/excluded-multiples.js';
import type { Limit, MoveFinder } from '../moves/find-moves.js';
import { type Move, multiples, together } from '../moves/move.js';
import { changeOf } from '../moves/split.js';
import type { LinkedSystem } from '../system/linked-system.js';
import type { WorkingPattern } from '../system/working-pattern.js';

/** So many moves are looked for before a change is given up. */
const MOST_LOOKED_FOR = 12;
/** Of the counts that another would be equal to, so many are moved away. */
const MOST_BESIDE = 3;

/** Looks for moves that make no counts equal that are told to differ: a count and what it was before it was corrected. */
export class DifferingMoves {
  /** Moves of one count by one under the pattern as it is. */
  private readonly beside = new Map<string, Move | undefined>();

  constructor(private readonly system: LinkedSystem, private readonly pattern: WorkingPattern, private readonly finder: MoveFinder) {
    pattern.watch(() => this.beside.clear());
  }

  /** One that changes the sum of some quantities by so much. `mayHide` lets it need what is not hidden; it hides nothing. */
  find(quantities: readonly number[], by: number, mayHide: boolean): Move | undefined {
    let left = MOST_LOOKED_FOR;
    const search = (limits: readonly Limit[]): Move | undefined => {
      left -= 1;
      const { move } = this.finder.push({ quantities, direction: by > 0 ? 1 : -1, amount: Math.abs(by), reach: { up: 1, down: 0 }, mayHide, beside: null, allOrNothing: true, limits });
      const whole = move && together([[move, by / changeOf(move, quantities)]]);
      const equal = whole ? madeEqual(whole, 1, this.system) : [];
      if (!whole || equal.length === 0) return whole;
      const apart = this.movedApart(whole, quantities, mayHide);
      if (apart) return apart;
      for (const [moved] of equal) {
        const step = whole.by[whole.quantities.indexOf(moved)] as number;
        const found = left > 0 && !quantities.includes(moved) ? search([...limits, { quantity: moved, sign: Math.sign(step), most: Math.abs(step) - 1 }]) : undefined;
        if (found) return found;
      }
      return undefined;
    };
    return search([]);
  }

  /** A move, and beside it those that it would make others equal to, as long as they become fewer: a count may have been what it is now, if it is something else now. */
  private movedApart(move: Move, quantities: readonly number[], mayHide: boolean): Move | undefined {
    const { system, pattern } = this;
    const mayMove = (item: number): boolean => pattern.isHidden(item) || (mayHide && system.items[item]?.state === 'open');
    let [current, equal] = [move, madeEqual(move, 1, system)];
    while (equal.length > 0) {
      const before = current;
      const options = equal.slice(0, MOST_BESIDE).flatMap(([, other]) => ([-1, 1] as const).flatMap((direction) => {
        const beside = this.oneBy(other, direction, mayHide);
        return beside ? [1, 2].flatMap((often) => together([[before, 1], [beside, often]]) ?? []) : [];
      }));
      const [better] = options.filter((option) => changeOf(option, quantities) === changeOf(before, quantities) && multiples(option, system, mayMove).to >= 1)
        .map((option) => ({ option, equal: madeEqual(option, 1, system) })).filter((option) => option.equal.length < equal.length).sort((one, other) => one.equal.length - other.equal.length);
      if (!better) return undefined;
      [current, equal] = [better.option, better.equal];
    }
    return current;
  }

  private oneBy(quantity: number, direction: 1 | -1, mayHide: boolean): Move | undefined {
    const key = `${direction} ${quantity} ${mayHide}`;
    if (!this.beside.has(key)) this.beside.set(key, this.finder.push({ quantities: [quantity], direction, amount: 1, reach: { up: 1, down: 0 }, mayHide, beside: null, allOrNothing: true }).move);
    return this.beside.get(key);
  }
}
