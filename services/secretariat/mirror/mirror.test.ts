import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CorridorScope } from '../regional/corridor-lines.js';
import { manyMembers } from '../regional/many-members.fixture.js';
import { publishedAnswer } from '../regional/published.fixture.js';
import type { Reading, RegionalAnswer } from '../regional/reading.js';
import { mirror, type MirrorLine } from './mirror.js';

const EVERYWHERE: CorridorScope = { origins: null, destinations: null, indicators: null, periods: null };
const FIRST_SCREEN = { first: 10, skip: 0 };
const ALL = { first: 100_000, skip: 0 };

const published = publishedAnswer();
const corridor = (origin: string, destination: string): CorridorScope => ({ ...EVERYWHERE, origins: new Set([origin]), destinations: new Set([destination]) });

function lineOf(answer: RegionalAnswer, origin: string, destination: string, indicator: string, population = 'IMMIGRANT'): MirrorLine {
  const line = mirror(answer, corridor(origin, destination), ALL).lines.find(({ cell }) => cell.indicator === indicator && cell.population === population && cell.sex !== 'F');
  if (!line) throw new Error(`There is no line for ${indicator}`);
  return line;
}

/** One figure of a corridor from XS to XN, as either end tells it. */
function told(reporter: 'XN' | 'XS', more: Partial<Reading>): Reading {
  const [example] = manyMembers(2, 1).readings;
  const population = reporter === 'XN' ? 'IMMIGRANT' : 'EMIGRANT';
  return { ...(example as Reading), indicator: 'HIV_TESTED', period: '2024', population, origin: 'XS', destination: 'XN', reporter, id: `${reporter}-1`, value: 10, status: 'A', missing: null, ...more };
}

function between(readings: readonly Reading[], more: Partial<RegionalAnswer> = {}): RegionalAnswer {
  return { ...published, asked: ['XN', 'XS'], names: new Map([['XN', { en: 'Northmark', ru: 'Нортмарк' }], ['XS', { en: 'Southmark', ru: 'Саутмарк' }]]), readings, ...more };
}

const judged = (readings: readonly Reading[], more: Partial<RegionalAnswer> = {}) => mirror(between(readings, more), EVERYWHERE, ALL).lines[0] as MirrorLine;

describe('the mirror of the published figures', () => {
  const { lines, total, verdicts } = mirror(published, EVERYWHERE, FIRST_SCREEN);

  it('begins with the silence of Turkmenistan beside the cases that Russia and Kazakhstan find among its citizens', () => {
    const [first, second] = lines as [MirrorLine, MirrorLine];
    expect([first, second].map(({ cell: { origin, destination, indicator }, verdict }) => [origin, destination, indicator, verdict])).toEqual([
      ['TM', 'RU', 'HIV_DIAGNOSES_CUMULATIVE', 'ORIGIN_SILENT'], ['TM', 'KZ', 'HIV_DIAGNOSES_CUMULATIVE', 'ORIGIN_SILENT'],
    ]);
    expect(first.reason.en).toBe('Russian Federation: 113 (no period given). Turkmenistan: no figure (exists, but nobody collects or publishes it; 1998–2017).');
    expect(first.reason.ru).toMatch(/113 \(период не указан\)\. Туркменистан: нет данных \(.*; 1998–2017\)\.$/);
    expect(second.destination.map(({ value }) => value)).toEqual([5, 10, 10]);
  });

  it('keeps what Turkmenistan is quoted with on its citizens abroad beside them, whether it is a figure or none', () => {
    expect(lines[0]?.beside.map(({ value, lower, missing }) => value ?? lower ?? missing)).toEqual(['NOT_COLLECTED', 123, 'NOT_COLLECTED', 100]);
  });

  it('judges every cell of every corridor', () => {
    expect(total).toBe(123);
    expect(Object.fromEntries(verdicts)).toEqual({ ORIGIN_SILENT: 83, DESTINATION_SILENT: 4, NOT_COMPARABLE: 7, DESTINATION_HIGHER: 4, NO_OTHER_MEMBER: 25 });
  });

  it.each([['UZ', 2741, 2479, 262], ['TJ', 1929, 1867, 62], ['KG', 1743, 1195, 548], ['KZ', 559, 275, 284]])('finds that Russia sends more to %s than it receives from everywhere: %d against %d', (origin, sent, received, difference) => {
    const line = lineOf(published, origin, 'RU', 'REMITTANCES_SENT', '_T');
    expect([line.verdict, line.exceeding?.value, line.total?.value, line.difference]).toEqual(['DESTINATION_HIGHER', sent, received, { kind: 'VALUE', value: difference }]);
  });

  it('does not say so of Turkmenistan: 8 of the 9 million that it receives', () => {
    expect(lineOf(published, 'TM', 'RU', 'REMITTANCES_SENT', '_T').verdict).toBe('ORIGIN_SILENT');
  });

  it('sets workers counted by Kyrgyzstan beside migrants registered by Russia, and does not subtract them', () => {
    const line = lineOf(published, 'KG', 'RU', 'MIGRANTS', 'IMMIGRANT_WORKER');
    expect([line.verdict, line.pair?.destination.value, line.pair?.origin.value]).toEqual(['NOT_COMPARABLE', 640_102, 540_000]);
    expect(line.difference).toEqual({ kind: 'MISSING', reason: 'NOT_APPLICABLE' });
    expect(line.reason.en).toContain('they count different things; the periods are not the same');
  });

  it('says of a group of countries, or of one that is no member, that it cannot be asked', () => {
    expect(lineOf(published, 'G_CA5', 'RU', 'MIGRANTS_REGISTERED').verdict).toBe('NO_OTHER_MEMBER');
  });

  it('is paged: pages neither repeat a line nor leave one out', () => {
    const pages = [0, 50, 100].flatMap((skip) => mirror(published, EVERYWHERE, { first: 50, skip }).lines);
    expect(pages.map(({ key }) => key)).toEqual(mirror(published, EVERYWHERE, ALL).lines.map(({ key }) => key));
  });
});

