import type { AccessRules, AudienceRules, BreakdownId, Domain, Figure } from '@serai/schema';
import { domainCells } from '@serai/schema';
import { printedRate } from '@serai/national';
import { seededRandom } from '../../kit/random.js';

/** A country that hands in the same tables several times, corrected, and its rules for several audiences; the same for the same seed. */
export interface RandomCountry {
  readonly domain: Domain;
  readonly rules: AccessRules;
  /** Figures as they are handed in, and the counts behind them. */
  readonly submissions: readonly { readonly figures: readonly Figure[]; readonly leaves: LeafCounts }[];
  /** Which leaves of a table a figure of a count adds up. */
  readonly leavesOf: (figure: Figure) => readonly string[];
  /** Indicators of which the one never exceeds the other in the same place. */
  readonly bounds: readonly (readonly [smaller: string, larger: string])[];
  readonly rate: RateOfCounts | null;
}

/** By leaf: its indicator, population, and codes that have no parts. */
export type LeafCounts = ReadonlyMap<string, number>;

export interface RateOfCounts {
  readonly indicator: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly places: number;
}

/** A dimension of the table: what each of its codes is made of. */
interface Dimension {
  readonly id: BreakdownId | 'PERIOD';
  readonly codes: Readonly<Record<string, readonly string[]>>;
}

interface Subject {
  readonly indicators: readonly string[];
  readonly bounds: RandomCountry['bounds'];
  readonly rate: Omit<RateOfCounts, 'places'> | null;
  /** Whether a year is the sum of its quarters. */
  readonly isFlow: boolean;
}

const SUBJECTS: readonly Subject[] = [
  { indicators: ['HIV_TESTED'], bounds: [], rate: null, isFlow: true },
  { indicators: ['HIV_TESTED', 'HIV_NEW_DIAGNOSES'], bounds: [['HIV_NEW_DIAGNOSES', 'HIV_TESTED']], rate: null, isFlow: true },
  { indicators: ['PLHIV_REGISTERED', 'ON_ART', 'VIRALLY_SUPPRESSED'], bounds: [['ON_ART', 'PLHIV_REGISTERED'], ['VIRALLY_SUPPRESSED', 'ON_ART']], rate: null, isFlow: false },
  {
    indicators: ['HIV_TESTED', 'HIV_TESTED_POSITIVE'], bounds: [['HIV_TESTED_POSITIVE', 'HIV_TESTED']], isFlow: true,
    rate: { indicator: 'HIV_TEST_POSITIVITY', numerator: 'HIV_TESTED_POSITIVE', denominator: 'HIV_TESTED' },
  },
];
const SEX: Dimension = { id: 'SEX', codes: { _T: ['F', 'M'], F: ['F'], M: ['M'] } };
const TWO_AGES: Dimension = { id: 'AGE', codes: { _T: ['Y_LT15', 'Y_GE15'], Y_LT15: ['Y_LT15'], Y_GE15: ['Y_GE15'] } };
const AGES: Dimension = { id: 'AGE', codes: { _T: ['Y_LT15', 'Y15T24', 'Y_GE25'], Y_LT15: ['Y_LT15'], Y_GE15: ['Y15T24', 'Y_GE25'], Y15T24: ['Y15T24'], Y_GE25: ['Y_GE25'] } };
const AREA: Dimension = { id: 'AREA', codes: { _T: ['XN-NO', 'XN-MI', 'XN-LA'], 'XN-NO': ['XN-NO'], 'XN-MI': ['XN-MI'], 'XN-LA': ['XN-LA'] } };
const YEAR: Dimension = { id: 'PERIOD', codes: { 2024: ['2024'] } };
const QUARTER_CODES = ['2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4'];
const QUARTERS: Dimension = { id: 'PERIOD', codes: { 2024: QUARTER_CODES, ...Object.fromEntries(QUARTER_CODES.map((quarter) => [quarter, [quarter]])) } };
const SHAPES: readonly (readonly Dimension[])[] = [[SEX, TWO_AGES], [AGES], [SEX, AGES], [SEX, AREA], [AREA], [AREA, TWO_AGES], [SEX, TWO_AGES, QUARTERS], [SEX, QUARTERS], [AGES, QUARTERS]];
const NOTED = { source: 'REGISTER', method: 'REGISTERED', locator: 'yearly table', note: { en: 'Counted once.', ru: 'Учтены один раз.' } } as const;
const FIELD = { SEX: 'sex', AGE: 'age', AREA: 'area', PERIOD: 'period' } as const;

