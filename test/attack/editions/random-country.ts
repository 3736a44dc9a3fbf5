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
  /** A code whose only part is itself has no parts; of key populations not even the total has any, for they overlap. */
  readonly codes: Readonly<Record<string, readonly string[]>>;
}

interface Subject {
  readonly indicators: readonly string[];
  readonly bounds: RandomCountry['bounds'];
  readonly rate: Omit<RateOfCounts, 'places'> | null;
  /** Whether a year is the sum of its quarters. */
  readonly isFlow: boolean;
  /** How its indicators hang together: each at most the one before; the same count under two names; the first ever until the year before, the second new in the year. */
  readonly how: 'chain' | 'same' | 'cumulative';
}

const SUBJECTS: readonly Subject[] = [
  { indicators: ['HIV_TESTED'], bounds: [], rate: null, isFlow: true, how: 'chain' },
  { indicators: ['HIV_TESTED', 'HIV_NEW_DIAGNOSES'], bounds: [['HIV_NEW_DIAGNOSES', 'HIV_TESTED']], rate: null, isFlow: true, how: 'chain' },
  { indicators: ['PLHIV_REGISTERED', 'ON_ART', 'VIRALLY_SUPPRESSED'], bounds: [['ON_ART', 'PLHIV_REGISTERED'], ['VIRALLY_SUPPRESSED', 'ON_ART']], rate: null, isFlow: false, how: 'chain' },
  { indicators: ['HIV_TESTED_POSITIVE', 'HIV_NEW_DIAGNOSES'], bounds: [], rate: null, isFlow: true, how: 'same' },
  { indicators: ['HIV_DIAGNOSES_CUMULATIVE', 'HIV_NEW_DIAGNOSES'], bounds: [], rate: null, isFlow: false, how: 'cumulative' },
  {
    indicators: ['HIV_TESTED', 'HIV_TESTED_POSITIVE'], bounds: [['HIV_TESTED_POSITIVE', 'HIV_TESTED']], isFlow: true, how: 'chain',
    rate: { indicator: 'HIV_TEST_POSITIVITY', numerator: 'HIV_TESTED_POSITIVE', denominator: 'HIV_TESTED' },
  },
];
const SEX: Dimension = { id: 'SEX', codes: { _T: ['F', 'M'], F: ['F'], M: ['M'] } };
const TWO_AGES: Dimension = { id: 'AGE', codes: { _T: ['Y_LT15', 'Y_GE15'], Y_LT15: ['Y_LT15'], Y_GE15: ['Y_GE15'] } };
const AGES: Dimension = { id: 'AGE', codes: { _T: ['Y_LT15', 'Y15T24', 'Y_GE25'], Y_LT15: ['Y_LT15'], Y_GE15: ['Y15T24', 'Y_GE25'], Y15T24: ['Y15T24'], Y_GE25: ['Y_GE25'] } };
const AREA: Dimension = { id: 'AREA', codes: { _T: ['XN-NO', 'XN-MI', 'XN-LA'], 'XN-NO': ['XN-NO'], 'XN-MI': ['XN-MI'], 'XN-LA': ['XN-LA'] } };
const KEY_POPULATION: Dimension = { id: 'KEY_POPULATION', codes: { _T: ['_T'], PWID: ['PWID'], SW: ['SW'] } };
const YEAR: Dimension = { id: 'PERIOD', codes: { 2024: ['2024'] } };
const QUARTER_CODES = ['2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4'];
const QUARTERS: Dimension = { id: 'PERIOD', codes: { 2024: QUARTER_CODES, ...Object.fromEntries(QUARTER_CODES.map((quarter) => [quarter, [quarter]])) } };
const SHAPES: readonly (readonly Dimension[])[] = [[SEX, TWO_AGES], [AGES], [SEX, AGES], [SEX, AREA], [AREA], [AREA, TWO_AGES], [SEX, TWO_AGES, QUARTERS], [SEX, QUARTERS], [AGES, QUARTERS], [SEX, KEY_POPULATION], [AGES, KEY_POPULATION]];
const NOTED = { source: 'REGISTER', method: 'REGISTERED', locator: 'yearly table', note: { en: 'Counted once.', ru: 'Учтены один раз.' } } as const;
const FIELD = { SEX: 'sex', AGE: 'age', AREA: 'area', KEY_POPULATION: 'keyPopulation', PERIOD: 'period' } as const;
/** In so many places, with more than one number, two indicators that never differ are taken for one count. */
const SAME_IN = 3;

