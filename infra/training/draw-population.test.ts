import { describe, expect, it } from '@jest/globals';
import { drawPopulation } from './draw-population.js';
import type { CountedGroup } from './group.js';
import { seededChance } from './seeded-chance.js';
import { STREAMS } from './streams.js';

const population = drawPopulation(seededChance(1), STREAMS);
const tested = (of: (group: CountedGroup['group']) => boolean): number => population.filter(({ group }) => of(group)).reduce((sum, { counts }) => sum + counts.HIV_TESTED[2024], 0);

describe('the population, whatever the seed', () => {
  it('is tested in the numbers assumed', () => {
    for (const { origin, destination, tested: assumed } of STREAMS) {
      expect(tested((group) => group.origin === origin && group.destination === destination)).toBe(assumed[2024]);
    }
  });

  it('lets key populations overlap, so that their sum is not the total', () => {
    const [either, injecting, selling] = [
      tested(({ keyPopulations }) => keyPopulations.includes('PWID') || keyPopulations.includes('SW')),
      tested(({ keyPopulations }) => keyPopulations.includes('PWID')),
      tested(({ keyPopulations }) => keyPopulations.includes('SW')),
    ];
    expect(injecting + selling).toBeGreaterThan(either);
  });

  it('has more men than women in the great streams, no women among MSM and no children in a key population', () => {
    const ofStream = (sex: string): number => tested((group) => group.origin === 'XS' && group.destination === 'XN' && group.sex === sex);
    expect(ofStream('M')).toBeGreaterThan(2 * ofStream('F'));
    const impossible = population.filter(({ group: { sex, age, keyPopulations } }) => (sex === 'F' && keyPopulations.includes('MSM')) || (age === 'Y_LT15' && keyPopulations.length > 0));
    expect(impossible).toEqual([]);
  });

  it('is tested less without papers than the share of people without papers', () => {
    const { irregular, tested: assumed } = STREAMS.find(({ origin, destination }) => origin === 'XS' && destination === 'XN') as (typeof STREAMS)[number];
    const without = tested((group) => group.origin === 'XS' && group.destination === 'XN' && group.legalStatus === 'IRREGULAR');
    expect(without).toBeGreaterThan(0);
    expect(without / assumed[2024]).toBeLessThan(0.7 * irregular);
  });

  it('is another one with another seed', () => {
    const drawn = (seed: number): string => JSON.stringify(drawPopulation(seededChance(seed), STREAMS));
    expect(drawn(1)).toBe(JSON.stringify(population));
    expect(drawn(2) === drawn(1)).toBe(false);
  });
});
