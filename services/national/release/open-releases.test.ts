import { describe, expect, it } from '@jest/globals';
import { coversCell, type VisaScope } from '@serai/schema';
import fc from 'fast-check';
import type { ReleasedCell } from '../store/entities/released-cell.js';
import type { CellQuery, ReleaseStore } from '../store/release-store.js';
import { openReleases } from './open-releases.js';

const SEXES = ['_T', 'F', 'M'];
const AGES = ['_T', 'Y15T24', 'Y25T49'];
const PERIODS = ['2022', '2023', '2024'];
const INDICATORS = ['HIV_TESTED', 'ON_ART'];

/** The same cells at the same places, as an audience is told them: what is in `open` has a value, the rest a reason. */
function edition(audience: string, open: (index: number) => boolean): readonly ReleasedCell[] {
  return INDICATORS.flatMap((indicator) => PERIODS.flatMap((period) => SEXES.flatMap((sex) => AGES.map((age) => ({ indicator, period, sex, age }))))).map((place, index) => ({
    ...place, audience, release: 1, ordinal: index + 1, id: `cell-${index}`, reporter: 'XN', stockOrFlow: 'FLOW', area: '_T', population: '_T', origin: '_T', destination: '_T', basis: '_U', legalStatus: '_T', keyPopulation: '_T', transmission: '_T', unit: 'PERSONS',
    value: open(index) ? index : null, missing: open(index) ? null : 'NOT_FOR_AUDIENCE',
  }) as unknown as ReleasedCell);
}

/** An edition that is held in memory, read as the database's are. */
class MemoryStore implements Pick<ReleaseStore, 'numbers' | 'newest' | 'standing' | 'withdrawn' | 'has' | 'cells' | 'cellsAt' | 'countCells' | 'releases'> {
  constructor(private readonly held: readonly ReleasedCell[], private readonly audience: string) {}

  async numbers(): Promise<number[]> { return [1]; }
  async newest(): Promise<number> { return 1; }
  async has(): Promise<boolean> { return true; }
  async cells(_release: number, _query: CellQuery, afterOrdinal: number, limit: number): Promise<ReleasedCell[]> { return this.held.filter(({ ordinal }) => ordinal > afterOrdinal).slice(0, limit); }
  async cellsAt(_release: number, ordinals: readonly number[]): Promise<ReleasedCell[]> { return this.held.filter(({ ordinal }) => ordinals.includes(ordinal)); }
  async countCells(): Promise<number> { return this.held.length; }
  async releases(): ReturnType<ReleaseStore['releases']> { return [{ number: 1, publishedAt: new Date(0), custody: 'SUBMITTED', rules: null, rulesVersion: '', hash: this.audience, cells: this.held.length, certificate: null, withdrawn: null }]; }
  async standing(): Promise<number> { return 1; }
  async withdrawn(): ReturnType<ReleaseStore['withdrawn']> { return new Map(); }
}

const period = fc.option(fc.constantFrom(...PERIODS));
const scope: fc.Arbitrary<VisaScope> = fc.record({
  indicators: fc.option(fc.subarray(INDICATORS, { minLength: 1 })), breakdowns: fc.option(fc.subarray(['SEX', 'AGE'] as ('SEX' | 'AGE')[])), periods: fc.option(fc.record({ from: period, to: period })),
});
const open = fc.func(fc.boolean());

const releasesOf = (told: ReadonlyMap<string, readonly ReleasedCell[]>) =>
  openReleases(new Map([['public', ''], ['researcher', ''], ['partner:XS', '']]), 'XN', async (_url, audience) => ({
    store: new MemoryStore(told.get(audience) ?? [], audience) as unknown as ReleaseStore, close: () => Promise.resolve(),
  }));

describe('a reader for somebody with a visa', () => {
  it.each(['researcher', 'partner:XS'] as const)('tells each cell as %s is told it within the visa and as everybody is beside it, and nothing else, page by page', async (audience) => {
    await fc.assert(fc.asyncProperty(scope, open, open, fc.integer({ min: 1, max: 60 }), async (visa, toAudience, toPublic, size) => {
      const told = new Map<string, readonly ReleasedCell[]>([[audience, edition(audience, toAudience)], ['public', edition('public', toPublic)]]);
      const reader = await releasesOf(told).reader(audience, (cell) => coversCell(visa, cell));
      const seen: { readonly id: string; readonly value: number | null }[] = [];
      for (let after: string | null = null, more = true; more;) {
        const page = await reader.page({}, { first: size, after, asOf: null });
        seen.push(...(page.figures as unknown as ReleasedCell[]));
        after = page.endCursor;
        more = page.hasNextPage;
      }
      expect(seen.map(({ id, value }) => ({ id, value }))).toEqual((told.get(audience) ?? []).map((cell, index) => ({ id: cell.id, value: (coversCell(visa, cell) ? cell : told.get('public')?.[index])?.value ?? null })));
    }), { numRuns: 100 });
  });

  it('leaves out a cell that has no place among the public\'s', async () => {
    const told = new Map([['researcher', edition('researcher', () => true)], ['public', edition('public', () => true).slice(0, 10).map((cell) => ({ ...cell, id: `other-${cell.ordinal}` }))]]);
    const reader = await releasesOf(told).reader('researcher', ({ sex }) => sex === 'F');
    expect((await reader.page({}, { first: 500, after: null, asOf: null })).figures.every(({ sex }) => sex === 'F')).toBe(true);
  });

  it('is given the hash of what everybody is told: with that of the audience he could try out the rest', async () => {
    const releases = releasesOf(new Map());
    const hashOf = async (grants?: () => boolean) => (await (await releases.reader('researcher', grants)).releases(1))[0]?.hash;
    expect([await hashOf(), await hashOf(() => true)]).toEqual(['researcher', 'public']);
  });
});
