import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Highs } from 'highs';
import { narrow } from '../../kit/attacker/narrow.js';
import { type Interval, Puzzle } from '../../kit/attacker/puzzle.js';
import { relateCells, type ToldCell } from '../../kit/attacker/relations.js';
import type { Member } from '../../kit/grant.js';
import { type Place, placeKey } from '../../kit/oracle.js';
import { attack } from './attack.js';
import { BlockProgramme } from './block-programme.js';
import { blocksOf } from './blocks.js';
import type { Edition } from './download.js';
import { identify } from './identify.js';
import { Knowledge } from './knowledge.js';
import { loadHighs } from './load-highs.js';
import type { Target } from './targets.js';

const TOTAL: Place = {
  indicator: { code: 'ON_ART' }, period: '2024', area: '_T', population: '_T', origin: '_T', destination: '_T', basis: '_U', legalStatus: '_T', keyPopulation: '_T', sex: '_T', age: '_T',
};
const cell = (at: Partial<Place>, value: number | null): ToldCell => ({ ...TOTAL, ...at, value });
/** What is found of each of these cells, by narrowing alone. */
const narrowed = (cells: readonly ToldCell[]): readonly Interval[] => {
  const puzzle = new Puzzle();
  relateCells(puzzle, cells, (place) => place);
  for (const told of cells) if (told.value !== null) puzzle.tell(placeKey(told), told.value);
  narrow(puzzle);
  return cells.map((each) => puzzle.interval(placeKey(each)));
};

