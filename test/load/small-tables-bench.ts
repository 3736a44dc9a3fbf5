import { parseArgs } from 'node:util';
import { type AgainstLeast, againstTheLeast, ratioOf, tablesWithSmallCounts } from '../attack/disclosure/against-the-least.js';
import { type Hider, judge, type Judged, together } from '../attack/disclosure/attacker-b.js';
import { ourHider } from '../attack/disclosure/our-hider.js';
import { smallestFirst } from '../attack/disclosure/smallest-first.js';
import type { Family } from '../attack/disclosure/small-tables.js';

const MINIMUM = 3;
/** All tables of these shapes, each with all its sums and one grand total: four in a row, two groups of two, two by three, and so on. */
const SHAPES: readonly Pick<Family, 'shape' | 'total'>[] = [
  { shape: [[4]], total: 14 }, { shape: [[2, 2]], total: 14 }, { shape: [[3, 3]], total: 9 }, { shape: [[2], [2]], total: 16 }, { shape: [[2], [3]], total: 11 }, { shape: [[3], [3]], total: 6 }, { shape: [[2, 2], [2]], total: 7 },
  // Two blocks in a sum.
  { shape: [[6]], total: 9 }, { shape: [[6], [2]], total: 4 },
];
const HIDERS: readonly (readonly [name: string, hider: Hider])[] = [['plain greedy', smallestFirst], ['ours', ourHider(false)], ['ours, in blocks', ourHider(true)]];

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

function share(part: number, whole: number): string {
  return `${part} (${((part / whole) * 100).toFixed(1)} %)`;
}

function tellJudged(name: string, { cells, counts, secondaries, tables, refused, withoutTotal, openToA, openToB, knownToA, knownToB }: Judged): void {
  tell(`  ${name}: ${counts} protected counts in ${tables - refused - withoutTotal} of ${tables} tables (${refused} refused, ${withoutTotal} without a total), ${(secondaries / (tables - refused - withoutTotal)).toFixed(2)} secondary a table, ${share(counts + secondaries, cells)} of the cells hidden; open to A ${share(openToA, counts)}, to B ${share(openToB, counts)}; known to A ${share(knownToA, counts)}, to B ${share(knownToB, counts)}`);
}

/** What is left to an attacker who runs what hides on every table that fits. */
function measureAttackerB(): void {
  for (const zeros of ['shown', 'small'] as const) {
    const found = HIDERS.map((): Judged[] => []);
    for (const { shape, total } of SHAPES) {
      tell(`zeros ${zeros}, leaves ${JSON.stringify(shape)}, all tables of ${total}, t = ${MINIMUM}`);
      HIDERS.forEach(([name, hider], at) => {
        const judged = judge({ shape, total, minimum: MINIMUM, zeros }, hider);
        found[at]?.push(judged);
        tellJudged(name, judged);
      });
    }
    tell(`zeros ${zeros}, all of them`);
    HIDERS.forEach(([name], at) => tellJudged(name, together(found[at] ?? [])));
  }
}

/** What we hide beside the least that a mixed-integer programme finds. */
function measureLeast(tables: number): void {
  const found: AgainstLeast[] = [];
  let refused = 0;
  for (const table of tablesWithSmallCounts()) {
    if (found.length + refused === tables) break;
    const measured = againstTheLeast(table);
    if (measured) found.push(measured);
    else refused += 1;
  }
  tell(`${tables} random tables of at most 60 cells, ${refused} refused`);
  for (const by of ['value', 'price'] as const) {
    const ours = found.reduce((sum, { [by]: each }) => sum + each.ours, 0);
    const least = found.reduce((sum, { [by]: each }) => sum + each.least.cost, 0);
    const worst = found.reduce((one, other) => (ratioOf(other[by]) > ratioOf(one[by]) ? other : one));
    tell(`  by ${by}: ${(ours / least).toFixed(3)} × the least; ${share(found.filter((each) => ratioOf(each[by]) <= 1 + 1e-6).length, found.length)} at the least, ${share(found.filter((each) => ratioOf(each[by]) <= 1.1).length, found.length)} within 10 %; the worst ${ratioOf(worst[by]).toFixed(2)} × (table ${worst.seed}); ${found.filter((each) => !each[by].least.isProved).length} not solved in time`);
  }
  tell(`  ${share(found.reduce((sum, { droppable }) => sum + droppable.length, 0), found.reduce((sum, { secondaries }) => sum + secondaries, 0))} of the secondaries could be shown, each by itself`);
}

/** Disclosure control on small tables: all tables of some shapes, judged by attackers who know the algorithm (`--attacker-b`), and random ones beside the least (`--least`, so many `--tables`). */
function bench(): void {
  const { values } = parseArgs({ options: { 'attacker-b': { type: 'boolean', default: false }, least: { type: 'boolean', default: false }, tables: { type: 'string', default: '300' } } });
  const isAll = !values['attacker-b'] && !values.least;
  if (isAll || values['attacker-b']) measureAttackerB();
  if (isAll || values.least) measureLeast(Number(values.tables));
}

bench();
