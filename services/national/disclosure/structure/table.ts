import type { Item } from '../system/linked-system.js';
import type { Part, SystemBuilder } from '../system/system-builder.js';
import type { Dimension } from './dimension.js';

/** A cell of a table: one code of each dimension, in their order. */
export interface TableCell {
  readonly codes: readonly string[];
  readonly value: number;
  readonly state: Item['state'];
}

/** Counts of one indicator by some dimensions. */
export interface Table {
  /** Begins the id of each cell: tables that are linked have different ones. */
  readonly id: string;
  readonly dimensions: readonly Dimension[];
  readonly cells: readonly TableCell[];
  /** What hiding a cell costs, above 0; by its codes alone. */
  readonly price: (codes: readonly string[]) => number;
  /** What a combination is that is no cell: `zero`, everybody knows that nobody can be there; `untold`, nothing is known of it. */
  readonly absent: 'zero' | 'untold';
}

/** What a cell is called in the system: itself, or that of one release among several. */
export type CellName = (cell: string) => string;

/** The id of a cell in the system. */
export function cellId(table: string, codes: readonly string[]): string {
  return [table, ...codes].join('|');
}

/**
 * The cells of a table and what adds up in it: for every cell and every dimension, whole = Σ parts; for codes within
 * another, part ≤ whole. Since this is done in each dimension for every cell, wholes of several dimensions at once
 * follow. A sum of which a part is untold is a bound: Σ parts there ≤ whole. A cell that is in the system already stays as it is.
 */
export function addTable(builder: SystemBuilder, table: Table, name: CellName = (cell) => cell): void {
  const { id, dimensions, cells, price } = table;
  for (const { codes, value, state } of cells) {
    if (codes.length !== dimensions.length) throw new RangeError(`${cellId(id, codes)} has ${codes.length} codes for ${dimensions.length} dimensions`);
    const own = name(cellId(id, codes));
    // Cells of two releases lie in different places: one may move without the other.
    const release = own.slice(cellId(id, codes).length);
    if (!builder.has(own)) builder.cell({ id: own, value, state, price: price(codes), place: codes.map((code, at) => placeCode(id, dimensions[at] as Dimension, code)).concat(release === '' ? [] : [release]) });
  }
  dimensions.forEach((dimension, at) => {
    for (const { whole, parts } of dimension.sums) builder.madeUpOf(placeCode(id, dimension, whole), parts.map((part) => placeCode(id, dimension, part)));
    for (const { whole, part } of dimension.within) builder.madeUpOf(placeCode(id, dimension, whole), [placeCode(id, dimension, part)]);
    for (const { codes } of cells) addSums(builder, table, codes, at, name);
  });
}

function addSums(builder: SystemBuilder, { id, dimensions, absent }: Table, codes: readonly string[], at: number, name: CellName): void {
  const own = name(cellId(id, codes));
  const inStead = (code: string): string => name(cellId(id, codes.map((each, index) => (index === at ? code : each))));
  for (const { whole, parts } of dimensions[at]?.sums ?? []) {
    if (whole !== codes[at]) continue;
    const there = parts.map(inStead).filter((part) => builder.has(part));
    const terms: Part[] = [[own, 1], ...there.map((part): Part => [part, -1])];
    if (there.length > 0 && (absent === 'zero' || there.length === parts.length)) builder.sum(terms);
    else if (there.length > 0) addBound(builder, `${own} ≥ ${there.join(' + ')}`, terms);
  }
  for (const { whole, part } of dimensions[at]?.within ?? []) {
    if (whole === codes[at] && builder.has(inStead(part))) addBound(builder, `${own} ≥ ${inStead(part)}`, [[own, 1], [inStead(part), -1]]);
  }
}

function addBound(builder: SystemBuilder, id: string, parts: readonly Part[]): void {
  if (!builder.has(id)) builder.bound(id, { parts, atLeast: 0 });
}

/** Tables that share a dimension's name share no codes: what moves in one need not move in the other. */
function placeCode(table: string, { id }: Dimension, code: string): string {
  return `${table}.${id}=${code}`;
}
