/** What an attacker knows of the counts behind everything that was published, in leaf counts (variables) that he numbers himself. */
export type Knowledge =
  | { readonly kind: 'sum'; readonly of: readonly number[]; readonly is: number }
  | { readonly kind: 'same' | 'differ' | 'atMost'; readonly of: readonly number[]; readonly than: readonly number[] }
  | { readonly kind: 'rate'; readonly of: readonly number[]; readonly than: readonly number[]; readonly printed: number; readonly unit: number };

/** A count that he is after: a sum of variables, and how many values must remain, one of them so high. */
export interface Target {
  readonly of: readonly number[];
  readonly values: number;
  readonly reach: number;
}

export type Attack = 'safe' | 'breached' | 'gaveUp';

/** Tables, whole or in part, that he looks at for one value of one target before he gives up. */
const MOST_NODES = 10_000;
/** Facts that he holds against what counts may be, in all: then he gives up what is left. */
const MOST_LOOKS = 20_000_000;

/** A fact as he calculates with it: so many times each variable, together from least to most, and not `never`. */
interface Line {
  readonly variables: readonly number[];
  readonly times: readonly number[];
  readonly least: number;
  readonly most: number;
  readonly never: number | null;
}

/** What each variable may be. */
interface Room {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * Goes through tables of whole numbers one by one: for each value that a target might have, is there a table that fits
 * all he knows? He keeps every table that he finds: it shows a value of every target. He shares nothing with what
 * protects: no relations, no linear programme, no moves. Counts above `most` are not tried.
 */
export class WholeNumberAttacker {
  private readonly lines: readonly Line[];
  private readonly linesOf: readonly number[][];
  private readonly found: Float64Array[];
  private readonly root: Room;
  private looks = 0;

  constructor(knowledge: readonly Knowledge[], private readonly truth: readonly number[], most: number) {
    this.lines = knowledge.flatMap(linesOf);
    this.linesOf = truth.map(() => []);
    this.lines.forEach(({ variables }, at) => variables.forEach((variable) => this.linesOf[variable]?.push(at)));
    this.found = [Float64Array.from(truth)];
    this.root = { low: new Float64Array(truth.length), high: new Float64Array(truth.length).fill(most) };
    if (this.narrow(this.lines, this.root, this.lines.keys()) === 'nothing') throw new RangeError('No table fits what the attacker knows, not even the true one');
  }

  /** Breached where the values that he cannot exclude for a target are too few, or none is high enough. */
  attack(target: Target): Attack {
    const left = this.left(target);
    return left === 'gaveUp' ? left : left.values >= target.values && left.highest >= target.reach ? 'safe' : 'breached';
  }

  /** How many values he cannot exclude, and the highest of them, as far as a target asks. */
  left({ of, values, reach }: Target): { readonly values: number; readonly highest: number } | 'gaveUp' {
    const seen = new Set(this.found.map((table) => total(of, table)));
    const left = (): { values: number; highest: number } => ({ values: seen.size, highest: Math.max(...seen) });
    const isEnough = (): boolean => seen.size >= values && left().highest >= reach;
    let gaveUp = false;
    // Possible values need not follow one another.
    for (const value of this.nearest(of)) {
      if (isEnough()) return left();
      const found = seen.has(value) || this.find(of, value);
      if (found === 'gaveUp') gaveUp = true;
      else if (found) seen.add(value);
    }
    return gaveUp && !isEnough() ? 'gaveUp' : left();
  }

  /** Breached where a sum has one value in every table that fits. */
  attackSum(of: readonly number[]): Attack {
    const truth = total(of, this.truth);
    if (this.found.some((table) => total(of, table) !== truth)) return 'safe';
    let gaveUp = false;
    for (const value of this.nearest(of)) {
      const found = value !== truth && this.find(of, value);
      if (found === true) return 'safe';
      if (found === 'gaveUp') gaveUp = true;
    }
    return gaveUp ? 'gaveUp' : 'breached';
  }

  /** What a sum may be, the nearest to the truth first. */
  private nearest(of: readonly number[]): Iterable<number> {
    return nearest(total(of, this.truth), total(of, this.root.low), total(of, this.root.high));
  }

