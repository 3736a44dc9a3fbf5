import { draftRelease, type EarlierRelease, makeRelease } from '@serai/national';
import { type AudienceId, type AudienceRules, type Figure, figureKey, SeraiError } from '@serai/schema';
import { type Attack, type Knowledge, type Target, WholeNumberAttacker } from '../disclosure/whole-number-attacker.js';
import type { RandomCountry } from './random-country.js';

/** What came of a country's releases in the hands of those who calculate. */
export interface CountryOutcome {
  readonly attacked: number;
  readonly unfinished: number;
  readonly releases: number;
  readonly refused: boolean;
  /** Cells that audiences were told, of all that there are for them. */
  readonly told: number;
  readonly cells: number;
  readonly breaches: readonly string[];
}

/** A mistake in handing things on, which the attacker has to notice. */
export type CountryBug = 'noSecondaries' | 'partnersApart' | 'indicatorsApart' | 'forgetsEarlier';

/** Who pool what they are told; each knows what the public is told. */
const PARTIES: readonly (readonly AudienceId[])[] = [['public'], ['researcher'], ['partner:XS'], ['partner:XE'], ['partner:XS', 'partner:XE']];
/** By dimension, codes that are no parts of one another. */
const SIBLINGS = { sex: /^[FM]$/, age: /^(?:Y_LT15|Y15T24|Y_GE25)$/, area: /^XN-/, period: /-Q\d$/ } as const;
const NOW = new Date('2026-11-26T00:00:00Z');
/** Where a rate is printed, 0 % may be a few of so many. */
const MANY = 1_000_000;

interface Release {
  readonly cells: readonly Figure[];
  /** By audience, for each cell: what it is told, undefined where it is not told. */
  readonly told: ReadonlyMap<AudienceId, readonly (Figure | undefined)[]>;
  /** By audience, for each cell, whether the rules open it. */
  readonly open: ReadonlyMap<AudienceId, readonly boolean[]>;
}

/** Makes the country's releases one after the other, and attacks each together with those before it, as every party. */
export function attackCountry(country: RandomCountry, bug?: CountryBug): CountryOutcome {
  const { rules, submissions, domain } = country;
  const earlier: EarlierRelease[] = [];
  const releases: Release[] = [];
  const breaches: string[] = [];
  let [attacked, unfinished, told, cells] = [0, 0, 0, 0];
  for (const { figures } of submissions) {
    const draft = draftRelease({ figures, laws: [], sources: [], domain }, rules, NOW);
    const alone = (indicator: string): Draft =>
      draftRelease({ figures: figures.filter((figure) => figure.indicator === indicator), laws: [], sources: [], domain: { ...domain, tables: domain.tables.filter(({ indicators }) => indicators.includes(indicator)).map((table) => ({ ...table, indicators: [indicator] })) } }, rules, NOW);
    const made = release(draft, bug === 'forgetsEarlier' ? [] : earlier, bug, alone);
    if (!made) return { attacked, unfinished, told, cells, breaches, releases: releases.length, refused: true };
    const { content, shown } = made;
    const byRules = new Map([...draft.told].map(([audience, cells]) => [audience, cells.map((cell) => cell.missing === null)]));
    releases.push({ cells: draft.table.cells.map(({ figure }) => figure), told: shown, open: byRules });
    const all = [...shown.values()].flat();
    cells += all.length;
    told += all.filter((cell) => cell !== undefined).length;
    earlier.push({
      table: content.counts, told: new Map([...shown].map(([audience, cells]) => [audience, new Set(cells.flatMap((cell) => (cell ? [figureKey(cell)] : [])))])),
      secondary: new Map([...content.protections].map(([audience, { secondary }]) => [audience, secondary])),
    });
    for (const party of PARTIES.filter((audiences) => audiences.every((audience) => rules.audiences.some(({ id }) => id === audience)))) {
      const outcome = new Party(country, releases, party).attack();
      attacked += outcome.attacked;
      unfinished += outcome.unfinished;
      breaches.push(...outcome.breaches.map((breach) => `${party.join('+')} by release ${releases.length}: ${breach}`));
    }
  }
  return { attacked, unfinished, told, cells, breaches, releases: releases.length, refused: false };
}

type Draft = ReturnType<typeof draftRelease>;
type Shown = Release['told'];

