/** least ≤ Σ times × unknown ≤ most. */
export interface Relation {
  readonly parts: readonly (readonly [unknown: number, times: number])[];
  readonly least: number;
  readonly most: number;
}

/** What is sure of a count: whole numbers from and to, themselves included. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Counts that an attacker wants to know, by names of his; what he was told of them, and how they hang together. */
export class Puzzle {
  /** By number of the unknown: the least and the most that it can be. */
  readonly from: number[] = [];
  readonly to: number[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly known = new Map<string, Relation>();

  /** The number of an unknown. */
  of(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    this.numbers.set(name, number);
    this.from.push(0);
    this.to.push(Infinity);
    return number;
  }

  tell(name: string, value: number): void {
    const unknown = this.of(name);
    this.from[unknown] = this.to[unknown] = value;
  }

  /** Notes how unknowns hang together; the same is noted once. */
  relate(parts: readonly (readonly [name: string, times: number])[], least: number, most: number): void {
    const numbered = parts.map(([name, times]) => [this.of(name), times] as const);
    this.known.set(`${numbered.flat().join(' ')} ${least} ${most}`, { parts: numbered, least, most });
  }

  get relations(): readonly Relation[] {
    return [...this.known.values()];
  }

  get names(): Iterable<string> {
    return this.numbers.keys();
  }

  interval(name: string): Interval {
    const unknown = this.of(name);
    // + 0: there is no zero below zero.
    return { from: (this.from[unknown] as number) + 0, to: (this.to[unknown] as number) + 0 };
  }
}
