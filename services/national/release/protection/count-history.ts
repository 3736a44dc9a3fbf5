import { BREAKDOWN_IDS, COORDINATE, isTotal } from '@serai/schema';
import type { Item, LinkedSystem, Need } from '../../disclosure/system/linked-system.js';
import { type Bound, SystemBuilder } from '../../disclosure/system/system-builder.js';
import type { Claim, CountTable } from './count-claims.js';
import type { Count } from './count.js';
import type { RateClaim } from './rate-claims.js';

/** Counts of one or several releases that no relation links to any other. */
export interface Block {
  /** By name, sorted. */
  readonly names: readonly string[];
  readonly claims: readonly Claim[];
  readonly distinct: readonly (readonly [string, string])[];
  /** By name, sorted, with what each tells of counts while it is shown. */
  readonly rates: readonly NamedRate[];
}

interface NamedRate {
  readonly name: string;
  readonly bounds: readonly Bound[];
}

/** How an audience stands to a count. */
export interface Standing {
  readonly state: Item['state'];
  readonly need: Omit<Need, 'quantities'> | null;
}

/**
 * Releases, oldest first, the one that is being made last, as one table: a count that did not change from one release to the next
 * is one count, because an attacker is told so; one that did is another, told to differ. Pure.
 */
export class CountHistory {
  /** For each release, what its counts and rates are called here. */
  readonly names: readonly ReadonlyMap<string, string>[];
  readonly blocks: readonly Block[];
  private readonly counts = new Map<string, Count>();
  private readonly rates = new Map<string, NamedRate & Pick<RateClaim, 'key' | 'figure'>>();

  constructor(private readonly releases: readonly CountTable[]) {
    const names = namesOf(releases);
    releases.forEach(({ counts, rates }, at) => {
      const own = names[at] as Map<string, string>;
      for (const [key, count] of counts) this.counts.set(own.get(key) as string, count);
      for (const { key, figure, bounds } of rates.values()) {
        const named = bounds.map(({ parts, atLeast }) => ({ atLeast, parts: parts.map(([part, times]) => [own.get(part) as string, times] as const) }));
        // The same rate of the same counts is the same in every release.
        const name = `${key}@${JSON.stringify(named)}`;
        own.set(key, name);
        this.rates.set(name, { name, key, figure, bounds: named });
      }
    });
    this.names = names;
    this.blocks = this.blocksOf();
  }

  /** The count or rate of a name. */
  told(name: string): Pick<Count, 'key' | 'figure'> {
    return (this.counts.get(name) ?? this.rates.get(name)) as Pick<Count, 'key' | 'figure'>;
  }

  /** The count of a name; undefined for a rate. */
  count(name: string): Count | undefined {
    return this.counts.get(name);
  }

  /** A block as one audience sees it. */
  system({ names, claims, distinct, rates }: Block, standing: (name: string) => Standing): LinkedSystem {
    const builder = new SystemBuilder();
    for (const name of names) {
      const { value } = this.counts.get(name) as Count;
      const { state, need } = standing(name);
      builder.cell({ id: name, value, state, price: this.price(name), place: this.place(name) });
      if (need) builder.need(name, need);
    }
    for (const { parts, isSum } of claims) {
      if (isSum) builder.sum(parts);
      else {
        const id = parts.map(([name, times]) => `${times} ${name}`).join(' ');
        if (!builder.has(id)) builder.bound(id, { parts, atLeast: 0 });
      }
    }
    for (const [one, other] of distinct) builder.differ(one, other);
    for (const { name, bounds } of rates) builder.conditional({ id: name, state: standing(name).state, price: this.price(name) }, bounds);
    for (const [whole, codes] of this.codesWithin(claims)) builder.madeUpOf(whole, [...codes]);
    return builder.build();
  }

