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

  clear(): void {
    this.count = 0;
  }

  /** After a pivot on a row of a column that was carried through the inverse. */
  push(row: number, column: Scatter): void {
    if (this.count + 1 >= this.rows.length) {
      this.rows = grown(this.rows, new Int32Array(this.rows.length * 2));
      this.pivots = grown(this.pivots, new Float64Array(this.pivots.length * 2));
      this.starts = grown(this.starts, new Int32Array(this.starts.length * 2));
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
    const { rows, pivots, starts, places, values } = this;
    const dense = y.values;
    for (let eta = this.count - 1; eta >= 0; eta -= 1) {
      const row = rows[eta] as number;
      let sum = dense[row] as number;
      for (let at = starts[eta] as number; at < (starts[eta + 1] as number); at += 1) sum -= (values[at] as number) * (dense[places[at] as number] as number);
      if (sum === 0 && dense[row] === 0) continue;
      y.set(row, Math.abs(sum) < NOTHING ? 0 : sum / (pivots[eta] as number));
    }
  }
}

function grown<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