describe('what whoever calculates gets out', () => {
  let highs: Highs;
  beforeAll(async () => {
    highs = await loadHighs();
  });

  it('of sums, and of what never exceeds something else', () => {
    expect(narrowed([cell({}, 20), cell({ sex: 'F' }, null), cell({ sex: 'M' }, 16)])[1]).toEqual({ from: 4, to: 4 });
    expect(narrowed([cell({}, null), cell({ indicator: { code: 'PLHIV_REGISTERED' } }, 6), cell({ indicator: { code: 'VIRALLY_SUPPRESSED' } }, 2)])[0]).toEqual({ from: 2, to: 6 });
    expect(narrowed([cell({}, 9), cell({ keyPopulation: 'SW' }, null), cell({ keyPopulation: 'MSM' }, null)]).slice(1)).toEqual([{ from: 0, to: 9 }, { from: 0, to: 9 }]);
  });

  it('of rates, to the last place that any of them has', () => {
    const counts = [cell({}, null), cell({ indicator: { code: 'PLHIV_REGISTERED' } }, 40)];
    const coverage = (at: Partial<Place>, value: number): ToldCell => cell({ ...at, indicator: { code: 'ART_COVERAGE' } }, value);
    // 1 of 40 is 2.5, which rounds up to 3. Beside a rate of one place more, 3 is 3.0: 12 of 400, no longer 10 to 13.
    expect(narrowed([...counts, coverage({}, 2.5)])[0]).toEqual({ from: 1, to: 1 });
    expect(narrowed([...counts, coverage({}, 3)])[0]).toEqual({ from: 1, to: 1 });
    expect(narrowed([cell({}, 7), cell({ indicator: { code: 'PLHIV_REGISTERED' } }, null), coverage({}, 35)])[1]).toEqual({ from: 20, to: 20 });
    expect(narrowed([cell({}, null), cell({ indicator: { code: 'PLHIV_REGISTERED' } }, 400), coverage({}, 3), coverage({ sex: 'F' }, 2.5)])[0]).toEqual({ from: 12, to: 12 });
  });

  it('of linear programmes, where narrowing stops', () => {
    const puzzle = new Puzzle();
    for (const [one, other, sum] of [['a', 'b', 8], ['b', 'c', 10], ['a', 'c', 12]] as const) puzzle.relate([[one, 1], [other, 1]], sum, sum);
    puzzle.relate([['a', 1], ['known', -1]], 0, Infinity);
    puzzle.tell('known', 2);
    puzzle.relate([['x', 1], ['y', 1]], 9, 9);
    narrow(puzzle);
    expect(puzzle.interval('a')).toEqual({ from: 2, to: 8 });
    const [triangle, pair, ...others] = blocksOf(puzzle);
    expect([triangle?.unknowns.length, pair?.unknowns.length, others]).toEqual([3, 2, []]);
    const found = (block: typeof triangle, name: string): Interval => {
      const programme = new BlockProgramme(highs, puzzle, block as NonNullable<typeof block>);
      const interval = programme.bound(puzzle.of(name));
      programme.dispose();
      return interval;
    };
    expect([found(triangle, 'a'), found(pair, 'x')]).toEqual([{ from: 5, to: 5 }, { from: 0, to: 9 }]);
  });

  const edition = (member: Member, release: string, cells: readonly ToldCell[]): Edition => ({ member, release, cells });
  const named = (editions: readonly Edition[], values: readonly (readonly number[])[], mirrored: boolean) =>
    identify(editions, ({ release, cells }, place) => values[editions.findIndex((each) => each.release === release)]?.[cells.findIndex((each) => placeKey(each) === placeKey(place))], mirrored);

  it('of two releases: what did not change is one count', () => {
    const areas = ['XN-A', 'XN-B', 'XN-C'].map((area) => ({ area }));
    const release = (name: string, values: readonly (number | null)[]): Edition => edition('XN', name, [{}, ...areas].map((at, index) => cell(at, values[index] as number | null)));
    const releases = [release('XN-1', [30, null, null, 10]), release('XN-2', [null, null, 16, null])];
    const names = named(releases, [[30, 4, 16, 10], [31, 4, 16, 11]], false);
    const target: Target = { member: 'XN', release: 'XN-1', place: placeKey({ ...TOTAL, area: 'XN-A' }), value: 4, minimum: 5 };
    const found = (editions: readonly Edition[]) => new Knowledge(editions, names).breaches([target], highs, (all) => all);
    expect(found(releases)).toEqual([{ ...target, from: 4, to: 4 }]);
    expect(found(releases.slice(0, 1))).toEqual([]);
  });

  it('of what two members count of the same people; what one tells alone is none of the other\'s', () => {
    const into = { population: 'IMMIGRANT', origin: 'XS', destination: 'XN', basis: 'CITIZENSHIP' };
    const from = { ...into, population: 'EMIGRANT' };
    const sexes = (at: Partial<Place>, values: readonly (number | null)[]): readonly ToldCell[] => ['_T', 'F', 'M'].map((sex, index) => cell({ ...at, sex }, values[index] as number | null));
    const found = (north: readonly (number | null)[], south: readonly (number | null)[], mirrored = true): readonly string[] => {
      const editions = [edition('XN', 'XN-1', sexes(into, north)), edition('XS', 'XS-1', sexes(from, south))];
      const names = named(editions, [[20, 4, 16], [20, 4, 16]], mirrored);
      const targets = [['XN', 'XN-1', into], ['XS', 'XS-1', from]] as const;
      return attack({
        editions, names, highs, picked: (all) => all,
        targets: targets.map(([member, release, at]) => ({ member, release, place: placeKey({ ...TOTAL, ...at, sex: 'F' }), value: 4, minimum: 5 })),
      }).map(({ release, from: least, to: most }) => `${release} ${least} ${most}`);
    };
    expect(found([20, null, null], [null, null, 16])).toEqual(['XN-1 4 4', 'XS-1 4 4']);
    expect(found([20, null, null], [null, null, 16], false)).toEqual([]);
    expect(found([20, null, 16], [null, null, null])).toEqual(['XN-1 4 4']);
    expect(found([20, 4, 16], [null, null, null])).toEqual(['XN-1 4 4']);
  });
});
