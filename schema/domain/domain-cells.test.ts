import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COORDINATE } from '../dictionary/coordinates.js';
import { BREAKDOWN_IDS, type BreakdownId } from '../dictionary/dimension.js';
import { figureKey } from '../dictionary/figure.js';
import { INDICATORS } from '../dictionary/indicators.js';
import { domainCells } from './domain-cells.js';
import type { DomainTable } from './domain.js';

const TABLE: DomainTable = {
  indicators: ['HIV_TESTED'], periods: ['2024'], dimensions: {}, source: 'REGISTER', method: 'REGISTERED', locator: 'yearly table',
  note: { en: 'Counted once.', ru: 'Учтены один раз.' }, absent: 'zero',
};
const CODES = {
  AREA: ['_T', 'XN-NO', 'XN-MI'], SEX: ['_T', 'F', 'M', '_U'], AGE: ['_T', 'Y_LT15', 'Y15T24'], KEY_POPULATION: ['_T', 'PWID'], LEGAL_STATUS: ['_T', 'REGULAR'],
  POPULATION: ['_T', 'IMMIGRANT', 'EMIGRANT'],
} as const satisfies Partial<Record<BreakdownId, readonly string[]>>;

describe('the cells of a domain', () => {
  it('are every combination of its codes, each once', () => {
    const dimensions = fc.record(Object.fromEntries(Object.entries(CODES).map(([id, codes]) => [id, fc.subarray<string>([...codes], { minLength: 1 })])), { requiredKeys: [] }) as fc.Arbitrary<DomainTable['dimensions']>;
    const tables = fc.record({ indicators: fc.subarray(['HIV_TESTED', 'ON_ART', 'HIV_NEW_DIAGNOSES'], { minLength: 1 }), periods: fc.subarray(['2023', '2024', '2024-Q1'], { minLength: 1 }), dimensions });
    fc.assert(fc.property(tables, (given) => {
      const cells = domainCells({ country: 'XN', tables: [{ ...TABLE, ...given }] });
      const size = [given.indicators, given.periods, ...Object.values(given.dimensions)].reduce((product, codes) => product * codes.length, 1);
      expect(cells).toHaveLength(size);
      expect(new Set(cells.map(figureKey)).size).toBe(size);
      for (const [id, codes] of Object.entries(given.dimensions) as [BreakdownId, readonly string[]][]) expect(new Set(cells.map((cell) => cell[COORDINATE[id]]))).toEqual(new Set(codes));
    }));
  });

  it('stand where the population puts them: each anchors its own end of the corridor', () => {
    const cells = domainCells({ country: 'XN', tables: [{ ...TABLE, dimensions: { POPULATION: ['_T', 'IMMIGRANT', 'EMIGRANT', 'INTERNAL'] } }] });
    expect(cells.map(({ population, origin, destination }) => [population, origin, destination])).toEqual([['_T', '_T', '_T'], ['IMMIGRANT', '_T', 'XN'], ['EMIGRANT', 'XN', '_T'], ['INTERNAL', 'XN', 'XN']]);
  });

  it('say not applicable of what an indicator is not broken down by', () => {
    fc.assert(fc.property(fc.constantFrom(...INDICATORS.values()), ({ code, breakdowns }) => {
      const [cell] = domainCells({ country: 'XN', tables: [{ ...TABLE, indicators: [code] }] });
      for (const id of BREAKDOWN_IDS) expect([id, cell?.[COORDINATE[id]] === '_Z']).toEqual([id, !breakdowns.includes(id)]);
    }));
  });

  it('without a row are a zero, or not collected, and nothing else', () => {
    const [zero] = domainCells({ country: 'XN', tables: [TABLE] });
    expect(zero).toMatchObject({ value: 0, missing: null, status: 'A', confidentiality: 'F', embargoUntil: null, lower: null, numerator: null, noteEn: 'Counted once.', noteRu: 'Учтены один раз.', locator: 'yearly table' });
    const [none] = domainCells({ country: 'XN', tables: [{ ...TABLE, absent: 'notCollected' }] });
    expect(none).toMatchObject({ value: null, missing: 'NOT_COLLECTED', status: 'L' });
  });
});
