/** A vector of which few entries are not zero: their places are kept, so that it is walked and emptied in their number's time. */
export class Scatter {
  readonly values: Float64Array;
  readonly places: Int32Array;
  count = 0;
  private readonly isPlaced: Uint8Array;

  constructor(length: number) {
    this.values = new Float64Array(length);
    this.places = new Int32Array(length);
    this.isPlaced = new Uint8Array(length);
  }

  add(place: number, amount: number): void {
    this.values[place] = (this.values[place] as number) + amount;
    if (this.isPlaced[place] === 0) this.place(place);
  }

  set(place: number, amount: number): void {
    this.values[place] = amount;
    if (this.isPlaced[place] === 0) this.place(place);
  }

  clear(): void {
    for (let at = 0; at < this.count; at += 1) {
      const place = this.places[at] as number;
      this.values[place] = 0;
      this.isPlaced[place] = 0;
    }
    this.count = 0;
  }

  private place(place: number): void {
    this.isPlaced[place] = 1;
    this.places[this.count] = place;
    this.count += 1;
  }
}
