import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publicKeysFile } from '@serai/chassis';
import pg from 'pg';
import { TestHub } from '../../kit/hub.js';
import { chained, type LogRow, readRows, writeRows } from '../../kit/log-chain.js';
import { logCommand } from '../../kit/log-command.js';
import { asOrdinary, keepYears, rootWithCountries } from '../../kit/own-countries.js';
import { audiencesOf, databaseOf } from '../../kit/test-country.js';
import { until } from '../../kit/until.js';
import { VisitedCountry } from '../../kit/visited-country.js';

interface Health {
  readonly log: { readonly lodgedEntry: number | null; readonly trouble: string | null };
}

/** Entries whose heads are lodged: four are written at once. */
const HEADS = [4, 8, 12];

/** Queries that are under way at once when a service is killed, and how many are asked. */
const CLIENTS = 8;
const QUESTIONS = 400;

/** Somebody who owns a country's database, or who can inject SQL, and would have the log say something else. */
describe("a country's log under attack", () => {
  let root: string;
  let folder: string;
  let hub: TestHub;
  let owner: pg.Client;
  /** The log, and the receipts, as they were when the country's service stopped. */
  let rows: LogRow[];
  let receipts: { seq: string }[];
  const visit = (): Promise<VisitedCountry> => VisitedCountry.start(hub, 'XN', folder, { environment: { HEADS_INTERVAL_MS: '100' } });
  const healthOf = async ({ url }: VisitedCountry): Promise<Health> => (await (await fetch(url.replace('/graphql', '/health'))).json()) as Health;
  const as = async <Result>(who: Parameters<typeof databaseOf>[2], work: (client: pg.Client) => Promise<Result>): Promise<Result> => {
    const client = new pg.Client({ connectionString: await databaseOf(hub, 'XN', who) });
    await client.connect();
    return work(client).finally(() => client.end());
  };
  const nowhere = (): Record<string, string> => ({ SECRETARIAT_URL: 'http://127.0.0.1:9', REGISTRY_KEYS: pathToFileURL(publicKeysFile(join(hub.data, 'keys', 'secretariat.json'))).href });
  /** Does it with the triggers switched off, sees what `serai log verify` says, and puts everything back. */
  const verdictAfter = async (attack: () => Promise<unknown>, environment: Record<string, string> = {}): Promise<string> => {
    await owner.query('ALTER TABLE log.entry DISABLE TRIGGER USER; ALTER TABLE log.receipt DISABLE TRIGGER USER; ALTER TABLE log.checkpoint DISABLE TRIGGER USER');
    try {
      await attack();
      const { status, stdout, stderr } = await logCommand(hub, 'XN', folder, ['verify'], environment);
      expect([status, stdout]).toEqual([1, '']);
      return stderr.split('\n')[0] ?? '';
    } finally {
      await writeRows(owner, rows);
      await owner.query('DELETE FROM log.checkpoint');
      await owner.query('DELETE FROM log.receipt');
      await owner.query('INSERT INTO log.receipt SELECT * FROM json_populate_recordset(null::log.receipt, $1)', [JSON.stringify(receipts)]);
      await owner.query('ALTER TABLE log.entry ENABLE TRIGGER USER; ALTER TABLE log.receipt ENABLE TRIGGER USER; ALTER TABLE log.checkpoint ENABLE TRIGGER USER');
    }
  };
  const bad = (seq: number, what: string): RegExp => new RegExp(`^The log of XN is broken\\. First bad entry: ${seq}(, of \\S+)?: ${what}`);
  const row = (seq: number): LogRow => rows[seq - 1] as LogRow;

  beforeAll(async () => {
    root = await rootWithCountries(['northmark', 'southmark']);
    // Their logs begin empty.
    await asOrdinary(root, ['northmark', 'southmark']);
    for (const member of ['northmark', 'southmark']) await keepYears(root, member, [2024]);
    folder = join(root, 'infra/countries/northmark');
    hub = await TestHub.start({ root });
    owner = new pg.Client({ connectionString: await databaseOf(hub, 'XN', 'owner') });
    await owner.connect();
    const country = await visit();
    for (const count of HEADS) {
      const four = [3, 2, 1, 0].map((less) => `a${less}: observations(first: ${count - less}) { nodes { id } }`);
      await country.ask(`{ northmark { ${four.join(' ')} } }`);
      await until('the head is lodged', async () => (await healthOf(country)).log.lodgedEntry === count);
    }
    await country.stop();
    rows = await readRows(owner);
    receipts = (await owner.query<{ seq: string }>('SELECT * FROM log.receipt ORDER BY seq')).rows;
    const newest = (await owner.query<{ age: number }>('SELECT extract(epoch FROM now() - max(lodged_at))::float8 AS age FROM log.receipt')).rows[0]?.age ?? 0;
    const since = performance.now() - newest * 1000;
    await until('no receipt can be on its way any more', () => performance.now() - since > 11_000);
  });
  afterAll(async () => {
    await owner.end();
    await hub.remove();
    await rm(root, { recursive: true, force: true });
  });

  it('holds as it was written, by what is written of its chain', async () => {
    expect(rows).toHaveLength(12);
    expect(chained('XN', rows)).toEqual(rows);
    expect(receipts.map(({ seq }) => Number(seq))).toEqual(HEADS);
    expect(await logCommand(hub, 'XN', folder, ['verify'])).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('The log of XN holds: 12 entries') as unknown });
    const alone = await logCommand(hub, 'XN', folder, ['verify'], nowhere());
    expect(alone).toMatchObject({ status: 0, stdout: expect.stringMatching(/because it cannot be reached and \d+ receipts that the country kept; lodged up to entry 12/) as unknown });
  });

  describe("the database's owner, with the triggers switched off", () => {
    it.each<[string, string, number, string]>([
      ['changes who asked', "UPDATE log.entry SET person = 'p.x' WHERE seq = 5", 5, 'it was changed: '],
      ['changes when, by a millisecond', "UPDATE log.entry SET at = at + interval '1 millisecond' WHERE seq = 7", 7, 'it was changed: '],
      ['changes a hash', "UPDATE log.entry SET hash = repeat('0', 64) WHERE seq = 12", 12, 'it was changed: '],
      ['removes an entry', 'DELETE FROM log.entry WHERE seq = 6', 6, 'it was removed: '],
      ['removes the first', 'DELETE FROM log.entry WHERE seq = 1', 1, 'it was removed: '],
      ['lets two entries change places', 'UPDATE log.entry SET seq = CASE seq WHEN 3 THEN -4 WHEN 4 THEN -3 END WHERE seq IN (3, 4)', 3, 'it was changed: '],
      ['cuts the tail', 'DELETE FROM log.entry WHERE seq > 9', 10, 'the tail was cut after entry 9: the secretariat was lodged 12 as the head'],
      ['removes all of it', 'DELETE FROM log.entry', 1, 'the tail was cut after entry 0: '],
      ['removes the receipts', 'DELETE FROM log.receipt', 4, 'its receipt was removed, and '],
      ['removes one receipt', 'DELETE FROM log.receipt WHERE seq = 8', 8, 'its receipt was removed: the secretariat gave one at '],
      ['changes a receipt', "UPDATE log.receipt SET hash = repeat('0', 64) WHERE seq = 8", 8, 'its receipt was changed: '],
      ['forges a receipt', "UPDATE log.receipt SET receipt = left(receipt, -8) || 'AAAAAAAA' WHERE seq = 8", 8, 'its receipt was forged: '],
    ])('%s, and is found', async (_does, sql, seq, what) => {
      const isSwap = sql.includes('CASE');
      expect(await verdictAfter(async () => {
        if (isSwap) await owner.query('ALTER TABLE log.entry DROP CONSTRAINT entry_seq_check');
        await owner.query(sql);
        if (isSwap) await owner.query('UPDATE log.entry SET seq = -seq WHERE seq < 0; ALTER TABLE log.entry ADD CONSTRAINT entry_seq_check CHECK (seq > 0)');
      })).toMatch(bad(seq, what));
    });

    it('changes an entry and its hash, and is found by the one after', async () => {
      const changed = chained('XN', rows.map((each) => (each.seq === 5 ? { ...each, person: 'p.x' } : each)));
      const after = rows.map((each) => (each.seq === 5 ? (changed[4] as LogRow) : each));
      expect(await verdictAfter(() => writeRows(owner, after))).toMatch(bad(5, 'it was changed, and its hash with it: entry 6 was chained to another'));
    });

    it.each([
      ['the whole chain', 1, 4, 'from its first entry on'],
      ['the chain after a head was lodged', 5, 8, 'after entry 4'],
      ['the last entry', 12, 12, 'after entry 8'],
    ])('writes %s anew with every hash, and is found by what was lodged', async (_what, from, seq, since) => {
      const anew = chained('XN', rows.map((each) => (each.seq < from ? each : { ...each, person: 'p.x' })));
      expect(await verdictAfter(() => writeRows(owner, anew))).toMatch(bad(seq, `the chain was written anew ${since}: the secretariat was lodged ${seq} at `));
    });

    it('leaves an entry out and writes what follows anew, and is found by what was lodged', async () => {
      const anew = chained('XN', rows.filter(({ seq }) => seq !== 6));
      expect(await verdictAfter(() => writeRows(owner, anew))).toMatch(/First bad entry: \d+, of \S+: the chain was written anew /);
    });

    it('forges a checkpoint to remove what should be kept, and is found', async () => {
      const forged = { seq: 6, hash: row(6).hash, at: '2020-01-01T00:00:00.000Z', months: 24 };
      const forge = async (): Promise<void> => {
        await owner.query("INSERT INTO log.checkpoint VALUES ($1, $2, $3, $4, now(), 'forged')", [forged.seq, forged.hash, forged.at, forged.months]);
        await owner.query('DELETE FROM log.entry WHERE seq <= 6');
      };
      expect(await verdictAfter(forge)).toMatch(bad(6, 'the checkpoint was forged: it was never lodged'));
      expect(await verdictAfter(forge, nowhere())).toMatch(bad(6, 'the checkpoint was forged: it was never lodged'));
    });

    it('does so while the secretariat cannot be reached, and is found by the receipts', async () => {
      expect(await verdictAfter(() => owner.query('DELETE FROM log.entry WHERE seq > 9'), nowhere())).toMatch(bad(10, 'the tail was cut after entry 9: a receipt of the secretariat names 12'));
      expect(await verdictAfter(() => writeRows(owner, chained('XN', rows.map((each) => ({ ...each, audience: 'steward' })))), nowhere())).toMatch(/the chain was written anew from its first entry on: a receipt of the secretariat names /);
    });
  });

  describe('with the triggers on', () => {
    const CHANGES = ['UPDATE log.entry SET cells = 0', 'DELETE FROM log.entry', 'TRUNCATE log.entry', 'UPDATE log.receipt SET hash = hash', 'DELETE FROM log.receipt', 'TRUNCATE log.receipt', 'DELETE FROM log.checkpoint', 'TRUNCATE log.checkpoint'];

    it('the owner changes and removes nothing', async () => {
      for (const sql of CHANGES.filter((each) => each !== 'DELETE FROM log.checkpoint')) await expect(owner.query(sql)).rejects.toThrow(/^The log is only added to: /);
      await expect(owner.query('INSERT INTO log.entry SELECT 99, at, person, client, channel, audience, visa, release, field, filter, cells, outcome, previous, hash FROM log.entry WHERE seq = 12')).rejects.toThrow('Entry 99 does not follow the end of the log');
    });

    it('the clerk adds at the end and reads, and nothing else', async () => {
      await as('clerk', async (clerk) => {
        for (const sql of CHANGES) await expect(clerk.query(sql)).rejects.toThrow(/permission denied/);
        for (const sql of ["INSERT INTO log.checkpoint VALUES (3, 'x', now(), 1, now(), 'x')", 'ALTER TABLE log.entry DISABLE TRIGGER USER', 'SELECT * FROM raw.submission', 'SELECT * FROM release.cell_public']) {
          await expect(clerk.query(sql)).rejects.toThrow(/permission denied|must be owner/);
        }
        await expect(clerk.query("INSERT INTO log.entry SELECT 13, at, person, client, channel, audience, visa, release, field, filter, cells, outcome, repeat('0', 64), hash FROM log.entry WHERE seq = 12")).rejects.toThrow('Entry 13 does not follow the end of the log');
        expect((await clerk.query('SELECT FROM log.entry')).rowCount).toBe(12);
      });
    });

    it('no audience reads of it, nor changes it', async () => {
      for (const audience of await audiencesOf(hub, 'XN')) {
        await as(audience, async (client) => {
          for (const sql of [...CHANGES, 'SELECT * FROM log.entry', 'SELECT count(*) FROM log.receipt', 'INSERT INTO log.entry DEFAULT VALUES']) await expect(client.query(sql)).rejects.toThrow(/permission denied/);
        });
      }
    });
  });

  describe('that cannot be written', () => {
    const ASK = '{ northmark { name releases { id } observations(first: 1) { totalCount } } southmark { observations(first: 1) { totalCount } } }';

    it('gives no data, says so, and the others answer on', async () => {
      const country = await visit();
      try {
        await owner.query('REVOKE INSERT ON log.entry FROM serai_xn_clerk');
        const { status, data, errors } = await country.ask('{ northmark { name releases { id } } }');
        expect([status, data, errors]).toEqual([503, null, [{ message: expect.any(String) as unknown, extensions: { country: 'XN', code: 'LOG_UNAVAILABLE', retriable: true } }]]);
        expect((await country.ask('{ northmark { name } }')).data).toEqual({ northmark: { name: 'Northmark' } });
        const all = await hub.query<{ northmark: unknown; southmark: { observations: { totalCount: number } } }>(ASK);
        expect(all).toMatchObject({ status: 200, data: { northmark: null, southmark: { observations: { totalCount: expect.any(Number) as unknown } } } });
        expect(all.errors.map(({ extensions }) => extensions)).toEqual([{ country: 'XN', code: 'LOG_UNAVAILABLE', retriable: true }]);
      } finally {
        await owner.query('GRANT INSERT ON log.entry TO serai_xn_clerk');
        expect((await country.ask<{ northmark: { releases: unknown } }>('{ northmark { releases { id } } }')).data?.northmark.releases).toEqual([{ id: 'XN-1' }]);
        await country.stop();
      }
    });

    it('loses no answer that was given, when its service is killed in the middle', async () => {
      const country = await visit();
      const answered: number[] = [];
      let next = 1_000;
      const client = async (): Promise<void> => {
        while (next < 1_000 + QUESTIONS) {
          const question = (next += 1);
          const { data } = await country.ask<{ northmark: { observations: unknown } | null }>(`{ northmark { observations(first: ${question}) { totalCount } } }`);
          if (data?.northmark?.observations) answered.push(question);
          if (answered.length === QUESTIONS / 4) await country.stop('SIGKILL');
        }
      };
      await Promise.allSettled(Array.from({ length: CLIENTS }, client));
      expect(answered.length).toBeGreaterThanOrEqual(QUESTIONS / 4);
      expect(answered.length).toBeLessThan(QUESTIONS);
      const written = new Set((await readRows(owner)).filter(({ outcome }) => outcome === 'OK').map(({ filter }) => filter));
      expect(answered.filter((question) => !written.has(`{"first":${question}}`))).toEqual([]);
      const again = await visit();
      await again.ask('{ northmark { releases { id } } }');
      await until('what the killed one wrote is lodged', async () => ((await healthOf(again)).log.lodgedEntry ?? 0) > 12);
      await again.stop();
      expect(await logCommand(hub, 'XN', folder, ['verify'])).toMatchObject({ status: 0 });
    });

    it('and one that was cut is noticed when its next head is lodged: here and at the secretariat', async () => {
      const before = await readRows(owner);
      await owner.query('ALTER TABLE log.entry DISABLE TRIGGER USER');
      await owner.query('DELETE FROM log.entry WHERE seq > 10');
      await owner.query('ALTER TABLE log.entry ENABLE TRIGGER USER');
      const country = await visit();
      try {
        await until('the country says so', async () => /tail was cut/.test((await healthOf(country)).log.trouble ?? ''));
        const secretariat = (await (await fetch(hub.addressOf('Secretariat').replace('/graphql', '/health'))).json()) as { logContradictions: unknown[] };
        expect(secretariat.logContradictions).toContainEqual({ country: 'XN', seq: 10, why: expect.stringContaining(`entry ${before.at(-1)?.seq} was lodged at`) as unknown, at: expect.any(String) as unknown });
      } finally {
        await country.stop();
      }
      expect((await logCommand(hub, 'XN', folder, ['verify'])).stderr).toMatch(/^The log of XN is broken\..*\n[\s\S]*The secretariat noted at /);
    });
  });
});
