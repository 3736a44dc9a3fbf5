import { type Move, multiples } from '../moves/move.js';
import type { LinkedSystem, Need } from '../system/linked-system.js';
import { quantitiesByItem } from '../system/quantities-by-item.js';
import type { WorkingPattern } from '../system/working-pattern.js';
import { excludedMultiples } from './excluded-multiples.js';
import { isEnough, joined, type Stretch } from './stretches.js';

/** More than any need asks for is not counted one by one. */
const MOST_COUNTED = 10_000;

/** How often a move can be made under the pattern as it is. */
interface Room {
  readonly from: number;
  readonly to: number;
  readonly excluded: ReadonlySet<number>;
}

/** A move, and by how much it changes what is asked of. */
type Step = readonly [move: number, by: number, isSmooth: boolean];

/**
 * The moves that were found, and what they prove: each is, with the true table, a row of tables that fit all that
 * is published, and so a witness for every hidden quantity that moves (facts, Disclosure control).
 */
export class Witnesses {
  private readonly moves: Move[] = [];
  private readonly known = new Set<string>();
  private readonly steps: Step[][];
  /** Kept until an item changes that has a part in the move. */
  private readonly rooms: (Room | undefined)[] = [];

  constructor(private readonly system: LinkedSystem, private readonly pattern: WorkingPattern) {
    this.steps = system.quantities.map(() => []);
    const quantitiesOf = quantitiesByItem(system);
    pattern.watch((item) => {
      for (const quantity of quantitiesOf[item] ?? []) for (const [move] of this.stepsOf(quantity)) this.rooms[move] = undefined;
    });
  }

  /** All moves that were found: they are witnesses in any pattern that leaves them room. */
  get all(): readonly Move[] {
    return this.moves;
  }

  add(move: Move): void {
    const sign = (move.by[0] ?? 0) < 0 ? -1 : 1;
    const key = `${move.quantities.join(' ')}:${move.by.map((by) => sign * by).join(' ')}${move.isSmooth ? ':' : ''}`;
    if (this.known.has(key)) return;
    this.known.add(key);
    const index = this.moves.push(move) - 1;
    move.quantities.forEach((quantity, at) => this.steps[quantity]?.push([index, move.by[at] as number, move.isSmooth?.[at] ?? Math.abs(move.by[at] as number) === 1]));
  }

  /** The moves that change any of some quantities and that can be made now. */
  *liveAmong(quantities: readonly number[]): Iterable<Move> {
    for (const index of new Set(quantities.flatMap((quantity) => this.stepsOf(quantity).map(([move]) => move)))) if (isLive(this.room(index))) yield this.moves[index] as Move;
  }

  /** The moves that change a sum of quantities, whether they can be made now or not. */
  changing(quantities: readonly number[]): readonly Move[] {
    return this.stepsOfSum(quantities).map(([move]) => this.moves[move] as Move);
  }

  /** Values of a sum of quantities that are proved possible, its true one among them. */
  values(quantities: readonly number[], enough = MOST_COUNTED): readonly Stretch[] {
    const truth = this.truthOf(quantities);
    return joined([[truth, truth], ...this.stepsOfSum(quantities).flatMap((step) => this.reachedBy(step, truth, enough))]);
  }

  /** True where the values proved possible are all that a need asks for. */
  meets(need: Need): boolean {
    const truth = this.truthOf(need.quantities);
    const far = (end: number): number => (Number.isFinite(end) ? Math.abs(end - truth) : 0);
    const enough = need.values + far(need.reach) + far(need.floor);
    const stretches: Stretch[] = [[truth, truth]];
    for (const step of this.stepsOfSum(need.quantities)) {
      const reached = this.reachedBy(step, truth, enough);
      if (reached.length === 1 && isEnough(need, reached)) return true;
      stretches.push(...reached);
    }
    return isEnough(need, joined(stretches));
  }

  private stepsOf(quantity: number): readonly Step[] {
    return this.steps[quantity] ?? [];
  }

  private stepsOfSum(quantities: readonly number[]): readonly Step[] {
    if (quantities.length === 1) return this.stepsOf(quantities[0] as number);
    const sums = new Map<number, number>();
    for (const quantity of quantities) for (const [move, by] of this.stepsOf(quantity)) sums.set(move, (sums.get(move) ?? 0) + by);
    return [...sums].filter(([, by]) => by !== 0).map(([move, by]) => [move, by, Math.abs(by) === 1]);
  }

  private truthOf(quantities: readonly number[]): number {
    return quantities.reduce((sum, quantity) => sum + (this.system.quantities[quantity]?.value ?? 0), 0);
  }

  private room(index: number): Room {
    const move = this.moves[index] as Move;
    const room = this.rooms[index] ?? { ...multiples(move, this.system, this.pattern.isHidden), excluded: excludedMultiples(move, this.system) };
    this.rooms[index] = room;
    return room;
  }

  private reachedBy([move, step, isSmooth]: Step, truth: number, enough: number): readonly Stretch[] {
    const { excluded, ...room } = this.room(move);
    if (room.from === 0 && room.to === 0) return [];
    const [from, to] = [Math.max(room.from, -enough), Math.min(room.to, enough)];
    if (isSmooth && ![...excluded].some((times) => times >= from && times <= to)) return [step > 0 ? [truth + from * step, truth + to * step] : [truth + to * step, truth + from * step]];
    const reached: Stretch[] = [];
    for (let times = from; times <= to; times += 1) if (!excluded.has(times)) reached.push([truth + times * step, truth + times * step]);
    return reached;
  }
}

/** True where another table than the true one is possible. */
function isLive({ from, to, excluded }: Room): boolean {
  // Of few that are excluded, some multiple is beyond them all or is looked at here.
  for (let times = Math.max(from, -excluded.size - 1); times <= Math.min(to, excluded.size + 1); times += 1) if (times !== 0 && !excluded.has(times)) return true;
  return false;
}
