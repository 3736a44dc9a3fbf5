import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { monthsBefore } from '@serai/schema';
import pg from 'pg';
import { TestHub } from '../../kit/hub.js';
import { chained, type LogRow, readRows, writeRows } from '../../kit/log-chain.js';
import { logCommand } from '../../kit/log-command.js';
import { asOrdinary, keepYears, rootWithCountries } from '../../kit/own-countries.js';
import { databaseOf } from '../../kit/test-country.js';
import { VisitedCountry } from '../../kit/visited-country.js';
import { until } from '../../kit/until.js';

interface Entry {
  readonly seq: string;
  readonly at: string;
  readonly person: string | null;
  readonly client: string | null;
  readonly channel: string;
  readonly audience: string | null;
  readonly visa: string | null;
  readonly release: string | null;
  readonly field: string;
  readonly filter: string;
  readonly cells: number;
  readonly outcome: string;
  readonly hash: string;
}
interface Log {
  readonly northmark: { readonly accessLog: { readonly nodes: readonly Entry[]; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null } } | null } | null;
}

const ENTRY = 'seq at person client channel audience visa release field filter cells outcome hash';
const log = (given = ''): string => `{ northmark { accessLog${given} { nodes { ${ENTRY} } pageInfo { hasNextPage endCursor } } } }`;

