import { describe, expect, it } from '@jest/globals';
import type { CorridorScope } from '../regional/corridor-lines.js';
import { publishedAnswer } from '../regional/published.fixture.js';
import { madeUp, madeUpAnswer } from '../regional/reading.fixture.js';
import { type Corridor, corridors } from './corridors.js';

const EVERYWHERE: CorridorScope = { origins: null, destinations: null, indicators: null, periods: null };
const all = corridors(publishedAnswer(), EVERYWHERE);

function corridorOf(origin: string, destination: string): Corridor {
  const corridor = all.find((each) => each.origin === origin && each.destination === destination);
  if (!corridor) throw new Error(`There is no corridor from ${origin} to ${destination}`);
  return corridor;
}

const told = ({ rows }: Corridor) => rows.map(({ theme, cell: { indicator }, destination, origin }) => [theme, indicator, destination.map(({ value }) => value), origin.map(({ value }) => value)]);

describe('the corridors of the published figures', () => {
  it('are all that a source counts: between countries, and between groups as they are counted', () => {
    expect(all.map(({ origin, destination }) => `${origin}>${destination}`)).toEqual([
      'CN>KG', 'G_CA3>KZ', 'G_CA3>RU', 'G_CA5>RU', 'G_CIS>RU', 'G_KRTU>KZ', 'KG>KZ', 'KG>RU', 'KZ>RU', 'RU>KZ', 'TJ>KZ', 'TJ>RU', 'TM>KZ', 'TM>RU', 'TM>TR', 'UZ>KZ', 'UZ>RU',
    ]);
  });

  it('have rows by theme, what the destination reports on the left and the origin on the right', () => {
    expect(told(corridorOf('KG', 'KZ')).slice(0, 4)).toEqual([
      ['REGISTERED', 'MIGRANTS_REGISTERED', [114_400], []],
      ['MIGRANTS', 'MIGRANTS', [], [113_000]],
      ['HIV_DIAGNOSES', 'HIV_DIAGNOSES_CUMULATIVE', [45], []],
      ['HIV_DIAGNOSES', 'HIV_DIAGNOSES_CUMULATIVE_BY_SEX', [27], []],
    ]);
  });

  it('have stocks and flows of one indicator in one row, told apart by the figures', () => {
    const row = corridorOf('TJ', 'RU').rows.find(({ cell }) => cell.indicator === 'MIGRANTS_REGISTERED');
    expect(row?.destination.map(({ stockOrFlow, period, value }) => [stockOrFlow, period, value])).toEqual([['STOCK', '2017-09', 1_586_885], ['FLOW', '2017-01-01/P9M', 937_286]]);
  });

  it('say what an end that has nothing says of itself', () => {
    const row = corridorOf('TM', 'RU').rows.find(({ cell }) => cell.indicator === 'HIV_DIAGNOSES_CUMULATIVE');
    expect([row?.destination.map(({ value }) => value), row?.origin, row?.beside.map(({ value, missing }) => value ?? missing)]).toEqual([[113], [], ['NOT_COLLECTED', 123, 'NOT_COLLECTED', null]]);
  });

  it('name the groups that they are part of, and are not added up to them', () => {
    expect(corridorOf('TJ', 'RU').partOf.map(({ origin }) => origin)).toEqual(['G_CA5', 'G_CA3', 'G_CIS']);
    expect(corridorOf('TM', 'KZ').partOf).toEqual([]);
    const group = corridorOf('G_CA5', 'RU').rows.find(({ cell }) => cell.indicator === 'MIGRANTS_REGISTERED');
    expect(group?.destination.map(({ value }) => value)).toEqual([5_826_354, 3_372_192]);
  });

  it('are those asked for, in periods asked for', () => {
    const some = corridors(publishedAnswer(), { ...EVERYWHERE, origins: new Set(['TJ']), periods: [{ from: '2016-01-01', to: '2017-01-01' }] });
    expect(some.map(({ destination, rows }) => [destination, [...new Set(rows.map(({ theme }) => theme))]])).toEqual([['KZ', ['HIV_DIAGNOSES']], ['RU', ['REMITTANCES']]]);
  });
});

describe('a row of a corridor', () => {
  it('is aligned by what the two figures that are most alike have in common', () => {
    const at = (reporter: 'XN' | 'XS', value: number, period: string) =>
      madeUp(reporter, 'HIV_TESTED', value, { period, stockOrFlow: 'FLOW', population: reporter === 'XN' ? 'IMMIGRANT' : 'EMIGRANT', origin: 'XS', destination: 'XN' });
    const [corridor] = corridors(madeUpAnswer([at('XN', 10, '2023'), at('XN', 12, '2024'), at('XS', 9, '2024'), at('XS', 5, '2020')]), EVERYWHERE);
    expect(corridor?.rows).toMatchObject([{ comparable: true, alignment: { definition: true, period: 'EQUAL', stockOrFlow: true, unit: true, basis: true, method: true } }]);
  });

  it('sets what the destination sends beside what the origin receives', () => {
    const at = (reporter: 'XN' | 'XS', indicator: string) => madeUp(reporter, indicator, 7, { unit: 'USD_MILLION', stockOrFlow: 'FLOW', origin: 'XS', destination: 'XN' });
    const [corridor] = corridors(madeUpAnswer([at('XN', 'REMITTANCES_SENT'), at('XS', 'REMITTANCES_RECEIVED')]), EVERYWHERE);
    expect(corridor?.rows).toMatchObject([{ theme: 'REMITTANCES', comparable: true, destination: [{ indicator: 'REMITTANCES_SENT' }], origin: [{ indicator: 'REMITTANCES_RECEIVED' }] }]);
  });
});
