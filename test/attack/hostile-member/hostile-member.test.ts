import { spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { INHERITED } from '../../kit/config.js';
import { TestHub } from '../../kit/hub.js';
import { rootWithCountries } from '../../kit/own-countries.js';
import { ROOT } from '../../kit/places.js';
import { querySigned, ringOf } from '../../kit/signed.js';
import { until } from '../../kit/until.js';

interface Member {
  readonly code: string;
  readonly type: string;
  readonly rootField: string;
  readonly nameEn: string;
  readonly nameRu: string;
  readonly training: boolean;
  readonly url: string;
}
interface Health {
  readonly countries: readonly { readonly code: string; readonly state: string; readonly up: boolean; readonly refusal: string | null }[];
}

/** Changes to the SDL that an honest Uzbekistan serves; each tries to reach beyond its own type. */
const ATTACKS: readonly (readonly [what: string, change: (sdl: string) => string, reason: RegExp])[] = [
  ["takes over another's field", (sdl) => `${sdl}\nextend type Kazakhstan @key(fields: "code") { code: CountryCode! observations: ObservationPage @override(from: "country-kz") }`, /Kazakhstan/],
  ["defines another country's type", (sdl) => `${sdl}\ntype Kazakhstan @key(fields: "code") { code: CountryCode! name: String @shareable }`, /defines the type Kazakhstan/],
  ["answers another's root field", (sdl) => sdl.replace('type Query {', 'type Query {\n  kazakhstan: Uzbekistan'), /adds the root field kazakhstan/],
  ['adds a root field of its own', (sdl) => sdl.replace('type Query {', 'type Query {\n  everybody: [Observation!]'), /adds the root field everybody/],
  ['hides a field of a value type', (sdl) => sdl.replace(/value: Float/, 'value: Float @federation__inaccessible'), /only @key and @shareable/],
  ['redefines a value type', (sdl) => sdl.replace(/value: Float/, 'value: String'), /Observation differs from the contract/],
  ['adds a directive of its own', (sdl) => `${sdl}\ndirective @leak(to: String) on FIELD_DEFINITION`, /defines a directive of its own, @leak/],
  ['switches the interface into an object', (sdl) => sdl.replace('interface Country {', 'type Country @key(fields: "code") @federation__interfaceObject {'), /Country/],
];

describe('a hostile member is refused and harms nobody', () => {
  let hub: TestHub;
  let honest: string;
  let members: readonly Member[];
  let secretariatDatabase: string;
  let server: Server;
  let serve: (sdl: string) => void;
  let asked = 0;

  beforeAll(async () => {
    hub = await TestHub.start({ root: await rootWithCountries(['kazakhstan', 'kyrgyzstan', 'uzbekistan']), environment: { REGISTRY_INTERVAL_MS: '250' } });
    honest = ((await querySigned<{ _service: { sdl: string } }>({ url: hub.addressOf('Uzbekistan'), tag: 'UZ', ring: await ringOf(hub, 'secretariat'), query: '{ _service { sdl } }' })).data?._service.sdl) ?? '';
    members = await hub.dataFile<Member[]>('members.json');
    const passwords = await hub.dataFile<Record<string, string>>('passwords.json');
    const { POSTGRES } = await hub.dataFile<{ POSTGRES: number }>('ports.json');
    secretariatDatabase = `postgres://serai_secretariat_owner:${passwords['serai_secretariat_owner']}@127.0.0.1:${POSTGRES}/serai_secretariat`;

    let sdl = honest;
    serve = (served) => (sdl = served);
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        // Who asks for its keys gets none.
        if (request.method !== 'POST') return void response.writeHead(404).end();
        const { query } = JSON.parse(Buffer.concat(chunks).toString()) as { query: string };
        if (!query.includes('_service')) asked += query.includes('contractVersion') ? 0 : 1;
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(query.includes('_service') ? { data: { _service: { sdl } } } : { data: { country: { contractVersion: '1.0' } } }));
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(async () => {
    server.close();
    await hub.remove();
  });

  const enrol = async (list: readonly Member[]): Promise<void> => {
    const file = join(hub.data, 'members-for-test.json');
    await writeFile(file, JSON.stringify(list));
    const run = spawnSync(process.execPath, [join(ROOT, 'services/cli/dist/main.js'), 'secretariat', 'enrol'], {
      encoding: 'utf8',
      env: { ...INHERITED, DATABASE_URL: secretariatDatabase, MEMBERS_FILE: file },
    });
    if (run.status !== 0) throw new Error(run.stderr);
  };
  /** A member that leaves, and one that comes at an address: as enrolling does, without a process for each. */
  const inDatabase = async (query: string, values: readonly unknown[] = []): Promise<void> => {
    const client = new pg.Client({ connectionString: secretariatDatabase });
    await client.connect();
    await client.query(query, [...values]).finally(() => client.end());
  };
  const leave = (code: string): Promise<void> => inDatabase('DELETE FROM registry.member WHERE code = $1', [code]);
  const come = ({ code, type, rootField, nameEn, nameRu, training }: Member, url: string): Promise<void> =>
    inDatabase('INSERT INTO registry.member (code, type, root_field, name_en, name_ru, training, url) VALUES ($1, $2, $3, $4, $5, $6, $7)', [code, type, rootField, nameEn, nameRu, training, url]);
  const stateOf = async (code: string): Promise<Health['countries'][number] | undefined> => ((await (await fetch(hub.at('/health'))).json()) as Health).countries.find((country) => country.code === code);
  const hostileUrl = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;

  it.each(ATTACKS)('%s: refused with the reason, the others unharmed, no query sent to it', async (_what, change, reason) => {
    const attack = change(honest);
    expect(attack).not.toBe(honest);
    await leave('UZ');
    await until('Uzbekistan has left', async () => (await stateOf('UZ')) === undefined);
    serve(attack);
    await come(members.find(({ code }) => code === 'UZ') as Member, hostileUrl());
    await until('Uzbekistan is judged', async () => !['AWAITED', undefined].includes((await stateOf('UZ'))?.state));
    expect(await stateOf('UZ')).toMatchObject({ state: 'REFUSED', up: true, refusal: expect.stringMatching(reason) });

    asked = 0;
    const { status, data, errors } = await hub.query<{ countries: readonly { code: string; observations: { totalCount: number } | null }[] }>('{ countries { code observations(first: 1) { totalCount } } }');
    expect(status).toBe(200);
    expect(data?.countries.filter(({ observations }) => observations !== null).map(({ code }) => code)).toEqual(['KG', 'KZ']);
    expect(errors.map(({ extensions }) => extensions)).toMatchObject([{ code: 'MEMBER_REFUSED', country: 'UZ', retriable: false }]);
    expect(asked).toBe(0);
  });

  it('a member that was accepted and then turns hostile changes nothing: what was accepted stands, the refusal is shown', async () => {
    serve(honest);
    await enrol(members.map((member) => (member.code === 'UZ' ? { ...member, url: hostileUrl() } : member)));
    await until('the honest graph is accepted', async () => (await stateOf('UZ'))?.state === 'ACCEPTED');
    const before = ((await (await fetch(hub.at('/health'))).json()) as { supergraph: string }).supergraph;
    serve(honest.replace('type Query {', 'type Query {\n  everybody: [Observation!]'));
    await until('the refusal is shown', async () => (await stateOf('UZ'))?.refusal !== null);
    expect(await stateOf('UZ')).toMatchObject({ state: 'ACCEPTED', refusal: expect.stringMatching(/adds the root field everybody/) });
    expect(((await (await fetch(hub.at('/health'))).json()) as { supergraph: string }).supergraph).toBe(before);
  });

  it('a member that starts late is taken up without a restart', async () => {
    await enrol(members.map((member) => (member.code === 'UZ' ? { ...member, url: 'http://127.0.0.1:9/graphql' } : member)));
    await until('Uzbekistan is down', async () => (await stateOf('UZ'))?.up === false);
    expect((await hub.query<{ uzbekistan: unknown }>('{ uzbekistan { observations { totalCount } } }')).errors[0]?.extensions).toMatchObject({ code: 'COUNTRY_UNAVAILABLE', country: 'UZ' });
    await enrol(members);
    await until('Uzbekistan answers', async () => (await hub.query<{ uzbekistan: { observations: unknown } | null }>('{ uzbekistan { observations(first: 1) { totalCount } } }')).data?.uzbekistan?.observations != null);
  });
});