/** A release, and what each audience is shown of it; undefined where it is refused. */
function release(draft: Draft, earlier: readonly EarlierRelease[], bug: CountryBug | undefined, alone: (indicator: string) => Draft): { readonly content: ReturnType<typeof makeRelease>; readonly shown: Shown } | undefined {
  const shownBy = ({ editions }: ReturnType<typeof makeRelease>): Shown => new Map([...editions].map(([audience, cells]) => [audience, cells.map((cell) => (cell.rule === null ? cell : undefined))]));
  try {
    const content = makeRelease(draft, { earlier });
    if (bug === 'noSecondaries') return { content, shown: new Map([...draft.told].map(([audience, cells]) => [audience, cells.map((cell) => (cell.missing === null ? cell : undefined))])) };
    if (bug === 'indicatorsApart') {
      const own = [...new Set(draft.table.cells.map(({ figure }) => figure.indicator))].map((indicator) => shownBy(makeRelease(alone(indicator))));
      return { content, shown: new Map([...draft.told.keys()].map((audience) => {
        const cells = new Map(own.flatMap((shown) => (shown.get(audience) ?? []).flatMap((cell) => (cell ? [[figureKey(cell), cell] as const] : []))));
        return [audience, draft.table.cells.map(({ figure }) => cells.get(figureKey(figure)))];
      })) };
    }
    if (bug !== 'partnersApart') return { content, shown: shownBy(content) };
    const without = (partner: AudienceId): Shown => shownBy(makeRelease({ ...draft, told: new Map([...draft.told].filter(([audience]) => audience !== partner)) }, { earlier }));
    return { content, shown: new Map([...without('partner:XE'), ...without('partner:XS')]) };
  } catch (error) {
    if (error instanceof SeraiError && error.code === 'RELEASE_REFUSED') return undefined;
    throw error;
  }
}

/** Some audiences who pool what they are told of all releases so far. */
class Party {
  private readonly truth: number[] = [];
  private readonly variables: ReadonlyMap<string, number>[] = [];

  constructor(private readonly country: RandomCountry, private readonly releases: readonly Release[], private readonly audiences: readonly AudienceId[]) {
    releases.forEach((_release, at) => {
      const { leaves } = country.submissions[at] as RandomCountry['submissions'][number];
      const before = country.submissions[at - 1]?.leaves;
      this.variables.push(new Map([...leaves].map(([leaf, count]) => [leaf, before?.get(leaf) === count ? (this.variables[at - 1]?.get(leaf) as number) : this.truth.push(count) - 1])));
    });
  }

  attack(): Pick<CountryOutcome, 'attacked' | 'unfinished' | 'breaches'> {
    const knowledge = this.knowledge(this.releases.length);
    const attackers = (of: readonly Knowledge[]): readonly WholeNumberAttacker[] =>
      [3 * this.minimum(), ...(this.country.rate ? [MANY] : [])].map((more) => new WholeNumberAttacker(of, this.truth, Math.max(0, ...this.truth) + more));
    const [few, many] = attackers(knowledge);
    const before = attackers(this.knowledge(this.releases.length - 1)).at(-1) as WholeNumberAttacker;
    const breaches: string[] = [];
    let [attacked, unfinished] = [0, 0];
    const is = (target: Target): ReturnType<WholeNumberAttacker['attack']> => {
      const first = (few as WholeNumberAttacker).attack(target);
      return first === 'breached' && many ? many.attack(target) : first;
    };
    for (const [what, target] of this.targets()) {
      attacked += 1;
      let found = is(target);
      // What earlier releases leave, and what of the newest does not change, nobody can take back.
      if (found === 'breached' && this.releases.length > 1) {
        const left = before.left(target);
        found = left === 'gaveUp' ? left : is({ ...target, values: Math.min(target.values, left.values), reach: Math.min(target.reach, left.highest) });
      }
      if (found === 'gaveUp') unfinished += 1;
      if (found === 'breached') breaches.push(what);
    }
    for (const [what, of] of this.sums()) {
      attacked += 1;
      const is = (by: WholeNumberAttacker | undefined): Attack => by?.attackSum(of) ?? 'safe';
      const first = is(few);
      const found = first === 'breached' && many ? is(many) : first;
      if (found === 'gaveUp') unfinished += 1;
      // What earlier releases told of a sum stays told.
      const was = found === 'breached' && this.releases.length > 1 ? is(before) : 'safe';
      if (was === 'gaveUp') unfinished += 1;
      if (found === 'breached' && was === 'safe') breaches.push(what);
    }
    return { attacked, unfinished, breaches };
  }

  /** What is known of all releases, where the newest of them tell nothing from one on. */
  private knowledge(telling: number): readonly Knowledge[] {
    return this.releases.flatMap(({ cells }, at) => cells.flatMap((figure, index) => this.facts(figure, at, at < telling ? this.toldOf(at, index) : undefined)));
  }

