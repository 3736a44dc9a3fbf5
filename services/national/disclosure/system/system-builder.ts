import type { Item, LinkedSystem, Need, Quantity, Range, Relation, Term } from './linked-system.js';

/** Whole numbers from 0 on: what everybody knows of a count. */
export const COUNT: Range = { from: 0, to: Infinity };
const ANY: Range = { from: -Infinity, to: Infinity };

/** A cell as the structure hands it in. */
export interface CountCell {
  readonly id: string;
  /** People or events: whole, not negative. */
  readonly value: number;
  readonly state: Item['state'];
  readonly price: number;
  readonly place: readonly string[];
}

/** A part of a sum or bound: a cell by its id, so many times. */
export type Part = readonly [id: string, times: number];

/** A sum that is at least so much. */
export interface Bound {
  readonly parts: readonly Part[];
  readonly atLeast: number;
}

/**
 * Gathers cells and what links them into one system. Throws RangeError where a cell comes twice, is no
 * whole number from 0 on, or where a relation does not hold among the values: then the table is wrong,
 * and nothing can be said of it. What is built does not depend on the order in which it was told.
 */
export class SystemBuilder {
  private readonly quantities = new Map<string, Omit<Quantity, 'item'> & { readonly item: string | null }>();
  private readonly items = new Map<string, Item>();
  private readonly needs: (Omit<Need, 'quantities'> & { readonly id: string })[] = [];
  private readonly distinct: (readonly [string, string])[] = [];
  private readonly parts = new Map<string, readonly string[]>();
  private readonly relations = new Map<string, readonly Part[]>();

  cell({ id, value, state, price, place }: CountCell): this {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${id} is no count: ${value}`);
    this.item({ id, state, price });
    return this.quantity({ id, value, hidden: COUNT, shown: { from: value, to: value }, item: id, place });
  }

  has(id: string): boolean {
    return this.quantities.has(id);
  }

  valueOf(id: string): number {
    const quantity = this.quantities.get(id);
    if (!quantity) throw new RangeError(`No cell ${id}`);
    return quantity.value;
  }

  /** Σ times × cell = 0. The same relation, told twice or in another order, counts once. */
  sum(parts: readonly Part[]): this {
    const times = new Map<string, number>();
    for (const [id, factor] of parts) times.set(id, (times.get(id) ?? 0) + factor);
    const terms = [...times].filter(([, factor]) => factor !== 0).sort(byText);
    const sign = (terms[0]?.[1] ?? 0) < 0 ? -1 : 1;
    const left = this.total(terms);
    if (left !== 0) throw new RangeError(`A sum does not hold, ${left} is left over: ${terms.map(([id, factor]) => `${factor} × ${id}`).join(' + ')}`);
    if (terms.length > 0) this.relations.set(terms.map(([id, factor]) => `${sign * factor} ${id}`).join('\n'), terms);
    return this;
  }

  /** A code and those that make it up, each with its dimension. */
  madeUpOf(whole: string, parts: readonly string[]): this {
    this.parts.set(whole, [...new Set([...(this.parts.get(whole) ?? []), ...parts])].sort());
    return this;
  }

  /** Always so: Σ times × cell is at least a number. */
  bound(id: string, { parts, atLeast }: Bound): this {
    return this.leftOver(id, parts, { from: atLeast, to: Infinity }, { from: atLeast, to: Infinity }, null);
  }

  /** An item that tells of some sums, while it is shown, that each is at least a number: a rate with its printed precision. */
  conditional(item: Item, bounds: readonly Bound[]): this {
    this.item(item);
    bounds.forEach(({ parts, atLeast }, at) => this.leftOver(`${item.id}#${at}`, parts, ANY, { from: atLeast, to: Infinity }, item.id));
    return this;
  }

  need(id: string, need: Omit<Need, 'quantities'>): this {
    this.valueOf(id);
    this.needs.push({ id, ...need });
    return this;
  }

  /** Told to differ: an attacker leaves out every table in which they are equal. */
  differ(one: string, other: string): this {
    if (this.valueOf(one) === this.valueOf(other)) throw new RangeError(`${one} and ${other} do not differ`);
    this.distinct.push(one < other ? [one, other] : [other, one]);
    return this;
  }

  build(): LinkedSystem {
    const ids = [...this.quantities.keys()].sort();
    const items = [...this.items.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
    const at = new Map(ids.map((id, index) => [id, index]));
    const itemAt = new Map(items.map(({ id }, index) => [id, index]));
    const indexOf = (id: string): number => at.get(id) as number;
    return {
      quantities: ids.map((id) => {
        const quantity = this.quantities.get(id) as Omit<Quantity, 'item'> & { readonly item: string | null };
        return { ...quantity, item: quantity.item === null ? null : (itemAt.get(quantity.item) as number) };
      }),
      items,
      relations: [...this.relations].sort(byText).map(([, terms]): Relation => ({ terms: terms.map(([id, times]): Term => ({ quantity: indexOf(id), times })) })),
      needs: this.needs.map(({ id, ...need }) => ({ quantities: [indexOf(id)], ...need })).sort((one, other) => (one.quantities[0] as number) - (other.quantities[0] as number) || one.values - other.values || one.reach - other.reach || one.floor - other.floor),
      distinct: this.distinct.map(([one, other]) => [indexOf(one), indexOf(other)] as const).sort((one, other) => one[0] - other[0] || one[1] - other[1]),
      parts: this.parts,
    };
  }

  private leftOver(id: string, parts: readonly Part[], hidden: Range, shown: Range, item: string | null): this {
    const value = this.total(parts);
    if (value < shown.from) throw new RangeError(`A bound does not hold: ${id} is ${value}, not ${shown.from} or more`);
    return this.quantity({ id, value, hidden, shown, item, place: [] }).sum([...parts, [id, -1]]);
  }

  private total(parts: readonly Part[]): number {
    return parts.reduce((sum, [id, times]) => sum + times * this.valueOf(id), 0);
  }

  private item(item: Item): void {
    if (this.items.has(item.id)) throw new RangeError(`${item.id} comes twice`);
    if (!(item.price > 0)) throw new RangeError(`${item.id} has no price above 0`);
    this.items.set(item.id, item);
  }

  private quantity(quantity: Omit<Quantity, 'item'> & { readonly item: string | null }): this {
    if (this.quantities.has(quantity.id)) throw new RangeError(`${quantity.id} comes twice`);
    this.quantities.set(quantity.id, quantity);
    return this;
  }
}

function byText([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : Number(one > other);
}
