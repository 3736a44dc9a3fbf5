import { type Move, multiples } from '../moves/move.js';
import type { LinkedSystem, Need } from '../system/linked-system.js';
import { quantitiesByItem } from '../system/quantities-by-item.js';
import type { WorkingPattern } from '../system/working-pattern.js';
import { excludedMultiples } from './excluded-multiples.js';
import { isEnough, joined, type Stretch } from './stretches.js';

/** Where nothing ends it, a move is made so often. */
const FAR = 10_000;
const NOTHING: ReadonlySet<number> = new Set();

/** How often a move can be made under the pattern as it is. */
type Room = ReturnType<typeof multiples>;

/** A move, and by how much it changes what is asked of. */
interface Step {
  readonly move: number;
  readonly by: number;
  readonly isSmooth: boolean;
}

/** What moves are told apart by, kept while they are: they are handed on from one system to the next. */
const KEYS = new WeakMap<Move, string>();

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
  private readonly excluded: (ReadonlySet<number> | undefined)[] = [];

  constructor(private readonly system: LinkedSystem, private readonly pattern: WorkingPattern) {
    this.steps = system.quantities.map(() => []);
    const quantitiesOf = quantitiesByItem(system);
    pattern.watch((item) => {
      for (const quantity of quantitiesOf[item] ?? []) for (const { move } of this.stepsOf(quantity)) this.rooms[move] = undefined;
    });
  }

  /** All moves that were found: they are witnesses in any pattern that leaves them room. */
  get all(): readonly Move[] {
    return this.moves;
  }

  add(move: Move): void {
    const key = keyOf(move);
    if (this.known.has(key)) return;
    this.known.add(key);
    const index = this.moves.push(move) - 1;
    move.quantities.forEach((quantity, at) => this.steps[quantity]?.push({ move: index, by: move.by[at] as number, isSmooth: move.isSmooth?.[at] ?? Math.abs(move.by[at] as number) === 1 }));
  }

  /** The moves that change any of some quantities and that can be made now. */
  *liveAmong(quantities: readonly number[]): Iterable<Move> {
    for (const index of new Set(quantities.flatMap((quantity) => this.stepsOf(quantity).map(({ move }) => move)))) if (isLive(this.room(index), this.excludedOf(index))) yield this.moves[index] as Move;
  }

  /** The moves that change a sum of quantities, whether they can be made now or not. */
  changing(quantities: readonly number[]): readonly Move[] {
    return this.stepsOfSum(quantities).map(({ move }) => this.moves[move] as Move);
  }

  /** Values of what a need is for that are proved possible: the true one among them, all others as far as it asks for them, and of those beyond at least the first and the last. */
  values(need: Need): readonly Stretch[] {
    const [truth, enough] = this.truthAndEnough(need);
    return joined([[truth, truth], ...this.stepsOfSum(need.quantities).flatMap((step) => this.reachedBy(step, truth, enough))]);
  }

  /** True where the values proved possible are all that a need asks for. */
  meets(need: Need): boolean {
    const [truth, enough] = this.truthAndEnough(need);
    const stretches: Stretch[] = [[truth, truth]];
    for (const step of this.stepsOfSum(need.quantities)) {
      const reached = this.reachedBy(step, truth, enough);
      if (reached.length === 1 && isEnough(need, reached)) return true;
      stretches.push(...reached);
    }
    return isEnough(need, joined(stretches));
  }

  /** Of the values that a need asks for, those that only counts which are told to differ keep from being proved. */
  barred(need: Need): readonly number[] {
    const [truth, enough] = this.truthAndEnough(need);
    const wanted = joined([[truth, truth], ...this.stepsOfSum(need.quantities).flatMap((step) => this.reachedBy(step, truth, enough, NOTHING))]);
    const proved = this.values(need);
    const barred: number[] = [];
    for (const [from, to] of wanted) {
      for (let value = Math.max(from, truth - enough); value <= Math.min(to, truth + enough); value += 1) if (!proved.some(([first, last]) => value >= first && value <= last)) barred.push(value);
    }
    return barred;
  }

  private stepsOf(quantity: number): readonly Step[] {
    return this.steps[quantity] ?? [];
  }

  private stepsOfSum(quantities: readonly number[]): readonly Step[] {
    if (quantities.length === 1) return this.stepsOf(quantities[0] as number);
    const sums = new Map<number, number>();
    for (const quantity of quantities) for (const { move, by } of this.stepsOf(quantity)) sums.set(move, (sums.get(move) ?? 0) + by);
    return [...sums].filter(([, by]) => by !== 0).map(([move, by]) => ({ move, by, isSmooth: Math.abs(by) === 1 }));
  }

  /** The true value, and how far from it a need asks for anything. */
  private truthAndEnough({ quantities, values, reach, floor }: Need): readonly [truth: number, enough: number] {
    const truth = quantities.reduce((sum, quantity) => sum + (this.system.quantities[quantity]?.value ?? 0), 0);
    const far = (end: number): number => (Number.isFinite(end) ? Math.abs(end - truth) : 0);
    return [truth, values + far(reach) + far(floor)];
  }

  private room(index: number): Room {
    return (this.rooms[index] ??= multiples(this.moves[index] as Move, this.system, this.pattern.isHidden));
  }

  /** Whatever the pattern is. */
  private excludedOf(index: number): ReadonlySet<number> {
    return (this.excluded[index] ??= excludedMultiples(this.moves[index] as Move, this.system));
  }

  private reachedBy({ move, by, isSmooth }: Step, truth: number, enough: number, leftOut?: ReadonlySet<number>): readonly Stretch[] {
    const room = this.room(move);
    if (room.from === 0 && room.to === 0) return [];
    const excluded = leftOut ?? this.excludedOf(move);
    const [from, to] = [Math.max(room.from, -FAR), Math.min(room.to, FAR)];
    if (isSmooth && ![...excluded].some((times) => times >= from && times <= to)) return [by > 0 ? [truth + from * by, truth + to * by] : [truth + to * by, truth + from * by]];
    const [first, last] = [Math.max(from, -enough), Math.min(to, enough)];
    const reached: Stretch[] = [];
    const reach = (times: number): void => {
      if (!excluded.has(times)) reached.push([truth + times * by, truth + times * by]);
    };
    if (from < first) reach(from);
    for (let times = first; times <= last; times += 1) reach(times);
    if (to > last) reach(to);
    return reached;
  }
}

/** The same for a move and its reverse. */
function keyOf(move: Move): string {
  const known = KEYS.get(move);
  if (known !== undefined) return known;
  const sign = (move.by[0] ?? 0) < 0 ? -1 : 1;
  const key = `${move.quantities.join(' ')}:${move.by.map((by) => sign * by).join(' ')}${move.isSmooth ? ':' : ''}`;
  KEYS.set(move, key);
  return key;
}

/** True where another table than the true one is possible. */
function isLive({ from, to }: Room, excluded: ReadonlySet<number>): boolean {
  // Of few that are excluded, some multiple is beyond them all or is looked at here.
  for (let times = Math.max(from, -excluded.size - 1); times <= Math.min(to, excluded.size + 1); times += 1) if (times !== 0 && !excluded.has(times)) return true;
  return false;
}
