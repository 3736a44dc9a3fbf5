import type { LinkedSystem } from '../system/linked-system.js';
import { chanceOf } from './chance-of.js';

/**
 * Which quantities lie near one: those sorted by its own codes, by codes above and below them, and by a few that
 * stand beside them, in whichever release. A move that is made of these alone is found in a small part of a large table.
 * What is chosen depends on codes and on the pattern, never on values.
 */
export class Neighbourhoods {
  private readonly byCode = new Map<string, number[]>();
  private readonly wholes = new Map<string, string[]>();
  private readonly pairs: ReadonlyMap<number, readonly number[]>;
  private readonly byPlace = new Map<string, number>();

  constructor(private readonly system: LinkedSystem) {
    system.quantities.forEach(({ place }, quantity) => {
      if (place.length > 0) this.byPlace.set(place.join('|'), quantity);
      for (const code of place) if (!isRelease(code)) push(this.byCode, code, quantity);
    });
    for (const [whole, parts] of system.parts) for (const part of parts) push(this.wholes, part, whole);
    this.pairs = tiedTogether(system);
  }

  /** The quantities near some, they themselves among them, ascending; `beside` codes are taken of each dimension beside their own. */
  of(quantities: readonly number[], beside: number, isHidden: (item: number) => boolean): readonly number[] {
    const codes = new Set<string>();
    const places = quantities.map((quantity) => this.system.quantities[quantity]?.place ?? []);
    for (const place of places) {
      place.forEach((code, dimension) => {
        if (isRelease(code)) return;
        this.addLine(code, codes);
        for (const other of this.besides(place, dimension, beside, isHidden)) this.addLine(other, codes);
      });
    }
    const near = new Set(quantities);
    for (const each of this.fewest(codes)) if (this.system.quantities[each]?.place.every((code) => codes.has(code) || isRelease(code))) near.add(each);
    for (const each of near) for (const other of this.pairs.get(each) ?? []) near.add(other);
    return [...near].sort((one, other) => one - other);
  }

  /** The quantities that have one of the codes in the dimension in which they are fewest. */
  private fewest(codes: ReadonlySet<string>): readonly number[] {
    const lists = new Map<string, number[]>();
    for (const code of codes) {
      const list = lists.get(dimensionOf(code)) ?? [];
      lists.set(dimensionOf(code), list);
      list.push(...(this.byCode.get(code) ?? []));
    }
    return [...lists.values()].sort((one, other) => one.length - other.length)[0] ?? [];
  }

  /** A code, all above it, and one way down from it. */
  private addLine(code: string, codes: Set<string>): void {
    for (const whole of this.wholes.get(code) ?? []) if (!codes.has(whole)) this.addUp(whole, codes);
    codes.add(code);
    const below = this.system.parts.get(code)?.filter((part) => this.byCode.has(part)) ?? [];
    if (below.length > 0 && !below.some((part) => codes.has(part))) for (const part of below.slice(0, 2)) this.addLine(part, codes);
  }

  private addUp(code: string, codes: Set<string>): void {
    codes.add(code);
    for (const whole of this.wholes.get(code) ?? []) if (!codes.has(whole)) this.addUp(whole, codes);
  }

  /** Codes that make up the same as one of a place does, or that make it up: first those whose cell in its stead is hidden, then those whose cell is there. */
  private besides(place: readonly string[], dimension: number, most: number, isHidden: (item: number) => boolean): readonly string[] {
    const code = place[dimension] ?? '';
    const wholes = this.wholes.get(code) ?? [];
    const candidates = new Set([...wholes.flatMap((whole) => this.system.parts.get(whole) ?? []), ...(this.system.parts.get(code) ?? [])]);
    candidates.delete(code);
    const rank = (other: string): number => {
      const there = this.byPlace.get(place.map((each, at) => (at === dimension ? other : each)).join('|'));
      const item = there === undefined ? null : this.system.quantities[there]?.item;
      if (there === undefined) return 2;
      return (item !== null && item !== undefined && isHidden(item) ? 0 : 1) + chanceOf(other + place.join()) / 2;
    };
    return [...candidates].map((other) => ({ other, at: rank(other) })).sort((one, another) => one.at - another.at || (one.other < another.other ? -1 : 1)).slice(0, most).map(({ other }) => other);
  }
}

/** Quantities that can only move with another: two in one relation, or what is left over in a bound. */
function tiedTogether({ relations, quantities }: LinkedSystem): ReadonlyMap<number, readonly number[]> {
  const tied = new Map<number, number[]>();
  for (const { terms } of relations) {
    const loose = terms.filter(({ quantity }) => quantities[quantity]?.place.length === 0);
    const together = terms.length === 2 ? terms : loose.length > 0 ? terms : [];
    for (const { quantity } of together) for (const { quantity: other } of together.length === 2 ? together : loose) if (other !== quantity) push(tied, quantity, other);
  }
  return tied;
}

/** What did not change since an earlier release moves with what did. */
function isRelease(code: string): boolean {
  return code.startsWith('@');
}

function dimensionOf(code: string): string {
  return code.slice(0, code.indexOf('='));
}

function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