export function randomCountry(seed: number): RandomCountry {
  const random = seededRandom(seed);
  const upTo = (most: number): number => Math.floor(random() * (most + 1));
  const oneOf = <Each>(list: readonly Each[]): Each => list[upTo(list.length - 1)] as Each;
  const subject = oneOf(SUBJECTS);
  const shape = oneOf(SHAPES);
  const dimensions = shape.some(({ id }) => id === 'PERIOD') ? (subject.isFlow ? shape : shape.filter(({ id }) => id !== 'PERIOD')) : shape;
  const all = dimensions.some(({ id }) => id === 'PERIOD') ? dimensions : [...dimensions, YEAR];
  const populations = subject.rate === null && subject.how === 'chain' && random() < 0.3 ? ['_T', 'IMMIGRANT'] : ['_T'];
  const rate = subject.rate && { ...subject.rate, places: upTo(1) };

  const codesOf = (id: Dimension['id']): readonly string[] => Object.keys(all.find((dimension) => dimension.id === id)?.codes ?? {});
  const breakdowns = Object.fromEntries(all.filter(({ id }) => id !== 'PERIOD').map(({ id }) => [id, codesOf(id)]));
  const indicators = [...subject.indicators, ...(rate ? [rate.indicator] : [])];
  const table = (population: string, of: readonly string[], absent: 'zero' | 'notCollected'): Domain['tables'][number] => ({
    ...NOTED, indicators: of, periods: codesOf('PERIOD'), dimensions: { ...(population !== '_T' && { POPULATION: [population] }), ...breakdowns }, absent,
  });
  const [first = '', second = ''] = subject.indicators;
  const ever = table('_T', [first], 'zero');
  const counted = subject.how === 'cumulative' ? [{ ...ever, periods: ['2023', '2024'] }, table('_T', [second], 'zero')] : populations.map((population) => table(population, subject.indicators, 'zero'));
  const domain: Domain = { country: 'XN', tables: [...counted, ...(rate ? [table('_T', [rate.indicator], 'notCollected')] : [])] };

  const leafIds = all.reduce<readonly string[]>((ids, { codes }) => ids.flatMap((id) => Object.entries(codes).flatMap(([code, parts]) => (parts.length === 1 && parts[0] === code ? [`${id}|${code}`] : []))), ['']);
  const ownLeaves = (indicator: string, { population, ...figure }: Figure): readonly string[] =>
    all.reduce<readonly string[]>((ids, { id, codes }) => ids.flatMap((before) => (codes[figure[FIELD[id as keyof typeof FIELD]]] ?? []).map((code) => `${before}|${code}`)), [`${indicator}|${population}`]);
  const leavesAt = (indicator: string, figure: Figure): readonly string[] => {
    if (subject.how !== 'cumulative' || indicator !== first) return ownLeaves(indicator, figure);
    // Ever until the year before, as leaves of their own, and what was new since.
    return [...ownLeaves(first, { ...figure, period: '2024' }), ...(figure.period === '2024' ? ownLeaves(second, figure) : [])];
  };

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
          const broader = Math.min(...[`${indicator}|_T${id}`, own.replace(/\|(?:PWID|SW)(?=\|)/, '|_T')].map((whole) => (whole === own ? Infinity : (leaves.get(whole) ?? 0))));
          const kept = before?.get(own);
          const drawn = kept === undefined ? (most === Infinity ? (broader === Infinity ? draw(leaf) : upTo(broader)) : upTo(most)) : random() < 0.2 ? Math.max(0, kept + upTo(4) - 2) : kept;
          const value = subject.how === 'same' && indicator === second ? (leaves.get(`${first}|${population}${id}`) ?? 0) : Math.min(drawn, most, broader);
          leaves.set(own, value);
          if (subject.how === 'chain') most = value;
        }
      });
    }
    const sum = (indicator: string, figure: Figure): number => leavesAt(indicator, figure).reduce((all, leaf) => all + (leaves.get(leaf) ?? 0), 0);
    submissions.push({ leaves, figures: domainCells(domain).map((figure) => figureOf(figure, rate, sum)) });
  }
  const isOneCount = subject.how === 'same' && submissions.every(({ figures }) => {
    const values = figures.flatMap(({ indicator, value }) => (indicator === first && value !== null && value > 0 ? [value] : []));
    return values.length >= SAME_IN && new Set(values).size > 1;
  });
  return {
    domain, submissions, bounds: subject.bounds, rate,
    leavesOf: (figure) => leavesAt(isOneCount ? first : figure.indicator, figure),
    rules: rulesOf(subject.how === 'chain' ? [indicators] : indicators.map((indicator) => [indicator]), populations, all.flatMap(({ id }) => (id === 'PERIOD' ? [] : [id])), { random, upTo }),
  };
}

