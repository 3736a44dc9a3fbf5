import { describe, expect, it } from '@jest/globals';
import { SystemBuilder } from '../system/system-builder.js';
import { flat, overlapping } from './dimension.js';
import { cumulative, neverExceeds, sameCount } from './links.js';
import { addRate, printedRate } from './rate.js';
import { addReleases, type Release } from './releases.js';
import { addTable, cellId, type Table } from './table.js';
import { flowPeriods } from './time.js';

const price = (): number => 1;
const open = 'open' as const;
const cell = (value: number, ...codes: string[]) => ({ codes, value, state: open });
const table = (more: Partial<Table>): Table => ({ id: 't', dimensions: [flat('SEX', '_T', ['F', 'M'])], cells: [cell(9, '_T'), cell(4, 'F'), cell(5, 'M')], price, absent: 'zero', ...more });

function relationsOf(build: (builder: SystemBuilder) => void): string[] {
  const builder = new SystemBuilder();
  build(builder);
  const { relations, quantities } = builder.build();
  return relations.map(({ terms }) => terms.map(({ quantity, times }) => `${times}·${quantities[quantity]?.id ?? ''}`).join(' '));
}

describe('a table', () => {
  it('adds up in each dimension', () => {
    expect(relationsOf((builder) => addTable(builder, table({})))).toEqual(['-1·t|F -1·t|M 1·t|_T']);
  });

  it('is refused where it does not add up', () => {
    expect(() => relationsOf((builder) => addTable(builder, table({ cells: [cell(9, '_T'), cell(4, 'F'), cell(4, 'M')] })))).toThrow(/A sum does not hold, (-1|1) is left over/);
  });

  it('is a bound where a part is untold', () => {
    const { quantities } = (() => {
      const builder = new SystemBuilder();
      addTable(builder, table({ cells: [cell(9, '_T'), cell(4, 'F')], absent: 'untold' }));
      return builder.build();
    })();
    expect(quantities.find(({ item }) => item === null)).toMatchObject({ value: 5, hidden: { from: 0, to: Infinity } });
  });

  it('knows overlapping groups as bounds, not sums', () => {
    const build = (builder: SystemBuilder): void => addTable(builder, table({ dimensions: [overlapping('KP', '_T', ['PWID', 'SW'])], cells: [cell(9, '_T'), cell(7, 'PWID'), cell(6, 'SW')] }));
    expect(relationsOf(build)).toHaveLength(2);
  });

  it('adds months up to quarters and years', () => {
    const months = ['2024-01', '2024-02', '2024-03'];
    const cells = [...months.map((month, at) => cell(at, month)), cell(3, '2024-Q1'), cell(1, '2024-Q2'), cell(4, '2024-S1')];
    expect(relationsOf((builder) => addTable(builder, table({ dimensions: [flowPeriods('TIME', [2024])], cells, absent: 'untold' }))).filter((relation) => !relation.includes('≥'))).toHaveLength(2);
  });
});

describe('links', () => {
  const cells = (builder: SystemBuilder): SystemBuilder => ['a', 'b', 'c'].reduce((all, id, at) => all.cell({ id, value: [5, 3, 2][at] ?? 0, state: open, price: 1, place: [] }), builder);

  it('hold one count below another, two the same, and a cumulative one as earlier and new', () => {
    expect(relationsOf((builder) => neverExceeds(cells(builder), 'b', 'a'))).toEqual(['1·a -1·b -1·b ≤ a']);
    expect(relationsOf((builder) => cumulative(cells(builder), { now: 'a', earlier: 'b', added: 'c' }))).toEqual(['1·a -1·b -1·c']);
    expect(() => relationsOf((builder) => sameCount(cells(builder), 'a', 'b'))).toThrow(RangeError);
    expect(() => relationsOf((builder) => neverExceeds(cells(builder), 'a', 'b'))).toThrow(/b, not|is -2, not 0/);
  });

  it('bind a printed rate to its counts, to half a unit of its last place', () => {
    expect(printedRate(1, 3, 100, 1)).toBe(333);
    expect(printedRate(1, 200, 100, 0)).toBe(1);
    const build = (numerator: number): void => {
      const builder = new SystemBuilder().cell({ id: 'n', value: numerator, state: open, price: 1, place: [] }).cell({ id: 'd', value: 40, state: open, price: 1, place: [] });
      addRate(builder, { id: 'r', state: open, price: 1, numerator: 'n', denominator: 'd', scale: 100, printed: 30, places: 0 });
    };
    expect(() => build(12)).not.toThrow();
    expect(() => build(11)).toThrow(RangeError);
    expect(() => build(13)).toThrow(RangeError);
  });
});

describe('releases', () => {
  const link = (): void => undefined;
  const release = (cells: Table['cells'], hidden?: ReadonlySet<string>): Release => ({ tables: [table({ cells })], link, needs: [], ...(hidden && { hidden }) });
  const build = (...releases: Release[]) => {
    const builder = new SystemBuilder();
    addReleases(builder, releases);
    return builder.build();
  };
  const before = [cell(9, '_T'), cell(4, 'F'), cell(5, 'M')];

  it('make one count of a cell that did not change, and know it where it was shown', () => {
    const { quantities, items } = build(release(before, new Set([cellId('t', ['F'])])), release(before));
    expect(quantities).toHaveLength(3);
    expect(items.map(({ id, state }) => `${id} ${state}`)).toEqual(['t|F@0 open', 't|M@0 known', 't|_T@0 known']);
  });

  it('tell a corrected cell from what it was, and keep that hidden', () => {
    const { items, distinct, quantities } = build(release(before, new Set([cellId('t', ['F'])])), release([cell(10, '_T'), cell(5, 'F'), cell(5, 'M')]));
    expect(items.map(({ id, state }) => `${id} ${state}`)).toEqual(['t|F@0 closed', 't|F@1 open', 't|M@0 known', 't|_T@0 known', 't|_T@1 open']);
    expect(distinct.map(([one, other]) => `${quantities[one]?.id ?? ''} ${quantities[other]?.id ?? ''}`)).toEqual(['t|F@0 t|F@1', 't|_T@0 t|_T@1']);
  });
});