/** A country's log, from the answer to the steward who reads it. */
describe("a country's log", () => {
  let root: string;
  let folder: string;
  let hub: TestHub;
  let country: VisitedCountry;
  const entries = async (given = ''): Promise<readonly Entry[]> => {
    const { data, errors } = await country.askAsSteward<Log>(log(given));
    expect(errors).toEqual([]);
    return data?.northmark?.accessLog?.nodes ?? [];
  };
  const newest = async (): Promise<Entry> => (await entries('(first: 1)'))[0] as Entry;
  const health = async (): Promise<{ log: { lodgedEntry: number | null; lodgedUntil: string | null; trouble: string | null } }> =>
    (await (await fetch(country.url.replace('/graphql', '/health'))).json()) as Awaited<ReturnType<typeof health>>;

  beforeAll(async () => {
    root = await rootWithCountries(['northmark', 'southmark']);
    // Their logs begin empty.
    await asOrdinary(root, ['northmark', 'southmark']);
    for (const member of ['northmark', 'southmark']) await keepYears(root, member, [2024]);
    folder = join(root, 'infra/countries/northmark');
    hub = await TestHub.start({ root });
    country = await VisitedCountry.start(hub, 'XN', folder, { environment: { HEADS_INTERVAL_MS: '200' } });
  });
  afterAll(async () => {
    await country.stop();
    await hub.remove();
    await rm(root, { recursive: true, force: true });
  });

  it('has an entry for every data answer: who, as whom, of which release, how many cells', async () => {
    const researcher = await country.visa('ada');
    const { errors } = await country.ask('{ northmark { observations(first: 7, filter: { sex: ["_T"], indicators: ["HIV_TESTED"] }) { nodes { id value } } } }', researcher.credentials);
    expect(errors).toEqual([]);
    const entry = await newest();
    expect(entry).toMatchObject({
      person: expect.stringMatching(/^p\.[\w-]{40,}$/) as unknown, client: 'serai-test', channel: 'gateway', audience: 'researcher', visa: researcher.jti, release: 'XN-1', field: 'observations', outcome: 'OK',
      filter: '{"filter":{"indicators":["HIV_TESTED"],"sex":["_T"]},"first":7}', hash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
    });
    expect(entry.cells).toBeGreaterThanOrEqual(0);
    expect(entry.cells).toBeLessThanOrEqual(7);
    expect(Math.abs(Date.parse(entry.at) - Date.now())).toBeLessThan(60_000);
  });

  it('has one for each name under which a field was asked, by the root, an entity or a fragment, and none for what is open to everyone', async () => {
    const before = Number((await newest()).seq);
    await country.ask('{ one: northmark { a: laws(areas: []) { area } b: releases(first: 1) { id } ...More } it: _entities(representations: [{ __typename: "Northmark", code: "XN" }]) { ... on Country { releases(first: 2) { id } } } } fragment More on Country { c: observations(first: 1) { totalCount } name accessRules { version } }');
    const since = (await entries('(first: 10)')).filter(({ seq }) => Number(seq) > before + 1);
    expect(since.map(({ field, filter, outcome, audience, person }) => [field, filter, outcome, audience, person]).sort()).toEqual([
      ['laws', '{"areas":[]}', 'OK', 'public', null], ['observations', '{"first":1}', 'OK', 'public', null], ['releases', '{"first":1}', 'OK', 'public', null], ['releases', '{"first":2}', 'OK', 'public', null],
    ]);
    const open = await newest();
    await country.ask('{ northmark { code name custody contractVersion accessRules { version } } }');
    expect(Number((await newest()).seq)).toBe(Number(open.seq) + 1);
  });

  it.each([
    ['a token that does not hold', { authorization: 'Bearer e30.e30.e30' }, 'TOKEN_REFUSED'],
    ['nothing, and a question that cannot be understood', {}, 'INVALID_ARGUMENT'],
  ])('has one for what was refused: to whoever came with %s', async (_with, credentials, outcome) => {
    const { errors } = await country.ask('{ northmark { observations(filter: { sex: ["X"] }) { totalCount } } }', credentials);
    expect(errors[0]?.extensions?.code).toBe(outcome);
    expect(await newest()).toMatchObject({ field: 'observations', filter: '{"filter":{"sex":["X"]}}', outcome, cells: 0, release: null });
  });

  it('of a visa that was revoked says that it was refused', async () => {
    const { jti, credentials } = await country.visa('vera');
    await country.revoke(jti);
    expect((await country.ask('{ northmark { releases { id } } }', credentials)).errors[0]?.extensions?.code).toBe('VISA_REFUSED');
    expect(await newest()).toMatchObject({ field: 'releases', outcome: 'VISA_REFUSED', audience: null, person: expect.stringMatching(/^p\./) as unknown });
  });

  it('has none for a call that was turned away at the door', async () => {
    const before = await newest();
    const unsigned = await fetch(country.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: log() }) });
    expect(unsigned.status).toBe(401);
    expect(Number((await newest()).seq)).toBe(Number(before.seq) + 1);
  });

  describe('is read', () => {
    it('by the steward, page by page, the newest first, each reading an entry of its own', async () => {
      const first = await country.askAsSteward<Log>(log('(first: 3)'));
      const page = first.data?.northmark?.accessLog;
      const second = (await entries(`(first: 3, after: "${page?.pageInfo.endCursor}")`));
      const seqs = [...(page?.nodes ?? []), ...second].map(({ seq }) => Number(seq));
      expect(seqs).toEqual(Array.from({ length: 6 }, (_none, index) => (seqs[0] ?? 0) - index));
      expect(await newest()).toMatchObject({ field: 'accessLog', audience: 'steward', channel: 'staff', cells: 3, outcome: 'OK' });
    });

    it('by what stands in it', async () => {
      const ada = (await entries('(filter: { field: "observations", audience: "researcher" })'))[0] as Entry;
      for (const filter of [`person: "${ada.person}"`, `visa: "${ada.visa}"`, 'client: "serai-test", outcome: "OK"']) expect((await entries(`(filter: { ${filter} })`)).map(({ seq }) => seq)).toContain(ada.seq);
      expect((await entries('(filter: { outcome: "VISA_REFUSED" })')).every(({ outcome }) => outcome === 'VISA_REFUSED')).toBe(true);
      expect(await entries(`(filter: { to: "${ada.at}" })`)).not.toContainEqual(ada);
      expect(await entries(`(filter: { from: "${ada.at}", to: "${ada.at.slice(0, 10)}" })`)).toContainEqual(ada);
      expect(await entries('(filter: { person: "p.nobody" })')).toEqual([]);
    });

    it.each([
      ['(first: 1001)', 'INVALID_ARGUMENT'], ['(first: -1)', 'INVALID_ARGUMENT'], ['(filter: { from: "yesterday" })', 'INVALID_ARGUMENT'], ['(filter: { to: "2026-02-30" })', 'INVALID_ARGUMENT'],
      ['(after: "WE46bG9nOjA3")', 'CURSOR_INVALID'], ['(after: "S1o6bG9nOjc")', 'CURSOR_INVALID'],
    ])('with arguments that can be understood, not with %s', async (given, code) => {
      expect((await country.askAsSteward(log(given))).errors.map(({ extensions }) => extensions?.code)).toEqual([code]);
    });

    it('by somebody about his own visas, standing or not, and about nobody else', async () => {
      const [boris, other] = [await country.visa('boris'), await country.visa('olga')];
      await country.ask('{ northmark { releases { id } } }', other.credentials);
      await country.ask('{ northmark { laws { area } } }', boris.credentials);
      const own = async (credentials: Readonly<Record<string, string>>): Promise<readonly Entry[]> => (await country.ask<Log>(log(), credentials)).data?.northmark?.accessLog?.nodes ?? [];
      const [read] = await own(boris.credentials);
      expect(read).toMatchObject({ field: 'laws', visa: boris.jti });
      for (const given of [`visa: "${other.jti}"`, `person: "p.x"`, 'audience: "public"']) expect((await country.ask<Log>(log(`(filter: { ${given} })`), boris.credentials)).data?.northmark?.accessLog?.nodes).toEqual([]);
      await country.revoke(boris.jti);
      await until('the revocation works', async () => (await country.ask('{ northmark { releases { id } } }', boris.credentials)).errors.length > 0);
      const after = await own(boris.credentials);
      expect(after.map(({ seq }) => seq)).toContain(read?.seq);
      expect(new Set(after.map(({ visa }) => visa))).toEqual(new Set([boris.jti]));
      expect(new Set(after.map(({ person }) => person)).size).toBe(1);
    });

    it('not by the public, nor by whoever was granted nothing, nor by a token that does not hold', async () => {
      const nobody = await country.token('nobody');
      for (const credentials of [{}, nobody, { authorization: 'Bearer x.y.z' }]) {
        const { data, errors } = await country.ask<Log>(log(), credentials);
        expect(data?.northmark?.accessLog).toBeNull();
        expect(errors.map(({ extensions }) => extensions?.code)).toEqual(['authorization' in credentials && credentials !== nobody ? 'TOKEN_REFUSED' : 'NOT_FOR_AUDIENCE']);
      }
      const throughGateway = await hub.query<Log>(log());
      expect([throughGateway.data?.northmark?.accessLog, throughGateway.errors[0]?.extensions]).toMatchObject([null, { code: 'NOT_FOR_AUDIENCE', country: 'XN' }]);
    });
  });

  it('names somebody by a pseudonym that the country alone resolves', async () => {
    const [{ person } = { person: '' }] = await entries('(filter: { field: "observations", audience: "researcher" })');
    expect(await logCommand(hub, 'XN', folder, ['who', person ?? ''])).toMatchObject({ status: 0, stdout: 'ada, as urn:serai:test:issuer names him\n' });
    expect(await logCommand(hub, 'XN', folder, ['who', 'p.AAAA'])).toMatchObject({ status: 1, stderr: 'p.AAAA is no pseudonym that Northmark made with its key\n' });
  });

  it('is lodged with the secretariat, holds, and is written out as it stands', async () => {
    const { seq } = await newest();
    await until('its head is lodged', async () => ((await health()).log.lodgedEntry ?? 0) >= Number(seq));
    expect((await health()).log).toMatchObject({ trouble: null, lodgedUntil: expect.stringMatching(/Z$/) as unknown });
    const verified = await logCommand(hub, 'XN', folder, ['verify']);
    expect(verified).toMatchObject({ status: 0, stderr: '' });
    expect(verified.stdout).toMatch(/^The log of XN holds: \d+ entries, the newest \d+ of .+\nHeld against \d+ heads that the secretariat shows and \d+ receipts that the country kept; lodged up to entry \d+ at .+\n$/);
    const lines = (await logCommand(hub, 'XN', folder, ['export'])).stdout.trim().split('\n').map((line) => JSON.parse(line) as Entry);
    expect(lines.map((entry) => entry.seq)).toEqual(lines.map((_entry, index) => index + 1));
    const csv = (await logCommand(hub, 'XN', folder, ['export', '--format', 'csv', '--from', new Date().toISOString().slice(0, 10)])).stdout.trim().split('\r\n');
    expect(csv[0]).toBe('seq,at,person,client,channel,audience,visa,release,field,filter,cells,outcome,previous,hash');
    expect(csv.length).toBeGreaterThanOrEqual(lines.length + 1);
    expect((await logCommand(hub, 'XN', folder, ['export', '--to', '2020-01-01'])).stdout).toBe('');
  });

  describe('is kept as long as the country says', () => {
    let owner: pg.Client;
    let old: string;
    const south = join('infra/countries/southmark');
    const run = (command: string): ReturnType<typeof logCommand> => logCommand(hub, 'XS', join(root, south), [command]);
    /** Rows of so many entries at this time. */
    const rowsAt = (count: number, at: string): LogRow[] => Array.from({ length: count }, (_none, index) => ({
      seq: 0, at, person: null, client: null, channel: 'gateway', audience: 'public', visa: null, release: 'XS-1', field: 'laws', filter: '{}', cells: index, outcome: 'OK', previous: '', hash: '',
    }));
    beforeAll(async () => {
      owner = new pg.Client({ connectionString: await databaseOf(hub, 'XS', 'owner') });
      await owner.connect();
      old = monthsBefore(new Date(), 25).toISOString();
      await writeRows(owner, chained('XS', [...rowsAt(5, old), ...rowsAt(3, monthsBefore(new Date(), 23).toISOString())]));
    });
    afterAll(() => owner.end());

    it('and then removed, up to a checkpoint that was lodged first; what is left is verified from there', async () => {
      expect(await run('prune')).toMatchObject({ status: 0, stdout: `5 entries removed from the log of XS, up to entry 5 of ${old}; it keeps them for 24 months\n` });
      expect((await readRows(owner)).map(({ seq }) => seq)).toEqual([6, 7, 8]);
      expect(await run('verify')).toMatchObject({ status: 0, stdout: expect.stringContaining('The log of XS holds: 3 entries after entry 5, up to which it was removed') as unknown });
      expect(await run('prune')).toMatchObject({ status: 0, stdout: expect.stringContaining('Nothing to remove') as unknown });
      await expect(owner.query('DELETE FROM log.entry WHERE seq = 6')).rejects.toThrow('entry 6 lies before no checkpoint and is not removed');
      const there = await VisitedCountry.start(hub, 'XS', join(root, south));
      await there.ask('{ southmark { releases { id } } }');
      await there.stop();
      expect((await readRows(owner)).map(({ seq }) => seq)).toEqual([6, 7, 8, 9]);
      expect(await run('verify')).toMatchObject({ status: 0 });
    });

    it('and no shorter: the settings refuse it', async () => {
      const settings = join(root, south, 'country.yaml');
      const text = await readFile(settings, 'utf8');
      try {
        await writeFile(settings, `${text}\nlog: { keepMonths: 11 }\n`);
        expect(await run('prune')).toMatchObject({ status: 1, stderr: expect.stringContaining('log.keepMonths: must be at least 12') as unknown });
      } finally {
        await writeFile(settings, text);
      }
      expect((await readRows(owner)).map(({ seq }) => seq)).toEqual([6, 7, 8, 9]);
    });
  });
});
