import { type SparseRows, sparseRows } from '../moves/sparse-rows.js';
import type { LinkedSystem, Need, Quantity, Range } from '../system/linked-system.js';

/** So often is each relation looked at, on average, before what is narrowed slowly is left as it is. */
const MOST_ROUNDS = 50;

/**
 * What each relation alone tells of each of its quantities, again and again until nothing narrows any more: the cheap
 * part of an audit, in whole numbers. The true value of every quantity lies in its range, and what lies outside it is impossible.
 */
export class PropagatedRanges {
  private readonly matrix: SparseRows;
  private readonly from: Float64Array;
  private readonly to: Float64Array;
  private readonly waiting: number[] = [];
  private readonly isWaiting: Uint8Array;
  /** What ranges were, since somebody may want them back. */
  private before = new Map<number, Range>();

  constructor(private readonly system: LinkedSystem, isHidden: (item: number) => boolean) {
    const { quantities, relations } = system;
    this.matrix = sparseRows(relations, quantities.length);
    const ranges = quantities.map(({ item, hidden, shown }) => (item === null || isHidden(item) ? hidden : shown));
    this.from = Float64Array.from(ranges, ({ from }) => from);
    this.to = Float64Array.from(ranges, ({ to }) => to);
    this.isWaiting = new Uint8Array(relations.length);
    for (let relation = relations.length - 1; relation >= 0; relation -= 1) this.await(relation);
    this.propagate();
  }

  /** Of the sum of some quantities, as their ranges tell it. */
  of(quantities: readonly number[]): Range {
    return { from: quantities.reduce((sum, quantity) => sum + (this.from[quantity] as number), 0), to: quantities.reduce((sum, quantity) => sum + (this.to[quantity] as number), 0) };
  }

  /** False where it is plain that what a need asks for is impossible. */
  allow({ quantities, values, reach, floor }: Need): boolean {
    const { from, to } = this.of(quantities);
    return to - from + 1 >= values && to >= reach && from <= floor;
  }

  /** Narrows as if some quantities were shown; gives what makes it as it was. */
  show(quantities: readonly number[]): () => void {
    const before = (this.before = new Map<number, Range>());
    for (const quantity of quantities) {
      const { from, to } = (this.system.quantities[quantity] as Quantity).shown;
      this.narrow(quantity, from, to);
    }
    this.propagate();
    return () => {
      for (const [quantity, { from, to }] of before) [this.from[quantity], this.to[quantity]] = [from, to];
    };
  }

  private propagate(): void {
    for (let looks = 0; looks < MOST_ROUNDS * this.matrix.rows; looks += 1) {
      const relation = this.waiting.pop();
      if (relation === undefined) return;
      this.isWaiting[relation] = 0;
      this.look(relation);
    }
    for (const relation of this.waiting.splice(0)) this.isWaiting[relation] = 0;
  }

  /** times × quantity = −(all others), whose least and most are known where none of them is infinite. */
  private look(relation: number): void {
    const { rowStart, rowQuantity, rowTimes } = this.matrix;
    const [first, end] = [rowStart[relation] as number, rowStart[relation + 1] as number];
    let [least, noLeast, most, noMost] = [0, 0, 0, 0];
    for (let entry = first; entry < end; entry += 1) {
      const [low, high] = [this.end(entry, -1), this.end(entry, 1)];
      if (Number.isFinite(low)) least += low;
      else noLeast += 1;
      if (Number.isFinite(high)) most += high;
      else noMost += 1;
    }
    if (noLeast > 1 && noMost > 1) return;
    for (let entry = first; entry < end; entry += 1) {
      const [low, high] = [this.end(entry, -1), this.end(entry, 1)];
      const times = rowTimes[entry] as number;
      const to = others(least, noLeast, low) / times;
      const from = others(most, noMost, high) / times;
      this.narrow(rowQuantity[entry] as number, Math.ceil(times > 0 ? from : to), Math.floor(times > 0 ? to : from));
    }
  }

  /** The least or the most that a term can be. */
  private end(entry: number, sign: 1 | -1): number {
    const times = this.matrix.rowTimes[entry] as number;
    return times * ((times * sign > 0 ? this.to : this.from)[this.matrix.rowQuantity[entry] as number] as number);
  }

  private narrow(quantity: number, from: number, to: number): void {
    const before = { from: this.from[quantity] as number, to: this.to[quantity] as number };
    if (!(from > before.from || to < before.to)) return;
    if (!this.before.has(quantity)) this.before.set(quantity, before);
    if (from > before.from) this.from[quantity] = from;
    if (to < before.to) this.to[quantity] = to;
    for (let at = this.matrix.columnStart[quantity] as number; at < (this.matrix.columnStart[quantity + 1] as number); at += 1) this.await(this.matrix.columnRow[at] as number);
  }

  private await(relation: number): void {
    if (this.isWaiting[relation] === 1) return;
    this.isWaiting[relation] = 1;
    this.waiting.push(relation);
  }
}

/** −Σ of the ends of the other terms of a relation; not a number, which narrows nothing, where one of them is infinite. */
function others(finite: number, infinite: number, own: number): number {
  if (Number.isFinite(own)) return infinite > 0 ? NaN : own - finite;
  return infinite > 1 ? NaN : -finite;
}
