import { Witnesses } from '../audit/witnesses.js';
import { type Found, MoveFinder, type PushOrder } from '../moves/find-moves.js';
import type { Move } from '../moves/move.js';
import { compound, split, sumsOfParts } from '../moves/split.js';
import type { Reach } from '../moves/steps.js';
import { TableSearch } from '../moves/table-search.js';
import { WorkingPattern } from '../system/working-pattern.js';
import type { LinkedSystem, Need, Quantity, Range } from '../system/linked-system.js';
import { reaches } from './reaches.js';

/** Neighbourhoods to look in, one after the other: a small part of the table, a larger one, all of it. */
const NEAR = [2, 4];
const NEAR_IN_LARGE = [1, 3];
const LARGE = 2000;
/** A system of so few quantities is looked through whole at once: of one pattern that is one programme, soon made. */
const SMALL = 1500;
/** What only hidden cells can do is looked for in one, unless it is looked for everywhere. */
const NEAR_HIDDEN = [2];
const MANY_HIDDEN = 800;
const NOTHING = 1e-6;
/** More values than these are not looked for one by one. */
const MOST_SINGLE = 100;

/** A pattern in the making: what is hidden so far, and the witnesses that show what it protects. */
export class Protector {
  readonly witnesses: Witnesses;
  readonly finder: MoveFinder;
  readonly pattern: WorkingPattern;
  private readonly tables: TableSearch;

  constructor(readonly system: LinkedSystem) {
    this.pattern = new WorkingPattern(system);
    this.witnesses = new Witnesses(system, this.pattern);
    this.finder = new MoveFinder(system, this.pattern);
    this.tables = new TableSearch(system, this.pattern);
  }

  isMet(need: Need): boolean {
    return this.witnesses.meets(need);
  }

  /**
   * Looks for witnesses until a need is met, and says whether it is. `mayHide` lets it hide what it needs; `thoroughly`,
   * look beyond the neighbourhood.
   */
  meet(need: Need, { mayHide, thoroughly }: { readonly mayHide: boolean; readonly thoroughly: boolean }): boolean {
    if (this.isMet(need)) return true;
    if (this.neighbourhoods(mayHide).some((beside) => this.meetWithin(need, beside, mayHide))) return true;
    if (!thoroughly && this.system.quantities.length >= SMALL) return false;
    return this.meetWithin(need, null, mayHide) || (thoroughly && (this.meetByParts(need, mayHide) || this.meetDiffering(need, mayHide) || (mayHide && this.meetByKnown(need))));
  }

  /** Looks for one witness that is enough among what is hidden already, everywhere: of one pattern that is one programme, soon made. Where much is hidden, it is a long one, and what lies near is asked first. */
  meetByHidden(need: Need): boolean {
    const near = this.pattern.count < MANY_HIDDEN ? [] : NEAR;
    return this.isMet(need) || [...near, null].some((beside) => this.meetWithin(need, beside, false));
  }

  private meetWithin(need: Need, beside: number | null, mayHide: boolean): boolean {
    for (const reach of reaches(need, this.system)) {
      const { move } = this.finder.push({ quantities: need.quantities, direction: 1, amount: 1, reach, mayHide, beside, allOrNothing: true });
      if (!move) continue;
      this.take(move, reach);
      if (this.isMet(need)) return true;
    }
    return false;
  }

  private neighbourhoods(mayHide: boolean): readonly number[] {
    const { length } = this.system.quantities;
    if (length < SMALL) return [];
    if (!mayHide) return NEAR_HIDDEN;
    return length < LARGE ? NEAR : NEAR_IN_LARGE;
  }

  /**
   * Where no single move will do as often as is asked for: as far up and down as needs be in one move each, and for the values
   * between them parts of these moves. Hides nothing where not even tables of real numbers leave so much open.
   */
  private meetByParts(need: Need, mayHide: boolean): boolean {
    const { quantities, values, reach, floor } = need;
    const truth = this.truthOf(need);
    const lowest = quantities.reduce((sum, quantity) => sum + (this.system.quantities[quantity]?.hidden.from ?? 0), 0);
    const leastUp = Number.isFinite(reach) ? Math.max(0, reach - truth) : 0;
    const leastDown = Number.isFinite(floor) ? Math.max(0, truth - floor) : 0;
    const push = (by: number, more: Partial<PushOrder>): Found => this.finder.push({ quantities, direction: by > 0 ? 1 : -1, amount: Math.abs(by), reach: { up: 1, down: 0 }, mayHide, beside: null, allOrNothing: false, ...more });
    const furthest = (by: number): number => {
      if (by === 0) return 0;
      const { outcome, reached } = push(by, {});
      return outcome === 'optimal' ? Math.floor(reached + NOTHING) : Math.abs(by);
    };
    const up = furthest(Math.min(MOST_SINGLE, Math.max(leastUp, values - 1)));
    if (up < Math.min(MOST_SINGLE, leastUp)) return false;
    const down = furthest(-Math.min(MOST_SINGLE, truth - lowest, Math.max(leastDown, values - 1 - up)));
    if (down < Math.min(MOST_SINGLE, leastDown) || up + down < values - 1) return false;
    const part = (by: number, within: Move): Move | undefined => push(by, { allOrNothing: true, mayHide: false, within }).move;
    for (const far of [up, -down]) {
      if (far === 0 || this.isMet(need)) continue;
      const { move } = push(far, { allOrNothing: true });
      if (!move) continue;
      this.take(move, { up: 1, down: 0 });
      if (this.isMet(need)) return true;
      const parts = split(move, quantities, part);
      this.witnesses.add(compound(parts));
      if (!this.isMet(need)) for (const sum of sumsOfParts(parts, quantities)) this.witnesses.add(sum);
    }
    return this.isMet(need) || this.meetOneByOne(need, [up, -down], push);
  }