describe('two ends of a corridor', () => {
  it('agree where their figures are the same as printed, and not where they are one apart', () => {
    expect(judged([told('XN', {}), told('XS', {})])).toMatchObject({ verdict: 'AGREE', difference: { kind: 'VALUE', value: 0 }, ratio: { kind: 'VALUE', value: 1 } });
    expect(judged([told('XN', { value: 11 }), told('XS', {})])).toMatchObject({ verdict: 'DESTINATION_HIGHER', difference: { kind: 'VALUE', value: 1 }, ratio: { kind: 'VALUE', value: 1.1 } });
  });

  it('agree where the rounding that is printed allows it', () => {
    expect(judged([told('XN', { value: 540_000 }), told('XS', { value: 537_122 })]).verdict).toBe('AGREE');
    expect(judged([told('XN', { value: 540_000 }), told('XS', { value: 534_000 })]).verdict).toBe('DESTINATION_HIGHER');
  });

  it('are compared by bounds where one of them has only these', () => {
    const line = judged([told('XN', { value: null, lower: 100 }), told('XS', { value: 40 })]);
    expect(line).toMatchObject({ verdict: 'DESTINATION_HIGHER', difference: { kind: 'BOUNDS', lower: 60, upper: null }, ratio: { kind: 'BOUNDS', lower: 2.5, upper: null } });
  });

  it('are compared in the same period, whatever else they report', () => {
    const line = judged([told('XN', { period: '2023', value: 90 }), told('XN', { period: '2024', value: 12 }), told('XS', { period: '2024' }), told('XS', { period: '2022', value: 3 })]);
    expect([line.pair?.destination.period, line.pair?.origin.period, line.verdict]).toEqual(['2024', '2024', 'DESTINATION_HIGHER']);
  });

  it.each<[string, Partial<Reading>, string]>([
    ['period', { period: '2021' }, 'the periods are not the same'],
    ['period that holds it', { period: '2024-S1' }, 'the periods are not the same'],
    ['stock instead of flow', { stockOrFlow: 'STOCK' }, 'one is a stock or cumulative, the other is not'],
    ['basis', { basis: 'BIRTH' }, 'origin is told on different bases'],
    ['unit', { unit: 'PERCENT' }, 'the units differ'],
  ])('are not comparable with another %s', (_what, more, why) => {
    const line = judged([told('XN', {}), told('XS', more)]);
    expect([line.verdict, line.difference.kind]).toEqual(['NOT_COMPARABLE', 'MISSING']);
    expect(line.reason.en).toContain(why);
  });

  it('have no ratio where the origin has none', () => {
    expect(judged([told('XN', {}), told('XS', { value: 0 })])).toMatchObject({ difference: { kind: 'VALUE', value: 10 }, ratio: { kind: 'MISSING', reason: 'NOT_APPLICABLE' } });
  });

  it('are told apart by why one of them has nothing', () => {
    expect(judged([told('XS', {})]).verdict).toBe('DESTINATION_SILENT');
    expect(judged([told('XN', {}), told('XS', { value: null, missing: 'NOT_COLLECTED' })])).toMatchObject({ verdict: 'ORIGIN_SILENT', declared: true });
    expect(judged([told('XS', { value: null, missing: 'NOT_COLLECTED' })])).toMatchObject({ verdict: 'BOTH_SILENT', declared: true });
    expect(judged([told('XN', {})], { silent: [{ country: 'XS', code: 'COUNTRY_TIMEOUT', message: '' }] })).toMatchObject({ verdict: 'NOT_REACHED', difference: { reason: 'COUNTRY_UNAVAILABLE' } });
    expect(judged([told('XN', {})], { asked: ['XN'] }).verdict).toBe('NO_OTHER_MEMBER');
  });
});

