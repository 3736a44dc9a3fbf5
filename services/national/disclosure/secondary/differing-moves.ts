import { madeEqual } from '../audit/excluded-multiples.js';
import type { Limit, MoveFinder } from '../moves/find-moves.js';
import { type Move, multiples, together } from '../moves/move.js';
import { changeOf } from '../moves/split.js';
import type { LinkedSystem } from '../system/linked-system.js';
import type { WorkingPattern } from '../system/working-pattern.js';

/** So many moves are looked for before a change is given up. */
const MOST_LOOKED_FOR = 16;
/** Of the counts that another would be equal to, so many are moved away. */
const MOST_BESIDE = 3;

/** By how much quantities change, all of them at once. */
type Changes = ReadonlyMap<number, number>;

/**
 * Looks for moves that make no counts equal that are told to differ: a count and what it was before it was corrected. Where a move
 * would, one of the two goes less far, or the other moves as well: a count may have been what it is now, if it is something else now.
 */
export class DifferingMoves {
  /** Moves of one count by one under the pattern as it is. */
  private readonly beside = new Map<string, Move | undefined>();

  constructor(private readonly system: LinkedSystem, private readonly pattern: WorkingPattern, private readonly finder: MoveFinder) {
    pattern.watch(() => this.beside.clear());
  }

  /** One that changes the sum of some quantities by so much. `mayHide` lets it need what is not hidden; it hides nothing. */
  find(quantities: readonly number[], by: number, mayHide: boolean): Move | undefined {
    const [only, ...others] = quantities;
    let left = MOST_LOOKED_FOR;
    const search = (changes: Changes | null, limits: readonly Limit[]): Move | undefined => {
      left -= 1;
      const move = changes ? this.moveOf(changes, limits, mayHide) : this.moveOfSum(quantities, by, limits, mayHide);
      const [pair] = move ? madeEqual(move, 1, this.system) : [];
      if (!move || !pair) return move;
      const apart = this.movedApart(move, quantities, mayHide);
      if (apart) return apart;
      const stepOf = (quantity: number): number => move.by[move.quantities.indexOf(quantity)] ?? 0;
      const isFree = (quantity: number): boolean => !quantities.includes(quantity) && changes?.has(quantity) !== true;
      const less = pair.filter((quantity) => isFree(quantity) && stepOf(quantity) !== 0)
        .map((quantity) => () => search(changes, [...limits, { quantity, sign: Math.sign(stepOf(quantity)), most: Math.abs(stepOf(quantity)) - 1 }]));
      const further = changes ? [1, -1].flatMap((more) => pair.filter((quantity) => isFree(quantity) && stepOf(quantity) + more !== 0)
        .map((quantity) => () => search(new Map([...changes, [quantity, stepOf(quantity) + more]]), limits))) : [];
      for (const next of [...less, ...further]) {
        const found = left > 0 ? next() : undefined;
        if (found) return found;
      }
      return undefined;
    };
    return search(others.length === 0 && only !== undefined ? new Map([[only, by]]) : null, []);
  }

  private moveOfSum(quantities: readonly number[], by: number, limits: readonly Limit[], mayHide: boolean): Move | undefined {
    const { move } = this.finder.push({ quantities, direction: by > 0 ? 1 : -1, amount: Math.abs(by), reach: { up: 1, down: 0 }, mayHide, beside: null, allOrNothing: true, limits });
    return move && together([[move, by / changeOf(move, quantities)]]);
  }

  /** The move that makes all these changes: together they go so far only if each does. */
  private moveOf(changes: Changes, limits: readonly Limit[], mayHide: boolean): Move | undefined {
    const [first, by] = [...changes][0] as readonly [number, number];
    if (changes.size === 1) return this.moveOfSum([first], by, limits, mayHide);
    const { move } = this.finder.push({
      quantities: [...changes.keys()], against: [...changes].filter(([, change]) => change < 0).map(([quantity]) => quantity),
      direction: 1, amount: [...changes.values()].reduce((sum, change) => sum + Math.abs(change), 0), reach: { up: 1, down: 0 }, mayHide, beside: null, allOrNothing: true,
      limits: [...limits, ...[...changes].map(([quantity, change]) => ({ quantity, sign: Math.sign(change), most: Math.abs(change) }))],
    });
    return move && together([[move, by / changeOf(move, [first])]]);
  }

  /** A move, and beside it moves of those that it would make others equal to, as long as they become fewer: each is whole by itself. */
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
    if (!this.beside.has(key)) this.beside.set(key, this.moveOfSum([quantity], direction, [], mayHide));
    return this.beside.get(key);
  }
}