  /** Where counts of one claim have other codes, those lie one within the other: the way to what moves together. */
  private codesWithin(claims: readonly Claim[]): ReadonlyMap<string, ReadonlySet<string>> {
    const within = new Map<string, Set<string>>();
    for (const { parts } of claims) {
      const [whole, ...rest] = parts.map(([name]) => this.place(name)) as [readonly string[], ...(readonly string[])[]];
      for (const place of rest) {
        place.forEach((code, at) => {
          const above = whole[at] as string;
          if (code !== above) within.set(above, (within.get(above) ?? new Set<string>()).add(code));
        });
      }
    }
    return within;
  }

  /** Totals are dearer: more people read them, and more hangs on them. */
  private price(name: string): number {
    const { figure } = this.told(name);
    return 1 + BREAKDOWN_IDS.filter((id) => isTotal(figure, id)).length / BREAKDOWN_IDS.length;
  }

  private place(name: string): readonly string[] {
    const { key, figure } = this.told(name);
    const codes = BREAKDOWN_IDS.map((id) => `${id}=${figure[COORDINATE[id]]}`);
    return [`INDICATOR=${figure.indicator}`, `PERIOD=${figure.period}`, ...codes, name.slice(key.length)];
  }

  private blocksOf(): readonly Block[] {
    const linked = new Linked(this.counts.keys());
    const claims: Claim[] = [];
    const distinct: (readonly [string, string])[] = [];
    this.releases.forEach((release, at) => {
      const names = this.names[at] as ReadonlyMap<string, string>;
      for (const { parts, isSum } of release.claims) {
        const own = parts.map(([key, times]) => [names.get(key) as string, times] as const);
        claims.push({ parts: own, isSum });
        linked.link(own.map(([name]) => name));
      }
      for (const key of release.counts.keys()) {
        const name = names.get(key) as string;
        const before = this.names[at - 1]?.get(key);
        if (before === undefined || before === name) continue;
        distinct.push([before, name]);
        linked.link([before, name]);
      }
    });
    for (const { bounds } of this.rates.values()) linked.link(bounds.flatMap(({ parts }) => parts.map(([name]) => name)));
    const blocks = new Map<string, { names: string[]; claims: Claim[]; distinct: (readonly [string, string])[]; rates: NamedRate[] }>();
    const blockOf = (name: string) => {
      const root = linked.rootOf(name);
      const block = blocks.get(root) ?? { names: [], claims: [], distinct: [], rates: [] };
      blocks.set(root, block);
      return block;
    };
    for (const name of [...this.counts.keys()].sort()) blockOf(name).names.push(name);
    for (const claim of claims) blockOf((claim.parts[0] as readonly [string, number])[0]).claims.push(claim);
    for (const pair of distinct) blockOf(pair[0]).distinct.push(pair);
    for (const rate of [...this.rates.values()].sort((one, other) => (one.name < other.name ? -1 : 1))) blockOf((rate.bounds[0] as Bound).parts[0]?.[0] as string).rates.push(rate);
    return [...blocks.values()].sort((one, other) => ((one.names[0] as string) < (other.names[0] as string) ? -1 : 1));
  }
}

/** A count keeps its name while it does not change. */
function namesOf(releases: readonly CountTable[]): readonly Map<string, string>[] {
  const since = new Map<string, { readonly value: number; readonly at: number }>();
  return releases.map(({ counts }, at) => {
    for (const [key, { value }] of counts) if (since.get(key)?.value !== value) since.set(key, { value, at });
    return new Map([...counts.keys()].map((key) => [key, `${key}@${since.get(key)?.at ?? at}`]));
  });
}

/** Which names hang together. */
class Linked {
  private readonly above = new Map<string, string>();

  constructor(names: Iterable<string>) {
    for (const name of names) this.above.set(name, name);
  }

  rootOf(name: string): string {
    let at = name;
    for (;;) {
      const next = this.above.get(at) as string;
      if (next === at) return at;
      this.above.set(at, this.above.get(next) as string);
      at = next;
    }
  }

  link([first, ...others]: readonly string[]): void {
    for (const other of others) this.above.set(this.rootOf(other), this.rootOf(first as string));
  }
}