  /** One move for each value that is asked for and not proved yet, until so many are missed that the need cannot be met. */
  private meetOneByOne(need: Need, ends: readonly number[], push: (by: number, more: Partial<PushOrder>) => Found): boolean {
    const truth = this.truthOf(need);
    let mayMiss = ends.reduce((sum, far) => sum + Math.abs(far), 1) - need.values;
    let proved = this.witnesses.values(need);
    for (const far of ends) {
      for (let by = Math.sign(far); Math.abs(by) <= Math.abs(far) && far !== 0; by += Math.sign(far)) {
        if (proved.some(([from, to]) => from <= truth + by && truth + by <= to)) continue;
        const { move } = push(by, { allOrNothing: true });
        if (!move) {
          mayMiss -= 1;
          if (mayMiss < 0) return false;
          continue;
        }
        this.take(move, { up: 1, down: 0 });
        if (this.isMet(need)) return true;
        proved = this.witnesses.values(need);
      }
    }
    return false;
  }

  /** Where counts that are told to differ keep values from being proved, moves that do not make them equal. Hides nothing: what those need is known then (`meetByKnown`). */
  private meetDiffering(need: Need, mayHide: boolean): boolean {
    for (const value of this.witnesses.barred(need)) {
      const move = this.tables.find(need.quantities, value - this.truthOf(need), mayHide);
      if (move) this.witnesses.add(move);
      if (this.isMet(need)) return true;
    }
    return false;
  }

  /** Finds, value by value, what is possible of a need that cannot be met, as far as it asks and single relations allow. Hides nothing. */
  proveWhatIsLeft(need: Need, { from, to }: Range): void {
    const truth = this.truthOf(need);
    let proved = this.witnesses.values(need);
    const furthest = Math.max(need.values, Number.isFinite(need.reach) ? need.reach - truth : 0, Number.isFinite(need.floor) ? truth - need.floor : 0);
    for (const direction of [1, -1] as const) {
      for (let by = direction; Math.abs(by) <= furthest && truth + by >= from && truth + by <= to; by += direction) {
        if (proved.some(([first, last]) => first <= truth + by && truth + by <= last)) continue;
        const move = this.tables.find(need.quantities, by, false);
        if (!move) continue;
        this.witnesses.add(move);
        proved = this.witnesses.values(need);
      }
    }
  }

  /** Hides what excludes moves that were found under another pattern, the cheapest first, until they do. Hides nothing where they do not. */
  private meetByKnown(need: Need): boolean {
    const { items, quantities } = this.system;
    const shownOf = ({ quantities: moved }: Move): readonly number[] => [...new Set(moved.map((quantity) => quantities[quantity]?.item ?? null))].filter((item) => item !== null && !this.pattern.isHidden(item)) as number[];
    const priceOf = (move: Move): number => shownOf(move).reduce((sum, item) => sum + (items[item]?.state === 'open' ? (items[item]?.price ?? 0) : Infinity), 0);
    const candidates = this.witnesses.changing(need.quantities).map((move) => ({ move, price: priceOf(move) })).filter(({ price }) => price > 0 && price < Infinity).sort((one, other) => one.price - other.price);
    const hidden: number[] = [];
    for (const { move } of candidates) {
      for (const item of shownOf(move)) {
        this.pattern.hide(item);
        hidden.push(item);
      }
      if (this.isMet(need)) return true;
    }
    for (const item of hidden) this.pattern.show(item);
    return false;
  }

  private truthOf({ quantities }: Need): number {
    return quantities.reduce((sum, quantity) => sum + (this.system.quantities[quantity]?.value ?? 0), 0);
  }

  /** Hides what would exclude a move made as often as `reach` says, and keeps the move as a witness. */
  private take(move: Move, { up, down }: Reach): void {
    move.quantities.forEach((quantity, at) => {
      const { item, shown, value } = this.system.quantities[quantity] as Quantity;
      const [far, back] = [value + up * (move.by[at] as number), value - down * (move.by[at] as number)];
      if (item !== null && (Math.min(far, back) < shown.from || Math.max(far, back) > shown.to)) this.pattern.hide(item);
    });
    this.witnesses.add(move);
  }
}
