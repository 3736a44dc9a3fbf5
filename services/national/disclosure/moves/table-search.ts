import type { LinkedSystem } from '../system/linked-system.js';
import type { WorkingPattern } from '../system/working-pattern.js';
import type { Move } from './move.js';

/** Nothing changes by more: far, for a small count of a rate moves a base by hundreds, and what is left over in a bound by millions. */
const FAR = 1e9;
/** Tables, whole or in part, that are looked at before a search is given up, and terms of relations in all. */
const [MOST_TABLES, MOST_LOOKS] = [2_000, 5_000_000];
/** A count that would be what it is told to differ from is moved so far away at most. */
const APART = 9;

/** Σ times × change is so much. */
interface Line {
  readonly quantities: readonly number[];
  readonly times: readonly number[];
  readonly sum: number;
}

/** Between what each quantity may change. */
interface Room {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** A quantity whose change is tried next, the likeliest first; or that none can be, or need be. */
type Choice = { readonly quantity: number; readonly changes: Iterable<number> } | 'none' | 'done';

/**
 * Looks for tables of whole numbers by trying out, where linear programmes gave none: what is whole, and what is told to differ, they do not
 * know. Begins with everything as it is and changes, in a relation that does not hold, one quantity after the other, each by as little as
 * may be; what that leaves of the others is narrowed by all relations. Finds a table where there is one and it takes few tries.
 */
export class TableSearch {
  private readonly lines: readonly Line[];
  private readonly linesOf: readonly number[][];
  private readonly terms: number;

  constructor(private readonly system: LinkedSystem, private readonly pattern: WorkingPattern) {
    this.lines = system.relations.map(({ terms }) => ({ quantities: terms.map(({ quantity }) => quantity), times: terms.map(({ times }) => times), sum: 0 }));
    this.linesOf = system.quantities.map(() => []);
    this.lines.forEach(({ quantities }, at) => quantities.forEach((quantity) => this.linesOf[quantity]?.push(at)));
    this.terms = this.lines.reduce((sum, { quantities }) => sum + quantities.length, 0);
  }

  /** A move that changes the sum of some quantities by so much, under the pattern as it is, and makes none equal that are told to differ. */
  find(quantities: readonly number[], by: number, mayHide: boolean): Move | undefined {
    const lines = [...this.lines, { quantities, times: quantities.map(() => 1), sum: by }];
    const asked = lines.length - 1;
    let [tables, looks] = [0, 0];
    const isSpent = (): boolean => tables > MOST_TABLES || looks > MOST_LOOKS;
    const search = (room: Room, changed: Iterable<number>): Float64Array | undefined => {
      tables += 1;
      looks += this.narrow(lines, room, changed, asked);
      if (isEmpty(room) || isSpent()) return undefined;
      const changes = room.low.map((low, quantity) => nearestTo(0, low, room.high[quantity] as number));
      looks += this.terms;
      const choice = this.offBalance(lines, room, changes) ?? this.madeEqual(room, changes);
      if (choice === 'done') return changes;
      if (choice === 'none') return undefined;
      const { quantity } = choice;
      for (const change of choice.changes) {
        const next = { low: room.low.slice(), high: room.high.slice() };
        next.low[quantity] = next.high[quantity] = change;
        const found = search(next, [...(this.linesOf[quantity] ?? []), ...(quantities.includes(quantity) ? [asked] : [])]);
        if (found || isSpent()) return found;
      }
      return undefined;
    };
    const found = search(this.room(mayHide), lines.keys());
    const moved = found ? [...found].flatMap((change, quantity) => (change === 0 ? [] : [[quantity, change] as const])) : [];
    return moved.length > 0 ? { quantities: moved.map(([quantity]) => quantity), by: moved.map(([, change]) => change) } : undefined;
  }

  private room(mayHide: boolean): Room {
    const isFree = (item: number | null): boolean => item === null || this.pattern.isHidden(item) || (mayHide && this.system.items[item]?.state === 'open');
    const ranges = this.system.quantities.map(({ item, shown, hidden, value }) => ({ ...(isFree(item) ? hidden : shown), value }));
    return { low: Float64Array.from(ranges, ({ from, value }) => Math.max(from - value, -FAR)), high: Float64Array.from(ranges, ({ to, value }) => Math.min(to - value, FAR)) };
  }

