import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Layer } from '../../kit/config.js';
import { TestHub } from '../../kit/hub.js';
import { ROOT, temporaryFolder } from '../../kit/places.js';
import { querySigned, ringOf } from '../../kit/signed.js';
import { keepYears, rootWithCountries } from '../../kit/own-countries.js';
import { publish } from '../../kit/publish.js';
import { TestCountry, UNSET_CLOCK } from '../../kit/test-country.js';
import { until } from '../../kit/until.js';

interface Health {
  readonly up: boolean;
  readonly release: unknown;
  readonly closed: string | null;
}

const DATA = 'observations(first: 1) { totalCount } laws { area } releases { id }';
const CLOSED = 'Tajikistan gives no data: its access rules are missing or faulty. Its log says what to mend';
/** The list of sources that stand in print. */
const PUBLISHED = /alreadyPublished:(\n {2}- \S+)+/;
/** Seconds from its start after which a hub's embargo ends: by then its release is begun, however slow the machine. */
const EMBARGO_S = 120;

const change = async (folder: string, file: string, how: (text: string) => string): Promise<void> => {
  const path = join(folder, file);
  const before = await readFile(path, 'utf8');
  const after = how(before);
  expect(after).not.toBe(before);
  await writeFile(path, after);
};
const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1_000).toISOString().replace(/\.\d{3}Z$/, 'Z');