function figureOf(figure: Figure, rate: RateOfCounts | null, sum: (indicator: string, figure: Figure) => number): Figure {
  if (figure.indicator !== rate?.indicator) return { ...figure, value: sum(figure.indicator, figure) };
  const [numerator, denominator] = [sum(rate.numerator, figure), sum(rate.denominator, figure)];
  if (denominator === 0) return { ...figure, value: null, missing: 'NOT_COLLECTED', status: 'L' };
  return { ...figure, value: printedRate(numerator, denominator, 100, rate.places) / 10 ** rate.places, missing: null, status: 'A' };
}

/** The public sees least; a researcher no less; two partners see in their own way. */
function rulesOf(together: readonly (readonly string[])[], populations: readonly string[], ids: readonly BreakdownId[], { random, upTo }: { readonly random: () => number; readonly upTo: (most: number) => number }): AccessRules {
  const audience = (id: AudienceRules['id'], minimumCount: number, zeros: 'shown' | 'small', isMargins: boolean): AudienceRules => ({
    id, terms: { version: '1', en: '1', ru: '1' }, cacheableOutside: false, protection: { minimumCount, zeros, wholeGroup: 'show', dominance: null },
    // Indicators that are not told together: the one by everything, the other by margins alone, say.
    open: together.map((indicators) => ({ indicators, inMargins: together.length > 1 ? random() < 0.5 : isMargins })).map(({ indicators, inMargins }) => ({
      indicators, topics: [], embargo: null, periods: { from: '2020-01-01', to: null, undated: false },
      dimensions: {
        ...(populations.length > 1 && { POPULATION: { codes: 'all', notBy: [] } }),
        ...Object.fromEntries(ids.map((each, at) => [each, { codes: 'all', notBy: inMargins ? ids.filter((_other, index) => index !== at) : [] }])),
      },
    })),
  });
  const least = 3 + upTo(3);
  const zeros = random() < 0.5 ? 'shown' : 'small';
  const own = (): 'shown' | 'small' => (zeros === 'shown' || random() < 0.5 ? 'shown' : 'small');
  const audiences = [audience('public', least, zeros, random() < 0.3), audience('researcher', 3 + upTo(least - 3), own(), false), audience('partner:XS', 3 + upTo(5), 'small', random() < 0.5), audience('partner:XE', 3 + upTo(5), 'small', random() < 0.3)];
  return { country: 'XN', alreadyPublished: [], audiences: audiences.slice(0, 2 + upTo(2)), examples: [] };
}