describe('silence over all corridors', () => {
  const silence = (more: Partial<Reading>) => told('XS', { destination: '_T', value: null, missing: 'NOT_COLLECTED', ...more });

  it('is declared of those in the cell, or of more people', () => {
    for (const population of ['EMIGRANT', 'INTERNATIONAL', '_T']) expect(judged([told('XN', {}), silence({ population })])).toMatchObject({ verdict: 'ORIGIN_SILENT', declared: true });
    expect(judged([told('XN', {}), silence({ population: 'RETURNEE' })])).toMatchObject({ verdict: 'ORIGIN_SILENT', declared: false });
  });

  it('is not declared by an end that tells how many of these people there are over all corridors, unless it is a register that is silent', () => {
    const total = told('XS', { id: 'total', destination: '_T', value: 50, period: '2016' });
    const line = judged([told('XN', {}), silence({ population: 'INTERNATIONAL' }), total]);
    expect([line.verdict, line.declared, line.reason.en]).toEqual(['ORIGIN_SILENT', false, expect.stringContaining('has no figure for this corridor')]);
    expect(judged([told('XN', {}), silence({ population: '_T', method: 'REGISTERED' }), total])).toMatchObject({ verdict: 'ORIGIN_SILENT', declared: true });
  });
});

describe('a figure that is kept back', () => {
  it.each(['SUPPRESSED', 'NOT_FOR_AUDIENCE', 'EMBARGOED'] as const)('as %s is neither silence nor comparable', (missing) => {
    const total = told('XS', { destination: '_T', value: 12 });
    expect(judged([told('XN', {}), told('XS', { value: null, missing }), total])).toMatchObject({
      verdict: 'KEPT_BACK', pair: null, total: null, difference: { kind: 'MISSING', reason: missing }, ratio: { kind: 'MISSING', reason: missing },
    });
  });

  it('is in no difference, ratio, verdict or sentence, whatever it is', () => {
    const cell = fc.record({ end: fc.constantFrom('XN' as const, 'XS' as const), period: fc.constantFrom('2022', '2023', '2024', '_U'), value: fc.integer({ min: 0, max: 50 }), hides: fc.boolean(), whole: fc.boolean() });
    fc.assert(fc.property(fc.array(cell, { minLength: 1, maxLength: 8 }), (cells) => {
      const readings = cells.map(({ end, period, value, hides, whole }, index) =>
        told(end, { id: String(index), period, ...(whole && { [end === 'XN' ? 'origin' : 'destination']: '_T' }), ...(hides ? { value: null, missing: 'SUPPRESSED' } : { value }) }));
      for (const line of mirror(between(readings), EVERYWHERE, ALL).lines) {
        const used = [line.pair?.destination, line.pair?.origin, line.total, line.exceeding].filter((reading) => reading != null);
        expect(used.every(({ missing }) => missing === null)).toBe(true);
        const numbers = new Set(readings.flatMap(({ value }) => (value === null ? [] : [value])));
        if (line.difference.kind === 'VALUE') expect([...numbers].some((one) => [...numbers].some((other) => line.difference.kind === 'VALUE' && one - other === line.difference.value))).toBe(true);
        if (line.verdict === 'KEPT_BACK') expect([line.difference.kind, line.ratio.kind]).toEqual(['MISSING', 'MISSING']);
      }
    }));
  });
});

describe('fifty members of three thousand cells each', () => {
  it('are judged in a moment', () => {
    const answer = manyMembers(50, 3_000);
    const begun = process.cpuUsage();
    const { total, lines } = mirror(answer, EVERYWHERE, FIRST_SCREEN);
    const { user, system } = process.cpuUsage(begun);
    expect(total).toBeGreaterThan(60_000);
    expect(lines[0]?.pair?.alignment.period).toBe('EQUAL');
    expect((user + system) / 1_000).toBeLessThan(4_000);
  });
});
