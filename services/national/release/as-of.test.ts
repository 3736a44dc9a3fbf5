import { beforeEach, describe, expect, it } from '@jest/globals';
import { PAGE_LIMIT } from '@serai/schema/graph';
import type { ReleaseStore } from '../store/release-store.js';
import { writeCursor } from './cursor.js';
import { ReleaseReader } from './release-reader.js';

const HELD = [{ number: 1, publishedAt: new Date('2026-03-01T10:00:00Z') }, { number: 2, publishedAt: new Date('2026-06-01T10:00:00Z') }, { number: 3, publishedAt: new Date('2026-06-01T18:00:00Z') }];
const FIRST = { first: null, after: null };

/** A store of releases of these numbers, each with one cell, some withdrawn; it notes how often it is asked for the newest. */
function storeOf(held: readonly { number: number; publishedAt: Date }[], audience: string, withdrawn: readonly number[] = []): { store: ReleaseStore; looked: () => number } {
  let looked = 0;
  const store = {
    audience,
    releases: async (first: number | null, upTo: number | null = null) => held.filter(({ number }) => upTo === null || number <= upTo).toReversed().slice(0, first ?? undefined).map((each) => ({ ...each, hash: '', cells: 1, custody: 'SUBMITTED', certificate: null, withdrawn: withdrawn.includes(each.number) ? { reason: 'A total was wrong', withdrawnAt: new Date('2026-07-01') } : null })),
    newest: async (publishedBy: Date | null) => {
      looked += 1;
      return held.findLast(({ publishedAt }) => publishedBy === null || publishedAt <= publishedBy)?.number;
    },
    standing: async () => {
      looked += 1;
      return held.findLast(({ number }) => !withdrawn.includes(number))?.number;
    },
    withdrawn: async () => new Map(withdrawn.map((number) => [number, { reason: 'A total was wrong', withdrawnAt: new Date('2026-07-01') }])),
    has: async (release: number) => held.some(({ number }) => number === release),
    cells: async (release: number, _query: unknown, after: number) => (after === 0 ? [{ ordinal: 1, id: `cell of ${release} for ${audience}` }] : []),
    laws: async (release: number) => [{ detailEn: `law of ${release}` }],
  };
  return { store: store as unknown as ReleaseStore, looked: () => looked };
}

