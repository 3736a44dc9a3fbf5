import { type Move, multiples } from '../moves/move.js';
import type { LinkedSystem, Need } from '../system/linked-system.js';
import { excludedMultiples } from './excluded-multiples.js';
import { isEnough, joined, type Stretch } from './stretches.js';

/** More than any need asks for is not counted one by one. */
const MOST_COUNTED = 10_000;

/**
 * The moves that were found, and what they prove: each is, with the true table, a row of tables that fit all that
 * is published, and so a witness for every hidden quantity that moves (facts, Disclosure control).
 */
export class Witnesses {
  private readonly moves: Move[] = [];
  private readonly known = new Set<string>();
  private readonly byQuantity = new Map<number, number[]>();

  constructor(private readonly system: LinkedSystem) {}

  get size(): number {
    return this.moves.length;
  }

  /** All moves that were found: they are witnesses in any pattern that leaves them room. */
  get all(): readonly Move[] {
    return this.moves;
  }

  add(move: Move): void {
    const sign = (move.by[0] ?? 0) < 0 ? -1 : 1;
    const key = `${move.quantities.join(' ')}:${move.by.map((by) => sign * by).join(' ')}`;
    if (this.known.has(key)) return;
    this.known.add(key);
    const index = this.moves.push(move) - 1;
    for (const quantity of move.quantities) {
      const list = this.byQuantity.get(quantity);
      if (list) list.push(index);
      else this.byQuantity.set(quantity, [index]);
    }
  }

  /** The moves in which a quantity has a part. */
  of(quantity: number): readonly Move[] {
    return (this.byQuantity.get(quantity) ?? []).map((index) => this.moves[index] as Move);
  }

  /** Values of a sum of quantities that are proved possible under a pattern, its true one among them. */
  values(quantities: readonly number[], isHidden: (item: number) => boolean, enough = MOST_COUNTED): readonly Stretch[] {
    const truth = this.truthOf(quantities);
    const stretches: Stretch[] = [[truth, truth]];
    for (const move of this.movesOf(quantities)) {
      const step = stepOf(move, quantities);
      if (step === 0) continue;
      const { from, to } = multiples(move, this.system, isHidden);
      if (from !== 0 || to !== 0) stretches.push(...this.reachedBy(move, truth, step, Math.max(from, -enough), Math.min(to, enough)));
    }
    return joined(stretches);
  }

  /** True where the values proved possible are all that a need asks for. */
  meets(need: Need, isHidden: (item: number) => boolean): boolean {
    const truth = this.truthOf(need.quantities);
    const far = (end: number): number => (Number.isFinite(end) ? Math.abs(end - truth) : 0);
    return isEnough(need, this.values(need.quantities, isHidden, need.values + far(need.reach) + far(need.floor)));
  }

  private movesOf(quantities: readonly number[]): Iterable<Move> {
    return quantities.length === 1 ? this.of(quantities[0] as number) : new Set(quantities.flatMap((quantity) => this.of(quantity)));
  }

  private truthOf(quantities: readonly number[]): number {
    return quantities.reduce((sum, quantity) => sum + (this.system.quantities[quantity]?.value ?? 0), 0);
  }

  private reachedBy(move: Move, truth: number, step: number, from: number, to: number): readonly Stretch[] {
    const excluded = excludedMultiples(move, this.system);
    if (Math.abs(step) === 1 && excluded.size === 0) return [step > 0 ? [truth + from, truth + to] : [truth - to, truth - from]];
    const reached: Stretch[] = [];
    for (let times = from; times <= to; times += 1) if (!excluded.has(times)) reached.push([truth + times * step, truth + times * step]);
    return reached;
  }
}

function stepOf({ quantities, by }: Move, of: readonly number[]): number {
  let sum = 0;
  for (const quantity of of) {
    const at = quantities.indexOf(quantity);
    if (at >= 0) sum += by[at] as number;
  }
  return sum;
}