  /** Narrows what each quantity may change by, from those lines on; where nothing is left, one of them has its ends crossed. Returns how many terms it looked at. */
  private narrow(lines: readonly Line[], { low, high }: Room, changed: Iterable<number>, asked: number): number {
    const due = new Set(changed);
    let looks = 0;
    for (const number of due) {
      due.delete(number);
      const { quantities, times, sum } = lines[number] as Line;
      looks += quantities.length;
      if (looks > MOST_LOOKS) return looks;
      let [from, to] = [-sum, -sum];
      quantities.forEach((quantity, at) => {
        const by = times[at] as number;
        from += by * ((by > 0 ? low : high)[quantity] as number);
        to += by * ((by > 0 ? high : low)[quantity] as number);
      });
      for (const [at, quantity] of quantities.entries()) {
        const by = times[at] as number;
        const [isLow, isHigh] = [low[quantity] as number, high[quantity] as number];
        // What the others leave for this one.
        const newHigh = Math.min(isHigh, Math.floor(by > 0 ? isLow - from / by : isLow - to / by));
        const newLow = Math.max(isLow, Math.ceil(by > 0 ? isHigh - to / by : isHigh - from / by));
        if (newHigh >= isHigh && newLow <= isLow) continue;
        [low[quantity], high[quantity]] = [newLow, newHigh];
        if (newLow > newHigh) return looks;
        from += by * (by > 0 ? newLow - isLow : newHigh - isHigh);
        to += by * (by > 0 ? newHigh - isHigh : newLow - isLow);
        for (const other of this.linesOf[quantity] ?? []) due.add(other);
        if (lines[asked]?.quantities.includes(quantity)) due.add(asked);
      }
      if (due.size === 0) for (const line of this.keptApart({ low, high })) due.add(line);
    }
    return looks;
  }

  /** Takes from a quantity, at its ends, what another is that it is told to differ from. Returns the relations of those that changed. */
  private keptApart({ low, high }: Room): readonly number[] {
    const { distinct, quantities } = this.system;
    const valueOf = (quantity: number): number => quantities[quantity]?.value ?? 0;
    return distinct.flatMap((pair) => pair.flatMap((quantity, at) => {
      const other = pair[1 - at] as number;
      if (low[other] !== high[other]) return [];
      const same = valueOf(other) + (low[other] as number) - valueOf(quantity);
      if (low[quantity] !== same && high[quantity] !== same) return [];
      if (low[quantity] === same) low[quantity] = same + 1;
      else high[quantity] = same - 1;
      return this.linesOf[quantity] ?? [];
    }));
  }

  /** Of the relation that does not hold and leaves the least choice, the quantity that hangs together with the least else; first the change that makes it hold. */
  private offBalance(lines: readonly Line[], { low, high }: Room, changes: Float64Array): Choice | undefined {
    let [fewest, chosen, off] = [Infinity, undefined as Line | undefined, 0];
    for (const line of lines) {
      let [left, free] = [-line.sum, 0];
      line.quantities.forEach((quantity, at) => {
        left += (line.times[at] as number) * (changes[quantity] as number);
        if ((low[quantity] as number) < (high[quantity] as number)) free += 1;
      });
      if (left !== 0 && free < fewest) [fewest, chosen, off] = [free, line, left];
    }
    if (!chosen) return undefined;
    const options = chosen.quantities.flatMap((quantity, at) => {
      const [from, to] = [low[quantity] as number, high[quantity] as number];
      const balanced = (changes[quantity] as number) - off / (chosen.times[at] as number);
      return from < to ? [{ quantity, balanced, isEnough: Number.isInteger(balanced) && balanced >= from && balanced <= to, lines: this.linesOf[quantity]?.length ?? 0 }] : [];
    });
    const [best] = options.sort((one, other) => Number(other.isEnough) - Number(one.isEnough) || one.lines - other.lines);
    if (!best) return 'none';
    const { quantity, balanced, isEnough } = best;
    const first = isEnough ? balanced : (changes[quantity] as number);
    return { quantity, changes: outward(first, low[quantity] as number, high[quantity] as number) };
  }

  /** One of two that would be equal and are told to differ. */
  private madeEqual({ low, high }: Room, changes: Float64Array): Choice {
    const { distinct, quantities } = this.system;
    const then = (quantity: number): number => (quantities[quantity]?.value ?? 0) + (changes[quantity] as number);
    const pair = distinct.find(([one, other]) => then(one) === then(other));
    if (!pair) return 'done';
    const quantity = pair.find((each) => (low[each] as number) < (high[each] as number));
    if (quantity === undefined) return 'none';
    const change = changes[quantity] as number;
    const [same = 0, ...others] = outward(change, Math.max(low[quantity] as number, change - APART), Math.min(high[quantity] as number, change + APART));
    // Where this one stays, the other has to move.
    return { quantity, changes: [...others.slice(0, 2), same, ...others.slice(2)] };
  }
}

function isEmpty({ low, high }: Room): boolean {
  return low.some((from, quantity) => from > (high[quantity] as number));
}

function nearestTo(to: number, from: number, upTo: number): number {
  return Math.min(Math.max(to, from), upTo);
}

/** The whole numbers of a range, from one of them outward. */
function* outward(of: number, from: number, upTo: number): Iterable<number> {
  for (let far = 0; of - far >= from || of + far <= upTo; far += 1) {
    if (of - far >= from) yield of - far;
    if (far > 0 && of + far <= upTo) yield of + far;
  }
}