  /** Whether there is a table in which the sum is that. */
  private find(of: readonly number[], is: number): boolean | 'gaveUp' {
    const lines = [...this.lines, ...linesOf({ kind: 'sum', of, is })];
    const asked = lines.length - 1;
    const sought = new Set(of);
    const weight = (variable: number): number => (this.linesOf[variable]?.length ?? 0) + (sought.has(variable) ? 1000 : 0);
    let nodes = 0;
    const search = (room: Room, changed: Iterable<number>): boolean | 'gaveUp' => {
      nodes += 1;
      if (nodes > MOST_NODES) return 'gaveUp';
      const left = this.narrow(lines, room, changed);
      if (left !== 'something') return left === 'gaveUp' ? left : false;
      const { low, high } = room;
      let choice = -1;
      for (let variable = 0; variable < low.length; variable += 1) {
        if (at(high, variable) > at(low, variable) && (choice === -1 || weight(variable) > weight(choice))) choice = variable;
      }
      if (choice === -1) {
        this.found.push(low);
        return true;
      }
      for (const value of nearest(at(this.truth, choice), at(low, choice), at(high, choice))) {
        const next: Room = { low: low.slice(), high: high.slice() };
        next.low[choice] = next.high[choice] = value;
        const result = search(next, [...(this.linesOf[choice] ?? []), ...(sought.has(choice) ? [asked] : [])]);
        if (result !== false) return result;
      }
      return false;
    };
    return search({ low: this.root.low.slice(), high: this.root.high.slice() }, [asked]);
  }

  /** Narrows what each variable may be by those lines, and by all that hang on what became narrower. */
  private narrow(lines: readonly Line[], { low, high }: Room, changed: Iterable<number>): 'something' | 'nothing' | 'gaveUp' {
    const due = new Set(changed);
    const asked = lines.length > this.lines.length ? lines.length - 1 : null;
    for (const number of due) {
      due.delete(number);
      this.looks += 1;
      if (this.looks > MOST_LOOKS) return 'gaveUp';
      const { variables, times, least, most, never } = lines[number] as Line;
      let [from, to] = [0, 0];
      variables.forEach((variable, index) => {
        const by = at(times, index);
        from += by * at(by > 0 ? low : high, variable);
        to += by * at(by > 0 ? high : low, variable);
      });
      if (from > most || to < least || (from === to && from === never)) return 'nothing';
      for (const [index, variable] of variables.entries()) {
        const by = at(times, index);
        const [isLow, isHigh] = [at(low, variable), at(high, variable)];
        // What the others leave of the line for this one.
        const upper = by > 0 ? Math.floor(isLow + (most - from) / by) : Math.floor(isLow + (least - to) / by);
        const lower = by > 0 ? Math.ceil(isHigh + (least - to) / by) : Math.ceil(isHigh + (most - from) / by);
        if (upper >= isHigh && lower <= isLow) continue;
        const [newLow, newHigh] = [Math.max(lower, isLow), Math.min(upper, isHigh)];
        if (newLow > newHigh) return 'nothing';
        [low[variable], high[variable]] = [newLow, newHigh];
        from += by * (by > 0 ? newLow - isLow : newHigh - isHigh);
        to += by * (by > 0 ? newHigh - isHigh : newLow - isLow);
        this.linesOf[variable]?.forEach((other) => due.add(other));
        if (asked !== null && lines[asked]?.variables.includes(variable)) due.add(asked);
      }
    }
    return 'something';
  }
}

/** A fact in lines: a printed rate is the nearest, a half is rounded up. */
function linesOf(fact: Knowledge): readonly Line[] {
  const line = (parts: readonly (readonly [readonly number[], number])[], least: number, most: number, never: number | null = null): Line => {
    const times = new Map<number, number>();
    for (const [variables, by] of parts) for (const variable of variables) times.set(variable, (times.get(variable) ?? 0) + by);
    const left = [...times].filter(([, by]) => by !== 0);
    return { variables: left.map(([variable]) => variable), times: left.map(([, by]) => by), least, most, never };
  };
  switch (fact.kind) {
    case 'sum': return [line([[fact.of, 1]], fact.is, fact.is)];
    case 'same': return [line([[fact.of, 1], [fact.than, -1]], 0, 0)];
    case 'atMost': return [line([[fact.of, 1], [fact.than, -1]], -Infinity, 0)];
    case 'differ': return [line([[fact.of, 1], [fact.than, -1]], -Infinity, Infinity, 0)];
    case 'rate': {
      const { of, than, printed, unit } = fact;
      const beside = (by: number): [readonly number[], number][] => [[of, 2 * unit], [than, -by]];
      return [line([[than, 1]], 1, Infinity), line(beside(2 * printed - 1), 0, Infinity), line(beside(2 * printed + 1), -Infinity, -1)];
    }
  }
}

function total(of: readonly number[], values: ArrayLike<number>): number {
  return of.reduce((sum, variable) => sum + at(values, variable), 0);
}

function at(values: ArrayLike<number>, index: number): number {
  return values[index] as number;
}

/** The whole numbers of a range, the nearest to one of them first. */
function* nearest(to: number, from: number, upTo: number): Iterable<number> {
  for (let far = 0; to - far >= from || to + far <= upTo; far += 1) {
    if (to - far >= from && to - far <= upTo) yield to - far;
    if (far > 0 && to + far <= upTo && to + far >= from) yield to + far;
  }
}