describe('bad input means no data, and one clear line', () => {
  let root: string;
  let hub: TestHub;
  let embargo: string;
  const folders: string[] = [];
  const copyOf = async (name: string): Promise<string> => {
    const folder = await temporaryFolder();
    folders.push(folder);
    await cp(join(ROOT, 'infra/countries', name), folder, { recursive: true });
    return folder;
  };

  /** Northmark's figures come out for the public while the hub runs; Tajikistan's rules have a fault; Turkmenistan is as ever. */
  beforeAll(async () => {
    root = await rootWithCountries(['northmark', 'tajikistan', 'turkmenistan']);
    await keepYears(root, 'northmark', [2024]);
    embargo = inSeconds(EMBARGO_S);
    await change(join(root, 'infra/countries/northmark'), 'access.yaml', (text) => text.replace('        periods: { from: 2021 }', `        periods: { from: 2021 }\n        embargo: { until: ${embargo} }`));
    await change(join(root, 'infra/countries/tajikistan'), 'access.yaml', (text) => `${text}\nopenToAll: yes\n`);
    hub = await TestHub.start({ root });
  });
  afterAll(async () => {
    await hub.remove();
    await Promise.all([root, ...folders].map((path) => rm(path, { recursive: true, force: true })));
  });

  describe('a country whose rules are faulty', () => {
    it('is shown at the start, and the others are up', async () => {
      expect(hub.said).toMatch(/^! Tajikistan gives no data until its access rules are mended:\n {2}\S+access\.yaml:\d+:1 openToAll.*There is no such key here/m);
      expect(hub.said).not.toMatch(/Tajikistan: release/);
      const { data, errors } = await hub.query<{ countries: readonly unknown[] }>(`{ countries { code name ${DATA} } }`);
      expect(data?.countries).toMatchObject([{ code: 'TJ', name: 'Tajikistan', observations: null, laws: null, releases: null }, { code: 'TM', observations: { totalCount: 57 }, releases: [{ id: 'TM-1' }] }]);
      expect(errors).toHaveLength(3);
      for (const error of errors) expect(error).toMatchObject({ message: CLOSED, extensions: { code: 'ACCESS_RULES_REFUSED', country: 'TJ', retriable: false } });
    });

    it('is up itself: serves its SDL and its name, and its health says why it is closed', async () => {
      const health = await fetch(hub.addressOf('Tajikistan').replace('/graphql', '/health'));
      expect(health.status).toBe(503);
      expect((await health.json()) as Health).toMatchObject({ up: false, release: null, closed: CLOSED });
      const { data } = await hub.query<{ tajikistan: unknown }>('{ tajikistan { code name custody contractVersion accessRules { version } } }');
      expect(data?.tajikistan).toMatchObject({ code: 'TJ', name: 'Tajikistan', custody: 'TRANSCRIBED', accessRules: null });
      const asRegistry = { url: hub.addressOf('Tajikistan'), tag: 'TJ', ring: await ringOf(hub, 'secretariat') };
      expect((await querySigned<{ _service: { sdl: string } }>({ ...asRegistry, query: '{ _service { sdl } }' })).data?._service.sdl).toContain('type Tajikistan implements Country');
    });

    it.each([[[]], [['guard']], [['filter']], [['guard', 'filter', 'role-check']]] as [Layer[]][])('gives nobody anything, without %j', async (without) => {
      const country = await TestCountry.start(hub, 'TJ', 'tajikistan', { folder: join(root, 'infra/countries/tajikistan'), without });
      for (const audience of ['public', 'steward', null]) {
        const { data, errors } = await country.query<{ tajikistan: unknown }>(audience, `{ tajikistan { code ${DATA} accessRules { version } } }`);
        expect(data).toEqual({ tajikistan: { code: 'TJ', observations: null, laws: null, releases: null, accessRules: null } });
        expect(errors).toHaveLength(4);
        // Without a guard it is the reader that refuses, whoever was or was not verified.
        const codes = errors.map(({ extensions }) => extensions?.code);
        expect(new Set(codes)).toEqual(new Set(audience === null && without.includes('guard') ? ['ACCESS_RULES_REFUSED', 'NOT_FOR_AUDIENCE'] : ['ACCESS_RULES_REFUSED']));
      }
      await country.stop();
    });

    it('opens when they are mended, and closes when they are gone', async () => {
      const folder = join(root, 'infra/countries/tajikistan');
      await change(folder, 'access.yaml', (text) => text.replace('\nopenToAll: yes\n', ''));
      expect(await publish(hub, 'TJ', folder)).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Tajikistan: release 1 published/) });
      const open = await TestCountry.start(hub, 'TJ', 'tajikistan', { folder });
      expect(await open.query('public', `{ tajikistan { ${DATA} } }`)).toMatchObject({ errors: [], data: { tajikistan: { observations: { totalCount: 164 } } } });
      await open.stop();
      await rm(join(folder, 'access.yaml'));
      const shut = await TestCountry.start(hub, 'TJ', 'tajikistan', { folder });
      expect(await shut.query('public', `{ tajikistan { ${DATA} } }`)).toMatchObject({ data: { tajikistan: { observations: null } }, errors: [{ extensions: { code: 'ACCESS_RULES_REFUSED' } }, {}, {}] });
      await shut.stop();
    });
  });

  const bomb = ['&a [x, x]', ...Array.from({ length: 9 }, (_, level) => `&${'bcdefghij'[level]} [*${'abcdefghi'[level]}, *${'abcdefghi'[level]}]`)].join(', ');
  const RULES = [
    ['an unknown key', (text: string) => text.replace('audiences:', 'audience:'), /access\.yaml:\d+:1 audience.*There is no such key here/],
    ['an unknown key inside', (text: string) => text.replace('minimumCount:', 'minimumCuont:'), /minimumCuont.*There is no such key here/],
    ['an empty file', () => '', /access\.yaml:1:1.*The file is empty/],
    ['only a comment', () => '# later\n', /The file is empty/],
    ['a key twice', (text: string) => `${text}\ncountry: TM\n`, /access\.yaml:\d+:\d+.*The key stands here twice/],
    ['an anchor', (text: string) => text.replace('alreadyPublished:', 'alreadyPublished: &all'), /access\.yaml:\d+:\d+.*anchor/i],
    ['a file that blows up', (text: string) => text.replace(PUBLISHED, `alreadyPublished: [${bomb}]`), /access\.yaml:\d+:\d+.*(anchor|alias)/i],
    ['a file that is no YAML', () => 'country: [TM', /access\.yaml:\d+:\d+/],
    ['rules of another country', (text: string) => text.replace('country: TM', 'country: TJ'), /access\.yaml holds the rules of TJ, not of TM\. Write country: TM, or put the right file there/],
    ['a wildcard', (text: string) => text.replace('open: []', "open: [{ indicators: ['*'], periods: { from: 2015 } }]"), /access\.yaml:\d+:\d+/],
  ] as const;
  it.each(RULES)('%s: nothing is released', async (_what, how, line) => {
    const folder = await copyOf('turkmenistan');
    await change(folder, 'access.yaml', how);
    await expectRefusal(folder, 'TM', line);
  });

  it('rules that are missing: nothing is released', async () => {
    const folder = await copyOf('turkmenistan');
    await rm(join(folder, 'access.yaml'));
    await expectRefusal(folder, 'TM', /access\.yaml cannot be read\. No data: without rules nothing is open\. Write it as schema\/access\/README\.md says/);
  });

  it('an audience that sees more than the one above it: nothing is released', async () => {
    const folder = await copyOf('northmark');
    await change(folder, 'access.yaml', (text) => text.replace('minimumCount: 10', 'minimumCount: 1'));
    await expectRefusal(folder, 'XN', /access\.yaml:\d+:\d+ audiences\.researcher\S*.*public/);
  });

  it('a figure outside the declared domain is a fault of its row, and without a domain of the release', async () => {
    const folder = await copyOf('northmark');
    await change(folder, 'domain.yaml', (text) => text.replaceAll('periods: [2021, 2022, 2023, 2024]', 'periods: [2021, 2022, 2023]'));
    await expectRefusal(folder, 'XN', /^Nothing was imported: \d+ faults\n\S*figures\.csv:\d+ .*domain/m);
    await rm(join(folder, 'domain.yaml'));
    await expectRefusal(folder, 'XN', /^Nothing was released: 3865 figures neither stand in print \(alreadyPublished of access\.yaml\) nor lie in the declared domain, .*Declare their tables in domain\.yaml/m);
  });

  it('a source that is taken off the list of what stands in print closes its figures', async () => {
    const folder = await copyOf('turkmenistan');
    await change(folder, 'access.yaml', (text) => text.replace(PUBLISHED, 'alreadyPublished: []'));
    await expectRefusal(folder, 'TM', /^Nothing was released: 57 figures neither stand in print/m);
  });

  it('a clock that was never set: nothing is released, and what was released is not given', async () => {
    const folder = await copyOf('turkmenistan');
    await expectRefusal(folder, 'TM', /^Nothing was released: the clock says 1970-01-01T00:00:00\.000Z, so no embargo can be checked\. Set the clock$/m, UNSET_CLOCK);
    const country = await TestCountry.start(hub, 'TM', 'turkmenistan', { node: UNSET_CLOCK });
    const { data, errors } = await country.query<{ turkmenistan: unknown }>('public', `{ turkmenistan { code ${DATA} accessRules { country } } }`);
    expect(data).toEqual({ turkmenistan: { code: 'TM', observations: null, laws: null, releases: null, accessRules: { country: 'TM' } } });
    expect(errors.map(({ extensions }) => extensions)).toEqual(Array(3).fill({ code: 'CLOCK_NOT_SET', country: 'TM', retriable: false }));
    await country.stop();
  });

  it('an embargo that ends while the hub runs leads to a new release by itself', async () => {
    const asked = async (): Promise<{ id: string; nodes: readonly { value: number | null; embargoUntil: string | null }[] }> => {
      const { data } = await hub.query<{ northmark: { releases: readonly { id: string }[]; observations: { nodes: readonly { value: number | null; embargoUntil: string | null }[] } } }>(
        '{ northmark { releases(first: 1) { id } observations(filter: { indicators: ["HIV_TESTED"], periods: [{ from: "2024" }], population: ["_T"], sex: ["_T"], age: ["_T"] }) { nodes { value embargoUntil } } } }',
      );
      return { id: data?.northmark.releases[0]?.id ?? '', nodes: data?.northmark.observations.nodes ?? [] };
    };
    expect(hub.said).toMatch(new RegExp(`^· Northmark: release 1 published, .*; publish again after ${embargo}, when an embargo ends$`, 'm'));
    await until('the embargo has ended and Northmark has released anew', async () => (await asked()).id === 'XN-2');
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(embargo));
    expect((await asked()).nodes).toEqual([{ value: 31_764, embargoUntil: null }]);
    await until('the hub says so', () => /^· Northmark: release 2 published, 1169 observations; told: public [1-9]\d+, [^;]*$/m.test(hub.said));
    const country = await TestCountry.start(hub, 'XN', 'northmark', { folder: join(root, 'infra/countries/northmark') });
    const { data } = await country.query<{ northmark: { releases: readonly { publishedAt: string; hash: string }[] } }>('public', '{ northmark { releases { publishedAt hash } } }');
    const [second, first] = data?.northmark.releases ?? [];
    expect(Date.parse(second?.publishedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(embargo));
    expect(Date.parse(first?.publishedAt ?? '')).toBeLessThan(Date.parse(second?.publishedAt ?? ''));
    expect(second?.hash).not.toBe(first?.hash);
    await country.stop();
  });

  /** The command fails with that line, no stack, and the country's releases are as before. */
  async function expectRefusal(folder: string, code: 'TM' | 'XN', line: RegExp, node: readonly string[] = []): Promise<void> {
    const rootField = code === 'TM' ? 'turkmenistan' : 'northmark';
    const releases = async (): Promise<unknown> => (await hub.query(`{ ${rootField} { releases { id hash } } }`)).data;
    const before = await releases();
    const { status, stdout, stderr } = await publish(hub, code, folder, { node });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(line);
    expect(stderr).not.toMatch(/\n\s+at |node_modules|postgres:/);
    if (code === 'TM') expect(await releases()).toEqual(before);
    else expect(JSON.stringify(await releases())).toContain('XN-1');
  }
});
