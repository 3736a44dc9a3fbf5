import type { Scatter } from './scatter.js';

const NOTHING = 1e-11;

/** The inverse of a basis as a product of elementary matrices, one a pivot (product form of the inverse; Dantzig and Orchard-Hays 1954). */
export class EtaFile {
  count = 0;
  private rows = new Int32Array(256);
  private pivots = new Float64Array(256);
  private starts = new Int32Array(257);
  private places = new Int32Array(8192);
  private values = new Float64Array(8192);
  /** For each row, the etas that it stands in beside their own, oldest first, and its value there: so that a row vector meets only those that it changes with. */
  private readonly etasOf: number[][];
  private readonly valuesOf: number[][];
  private readonly counts: Int32Array;
  /** What each eta has gathered of the row vector that is carried. */
  private gathered = new Float64Array(256);

  /** For bases of at most so many rows. */
  constructor(length: number) {
    this.etasOf = Array.from({ length }, () => []);
    this.valuesOf = Array.from({ length }, () => []);
    this.counts = new Int32Array(length);
  }

  clear(): void {
    for (let at = 0; at < (this.starts[this.count] as number); at += 1) this.counts[this.places[at] as number] = 0;
    this.count = 0;
  }

  /** After a pivot on a row of a column that was carried through the inverse. */
  push(row: number, column: Scatter): void {
    if (this.count + 1 >= this.rows.length) {
      this.rows = grown(this.rows, new Int32Array(this.rows.length * 2));
      this.pivots = grown(this.pivots, new Float64Array(this.pivots.length * 2));
      this.starts = grown(this.starts, new Int32Array(this.starts.length * 2));
      this.gathered = new Float64Array(this.gathered.length * 2);
    }
    let at = this.starts[this.count] as number;
    while (at + column.count > this.places.length) {
      this.places = grown(this.places, new Int32Array(this.places.length * 2));
      this.values = grown(this.values, new Float64Array(this.values.length * 2));
    }
    for (let each = 0; each < column.count; each += 1) {
      const place = column.places[each] as number;
      const value = column.values[place] as number;
      if (place === row || Math.abs(value) < NOTHING) continue;
      this.places[at] = place;
      this.values[at] = value;
      at += 1;
      const own = this.counts[place] as number;
      (this.etasOf[place] as number[])[own] = this.count;
      (this.valuesOf[place] as number[])[own] = value;
      this.counts[place] = own + 1;
    }
    this.rows[this.count] = row;
    this.pivots[this.count] = column.values[row] as number;
    this.count += 1;
    this.starts[this.count] = at;
  }

  /** x becomes B⁻¹x. */
  forward(x: Scatter): void {
    const { rows, pivots, starts, places, values } = this;
    for (let eta = 0; eta < this.count; eta += 1) {
      const row = rows[eta] as number;
      const top = x.values[row] as number;
      if (Math.abs(top) < NOTHING) continue;
      const times = top / (pivots[eta] as number);
      x.values[row] = times;
      for (let at = starts[eta] as number; at < (starts[eta + 1] as number); at += 1) x.add(places[at] as number, -(values[at] as number) * times);
    }
  }

  /** y becomes yB⁻¹. */
  backward(y: Scatter): void {
    const { rows, pivots, gathered } = this;
    const dense = y.values;
    for (let at = 0; at < y.count; at += 1) this.gather(y.places[at] as number, dense[y.places[at] as number] as number, this.count);
    for (let eta = this.count - 1; eta >= 0; eta -= 1) {
      const row = rows[eta] as number;
      const [before, gained] = [dense[row] as number, gathered[eta] as number];
      gathered[eta] = 0;
      if (before === 0 && gained === 0) continue;
      const sum = before - gained;
      const after = Math.abs(sum) < NOTHING ? 0 : sum / (pivots[eta] as number);
      y.set(row, after);
      this.gather(row, after - before, eta);
    }
  }

  /** An entry of the row vector grows by so much: the etas before that one gather it. */
  private gather(row: number, by: number, before: number): void {
    if (by === 0) return;
    const [etas, values] = [this.etasOf[row] as number[], this.valuesOf[row] as number[]];
    for (let at = 0; at < (this.counts[row] as number) && (etas[at] as number) < before; at += 1) this.gathered[etas[at] as number] = (this.gathered[etas[at] as number] as number) + (values[at] as number) * by;
  }
}

function grown<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
