import { describe, expect, it } from '@jest/globals';
import { type Domain, domainCells, type Figure, figureKey } from '@serai/schema';
import { denseTable } from '../../access/dense-table.js';
import { countTable, type CountTable } from './count-claims.js';

function countsOf(tables: readonly Partial<Domain['tables'][number]>[], valueOf: (figure: Figure) => number | null): CountTable {
  const domain: Domain = {
    country: 'XN',
    tables: tables.map((table) => ({ indicators: ['HIV_TESTED'], periods: ['2024'], dimensions: {}, source: 'REGISTER', method: 'REGISTERED', locator: 'yearly table', note: { en: 'Counted once.', ru: 'Учтены один раз.' }, absent: 'zero', ...table })),
  };
  const dense = denseTable(domainCells(domain).map((figure) => ({ ...figure, value: valueOf(figure), missing: valueOf(figure) === null ? 'NOT_COLLECTED' : null })), domain, []);
  if ('outside' in dense) throw new Error('Outside the domain');
  return countTable(dense);
}

const told = ({ claims, counts }: CountTable, part: keyof Figure): string[] => claims.map(({ parts, isSum }) => {
  const name = (key: string): string => String(counts.get(key)?.figure[part]);
  const side = (sign: number): string => parts.filter(([, times]) => Math.sign(times) === sign).map(([key]) => name(key)).sort().join(' + ');
  return `${side(1)} ${isSum ? '=' : '≥'} ${side(-1)}`;
}).sort();

describe('what links the counts of a release', () => {
  it('are the sums of each dimension', () => {
    expect(told(countsOf([{ dimensions: { SEX: ['_T', 'F', 'M'] } }], ({ sex }) => (sex === '_T' ? 9 : sex === 'F' ? 4 : 5)), 'sex')).toEqual(['_T = F + M']);
  });

  it('is a bound where a part is not collected', () => {
    expect(told(countsOf([{ dimensions: { SEX: ['_T', 'F', 'M'] } }], ({ sex }) => (sex === '_T' ? 9 : sex === 'F' ? 4 : null)), 'sex')).toEqual(['_T ≥ F']);
  });

  it('names a total that its parts do not make up, where the dictionary says that they do', () => {
    const { broken, claims } = countsOf([{ dimensions: { SEX: ['_T', 'F', 'M'] } }], ({ sex }) => (sex === '_T' ? 8 : sex === 'F' ? 4 : 5));
    expect(broken).toHaveLength(1);
    expect(claims).toEqual([]);
  });

  it.each([
    ['a sum where it holds everywhere', 5, ['_T = IRREGULAR + REGULAR']],
    ['a bound where it does not', 6, ['_T ≥ IRREGULAR + REGULAR']],
    ['nothing where not even that holds', 4, []],
  ])('takes what the dictionary leaves open for %s', (_what, total, claims) => {
    const table = countsOf([{ dimensions: { LEGAL_STATUS: ['_T', 'REGULAR', 'IRREGULAR'] } }], ({ legalStatus }) => (legalStatus === '_T' ? total : legalStatus === 'REGULAR' ? 3 : 2));
    expect(told(table, 'legalStatus')).toEqual(claims);
    expect(table.broken).toEqual([]);
  });

  it('are immigrants among everybody, and key populations within all, which overlap', () => {
    const table = countsOf([{}, { dimensions: { POPULATION: ['IMMIGRANT'], ORIGIN: ['_T'], BASIS: ['CITIZENSHIP'], KEY_POPULATION: ['_T', 'PWID', 'SW'] } }], ({ population, keyPopulation }) => (population === 'IMMIGRANT' ? (keyPopulation === '_T' ? 5 : 4) : 20));
    expect(told(table, 'population')).toContain('_T ≥ IMMIGRANT');
    expect(told(table, 'keyPopulation').filter((claim) => claim !== '_T ≥ _T')).toEqual(['_T ≥ PWID', '_T ≥ SW']);
  });

  it('are quarters in a year, and indicators that bound one another', () => {
    const quarters = ['2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4'];
    expect(told(countsOf([{ periods: ['2024', ...quarters] }], ({ period }) => (period === '2024' ? 8 : 2)), 'period')).toEqual([`2024 = ${quarters.join(' + ')}`]);
    const cascade = countsOf([{ indicators: ['PLHIV_REGISTERED', 'ON_ART', 'VIRALLY_SUPPRESSED'] }], ({ indicator }) => (indicator === 'PLHIV_REGISTERED' ? 9 : indicator === 'ON_ART' ? 7 : 6));
    expect(told(cascade, 'indicator')).toEqual(['ON_ART ≥ VIRALLY_SUPPRESSED', 'PLHIV_REGISTERED ≥ ON_ART']);
  });

  it.each([
    ['the same count under two names where they never differ', [9, 4, 5], ['HIV_NEW_DIAGNOSES = HIV_TESTED_POSITIVE']],
    ['two counts where they do', [10, 4, 6], []],
  ])('take two indicators for %s', (_what, [total, women, men], claims) => {
    const table = countsOf([{ indicators: ['HIV_NEW_DIAGNOSES', 'HIV_TESTED_POSITIVE'], dimensions: { SEX: ['_T', 'F', 'M'] } }], ({ indicator, sex }) => (indicator === 'HIV_NEW_DIAGNOSES' ? { _T: 9, F: 4, M: 5 } : { _T: total, F: women, M: men })[sex] ?? 0);
    expect([...new Set(told(table, 'indicator').filter((claim) => claim.includes('NEW') && claim.includes('TESTED')))]).toEqual(claims);
  });

  it('are not built on two indicators that are the same once or twice, or always nobody', () => {
    const same = (of: (sex: string) => number) => countsOf([{ indicators: ['HIV_NEW_DIAGNOSES', 'HIV_TESTED_POSITIVE'], dimensions: { SEX: ['_T', 'F', 'M'] } }], ({ sex }) => of(sex));
    for (const of of [(sex: string) => (sex === 'F' ? 0 : 7), () => 0]) expect(told(same(of), 'indicator').filter((claim) => claim.includes('TESTED_POSITIVE') && claim.includes('NEW'))).toEqual([]);
  });

  it('are among counts alone: not what is no whole number, and not what the domain does not declare', () => {
    const table = countsOf([{ dimensions: { SEX: ['_T', 'F', 'M'] } }], ({ sex }) => (sex === '_T' ? 9.5 : 4));
    expect([...table.counts.values()].map(({ figure: { sex } }) => sex)).toEqual(['F', 'M']);
    expect([...table.counts.keys()]).toEqual([...table.counts.values()].map(({ figure }) => figureKey(figure)));
  });
});