  private facts(figure: Figure, at: number, told: Figure | undefined): readonly Knowledge[] {
    const { bounds, rate } = this.country;
    const of = this.of(figure, at);
    if (figure.indicator === rate?.indicator) {
      if (!told) return [];
      const [numerator, base] = [this.of({ ...figure, indicator: rate.numerator }, at), this.of({ ...figure, indicator: rate.denominator }, at)];
      if (told.value === null) return [{ kind: 'sum', of: base, is: 0 }];
      return [{ kind: 'rate', of: numerator, than: base, printed: Math.round(told.value * 10 ** rate.places), unit: 100 * 10 ** rate.places }];
    }
    const facts: Knowledge[] = told && told.value !== null ? [{ kind: 'sum', of, is: told.value }] : [];
    for (const [smaller, larger] of bounds) if (smaller === figure.indicator) facts.push({ kind: 'atMost', of, than: this.of({ ...figure, indicator: larger }, at) });
    if (figure.keyPopulation !== '_T') facts.push({ kind: 'atMost', of, than: this.of({ ...figure, keyPopulation: '_T' }, at) });
    if (figure.population !== '_T') facts.push({ kind: 'atMost', of, than: this.of({ ...figure, population: '_T' }, at) });
    if (at > 0) {
      const than = this.of(figure, at - 1);
      if (of.join() !== than.join()) facts.push({ kind: this.value(of) === this.value(than) ? 'same' : 'differ', of, than });
    }
    return facts;
  }

  /** Every count that they are to find out nothing of: too small for each of them, or closed to each by its rules. */
  private targets(): ReadonlyMap<string, Target> {
    const targets = new Map<string, Target>();
    const known = new Set<string>();
    const minimum = this.minimum();
    this.releases.forEach(({ cells, open }, at) => cells.forEach((figure, index) => {
      if (figure.indicator === this.country.rate?.indicator) return;
      const of = this.of(figure, at);
      const value = this.value(of);
      // By its own name: what the rules close is not to be told under another either.
      const key = `${figure.indicator} ${of.join()}`;
      if (this.toldOf(at, index)) known.add(key);
      const isOpen = this.everybody().some((audience) => open.get(audience)?.[index] === true);
      const isToHide = value === 0 ? this.rulesOf().every(({ protection }) => protection.zeros === 'small') : value < minimum || !isOpen;
      if (isToHide) targets.set(key, { of, values: minimum, reach: minimum });
    }));
    return new Map([...targets].filter(([key]) => !known.has(key)).map(([key, target]) => [`${key} = ${this.value(target.of)}`, target]));
  }

  /** Every set of hidden siblings, no parts of one another, that together are somebody and fewer than the minimum. */
  private sums(): ReadonlyMap<string, readonly number[]> {
    const sums = new Map<string, readonly number[]>();
    this.releases.forEach(({ cells }, at) => {
      const hidden = cells.filter((figure, index) => figure.indicator !== this.country.rate?.indicator && !this.toldOf(at, index));
      for (const [field, parts] of Object.entries(SIBLINGS) as [keyof typeof SIBLINGS, RegExp][]) {
        const lines = new Map<string, Figure[]>();
        for (const figure of hidden) {
          const line = figureKey({ ...figure, [field]: '' });
          if (parts.test(figure[field])) lines.set(line, [...(lines.get(line) ?? []), figure]);
        }
        for (const siblings of lines.values()) {
          for (let set = 1; set < 1 << siblings.length; set += 1) {
            const chosen = siblings.filter((_each, index) => ((set >> index) & 1) === 1);
            const of = chosen.flatMap((figure) => this.of(figure, at));
            const sum = this.value(of);
            if (chosen.length > 1 && sum > 0 && sum < this.minimum()) sums.set(of.toSorted().join(), of);
          }
        }
      }
      // Where the sum is itself a count that they are told, it is no secret.
      cells.forEach((figure, index) => {
        if (this.toldOf(at, index)) sums.delete(this.of(figure, at).toSorted().join());
      });
    });
    return new Map([...sums].map(([key, of]) => [`${key} together = ${this.value(of)}`, of]));
  }

  /** The least that any of them, or the public, asks to stay open. */
  private minimum(): number {
    return Math.min(...this.rulesOf().map(({ protection }) => protection.minimumCount));
  }

  private everybody(): readonly AudienceId[] {
    return [...new Set<AudienceId>(['public', ...this.audiences])];
  }

  private rulesOf(): readonly AudienceRules[] {
    return this.country.rules.audiences.filter(({ id }) => this.everybody().includes(id));
  }

  private toldOf(at: number, index: number): Figure | undefined {
    return this.everybody().map((audience) => this.releases[at]?.told.get(audience)?.[index]).find((cell) => cell !== undefined);
  }

  private of(figure: Figure, at: number): readonly number[] {
    return this.country.leavesOf(figure).map((leaf) => this.variables[at]?.get(leaf) as number);
  }

  private value(of: readonly number[]): number {
    return of.reduce((sum, variable) => sum + (this.truth[variable] as number), 0);
  }
}
