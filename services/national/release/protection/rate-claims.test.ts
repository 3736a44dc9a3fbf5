import { describe, expect, it } from '@jest/globals';
import { type Domain, domainCells, type Figure, figureKey } from '@serai/schema';
import fc from 'fast-check';
import { CellTable } from '../../access/cell-table.js';
import { denseTable } from '../../access/dense-table.js';
import { editions as toldBy } from '../../access/edition.js';
import { printedRate } from '../../disclosure/structure/rate.js';
import { countTable } from './count-claims.js';
import { EditionsProtection, protectEditions } from './protect-editions.js';
import { audience, NOW, rulesOf } from './told-table.fixture.js';

const NOTED = { source: 'REGISTER', method: 'REGISTERED', locator: 'yearly table', note: { en: 'Counted once.', ru: 'Учтены один раз.' } } as const;
const SEXES = ['_T', 'F', 'M'] as const;
const DOMAIN: Domain = {
  country: 'XN',
  tables: [
    { ...NOTED, indicators: ['HIV_TESTED', 'HIV_TESTED_POSITIVE'], periods: ['2024'], dimensions: { SEX: SEXES }, absent: 'zero' },
    { ...NOTED, indicators: ['HIV_TEST_POSITIVITY'], periods: ['2024'], dimensions: { SEX: SEXES }, absent: 'notCollected' },
  ],
};
const OPEN = ['HIV_TESTED', 'HIV_TESTED_POSITIVE', 'HIV_TEST_POSITIVITY'];
const MINIMUM = 5;

interface People {
  readonly tested: number;
  readonly positive: number;
}
type Sexes = readonly [women: People, men: People];

function at([women, men]: Sexes, sex: string): People {
  return sex === 'F' ? women : sex === 'M' ? men : { tested: women.tested + men.tested, positive: women.positive + men.positive };
}

/** Counts and rates of women, men and all, a rate with its base and one place after the point. */
function tableOf(sexes: Sexes, rateOf = ({ positive, tested }: People) => printedRate(positive, tested, 100, 1) / 10): CellTable {
  const figures = domainCells(DOMAIN).map((figure): Figure => {
    const { tested, positive } = at(sexes, figure.sex);
    if (figure.indicator === 'HIV_TESTED') return { ...figure, value: tested };
    if (figure.indicator === 'HIV_TESTED_POSITIVE') return { ...figure, value: positive };
    if (tested === 0) return { ...figure, value: null, missing: 'NOT_COLLECTED', status: 'L' };
    return { ...figure, value: rateOf({ tested, positive }), denominator: tested, missing: null, status: 'A' };
  });
  const dense = denseTable(figures, DOMAIN, []);
  if ('outside' in dense) throw new Error('Outside the domain');
  return dense;
}

/** What the public is told, by indicator and sex; also that something is not collected. */
function publish(sexes: Sexes, zeros: 'shown' | 'small' = 'shown'): ReadonlySet<string> {
  const table = tableOf(sexes);
  const rules = rulesOf({ ...audience('public', MINIMUM, { zeros }), open: audience('public', MINIMUM).open.map((opening) => ({ ...opening, indicators: OPEN })) });
  const told = toldBy(table, rules, NOW);
  const protection = new EditionsProtection(table, countTable(table), told, { rules });
  const secondary = protectEditions(protection).get('public')?.secondary;
  return new Set((told.get('public') ?? []).flatMap((figure) => ((figure.missing === null || figure.missing === 'NOT_COLLECTED') && secondary?.has(figureKey(figure)) !== true ? [`${figure.indicator} ${figure.sex}`] : [])));
}

/** Numbers of women and men tested positive that nobody can exclude who is told this, by trying them out. */
function* possible(sexes: Sexes, told: ReadonlySet<string>): Generator<readonly [number, number]> {
  for (let women = 0; women <= sexes[0].tested; women += 1) {
    for (let men = 0; men <= sexes[1].tested; men += 1) {
      const guess: Sexes = [{ ...sexes[0], positive: women }, { ...sexes[1], positive: men }];
      const fits = SEXES.every((sex) => {
        const [one, other] = [at(guess, sex), at(sexes, sex)];
        if (told.has(`HIV_TESTED_POSITIVE ${sex}`) && one.positive !== other.positive) return false;
        return !told.has(`HIV_TEST_POSITIVITY ${sex}`) || printedRate(one.positive, one.tested, 100, 1) === printedRate(other.positive, other.tested, 100, 1);
      });
      if (fits) yield [women, men];
    }
  }
}

describe('a rate beside its counts', () => {
  it('is hidden where it tells what its count would', () => {
    const told = publish([{ tested: 200, positive: 3 }, { tested: 300, positive: 40 }]);
    expect(told.has('HIV_TESTED M')).toBe(true);
    const isOpen = (sex: string): boolean => told.has(`HIV_TESTED_POSITIVE ${sex}`) || told.has(`HIV_TEST_POSITIVITY ${sex}`);
    expect([isOpen('F'), isOpen('M') && isOpen('_T')]).toEqual([false, false]);
  });

  it('leaves small counts open to whoever tries out all numbers', () => {
    const people = fc.tuple(fc.integer({ min: 20, max: 60 }), fc.integer({ min: 0, max: 12 })).map(([tested, positive]) => ({ tested, positive }));
    fc.assert(fc.property(people, people, (women, men) => {
      const told = publish([women, men]);
      const tables = [...possible([women, men], told)];
      for (const [index, { positive }] of [women, men].entries()) {
        const values = new Set(tables.map((table) => table[index] as number));
        const isProtected = values.size >= MINIMUM && Math.max(...values) >= MINIMUM;
        expect(positive === 0 || positive >= MINIMUM || isProtected).toBe(true);
      }
    }), { numRuns: 25 });
  });

  it('that cannot be told, because nobody is its base, is not said to be so where that is hidden', () => {
    const nobody: Sexes = [{ tested: 0, positive: 0 }, { tested: 300, positive: 40 }];
    expect(publish(nobody).has('HIV_TEST_POSITIVITY F')).toBe(true);
    const told = publish(nobody, 'small');
    expect([told.has('HIV_TESTED F'), told.has('HIV_TEST_POSITIVITY F')]).toEqual([false, false]);
  });

  it('is no claim where it is of other numbers, and is named where its counts give another', () => {
    const sexes: Sexes = [{ tested: 200, positive: 30 }, { tested: 300, positive: 40 }];
    expect(countTable(tableOf(sexes)).rates.size).toBe(3);
    expect(countTable(tableOf(sexes, () => 99.9)).brokenRates.map(({ says, counts }) => [says, counts])).toEqual(expect.arrayContaining([[99.9, [30, 200]]]));
  });
});