describe('what a country answers for a moment', () => {
  let kept: ReturnType<typeof storeOf>;
  let reader: ReleaseReader;
  beforeEach(() => {
    kept = storeOf(HELD, 'public');
    reader = new ReleaseReader(kept.store, 'TJ');
  });
  const releaseOf = async (asOf: Parameters<ReleaseReader['laws']>[1]): Promise<unknown> => (await reader.page({}, { ...FIRST, asOf: asOf as never })).figures[0]?.release;

  it.each([
    ['now', null, 'TJ-3'],
    ['nothing said', {}, 'TJ-3'],
    ['the very moment of a release', { date: '2026-06-01T10:00:00.000Z' }, 'TJ-2'],
    ['the moment before', { date: '2026-06-01T09:59:59.999Z' }, 'TJ-1'],
    ['a day, with all that was published on it', { date: '2026-06-01' }, 'TJ-3'],
    ['a release by its id', { releases: ['TJ-1'] }, 'TJ-1'],
    ['a release by its id, whatever the date', { date: '2026-03-01', releases: ['KZ-7', 'TJ-2'] }, 'TJ-2'],
    ["another country's release, and a date", { date: '2026-03-02', releases: ['KZ-7'] }, 'TJ-1'],
    ["another country's release alone", { releases: ['KZ-7'] }, 'TJ-3'],
  ])('is the release that stood then: %s', async (_when, asOf, release) => {
    expect(await releaseOf(asOf)).toBe(release);
    expect(await reader.laws(null, asOf)).toEqual([{ detailEn: `law of ${release.slice(3)}` }]);
    expect((await reader.releases(1, asOf))[0]?.id).toBe(release);
  });

  it('lists the releases of that time, newest first', async () => {
    expect((await reader.releases(null, { date: '2026-06-01T10:00:00Z' })).map(({ id }) => id)).toEqual(['TJ-2', 'TJ-1']);
    expect((await reader.releases(null)).map(({ id }) => id)).toEqual(['TJ-3', 'TJ-2', 'TJ-1']);
  });

  it('is one release throughout a request, looked up once a moment', async () => {
    await Promise.all([releaseOf(null), reader.laws(null), releaseOf({}), reader.laws(null, { releases: ['KZ-1'] })]);
    expect(kept.looked()).toBe(1);
  });

  it('is refused where none had been published by then, and where there is none at all', async () => {
    await expect(releaseOf({ date: '2026-02-28' })).rejects.toMatchObject({ code: 'NO_RELEASE', message: 'TJ had not published a release by 2026-02-28T23:59:59.999Z. { releases { id publishedAt } } lists what it has' });
    reader = new ReleaseReader(storeOf([], 'public').store, 'TJ');
    await expect(releaseOf({ date: '2026-02-28' })).rejects.toMatchObject({ code: 'NO_RELEASE', message: 'TJ has not published a release yet' });
  });

  it('is refused for a release that it has not, and for one that was not made for this audience', async () => {
    await expect(releaseOf({ releases: ['TJ-9'] })).rejects.toMatchObject({ code: 'INVALID_ARGUMENT', message: 'asOf.releases: there is no release TJ-9. { releases { id publishedAt } } lists those of TJ' });
    reader = new ReleaseReader(storeOf(HELD.slice(1), 'partner:XS').store, 'TJ');
    await expect(releaseOf({ releases: ['TJ-1'] })).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  });

  it("tells of an old release what this audience's edition of it tells, cell by cell where a visa narrows that", async () => {
    const open = { ...storeOf(HELD, 'public').store, cellsAt: async (release: number) => [{ ordinal: 1, id: `cell of ${release} for researcher`, value: null }] } as unknown as ReleaseStore;
    const visitor = new ReleaseReader(storeOf(HELD, 'researcher').store, 'TJ', { grants: () => false, open });
    const { figures } = await visitor.page({}, { ...FIRST, asOf: { releases: ['TJ-1'] } });
    expect(figures).toEqual([{ ordinal: 1, id: 'cell of 1 for researcher', value: null, release: 'TJ-1' }]);
  });

  it('goes on in the release of a cursor, and says where asOf is for another', async () => {
    const after = writeCursor('TJ', { release: 1, ordinal: 0 });
    const goOn = async (asOf: { releases: string[] } | null): Promise<unknown> => (await reader.page({}, { first: PAGE_LIMIT.most, after, asOf })).figures[0]?.release;
    expect(await goOn(null)).toBe('TJ-1');
    expect(await goOn({ releases: ['TJ-1'] })).toBe('TJ-1');
    await expect(goOn({ releases: ['TJ-2'] })).rejects.toMatchObject({ code: 'CURSOR_INVALID', message: 'The cursor goes on in TJ-1, and asOf is for TJ-2. Leave one of them out' });
  });

  describe('where a release was withdrawn', () => {
    const withdrawn = (numbers: readonly number[]) => new ReleaseReader(storeOf(HELD, 'public', numbers).store, 'TJ');
    const ask = async (from: ReleaseReader, asOf: unknown): Promise<unknown> => (await from.page({}, { ...FIRST, asOf: asOf as never })).figures[0]?.release;

    it('now is the newest that stands', async () => {
      expect(await ask(withdrawn([3]), null)).toBe('TJ-2');
      expect(await ask(withdrawn([1]), null)).toBe('TJ-3');
    });

    it.each([['by its id', { releases: ['TJ-3'] }], ['by its day', { date: '2026-06-01' }]])('asking for it %s says why, and what stands', async (_how, asOf) => {
      await expect(ask(withdrawn([3]), asOf)).rejects.toMatchObject({ code: 'WITHDRAWN', message: 'TJ withdrew release TJ-3 on 2026-07-01T00:00:00.000Z: A total was wrong. Read TJ-2 instead' });
    });

    it('a cursor into it says so too, and where nothing stands, that', async () => {
      const after = writeCursor('TJ', { release: 3, ordinal: 0 });
      await expect(withdrawn([3]).page({}, { first: null, after, asOf: null })).rejects.toMatchObject({ code: 'WITHDRAWN' });
      await expect(ask(withdrawn([1, 2, 3]), null)).rejects.toMatchObject({ code: 'WITHDRAWN', message: expect.stringContaining('No other stands') });
    });

    it('it is listed all the same, with its reason and what took its place', async () => {
      expect((await withdrawn([3]).releases(null)).map(({ id, supersedes, withdrawn: told }) => [id, supersedes, told?.reason ?? null])).toEqual([['TJ-3', 'TJ-2', 'A total was wrong'], ['TJ-2', 'TJ-1', null], ['TJ-1', null, null]]);
    });
  });
});
