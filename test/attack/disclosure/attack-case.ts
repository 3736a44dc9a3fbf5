import { cellId } from '@serai/national';
import { type ProtectedCase, rateId } from './protect-case.js';
import { cellsOf, type RandomCase } from './random-case.js';
import { type Attack, type Knowledge, type Target, WholeNumberAttacker } from './whole-number-attacker.js';

/** What an attacker got out of all releases of a case together. */
export interface Outcome {
  readonly attacked: number;
  readonly gaveUp: number;
  /** What he found out: the cell or sum, with its release. */
  readonly breaches: readonly string[];
}

const INDICATORS = ['tested', 'positive'];

/** Attacks every count that the rules hide, in every release, and every sum of hidden siblings, with all that was published up to the last one. */
export function attackCase(random: RandomCase, { hidden }: Pick<ProtectedCase, 'hidden'>): Outcome {
  const view = new View(random, hidden);
  const most = Math.max(0, ...view.truth) + 3 * random.minimum;
  const attackerUpTo = (highest: number): WholeNumberAttacker => new WholeNumberAttacker(view.knowledge, view.truth, highest);
  const [attacker, patient] = [attackerUpTo(most), attackerUpTo(MANY)];
  const breaches: string[] = [];
  let [attacked, gaveUp] = [0, 0];
  const note = (what: string, attack: (by: WholeNumberAttacker) => Attack): void => {
    attacked += 1;
    // What he excludes among small counts he may not exclude among large ones.
    const first = attack(attacker);
    const result = first === 'breached' && random.ratePlaces !== null ? attack(patient) : first;
    if (result === 'gaveUp') gaveUp += 1;
    if (result === 'breached') breaches.push(what);
  };
  for (const [what, target] of view.targets) note(what, (by) => by.attack(target));
  for (const [what, of] of view.sums) note(what, (by) => by.attackSum(of));
  return { attacked, gaveUp, breaches };
}

/** Where a rate is printed, 0 % may be a few of so many, and these of one cell may be parts of several. */
const MANY = 1_000_000;

/** The case as the attacker sees it: a variable for each leaf count, which is the same in two releases where he is told that it did not change. */
class View {
  readonly truth: number[] = [];
  readonly knowledge: Knowledge[] = [];
  readonly targets = new Map<string, Target>();
  readonly sums = new Map<string, readonly number[]>();
  private readonly variables: number[][][] = [];

  constructor(private readonly random: RandomCase, hidden: readonly ReadonlySet<string>[]) {
    const cells = cellsOf(random);
    hidden.forEach((hides, at) => {
      const counts = random.releases[at] ?? [];
      this.variables.push(counts.map((leaves, indicator) => leaves.map((count, leaf) => {
        const before = random.releases[at - 1]?.[indicator]?.[leaf];
        return before === count ? (this.variables[at - 1]?.[indicator]?.[leaf] as number) : this.truth.push(count) - 1;
      })));
      cells.forEach(({ codes, leaves }, number) => {
        counts.forEach((_counts, indicator) => this.seeCell(at, indicator, codes, leaves, indicator === 0 && random.mirrored.includes(number), hides));
        if (counts.length === 2) this.seeLink(at, codes, leaves, hides);
      });
      counts.forEach((_counts, indicator) => this.seeSums(at, indicator, hides));
    });
  }

  private of(at: number, indicator: number, leaves: readonly number[]): readonly number[] {
    return leaves.map((leaf) => this.variables[at]?.[indicator]?.[leaf] as number);
  }

  private value(of: readonly number[]): number {
    return of.reduce((sum, variable) => sum + (this.truth[variable] as number), 0);
  }

  private seeCell(at: number, indicator: number, codes: readonly string[], leaves: readonly number[], isMirrored: boolean, hides: ReadonlySet<string>): void {
    const { minimum, zeros } = this.random;
    const id = cellId(INDICATORS[indicator] ?? '', codes);
    const of = this.of(at, indicator, leaves);
    const value = this.value(of);
    if (!hides.has(id) || isMirrored) this.knowledge.push({ kind: 'sum', of, is: value });
    if (at > 0) {
      const than = this.of(at - 1, indicator, leaves);
      if (of.join() !== than.join()) this.knowledge.push({ kind: value === this.value(than) ? 'same' : 'differ', of, than });
    }
    const isSmall = value === 0 ? zeros === 'small' : value < minimum;
    // A count that another member has in print is out already.
    const what = `${id} = ${value} (${of.join('+')})`;
    if (isMirrored) this.targets.delete(what);
    else if (isSmall && !(at > 0 && this.isMirroredBefore(at, indicator, leaves, codes))) this.targets.set(what, { of, values: minimum, reach: minimum });
  }

  private isMirroredBefore(at: number, indicator: number, leaves: readonly number[], codes: readonly string[]): boolean {
    const number = cellsOf(this.random).findIndex((cell) => cell.codes.join() === codes.join());
    return indicator === 0 && this.random.mirrored.includes(number) && this.value(this.of(at, indicator, leaves)) === this.value(this.of(at - 1, indicator, leaves));
  }

  private seeLink(at: number, codes: readonly string[], leaves: readonly number[], hides: ReadonlySet<string>): void {
    const { ratePlaces } = this.random;
    const [than, of] = [this.of(at, 0, leaves), this.of(at, 1, leaves)];
    this.knowledge.push({ kind: 'atMost', of, than });
    if (ratePlaces === null || hides.has(rateId(codes)) || this.value(than) === 0) return;
    const unit = 100 * 10 ** ratePlaces;
    this.knowledge.push({ kind: 'rate', of, than, unit, printed: Math.floor((2 * unit * this.value(of) + this.value(than)) / (2 * this.value(than))) });
  }

  /** Every set of hidden siblings that together are fewer than the minimum. */
  private seeSums(at: number, indicator: number, hides: ReadonlySet<string>): void {
    const { dimensions, minimum } = this.random;
    const cells = new Map(cellsOf(this.random).map((cell) => [cell.codes.join('|'), cell.leaves]));
    for (const codes of [...cells.keys()].map((key) => key.split('|'))) {
      dimensions.forEach(({ sums }, dimension) => {
        for (const { whole, parts } of sums) {
          if (codes[dimension] !== whole) continue;
          const siblings = parts.map((part) => codes.map((code, index) => (index === dimension ? part : code))).filter((sibling) => hides.has(cellId(INDICATORS[indicator] ?? '', sibling)));
          for (let set = 1; set < 1 << siblings.length; set += 1) {
            const chosen = siblings.filter((_each, index) => ((set >> index) & 1) === 1);
            const of = this.of(at, indicator, chosen.flatMap((sibling) => cells.get(sibling.join('|')) ?? []));
            const sum = this.value(of);
            if (chosen.length >= 2 && sum > 0 && sum < minimum) this.sums.set(`${chosen.map((sibling) => sibling.join('|')).join(' + ')} of ${INDICATORS[indicator] ?? ''} = ${sum} (${of.join('+')})`, of);
          }
        }
      });
    }
  }
}
