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
/** Facts that he holds tables against, in all: then he gives up what is left. */
const MOST_LOOKS = 40_000_000;

/**
 * Goes through tables of whole numbers one by one: for each value that a target might have, is there a table that fits
 * all he knows? He shares nothing with what protects: no relations, no linear programme, no moves. Counts
 * above `most` are not tried.
 */
export class WholeNumberAttacker {
  private readonly byVariable: readonly (readonly Knowledge[])[];
  private looks = 0;

  constructor(private readonly variables: number, private readonly knowledge: readonly Knowledge[], private readonly truth: readonly number[], private readonly most: number) {
    const lists = Array.from({ length: variables }, (): Knowledge[] => []);
    for (const fact of knowledge) for (const variable of new Set([...fact.of, ...('than' in fact ? fact.than : [])])) lists[variable]?.push(fact);
    this.byVariable = lists;
  }

  /** The values that he cannot exclude for a target are too few, or none is high enough: breached. */
  attack({ of, values, reach }: Target): Attack {
    const seen = new Set<number>();
    const truth = of.reduce((sum, variable) => sum + (this.truth[variable] ?? 0), 0);
    const isSafe = (): boolean => seen.size >= values && Math.max(...seen) >= reach;
    let gaveUp = false;
    // Possible values need not follow one another.
    const highest = Math.max(truth, reach, this.most) + values;
    const order = Array.from({ length: highest + 1 }, (_each, value) => value).sort((one, other) => Math.abs(one - truth) - Math.abs(other - truth));
    for (const value of order) {
      if (isSafe()) return 'safe';
      const found = this.find({ kind: 'sum', of, is: value });
      if (found === 'gaveUp') gaveUp = true;
      else if (found) seen.add(value);
    }
    return isSafe() ? 'safe' : gaveUp ? 'gaveUp' : 'breached';
  }

  /** True where a sum has one value in every table that fits. */
  isExactlyKnown(of: readonly number[]): boolean {
    const truth = of.reduce((sum, variable) => sum + (this.truth[variable] ?? 0), 0);
    for (let value = 0; value <= truth + this.most; value += 1) {
      if (value === truth) continue;
      const found = this.find({ kind: 'sum', of, is: value });
      if (found === true || found === 'gaveUp') return false;
    }
    return true;
  }

  private find(extra: Knowledge): boolean | 'gaveUp' {
    const facts = [...this.knowledge, extra];
    const extraOf = new Set(extra.of);
    const low = new Array<number>(this.variables).fill(0);
    const high = new Array<number>(this.variables).fill(this.most);
    let nodes = 0;
    const search = (lows: readonly number[], highs: readonly number[]): boolean | 'gaveUp' => {
      nodes += 1;
      this.looks += facts.length;
      if (nodes > MOST_NODES || this.looks > MOST_LOOKS) return 'gaveUp';
      const [nextLow, nextHigh] = [[...lows], [...highs]];
      if (!narrow(facts, nextLow, nextHigh)) return false;
      let choice = -1;
      for (let variable = 0; variable < this.variables; variable += 1) {
        const room = (nextHigh[variable] ?? 0) - (nextLow[variable] ?? 0);
        if (room > 0 && (choice === -1 || this.weight(variable, extraOf) > this.weight(choice, extraOf))) choice = variable;
      }
      if (choice === -1) return facts.every((fact) => holds(fact, nextLow));
      const truth = this.truth[choice] ?? 0;
      const tries = Array.from({ length: (nextHigh[choice] ?? 0) - (nextLow[choice] ?? 0) + 1 }, (_each, at) => (nextLow[choice] ?? 0) + at).sort((one, other) => Math.abs(one - truth) - Math.abs(other - truth));
      for (const value of tries) {
        nextLow[choice] = value;
        const keepHigh = nextHigh[choice];
        nextHigh[choice] = value;
        const found = search(nextLow, nextHigh);
        if (found !== false) return found;
        nextHigh[choice] = keepHigh as number;
      }
      return false;
    };
    return search(low, high);
  }

  private weight(variable: number, extraOf: ReadonlySet<number>): number {
    return (this.byVariable[variable]?.length ?? 0) + (extraOf.has(variable) ? 1000 : 0);
  }
}

function total(of: readonly number[], values: readonly number[]): number {
  return of.reduce((sum, variable) => sum + (values[variable] as number), 0);
}

function holds(fact: Knowledge, values: readonly number[]): boolean {
  const one = total(fact.of, values);
  if (fact.kind === 'sum') return one === fact.is;
  const other = total(fact.than, values);
  switch (fact.kind) {
    case 'same': return one === other;
    case 'differ': return one !== other;
    case 'atMost': return one <= other;
    case 'rate': return other > 0 && Math.floor((2 * fact.unit * one + other) / (2 * other)) === fact.printed;
  }
}

/** Narrows what each variable may be by sums, equal sums and bounds; false where nothing is left. */
function narrow(facts: readonly Knowledge[], low: number[], high: number[]): boolean {
  for (let changed = true; changed; ) {
    changed = false;
    const within = (of: readonly number[], least: number, most: number): boolean => {
      const [sumLow, sumHigh] = [total(of, low), total(of, high)];
      if (sumLow > most || sumHigh < least) return false;
      for (const variable of of) {
        const upper = most - (sumLow - (low[variable] as number));
        const lower = least - (sumHigh - (high[variable] as number));
        if (upper < (high[variable] as number)) [high[variable], changed] = [upper, true];
        if (lower > (low[variable] as number)) [low[variable], changed] = [lower, true];
        if ((low[variable] as number) > (high[variable] as number)) return false;
        if (changed) return true;
      }
      return true;
    };
    for (const fact of facts) {
      if (fact.kind === 'sum') {
        if (!within(fact.of, fact.is, fact.is)) return false;
      } else if (fact.kind === 'same' || fact.kind === 'atMost') {
        if (!within(fact.of, fact.kind === 'same' ? total(fact.than, low) : 0, total(fact.than, high))) return false;
        if (!within(fact.than, total(fact.of, low), fact.kind === 'same' ? total(fact.of, high) : Infinity)) return false;
      } else if (fact.kind === 'rate') {
        if (!within(fact.of, Math.ceil(((2 * fact.printed - 1) * total(fact.than, low)) / (2 * fact.unit)), Math.floor(((2 * fact.printed + 1) * total(fact.than, high)) / (2 * fact.unit)))) return false;
      }
    }
  }
  return true;
}
