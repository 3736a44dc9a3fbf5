import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { RegistryDocument } from '@serai/schema';
import { INHERITED, type Layer } from '../kit/config.js';
import { postQuery } from '../kit/graphql.js';
import { freePort, ROOT, TestHub } from '../kit/hub.js';
import { databaseOf, TestCountry } from '../kit/test-country.js';
import { until } from '../kit/until.js';

const COUNTRIES = { KG: 'kyrgyzstan', KZ: 'kazakhstan', RU: 'russian-federation', TJ: 'tajikistan', TM: 'turkmenistan', UZ: 'uzbekistan' };
const QUERY = '{ countries { observations(first: 50) { nodes { id period value lower upper sex age area origin status } } } }';
const CLIENTS = 16;
const WARM_UP_MS = 1_000;
const ROUND_MS = 3_000;
const ROUNDS = 5;

/** What each variant has of the layers that work while a query runs; an edition is made when a release is. */
const VARIANTS: readonly { readonly name: string; readonly without: readonly Layer[]; readonly asOwner: boolean }[] = [
  { name: 'none of the layers', without: ['guard', 'condition', 'role-check'], asOwner: true },
  { name: 'guard of the graph', without: ['condition', 'role-check'], asOwner: true },
  { name: "reader's condition", without: ['guard', 'role-check'], asOwner: true },
  { name: 'role and row-level security', without: ['guard', 'condition'], asOwner: false },
  { name: 'all of them', without: [], asOwner: false },
  { name: 'none again, for the noise', without: ['guard', 'condition', 'role-check'], asOwner: true },
];

/** The countries' services of one variant, and a gateway over them. */
async function startVariant(hub: TestHub, document: RegistryDocument, { without, asOwner }: (typeof VARIANTS)[number]): Promise<{ url: string; stop: () => Promise<void> }> {
  let { supergraph } = document;
  const countries: TestCountry[] = [];
  for (const [code, folder] of Object.entries(COUNTRIES)) {
    const audiences = asOwner ? new Map([['public', await databaseOf(hub, code, 'owner')] as const]) : new Map();
    const country = await TestCountry.start(hub, code, folder, { without, audiences, always: 'public' });
    countries.push(country);
    supergraph = supergraph.replaceAll(document.members.find((member) => member.code === code)?.url ?? '', country.url);
  }
  const registry = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ...document, supergraph }));
  }).listen(0, '127.0.0.1');
  await once(registry, 'listening');
  const { port: registryPort } = registry.address() as { port: number };
  const port = await freePort();
  const gateway = fork(join(ROOT, 'gateway/dist/main.js'), [], {
    env: { ...INHERITED, NODE_ENV: 'production', PORT: String(port), SECRETARIAT_URL: `http://127.0.0.1:${registryPort}`, LOG_LEVEL: 'silent', REGISTRY_INTERVAL_MS: '60000' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [],
  });
  await once(gateway, 'message');
  const url = `http://127.0.0.1:${port}/graphql`;
  await until('the gateway answers', async () => (await postQuery(url, '{ __typename }')).data !== null);
  return {
    url,
    stop: async () => {
      gateway.kill('SIGTERM');
      await once(gateway, 'close');
      registry.close();
      await Promise.all(countries.map((country) => country.stop()));
    },
  };
}

/** Queries a second, by so many clients at once. */
async function throughput(url: string, milliseconds: number): Promise<number> {
  const end = performance.now() + milliseconds;
  let answered = 0;
  const client = async (): Promise<void> => {
    while (performance.now() < end) {
      const { data, errors } = await postQuery<{ countries: { observations: { nodes: unknown[] } }[] }>(url, QUERY);
      const rows = data?.countries.flatMap(({ observations }) => observations.nodes).length;
      if (errors.length > 0 || rows !== 300) throw new Error(`Not an answer: ${rows} rows, ${JSON.stringify(errors)}`);
      answered += 1;
    }
  };
  const before = performance.now();
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return (answered * 1000) / (performance.now() - before);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}

/** What the layers of access cost: each alone and all together, as a share of the throughput without any, in turns in one run. */
async function bench(): Promise<void> {
  const hub = await TestHub.start();
  const variants: Awaited<ReturnType<typeof startVariant>>[] = [];
  try {
    const document = (await (await fetch(hub.addressOf('Secretariat').replace('/graphql', '/registry'))).json()) as RegistryDocument;
    for (const variant of VARIANTS) variants.push(await startVariant(hub, document, variant));
    for (const { url } of variants) await throughput(url, ROUND_MS);
    const rates = VARIANTS.map((): number[] => []);
    for (let round = 0; round < ROUNDS; round += 1) {
      // Every other round backwards, so that no variant always comes after the same one.
      const order = VARIANTS.map((_, index) => (round % 2 === 0 ? index : VARIANTS.length - 1 - index));
      for (const index of order) {
        const url = variants[index]?.url ?? '';
        // Connections to the database have been given up meanwhile.
        await throughput(url, WARM_UP_MS);
        rates[index]?.push(await throughput(url, ROUND_MS));
      }
    }
    process.stdout.write(`6 countries × 50 rows × 10 fields through the gateway, ${CLIENTS} clients, ${ROUNDS} rounds of ${ROUND_MS / 1000} s in turns\n`);
    VARIANTS.forEach(({ name }, index) => {
      const own = rates[index] ?? [];
      const cost = (1 - mean(own) / mean(rates[0] ?? [])) * 100;
      process.stdout.write(`${name.padEnd(28)} ${mean(own).toFixed(0).padStart(4)} queries/s (${Math.min(...own).toFixed(0)} to ${Math.max(...own).toFixed(0)}), costs ${cost.toFixed(1).padStart(5)} %\n`);
    });
  } finally {
    await Promise.all(variants.map((variant) => variant.stop()));
    await hub.remove();
  }
}

await bench();
