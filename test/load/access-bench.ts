import { parseArgs } from 'node:util';
import type { RegistryDocument } from '@serai/schema';
import { TestHub } from '../kit/hub.js';
import { BenchHub } from './bench-hub.js';
import { type Measured, reportLine, verdict } from './bench-report.js';
import { BARE, CONTROL, VARIANTS, type Variant, WHOLE } from './variants.js';

const CLIENTS = 16;
/** Twice for each of a pair: what has just started is slower. */
const WARM_UP_MS = 5_000;

interface Length {
  readonly rounds: number;
  readonly seconds: number;
  /** Folder of the hub's data, which is kept; left out: a new one, which is removed. */
  readonly data?: string;
}

/** How long to measure: `--rounds 2 --seconds 1` for a short look; `--data FOLDER` to make the releases once for several runs. */
function lengthAsked(): Length {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '12' }, seconds: { type: 'string', default: '2' }, data: { type: 'string' } } });
  const length = { rounds: Number(values.rounds), seconds: Number(values.seconds), ...(values.data !== undefined && { data: values.data }) };
  if (!Number.isInteger(length.rounds) || length.rounds < 1 || !(length.seconds > 0)) throw new Error('Say how many rounds, and of how many seconds: --rounds 12 --seconds 2');
  return length;
}

/** Queries a second of a variant and of one without any access, in turns. */
async function measure(variant: BenchHub, bare: BenchHub, { rounds, seconds }: Length): Promise<Pick<Measured, 'rates' | 'against'>> {
  const [rates, against]: [number[], number[]] = [[], []];
  const turns = [async () => against.push(await bare.throughput(CLIENTS, seconds * 1000)), async () => rates.push(await variant.throughput(CLIENTS, seconds * 1000))];
  for (const hub of [bare, variant, bare, variant]) await hub.throughput(CLIENTS, WARM_UP_MS);
  for (let round = 0; round < rounds; round += 1) {
    // Every other round backwards, so that neither always comes after the other.
    for (const turn of round % 2 === 0 ? turns : turns.toReversed()) await turn();
  }
  return { rates, against };
}

/** What access costs: each part alone and all together, as a share of the throughput without any, in turns in one run. Fails where that is too much. */
async function bench(length: Length): Promise<void> {
  const hub = await TestHub.start(length.data === undefined ? {} : { data: length.data });
  const running = new Set<BenchHub>();
  const measured: Measured[] = [];
  try {
    const document = (await (await fetch(hub.addressOf('Secretariat').replace('/graphql', '/registry'))).json()) as RegistryDocument;
    const start = async (variant: Variant): Promise<BenchHub> => {
      const started = await BenchHub.start(hub, document, variant);
      running.add(started);
      return started;
    };
    process.stdout.write(`6 countries × 50 rows × 10 fields through the gateway, ${CLIENTS} clients, each beside the same without access, ${length.rounds} rounds of ${length.seconds} s in turns\n`);
    for (const variant of VARIANTS) {
      // Both anew: what has run for longer is faster.
      const pair = [await start(BARE), await start(variant)] as const;
      const each = { name: variant.name, ...(await measure(pair[1], pair[0], length)) };
      measured.push(each);
      process.stdout.write(`${reportLine(each)}\n`);
      for (const started of pair) {
        running.delete(started);
        await started.stop();
      }
    }
    const of = ({ name }: Variant): Measured => measured.find((each) => each.name === name) ?? { name, rates: [], against: [] };
    const { line, tooMuch } = verdict(of(WHOLE), of(CONTROL));
    process.stdout.write(`${line}\n`);
    if (tooMuch) process.exitCode = 1;
  } finally {
    await Promise.all([...running].map((each) => each.stop()));
    await (length.data === undefined ? hub.remove() : hub.stop());
  }
}

await bench(lengthAsked());
