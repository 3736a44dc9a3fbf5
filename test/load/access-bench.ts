import { parseArgs } from 'node:util';
import type { RegistryDocument } from '@serai/schema';
import { TestHub } from '../kit/hub.js';
import { BenchHub } from './bench-hub.js';
import { type Measured, reportLines, verdict } from './bench-report.js';
import { BARE, CONTROL, VARIANTS, WHOLE } from './variants.js';

const CLIENTS = 16;
const WARM_UP_MS = 1_000;

interface Length {
  readonly rounds: number;
  readonly seconds: number;
  /** Folder of the hub's data, which is kept; left out: a new one, which is removed. */
  readonly data?: string;
}

/** How long to measure: `--rounds 2 --seconds 1` for a short look; `--data FOLDER` to make the releases once for several runs. */
function lengthAsked(): Length {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '3' }, data: { type: 'string' } } });
  const length = { rounds: Number(values.rounds), seconds: Number(values.seconds), ...(values.data !== undefined && { data: values.data }) };
  if (!Number.isInteger(length.rounds) || length.rounds < 1 || !(length.seconds > 0)) throw new Error('Say how many rounds, and of how many seconds: --rounds 5 --seconds 3');
  return length;
}

/** Queries a second of each variant, in turns. */
async function measure(hubs: readonly BenchHub[], { rounds, seconds }: Length): Promise<Measured[]> {
  for (const hub of hubs) await hub.throughput(CLIENTS, seconds * 1000);
  const rates = hubs.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    // Every other round backwards, so that no variant always comes after the same one.
    const order = hubs.map((_hub, index) => (round % 2 === 0 ? index : hubs.length - 1 - index));
    for (const index of order) {
      // Connections to the database have been given up meanwhile.
      await hubs[index]?.throughput(CLIENTS, WARM_UP_MS);
      rates[index]?.push((await hubs[index]?.throughput(CLIENTS, seconds * 1000)) ?? NaN);
    }
  }
  return VARIANTS.map(({ name }, index) => ({ name, rates: rates[index] ?? [] }));
}

/** What access costs: each part alone and all together, as a share of the throughput without any, in turns in one run. Fails where that is too much. */
async function bench(length: Length): Promise<void> {
  const hub = await TestHub.start(length.data === undefined ? {} : { data: length.data });
  const hubs: BenchHub[] = [];
  try {
    const document = (await (await fetch(hub.addressOf('Secretariat').replace('/graphql', '/registry'))).json()) as RegistryDocument;
    for (const variant of VARIANTS) {
      hubs.push(await BenchHub.start(hub, document, variant));
      process.stderr.write(`· ${variant.name}: started\n`);
    }
    const measured = await measure(hubs, length);
    const of = ({ name }: { readonly name: string }): Measured => measured.find((each) => each.name === name) ?? { name, rates: [] };
    const { line, tooMuch } = verdict(of(WHOLE), of(BARE), of(CONTROL));
    const head = `6 countries × 50 rows × 10 fields through the gateway, ${CLIENTS} clients, ${length.rounds} rounds of ${length.seconds} s in turns`;
    process.stdout.write(`${[head, ...reportLines(measured, of(BARE)), line].join('\n')}\n`);
    if (tooMuch) process.exitCode = 1;
  } finally {
    await Promise.all(hubs.map((each) => each.stop()));
    await (length.data === undefined ? hub.remove() : hub.stop());
  }
}

await bench(lengthAsked());
