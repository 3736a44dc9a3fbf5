import { Witnesses } from '../audit/witnesses.js';
import { MoveFinder } from '../moves/find-moves.js';
import type { Move } from '../moves/move.js';
import type { Reach } from '../moves/steps.js';
import type { LinkedSystem, Need, Quantity } from '../system/linked-system.js';
import { reaches } from './reaches.js';

/** Neighbourhoods to look in, one after the other: a small part of the table, a larger one, all of it. */
const NEAR = [2, 4];
const NEAR_IN_LARGE = [1, 3];
const LARGE = 2000;
/** A system of so few quantities is looked through whole at once: of one pattern that is one programme, soon made. */
const SMALL = 1500;
/** What only hidden cells can do is looked for in one, unless it is looked for everywhere. */
const NEAR_HIDDEN = [2];
const NOTHING = 1e-6;
/** More values than these are not looked for one by one. */
const MOST_SINGLE = 100;

/** A pattern in the making: what is hidden so far, and the witnesses that show what it protects. */
export class Protector {
  readonly witnesses: Witnesses;
  readonly finder: MoveFinder;
  readonly isHidden = (item: number): boolean => this.hidden[item] === 1;
  private readonly hidden: Uint8Array;

  constructor(readonly system: LinkedSystem) {
    this.witnesses = new Witnesses(system);
    this.finder = new MoveFinder(system);
    this.hidden = Uint8Array.from(system.items, ({ state }) => (state === 'closed' ? 1 : 0));
  }

  get pattern(): readonly boolean[] {
    return [...this.hidden].map((each) => each === 1);
  }

  hide(item: number): void {
    this.hidden[item] = 1;
  }

  show(item: number): void {
    this.hidden[item] = 0;
  }

  isMet(need: Need): boolean {
    return this.witnesses.meets(need, this.isHidden);
  }

  /**
   * Looks for witnesses until a need is met, and says whether it is. `mayHide` lets it hide what it needs; `thoroughly`,
   * look beyond the neighbourhood.
   */
  meet(need: Need, { mayHide, thoroughly }: { readonly mayHide: boolean; readonly thoroughly: boolean }): boolean {
    if (this.isMet(need)) return true;
    if (this.neighbourhoods(mayHide).some((beside) => this.meetWithin(need, beside, mayHide))) return true;
    if (!thoroughly) return false;
    return this.meetWithin(need, null, mayHide) || (!this.isHopeless(need, mayHide) && this.meetOneByOne(need, mayHide));
  }

  /** Looks for one witness that is enough among what is hidden already, everywhere: of one pattern that is one programme, soon made. */
  meetByHidden(need: Need): boolean {
    return this.isMet(need) || this.meetWithin(need, null, false);
  }

  private meetWithin(need: Need, beside: number | null, mayHide: boolean): boolean {
    for (const reach of reaches(need, this.system)) {
      const { move } = this.finder.push({ quantities: need.quantities, direction: 1, amount: 1, reach, mayHide, beside, allOrNothing: true }, this.isHidden);
      if (!move) continue;
      if (mayHide) this.take(move, reach);
      else this.witnesses.add(move);
      if (this.isMet(need)) return true;
    }
    return false;
  }

  private neighbourhoods(mayHide: boolean): readonly number[] {
    const { length } = this.system.quantities;
    if (!mayHide) return NEAR_HIDDEN;
    return length < SMALL ? [] : length < LARGE ? NEAR : NEAR_IN_LARGE;
  }

  /** True where not even tables of real numbers leave so much open: one or two linear programmes in place of many. */
  private isHopeless({ quantities, values, reach, floor }: Need, mayHide: boolean): boolean {
    const truth = quantities.reduce((sum, quantity) => sum + (this.system.quantities[quantity]?.value ?? 0), 0);
    const furthest = (direction: 1 | -1, amount: number): number => {
      if (amount <= 0) return 0;
      const { outcome, reached } = this.finder.push({ quantities, direction, amount, reach: { up: 1, down: 0 }, mayHide, beside: null, allOrNothing: false }, this.isHidden);
      return outcome === 'optimal' ? Math.floor(reached + NOTHING) : amount;
    };
    const leastUp = Number.isFinite(reach) ? Math.max(0, reach - truth) : 0;
    const leastDown = Number.isFinite(floor) ? Math.max(0, truth - floor) : 0;
    const up = furthest(1, Math.max(leastUp, values - 1));
    if (up < leastUp) return true;
    if (up >= values - 1 && leastDown === 0) return false;
    const down = furthest(-1, Math.max(leastDown, values - 1 - up));
    return down < leastDown || up + down < values - 1;
  }

  /** Where no single move will do, one for each value that is asked for. */
  private meetOneByOne(need: Need, mayHide: boolean): boolean {
    const { quantities, values, reach, floor } = need;
    const truth = quantities.reduce((sum, quantity) => sum + (this.system.quantities[quantity]?.value ?? 0), 0);
    const lowest = quantities.reduce((sum, quantity) => sum + (this.system.quantities[quantity]?.hidden.from ?? 0), 0);
    const up = Math.min(MOST_SINGLE, Math.max(values - 1, Number.isFinite(reach) ? reach - truth : 0));
    const down = Math.min(MOST_SINGLE, truth - lowest, Math.max(values - 1, Number.isFinite(floor) ? truth - floor : 0));
    const far = [...Array.from({ length: up }, (_each, at) => at + 1), ...Array.from({ length: down }, (_each, at) => -at - 1)];
    for (const by of far) {
      const { move } = this.finder.push({ quantities, direction: by > 0 ? 1 : -1, amount: Math.abs(by), reach: { up: 1, down: 0 }, mayHide, beside: null, allOrNothing: true }, this.isHidden);
      if (!move) continue;
      if (mayHide) this.take(move, { up: Math.abs(by), down: 0 });
      else this.witnesses.add(move);
      if (this.isMet(need)) return true;
    }
    return false;
  }

  /** Hides what would exclude a move made as often as `reach` says, and keeps the move as a witness. */
  private take(move: Move, { up, down }: Reach): void {
    move.quantities.forEach((quantity, at) => {
      const { item, shown, value } = this.system.quantities[quantity] as Quantity;
      const [far, back] = [value + up * (move.by[at] as number), value - down * (move.by[at] as number)];
      if (item !== null && (Math.min(far, back) < shown.from || Math.max(far, back) > shown.to)) this.hide(item);
    });
    this.witnesses.add(move);
  }
}
