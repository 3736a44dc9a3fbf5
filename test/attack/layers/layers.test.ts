import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openReleases } from '@serai/national';
import type { AudienceId } from '@serai/schema';
import pg from 'pg';
import type { Layer } from '../../kit/config.js';
import type { QueryAnswer } from '../../kit/graphql.js';
import { TestHub } from '../../kit/hub.js';
import { rootWithCountries } from '../../kit/own-countries.js';
import { audiencesOf, databaseOf, TestCountry, type TestCountryOptions } from '../../kit/test-country.js';
import { DISGUISES, READS } from './sql-attacks.js';

interface Told {
  readonly observations: { readonly totalCount: number; readonly nodes: readonly { readonly id: string; readonly value: number | null }[] } | null;
  readonly laws: readonly unknown[] | null;
  readonly releases: readonly { readonly hash: string }[] | null;
}
interface Answer {
  readonly northmark: Told | null;
}

const DATA = 'observations(first: 1000) { totalCount nodes { id value } } laws { area } releases { hash }';
const ASK = `{ northmark { ${DATA} } }`;
const nothing = { observations: null, laws: null, releases: null };
const name = (audience: string): string => audience.replace(':', '_').toLowerCase();

/** A training member's service and database, without one layer after another. */
describe('each layer refuses by itself', () => {
  let root: string;
  let hub: TestHub;
  let audiences: readonly AudienceId[];
  /** What each audience is told when all is as it should be. */
  const told = new Map<string, Told>();

  const withCountry = async <Result>(options: TestCountryOptions, work: (country: TestCountry) => Promise<Result>): Promise<Result> => {
    const country = await TestCountry.start(hub, 'XN', 'northmark', options);
    try {
      return await work(country);
    } finally {
      await country.stop();
    }
  };
  const as = async <Result>(who: AudienceId | 'owner', work: (client: pg.Client) => Promise<Result>, code = 'XN'): Promise<Result> => {
    const client = new pg.Client({ connectionString: await databaseOf(hub, code, who) });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };
  const superuser = async (database: string): Promise<string> => {
    const [passwords, { POSTGRES }] = await Promise.all([hub.dataFile<Record<string, string>>('passwords.json'), hub.dataFile<{ POSTGRES: number }>('ports.json')]);
    return `postgres://serai:${passwords['serai']}@127.0.0.1:${POSTGRES}/${database}`;
  };
  /** Lets the owner, or the superuser, make a mistake, looks, and takes it back. */
  const afterMistake = async (mistake: string, mend: string, look: () => Promise<void>): Promise<void> => {
    const client = new pg.Client({ connectionString: await superuser('serai_xn') });
    await client.connect();
    try {
      await client.query(mistake);
      await look();
    } finally {
      await client.query(mend);
      await client.end();
    }
  };
  const startFails = (options: TestCountryOptions): Promise<string> =>
    withCountry(options, async () => 'it started').catch((error: unknown) => String(error).replace(/^Error: The country's service did not start: /, '').trim());
  /** Opens the releases for the public as a service does when it starts; what it says where it does not. */
  const opening = async (url: string): Promise<string> => {
    const releases = openReleases(new Map([['public', url]]), 'XN');
    return releases.reader('public').then(() => 'it opened', (error: unknown) => (error as Error).message).finally(() => releases.close());
  };
  const codesOf = ({ errors }: QueryAnswer<unknown>): readonly unknown[] => errors.map(({ extensions }) => extensions?.code);
  /** Fields that were refused are null with an error each; nothing of what they hold is in the answer. */
  const expectNothing = (answer: QueryAnswer<Answer>, code: string): void => {
    expect(answer).toMatchObject({ status: 200, data: { northmark: nothing } });
    expect(codesOf(answer)).toEqual([code, code, code]);
    expect(JSON.stringify(answer)).not.toMatch(/permission denied|serai_x|cell_|postgres|"value"/);
  };

  beforeAll(async () => {
    root = await rootWithCountries(['northmark', 'southmark']);
    hub = await TestHub.start({ root });
    audiences = await audiencesOf(hub, 'XN');
    await withCountry({}, async (country) => {
      for (const audience of audiences) told.set(audience, (await country.query<Answer>(audience, ASK)).data?.northmark as Told);
    });
  });
  afterAll(async () => {
    await hub.remove();
    await rm(root, { recursive: true, force: true });
  });

  it('with all of them, every audience is told something of its own', () => {
    expect(audiences).toHaveLength(6);
    const values = audiences.map((audience) => JSON.stringify(told.get(audience)?.observations?.nodes));
    expect(new Set(values).size).toBe(6);
    for (const audience of audiences) expect(told.get(audience)).toMatchObject({ observations: { totalCount: 4_676 }, releases: [{ hash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown }] });
  });

  describe('without the guard', () => {
    const NOBODIES = [null, 'nobody', 'PUBLIC', 'partner:xs', 'partner:ZZ', 'partner:KZ', 'owner', 'steward,public', '__proto__', "public' OR '1'='1"];
    const entities = (code: string, type = 'Northmark'): string =>
      `{ _entities(representations: [{ __typename: "${type}", code: "${code}" }]) { ... on Northmark { code name accessRules { country } ${DATA} } } }`;

    it.each([[[]], [['guard']]] as [Layer[]][])('and with it (%j left out): whoever is no audience of the country is told nothing, by the root and by _entities', async (without) => {
      await withCountry({ without }, async (country) => {
        for (const nobody of NOBODIES) {
          expectNothing(await country.query<Answer>(nobody, ASK), 'NOT_FOR_AUDIENCE');
          const byEntity = await country.query<{ _entities: readonly unknown[] }>(nobody, entities('XN'));
          expect(byEntity.data?._entities).toEqual([{ code: 'XN', name: 'Northmark', accessRules: { country: 'XN' }, ...nothing }]);
          expect(codesOf(byEntity)).toEqual(['NOT_FOR_AUDIENCE', 'NOT_FOR_AUDIENCE', 'NOT_FOR_AUDIENCE']);
        }
        for (const audience of ['public', 'partner:XS'] as const) {
          expect(await country.query<Answer>(audience, ASK)).toMatchObject({ errors: [], data: { northmark: told.get(audience) } });
          expect(await country.query(audience, entities('XN'))).toMatchObject({ errors: [], data: { _entities: [{ code: 'XN', ...told.get(audience) }] } });
          expect(await country.query(audience, entities('XS'))).toMatchObject({ data: { _entities: [null] } });
          const foreign = await country.query<{ _entities: readonly unknown[] }>(audience, entities('XS', 'Southmark'));
          expect(foreign.errors).toHaveLength(1);
          expect(foreign.data?._entities ?? null).toBeNull();
        }
      });
    });
  });

  describe('without the filter', () => {
    const without: Layer[] = ['filter'];

    it('a reader that forgets whom it reads for is refused by the grants', async () => {
      await withCountry({ without }, async (country) => {
        for (const audience of audiences) expectNothing(await country.query<Answer>(audience, ASK), 'INTERNAL');
      });
    });

    it('and by row-level security, where the owner has granted the tables of all by mistake; a country that checks does not start', async () => {
      const roles = audiences.map((audience) => `serai_xn_${name(audience)}`).join(', ');
      await afterMistake(`GRANT SELECT ON release.cell, release.edition TO ${roles}`, `REVOKE SELECT ON release.cell, release.edition FROM ${roles}`, async () => {
        await withCountry({ without }, async (country) => {
          for (const audience of audiences) expect(await country.query<Answer>(audience, ASK)).toMatchObject({ errors: [], data: { northmark: told.get(audience) } });
        });
        for (const audience of audiences) {
          await as(audience, async (client) => {
            expect((await client.query('SELECT DISTINCT audience FROM release.cell UNION SELECT audience FROM release.edition')).rows).toEqual([{ audience }]);
            expect((await client.query("SELECT FROM release.cell WHERE audience <> $1 OR audience IS NULL", [audience])).rowCount).toBe(0);
            await client.query('SET row_security = off');
            await expect(client.query('SELECT * FROM release.cell')).rejects.toThrow(/would be affected by row-level security/);
          });
        }
        expect(await startFails({})).toBe('serai_xn_public is set to read for public, but may read release.edition, release.cell. Set a role of its own for each audience, which can read nothing by itself');
      });
    });

    it('every partition granted by mistake still shows its own rows alone, and the mistake is noticed', async () => {
      await afterMistake('GRANT SELECT ON ALL TABLES IN SCHEMA release TO serai_xn_public', `REVOKE SELECT ON release.cell, release.edition, release.hiding, ${audiences.filter((each) => each !== 'public').flatMap((each) => [`release.cell_${name(each)}`, `release.edition_${name(each)}`]).join(', ')} FROM serai_xn_public`, async () => {
        await as('public', async (client) => {
          for (const audience of audiences) expect((await client.query(`SELECT FROM release.cell_${name(audience)}`)).rowCount).toBe(audience === 'public' ? 4_676 : 0);
          expect((await client.query('SELECT FROM release.hiding')).rowCount).toBe(0);
        });
        expect(await startFails({})).toMatch(/^serai_xn_public is set to read for public, but may read release\.\S+, .* and \d+ more\. Set a role/);
      });
      expect(await startFails({})).toBe('it started');
    });
  });

  describe('with the wrong role', () => {
    const others = ['researcher', 'steward', 'partner:XS', 'owner'] as const;

    it('the service does not start, and says why in one sentence', async () => {
      const isWrong = (role: string): RegExp => new RegExp(`^${role} is set to read for public, but may read [^.]+\\.[^\\n]*\\. Set a role of its own for each audience, which can read nothing by itself$`);
      expect(await startFails({ audiences: new Map([['public', await databaseOf(hub, 'XN', 'steward')]]) })).toMatch(isWrong('serai_xn_steward'));
      for (const who of others) expect(await opening(await databaseOf(hub, 'XN', who))).toMatch(isWrong(`serai_xn_${name(who)}`));
      expect(await opening(await superuser('serai_xn'))).toBe(
        'serai is set to read for public, but stands above row-level security. Set a role of its own for each audience, which can read nothing by itself',
      );
      expect(await opening(await databaseOf(hub, 'XS', 'public'))).toBe("serai_xs_public reads the releases of XS, not of XN. Set the address of XN's own database");
    });

    it('a role that may become another is the wrong one, however little it inherits; so is one that reads files or the log of changes', async () => {
      const MISTAKES = [
        ['GRANT serai_xn_owner TO serai_xn_public WITH INHERIT FALSE, SET TRUE', 'REVOKE serai_xn_owner FROM serai_xn_public', /but may read raw\.submission/],
        ['GRANT serai_xn_steward TO serai_xn_public WITH INHERIT FALSE, SET TRUE', 'REVOKE serai_xn_steward FROM serai_xn_public', /but may read release\.\w+_steward/],
        ['GRANT serai TO serai_xn_public WITH INHERIT FALSE, SET TRUE', 'REVOKE serai FROM serai_xn_public', /but may act as serai, which stands above row-level security/],
        ['GRANT pg_read_server_files TO serai_xn_public', 'REVOKE pg_read_server_files FROM serai_xn_public', /but may act as pg_read_server_files, /],
        ['GRANT pg_read_all_data TO serai_xn_public WITH INHERIT FALSE', 'REVOKE pg_read_all_data FROM serai_xn_public', /but may act as pg_read_all_data, /],
        ['ALTER ROLE serai_xn_public REPLICATION', 'ALTER ROLE serai_xn_public NOREPLICATION', /but stands above row-level security/],
        ['ALTER ROLE serai_xn_public BYPASSRLS', 'ALTER ROLE serai_xn_public NOBYPASSRLS', /but stands above row-level security/],
        ['ALTER ROLE serai_xn_public CREATEROLE', 'ALTER ROLE serai_xn_public NOCREATEROLE', /but stands above row-level security/],
      ] as const;
      const url = await databaseOf(hub, 'XN', 'public');
      for (const [mistake, mend, why] of MISTAKES) await afterMistake(mistake, mend, async () => expect(await opening(url)).toMatch(why));
      expect(await opening(url)).toBe('it opened');
    });

    it("another audience's wrong role closes that audience alone, and its callers are not told of roles and tables", async () => {
      await withCountry({ audiences: new Map([['researcher', await databaseOf(hub, 'XN', 'steward')]]) }, async (country) => {
        const answer = await country.query<Answer>('researcher', ASK);
        expectNothing(answer, 'CONFIG_INVALID');
        expect(answer.errors[0]?.message).toBe('Northmark cannot read its releases for this audience. Its log says why');
        expect(await country.query<Answer>('public', ASK)).toMatchObject({ errors: [], data: { northmark: told.get('public') } });
      });
      const away = new Map<AudienceId, string>([['researcher', 'postgres://serai_xn_researcher:wrong@127.0.0.1:9/serai_xn']]);
      await withCountry({ audiences: away }, async (country) => expectNothing(await country.query<Answer>('researcher', ASK), 'DATABASE_UNAVAILABLE'));
    });

    it("without that check, the reader gives no other audience's cells all the same", async () => {
      for (const who of ['researcher', 'steward', 'partner:XS'] as const) {
        await withCountry({ without: ['role-check'], audiences: new Map([['public', await databaseOf(hub, 'XN', who)]]) }, async (country) => {
          expectNothing(await country.query<Answer>('public', ASK), 'INTERNAL');
          expect(await country.query<Answer>('steward', ASK)).toMatchObject({ errors: [], data: { northmark: told.get('steward') } });
        });
      }
      for (const url of [await databaseOf(hub, 'XN', 'owner'), await superuser('serai_xn')]) {
        await withCountry({ without: ['role-check'], audiences: new Map([['public', url]]) }, async (country) =>
          expect(await country.query<Answer>('public', ASK)).toMatchObject({ errors: [], data: { northmark: told.get('public') } }));
      }
    });

    it('without any layer all is told to everybody: what the others hold back is there to be had', async () => {
      await withCountry({ without: ['guard', 'filter', 'role-check'], audiences: new Map([['public', await databaseOf(hub, 'XN', 'owner')]]) }, async (country) => {
        const { data } = await country.query<Answer>('public', ASK);
        expect(data?.northmark?.observations?.totalCount).toBe(4_676 * 6);
      });
    });
  });

  it('without row-level security the grants refuse', async () => {
    const tables = ['release.cell', 'release.edition', ...audiences.flatMap((each) => [`release.cell_${name(each)}`, `release.edition_${name(each)}`])];
    const turn = (how: string): string => tables.map((table) => `ALTER TABLE ${table} ${how} ROW LEVEL SECURITY`).join(';');
    await afterMistake(turn('DISABLE'), turn('ENABLE'), async () => {
      for (const audience of audiences) {
        await as(audience, async (client) => {
          expect((await client.query(`SELECT FROM release.cell_${name(audience)}`)).rowCount).toBe(4_676);
          for (const table of tables.filter((each) => !each.endsWith(`_${name(audience)}`))) await expect(client.query(`SELECT FROM ${table}`)).rejects.toThrow(/permission denied for table/);
        });
      }
      await withCountry({ without: ['filter'] }, async (country) => {
        for (const audience of audiences) expectNothing(await country.query<Answer>(audience, ASK), 'INTERNAL');
      });
    });
  });

  it('a partner whom the rules of another country do not name is told nothing there', async () => {
    const southmark = await TestCountry.start(hub, 'XS', 'southmark');
    const asked = '{ southmark { observations(first: 5) { nodes { value } } releases { hash } } }';
    expect(await southmark.query('partner:XN', asked)).toMatchObject({ data: { southmark: { observations: null, releases: null } }, errors: [{ extensions: { code: 'NOT_FOR_AUDIENCE', country: 'XS' } }, {}] });
    expect(await southmark.query('public', asked)).toMatchObject({ errors: [], data: { southmark: { observations: { nodes: expect.any(Array) as unknown } } } });
    await southmark.stop();
  });

  describe('SQL injected as the role of an audience', () => {
    /** What the database answers to a statement: its rows, or why not. */
    const said = (client: pg.Client, sql: string): Promise<unknown> => client.query(sql).then(({ rows }) => rows as unknown, (error: unknown) => String(error));
    const isRefused = (answer: unknown, refusal: RegExp): boolean => typeof answer === 'string' && refusal.test(answer);

    it('nobody becomes another by what he says in the session', async () => {
      const surprises: unknown[] = [];
      for (const audience of audiences) {
        const other = audience === 'steward' ? 'public' : 'steward';
        for (const { what, sql, refusal } of DISGUISES) {
          await as(audience, async (client) => {
            const answer = await said(client, sql(other));
            if (refusal === null ? typeof answer === 'string' : !isRefused(answer, refusal)) surprises.push({ audience, what, answer });
            // With row_security off a query fails rather than leave out a row.
            const ownRows = what === 'row_security off' ? /would be affected by row-level security/ : null;
            for (const each of audiences) {
              const rows = await said(client, `SELECT DISTINCT audience FROM release.edition_${name(each)}`);
              const isOwn = each === audience && (ownRows ? isRefused(rows, ownRows) : JSON.stringify(rows) === JSON.stringify([{ audience }]));
              if (!isOwn && (each === audience || !isRefused(rows, ownRows ?? /permission denied for table/))) surprises.push({ audience, what, each, rows });
            }
          });
        }
      }
      expect(surprises).toEqual([]);
    });

    it('nobody reads what is not his', async () => {
      const surprises: unknown[] = [];
      for (const audience of audiences) {
        const other = audience === 'steward' ? 'public' : 'steward';
        await as(audience, async (client) => {
          for (const { what, sql, refusal } of READS) {
            const answer = await said(client, sql(other));
            if (!isRefused(answer, refusal)) surprises.push({ audience, what, answer });
          }
          expect(await said(client, `SELECT DISTINCT audience FROM release.cell_${name(audience)}`)).toEqual([{ audience }]);
        });
      }
      expect(surprises).toEqual([]);
    });

    it("statistics show no other audience's values, the work of others shows no query, and nothing runs as its owner", async () => {
      await as('owner', (client) => client.query('ANALYZE'));
      for (const audience of audiences) {
        await as(audience, async (client) => {
          const { rows } = await client.query<{ table: string }>("SELECT DISTINCT schemaname || '.' || tablename AS table FROM pg_stats WHERE schemaname IN ('raw', 'release')");
          expect(rows.map(({ table }) => table).filter((table) => !['release.release', 'release.source', 'release.law'].includes(table))).toEqual([]);
          expect((await client.query("SELECT FROM pg_stats_ext WHERE schemaname IN ('raw', 'release')")).rowCount).toBe(0);
          expect((await client.query("SELECT FROM pg_stat_activity WHERE usename <> current_user AND query NOT IN ('<insufficient privilege>', '')")).rowCount).toBe(0);
          expect((await client.query("SELECT FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prosecdef AND n.nspname NOT IN ('pg_catalog', 'information_schema')")).rowCount).toBe(0);
          expect((await client.query('SELECT FROM pg_extension')).rowCount).toBe(1);
        });
      }
    });

    it("large objects of another are closed, other countries' databases too", async () => {
      const object = await as('owner', async (client) => (await client.query<{ oid: number }>("SELECT lo_from_bytea(0, 'rows')::int AS oid")).rows[0]?.oid);
      for (const audience of audiences) {
        await as(audience, async (client) => {
          await expect(client.query(`SELECT lo_get(${object})`)).rejects.toThrow(/permission denied for large object/);
          await expect(client.query(`SELECT lo_export(${object}, '/tmp/stolen')`)).rejects.toThrow(/permission denied/);
        });
        for (const database of ['serai_xs', 'serai_secretariat']) {
          const abroad = new pg.Client({ connectionString: (await databaseOf(hub, 'XN', audience)).replace(/serai_xn$/, database) });
          await expect(abroad.connect()).rejects.toThrow(/permission denied for database/);
        }
      }
    });
  });
});