export function randomCountry(seed: number): RandomCountry {
  const random = seededRandom(seed);
  const upTo = (most: number): number => Math.floor(random() * (most + 1));
  const oneOf = <Each>(list: readonly Each[]): Each => list[upTo(list.length - 1)] as Each;
  const subject = oneOf(SUBJECTS);
  const shape = oneOf(SHAPES);
  const dimensions = shape.some(({ id }) => id === 'PERIOD') ? (subject.isFlow ? shape : shape.filter(({ id }) => id !== 'PERIOD')) : shape;
  const all = dimensions.some(({ id }) => id === 'PERIOD') ? dimensions : [...dimensions, YEAR];
  const populations = subject.rate === null && random() < 0.3 ? ['_T', 'IMMIGRANT'] : ['_T'];
  const rate = subject.rate && { ...subject.rate, places: upTo(1) };

  const codesOf = (id: Dimension['id']): readonly string[] => Object.keys(all.find((dimension) => dimension.id === id)?.codes ?? {});
  const breakdowns = Object.fromEntries(all.filter(({ id }) => id !== 'PERIOD').map(({ id }) => [id, codesOf(id)]));
  const indicators = [...subject.indicators, ...(rate ? [rate.indicator] : [])];
  const table = (population: string, of: readonly string[], absent: 'zero' | 'notCollected'): Domain['tables'][number] => ({
    ...NOTED, indicators: of, periods: codesOf('PERIOD'), dimensions: { ...(population !== '_T' && { POPULATION: [population] }), ...breakdowns }, absent,
  });
  const domain: Domain = { country: 'XN', tables: [...populations.map((population) => table(population, subject.indicators, 'zero')), ...(rate ? [table('_T', [rate.indicator], 'notCollected')] : [])] };

  const leafIds = all.reduce<readonly string[]>((ids, { codes }) => ids.flatMap((id) => Object.entries(codes).flatMap(([code, parts]) => (parts.length === 1 && parts[0] === code ? [`${id}|${code}`] : []))), ['']);
  const leavesAt = (indicator: string, { population, ...figure }: Figure): readonly string[] =>
    all.reduce<readonly string[]>((ids, { id, codes }) => ids.flatMap((before) => (codes[figure[FIELD[id as keyof typeof FIELD]]] ?? []).map((code) => `${before}|${code}`)), [`${indicator}|${population}`]);

  const kind = upTo(4);
  const draw = (leaf: number): number => {
    switch (kind) {
      case 0: return random() < 0.5 ? 0 : upTo(9);
      case 1: return upTo(4);
      case 2: return leaf === 0 ? 30 : upTo(1);
      case 3: return random() < 0.3 ? 15 + upTo(20) : upTo(5);
      default: return upTo(14);
    }
  };
  const submissions: { figures: readonly Figure[]; leaves: Map<string, number> }[] = [];
  const times = random() < 0.5 ? 1 : 2 + upTo(1);
  for (let time = 0; time < times; time += 1) {
    const before = submissions.at(-1)?.leaves;
    const leaves = new Map<string, number>();
    for (const population of populations) {
      leafIds.forEach((id, leaf) => {
        let most = population === '_T' ? Infinity : (leaves.get(`${subject.indicators[0] ?? ''}|_T${id}`) ?? 0);
        for (const indicator of subject.indicators) {
          const own = `${indicator}|${population}${id}`;
          const broader = population === '_T' ? Infinity : (leaves.get(`${indicator}|_T${id}`) ?? 0);
          const kept = before?.get(own);
          const drawn = kept === undefined ? (most === Infinity ? draw(leaf) : upTo(most)) : random() < 0.2 ? Math.max(0, kept + upTo(4) - 2) : kept;
          const value = Math.min(drawn, most, broader);
          leaves.set(own, value);
          most = value;
        }
      });
    }
    const sum = (indicator: string, figure: Figure): number => leavesAt(indicator, figure).reduce((all, leaf) => all + (leaves.get(leaf) ?? 0), 0);
    submissions.push({ leaves, figures: domainCells(domain).map((figure) => figureOf(figure, rate, sum)) });
  }
  return {
    domain, submissions, bounds: subject.bounds, rate,
    leavesOf: (figure) => leavesAt(figure.indicator, figure),
    rules: rulesOf(indicators, populations, all.flatMap(({ id }) => (id === 'PERIOD' ? [] : [id])), { random, upTo }),
  };
}

function figureOf(figure: Figure, rate: RateOfCounts | null, sum: (indicator: string, figure: Figure) => number): Figure {
  if (figure.indicator !== rate?.indicator) return { ...figure, value: sum(figure.indicator, figure) };
  const [numerator, denominator] = [sum(rate.numerator, figure), sum(rate.denominator, figure)];
  if (denominator === 0) return { ...figure, value: null, missing: 'NOT_COLLECTED', status: 'L' };
  return { ...figure, value: printedRate(numerator, denominator, 100, rate.places) / 10 ** rate.places, missing: null, status: 'A' };
}

/** The public sees least; a researcher no less; two partners see in their own way. */
function rulesOf(indicators: readonly string[], populations: readonly string[], ids: readonly BreakdownId[], { random, upTo }: { readonly random: () => number; readonly upTo: (most: number) => number }): AccessRules {
  const audience = (id: AudienceRules['id'], minimumCount: number, zeros: 'shown' | 'small', isMargins: boolean): AudienceRules => ({
    id, terms: { version: '1', en: '1', ru: '1' }, cacheableOutside: false, protection: { minimumCount, zeros, wholeGroup: 'show', dominance: null },
    open: [{
      indicators, topics: [], embargo: null, periods: { from: '2020-01-01', to: null, undated: false },
      dimensions: {
        ...(populations.length > 1 && { POPULATION: { codes: 'all', notBy: [] } }),
        ...Object.fromEntries(ids.map((each, at) => [each, { codes: 'all', notBy: isMargins ? ids.filter((_other, index) => index !== at) : [] }])),
      },
    }],
  });
  const least = 3 + upTo(3);
  const zeros = random() < 0.5 ? 'shown' : 'small';
  const own = (): 'shown' | 'small' => (zeros === 'shown' || random() < 0.5 ? 'shown' : 'small');
  const audiences = [audience('public', least, zeros, random() < 0.3), audience('researcher', 3 + upTo(least - 3), own(), false), audience('partner:XS', 3 + upTo(5), 'small', random() < 0.5), audience('partner:XE', 3 + upTo(5), 'small', random() < 0.3)];
  return { country: 'XN', alreadyPublished: [], audiences: audiences.slice(0, 2 + upTo(2)), examples: [] };
}
