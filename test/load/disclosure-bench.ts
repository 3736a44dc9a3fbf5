import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { addTable, cellId, protect, SystemBuilder } from '@serai/national';
import { type CountTable, disclosureTable, readInseeTable } from './insee-table.js';
import { corrected, madeUpTable, protectAfter, protectTable } from './made-up-table.js';
import { plainGauss } from './plain-gauss.js';

const MINIMUM = 5;
const EARLIER = 5;
/** Cells of a block: 5 × 8 × 5 × 5. */
const BLOCK = 1_000;
const TABLES = [
  { file: 'insee-datatest1.csv', dimensions: ['treff', 'cj', 'type_distrib', 'A10'] },
  { file: 'insee-datatest2.csv', dimensions: ['treff', 'cj', 'A10', 'type_distrib', 'nuts1'] },
];

/** Processor time and time on the clock, in seconds. */
function timed<T>(work: () => T): { readonly value: T; readonly seconds: string } {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return { value, seconds: `${((performance.now() - start) / 1000).toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of processor` };
}

/** A system of which exactly these cells may stay hidden: the others are known. */
function systemOf(table: CountTable, hidden?: ReadonlySet<string>) {
  const builder = new SystemBuilder();
  const { cells, ...rest } = disclosureTable(table, MINIMUM);
  addTable(builder, { ...rest, cells: cells.map((cell) => (hidden && cell.state === 'open' ? { ...cell, state: hidden.has(cell.codes.join('|')) ? 'closed' as const : 'known' as const } : cell)) });
  for (const { codes, state } of cells) if (state === 'closed') builder.need(cellId('insee', codes), { values: MINIMUM, reach: MINIMUM, floor: Infinity });
  return builder.build();
}

function measure(table: CountTable, plain: boolean, inBlocks: boolean): void {
  const tell = (line: string): void => void process.stdout.write(`${line}\n`);
  const ours = timed(() => protect(systemOf(table), { minimum: MINIMUM, inBlocks }));
  const { summary, isProtected } = ours.value;
  const share = ((summary.hiddenValue / summary.value) * 100).toFixed(2);
  tell(`  ours: ${summary.secondary} secondary to ${summary.primary} primary, ${summary.unprotected} of ${summary.needs} unprotected${isProtected ? '' : ' (REFUSED)'}, ${share} % of the value hidden, ${summary.solved.pushes} programmes, ${summary.solved.pivots} pivots, ${ours.seconds}`);
  const gauss = timed(() => plainGauss(table, MINIMUM));
  tell(`  plain, Gauss: ${gauss.value.length} secondary, ${gauss.seconds}; ours ÷ Gauss = ${(summary.secondary / gauss.value.length).toFixed(2)}`);
  if (plain) {
    // Nothing may be hidden any more, so that what is left is the audit: two programmes for each end that is not plain.
    const audit = timed(() => protect(systemOf(table, new Set(gauss.value)), { minimum: MINIMUM, everyInterval: true, effort: 0 }).intervals);
    const narrow = audit.value.filter(({ need, possible }) => need.quantities.length === 1 && possible.to - possible.from < 1).length;
    const below = audit.value.filter(({ need, possible }) => need.quantities.length === 1 && (possible.to - possible.from + 1 < MINIMUM || possible.to < MINIMUM)).length;
    tell(`  plain, audit: ${narrow} small counts known exactly, ${below} below the standard, ${audit.seconds}`);
  }
}

/** 3,000 cells, published six times with corrections: the last with all five before. */
function measureReleases(): void {
  const first = madeUpTable([5, 7, 11, 4], 1);
  const releases = [first];
  const hidden: ReadonlySet<string>[] = [];
  for (let at = 0; at <= EARLIER; at += 1) {
    const { value: { result: { summary, isProtected }, hides }, seconds } = timed(() => protectAfter(releases, hidden, MINIMUM));
    process.stdout.write(`  with ${at} before: ${summary.secondary} secondary to ${summary.primary} primary and ${summary.known} known${isProtected ? '' : ' (REFUSED)'}, ${seconds}\n`);
    hidden.push(hides);
    releases.push(corrected(releases[at] ?? first, 100, at + 2));
  }
}

/** Blocks of a thousand cells that nothing links, as years and indicators are: how time grows with their number. */
function measureBlocks(most: number): void {
  const points: (readonly [cells: number, seconds: number])[] = [];
  for (const blocks of [10, 30, 100].filter((each) => each * BLOCK <= most)) {
    const before = process.cpuUsage();
    let unprotected = 0;
    for (let at = 0; at < blocks; at += 1) unprotected += protectTable(madeUpTable([4, 7, 4, 4], 100 + at), MINIMUM).summary.unprotected;
    const { user, system } = process.cpuUsage(before);
    points.push([blocks * BLOCK, (user + system) / 1e6]);
    process.stdout.write(`  ${blocks * BLOCK} cells: ${((user + system) / 1e6).toFixed(1)} s of processor, ${unprotected} unprotected\n`);
  }
  const [first, last] = [points[0], points.at(-1)] as [readonly [number, number], readonly [number, number]];
  if (points.length > 1) process.stdout.write(`  log-log slope ${(Math.log(last[1] / first[1]) / Math.log(last[0] / first[0])).toFixed(2)}\n`);
}

/** Disclosure control on INSEE's count tables beside the plain way, and where asked for on `--releases` in a row and on many `--blocks`. `--tables FOLDER` says where INSEE's are; `--in-blocks` hides by structure first (attacker B); `--plain all` audits the plain pattern of the large one too; `--most CELLS` stops the blocks there. */
function bench(): void {
  const { values } = parseArgs({ options: { tables: { type: 'string', default: '../shared/tables' }, plain: { type: 'string', default: 'small' }, 'in-blocks': { type: 'boolean', default: false }, releases: { type: 'boolean', default: false }, blocks: { type: 'boolean', default: false }, most: { type: 'string', default: '100000' } } });
  for (const { file, dimensions } of TABLES) {
    const path = `${values.tables}/${file}`;
    if (!existsSync(path)) {
      process.stdout.write(`${file}: not there (${path})\n`);
      continue;
    }
    const table = readInseeTable(readFileSync(path, 'utf8'), dimensions);
    process.stdout.write(`${file}: ${table.counts.size} cells, t = ${MINIMUM}\n`);
    measure(table, values.plain === 'all' || table.counts.size < 1000, values['in-blocks']);
  }
  if (values.releases) {
    process.stdout.write(`a table of ${6 * 8 * 12 * 5} cells in ${EARLIER + 1} releases, one leaf in a hundred corrected each time\n`);
    measureReleases();
  }
  if (values.blocks) {
    process.stdout.write('blocks\n');
    measureBlocks(Number(values.most));
  }
  process.stdout.write(`${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most\n`);
}

bench();
