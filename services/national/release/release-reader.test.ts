import { describe, expect, it } from '@jest/globals';
import { type AudienceId, BREAKDOWN_IDS, COORDINATE, coversCell, type Figure, spanOfPeriod, type VisaScope } from '@serai/schema';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import type { ReleasedCell } from '../store/entities/released-cell.js';
import { ReleaseStore } from '../store/release-store.js';
import { ReleaseReader } from './release-reader.js';

const CODES = ['HIV_TESTED', 'HIV_NEW_DIAGNOSES', 'ON_ART'] as const;
const PERIODS = ['2016', '2016-Q3', '2017', '2015-01-01/P2Y', '_U'] as const;
const FINER = { AREA: 'XN-NO', POPULATION: 'IMMIGRANT', ORIGIN: 'XS', DESTINATION: 'XE', BASIS: 'CITIZENSHIP', LEGAL_STATUS: 'IRREGULAR', KEY_POPULATION: 'PWID', SEX: 'F', AGE: 'Y15T19', TRANSMISSION: 'IDU' } as const;

const TOTAL: Figure = {
  indicator: 'HIV_TESTED', reporter: 'XN', area: '_T', period: '2016', stockOrFlow: 'FLOW', population: '_T', origin: '_T', destination: '_T', basis: '_T', legalStatus: '_T',
  keyPopulation: '_T', sex: '_T', age: '_T', transmission: '_T', unit: 'PERSONS', value: null, lower: null, upper: null, numerator: null, denominator: null, sampleSize: null,
  status: 'A', confidentiality: 'F', missing: null, embargoUntil: null, method: 'REGISTERED', source: 'TABLES', locator: 'one', noteEn: null, noteRu: null,
};

/** One release of one audience, on a shelf of its own. */
class Shelf extends ReleaseStore {
  constructor(
    audience: AudienceId,
    readonly shelved: readonly ReleasedCell[],
  ) {
    super({} as DataSource, audience);
  }

  override numbers(): Promise<number[]> {
    return Promise.resolve([1]);
  }

  override standing(): Promise<number> {
    return Promise.resolve(1);
  }

  override withdrawn(): ReturnType<ReleaseStore['withdrawn']> {
    return Promise.resolve(new Map());
  }

  override has(release: number): Promise<boolean> {
    return Promise.resolve(release === 1);
  }

  override cells(_release: number, _query: unknown, after: number, limit: number): Promise<ReleasedCell[]> {
    return Promise.resolve(this.shelved.filter(({ ordinal }) => ordinal > after).slice(0, limit));
  }

  override cellsAt(_release: number, ordinals: readonly number[]): Promise<ReleasedCell[]> {
    return Promise.resolve(this.shelved.filter(({ ordinal }) => ordinals.includes(ordinal)));
  }
}

const place = fc.record({ indicator: fc.constantFrom(...CODES), period: fc.constantFrom(...PERIODS), finer: fc.subarray([...BREAKDOWN_IDS]) });
/** What an audience is told of a cell, whatever its rules made of it. */
const verdict = fc.oneof(
  fc.nat(1_000_000).map((value) => ({ value, rule: null })),
  fc.constantFrom('SUPPRESSED', 'NOT_FOR_AUDIENCE', 'EMBARGOED').map((missing) => ({ missing, rule: 'open[0]', confidentiality: 'C' }) as const),
);
/** A release as two audiences are told it: the same cells at the same places, each told by rules of its own. */
const editions = fc.array(fc.tuple(place, verdict, verdict), { maxLength: 40 }).map((cells) => {
  const shelf = (audience: AudienceId, which: 1 | 2): Shelf => new Shelf(audience, cells.map((cell, index) => {
    const { indicator, period, finer } = cell[0];
    const span = spanOfPeriod(period);
    return {
      ...TOTAL, indicator, period, ...Object.fromEntries(finer.map((id) => [COORDINATE[id], FINER[id]])), ...cell[which],
      audience, release: 1, ordinal: index + 1, id: `cell-${index}`, periodFrom: span?.from ?? null, periodTo: span?.to ?? null, protection: 'NONE', applyFor: null,
    };
  }));
  return { own: shelf('researcher', 1), open: shelf('public', 2) };
});
const side = fc.option(fc.constantFrom('2015', '2016', '2016-S2', '2017'));
const scopes: fc.Arbitrary<VisaScope> = fc.record({
  indicators: fc.option(fc.subarray([...CODES], { minLength: 1 })), breakdowns: fc.option(fc.subarray([...BREAKDOWN_IDS])), periods: fc.option(fc.record({ from: side, to: side })),
});

/** All pages of a size, one after the other. */
async function readAll(reader: ReleaseReader, size: number): Promise<ReleasedCell[]> {
  const all: ReleasedCell[] = [];
  let after: string | null = null;
  for (;;) {
    const page = await reader.page({}, { first: size, after, asOf: null });
    all.push(...(page.figures as unknown as ReleasedCell[]));
    if (!page.hasNextPage) return all;
    after = page.endCursor;
  }
}

/** What is told of a cell, without whose edition it was told from. */
function told({ ordinal, id, value, missing, rule, confidentiality }: ReleasedCell) {
  return { ordinal, id, value, missing, rule, confidentiality };
}

describe("what a visa's holder is told", () => {
  const size = fc.integer({ min: 1, max: 45 });

  it("is his audience's cell where the visa covers it, and the public's everywhere else, at the public's places", async () => {
    await fc.assert(fc.asyncProperty(editions, scopes, size, async ({ own, open }, scope, pageSize) => {
      const narrowed = await readAll(new ReleaseReader(own, 'XN', { grants: (cell) => coversCell(scope, cell), open }), pageSize);
      const everybody = await readAll(new ReleaseReader(open, 'XN'), pageSize);
      expect(narrowed.map(({ id, ordinal }) => [id, ordinal])).toEqual(everybody.map(({ id, ordinal }) => [id, ordinal]));
      expect(narrowed.map(told)).toEqual(own.shelved.map((cell, index) => told(coversCell(scope, cell) ? cell : (open.shelved[index] as ReleasedCell))));
    }));
  });

  it("is nothing of a cell that the public's edition has not, or has another at its place", async () => {
    await fc.assert(fc.asyncProperty(editions, fc.func(fc.constantFrom('kept', 'gone', 'another')), async ({ own, open }, fate) => {
      const torn = new Shelf('public', open.shelved.flatMap((cell) => (fate(cell.id) === 'gone' ? [] : [fate(cell.id) === 'another' ? { ...cell, id: 'another' } : cell])));
      const { figures } = await new ReleaseReader(own, 'XN', { grants: () => false, open: torn }).page({}, { first: 45, after: null, asOf: null });
      expect((figures as unknown as ReleasedCell[]).map(told)).toEqual(open.shelved.filter(({ id }) => fate(id) === 'kept').map(told));
    }));
  });
});
