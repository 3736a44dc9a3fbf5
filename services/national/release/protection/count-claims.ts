import { BREAKDOWN_IDS, type BreakdownId, COORDINATE, type Figure, FIGURE_KEY, figureKey, INDICATORS, isCount } from '@serai/schema';
import { type CodeLink, codeLinks } from '../../access/code-links.js';
import type { CellTable } from '../../access/cell-table.js';
import { broaderPopulations } from '../../access/smallest-group.js';
import { flowPeriods } from '../../disclosure/structure/time.js';
import type { Count } from './count.js';
import { type BrokenRate, type RateClaim, rateClaims } from './rate-claims.js';

/** Σ times × count is 0, or at least 0. */
export interface Claim {
  /** The whole, or the larger, first. */
  readonly parts: readonly (readonly [key: string, times: number])[];
  readonly isSum: boolean;
}

/** Claims of one kind, which all hold or are none of anybody's knowledge; `mustHold` where the dictionary says that they do. */
interface Law {
  readonly claims: Map<string, Claim>;
  readonly mustHold: boolean;
}

/** The counts of a release, and all that is known of how they hang together. */
export interface CountTable {
  readonly counts: ReadonlyMap<string, Count>;
  /** How many of them only other members tell. */
  readonly elsewhere: number;
  readonly claims: readonly Claim[];
  /** Rates of these counts, by key. */
  readonly rates: ReadonlyMap<string, RateClaim>;
  /** Rates that are not what their counts give. */
  readonly brokenRates: readonly BrokenRate[];
  /** Sums that the dictionary says must hold and that do not. */
  readonly broken: readonly Claim[];
}

/** Pairs of which everybody expects that the first never exceeds the second, where it never does: who is newly diagnosed was tested. */
const EXPECTED: readonly (readonly [smaller: string, larger: string])[] = [['HIV_NEW_DIAGNOSES', 'HIV_TESTED']];
/** Two indicators are taken for the same count under two names where they are the same number in so many places, not always the same one, and nowhere differ. */
const SAME_IN = 3;
/** Ever diagnosed until the end of a year = until the end of the year before + newly diagnosed in it. */
const CUMULATIVE = { ever: 'HIV_DIAGNOSES_CUMULATIVE', added: 'HIV_NEW_DIAGNOSES' } as const;

/**
 * The counts that a country declares, and what an attacker calculates with: sums and bounds over codes of every dimension, over
 * broader populations, over time, between indicators. What holds everywhere in the table he takes for a law; what
 * does not hold anywhere he cannot build on. `elsewhere` are counts that only other members tell. Pure.
 */
export function countTable(table: CellTable, elsewhere: Iterable<Count> = []): CountTable {
  const counts = new Map<string, Count>();
  for (const { figure, declared } of table.cells) {
    const indicator = INDICATORS.get(figure.indicator);
    const { value } = figure;
    if (declared && indicator && value !== null && Number.isSafeInteger(value) && value >= 0 && isCount(figure, indicator)) counts.set(figureKey(figure), { key: figureKey(figure), figure, value });
  }
  const own = counts.size;
  for (const count of elsewhere) counts.set(count.key, count);
  const laws = new Laws();
  for (const id of BREAKDOWN_IDS) claimsOfDimension(id, counts, laws);
  claimsOfPopulations(counts, laws);
  claimsOfTime(counts, laws);
  claimsBetweenIndicators(counts, laws);
  claimsOfSameCounts(counts, laws);
  const { rates, broken: brokenRates } = rateClaims(table, counts);
  return { counts, elsewhere: counts.size - own, rates, brokenRates, ...laws.thatHold(counts) };
}

class Laws {
  private readonly laws = new Map<string, Law>();

  add(name: string, { parts, isSum }: Claim, mustHold = false): void {
    const law = this.laws.get(name) ?? { claims: new Map<string, Claim>(), mustHold };
    this.laws.set(name, law);
    const [whole, ...rest] = parts as readonly [Claim['parts'][number], ...Claim['parts']];
    const sorted = [whole, ...rest.toSorted(([one], [other]) => (one < other ? -1 : 1))];
    law.claims.set(sorted.map(([key, times]) => `${times} ${key}`).join('\n'), { parts: sorted, isSum });
  }

  /** Of each law its claims, where all of them hold; where one does not, the same as bounds, where those do. */
  thatHold(counts: ReadonlyMap<string, Count>): Pick<CountTable, 'claims' | 'broken'> {
    const left = ({ parts }: Claim): number => parts.reduce((sum, [key, times]) => sum + times * (counts.get(key)?.value ?? 0), 0);
    const [claims, broken]: [Claim[], Claim[]] = [[], []];
    for (const { claims: all, mustHold } of this.laws.values()) {
      const law = [...all.values()];
      const wrong = law.filter((claim) => (claim.isSum ? left(claim) !== 0 : left(claim) < 0));
      if (wrong.length === 0) claims.push(...law);
      else if (mustHold) broken.push(...wrong);
      else if (law.every((claim) => left(claim) >= 0)) claims.push(...law.map(({ parts }) => ({ parts, isSum: false })));
    }
    return { claims, broken };
  }
}

/** Counts that differ in one part of their key alone. */
function linesOf(counts: ReadonlyMap<string, Count>, without: keyof Figure): readonly ReadonlyMap<string, Count>[] {
  const rest = FIGURE_KEY.filter((part) => part !== without);
  const lines = new Map<string, Map<string, Count>>();
  for (const count of counts.values()) {
    const key = rest.map((part) => count.figure[part]).join('|');
    const line = lines.get(key) ?? new Map<string, Count>();
    lines.set(key, line.set(String(count.figure[without]), count));
  }
  return [...lines.values()].filter((line) => line.size > 1);
}

function wholeAndParts(whole: Count, parts: readonly Count[]): Claim['parts'] {
  return [[whole.key, 1], ...parts.map(({ key }) => [key, -1] as const)];
}

function claimsOfDimension(id: BreakdownId, counts: ReadonlyMap<string, Count>, laws: Laws): void {
  const known = new Map<string, readonly CodeLink[]>();
  for (const line of linesOf(counts, COORDINATE[id])) {
    const codes = [...line.keys()].sort();
    const links = known.get(codes.join(' ')) ?? codeLinks(id, codes);
    known.set(codes.join(' '), links);
    const [{ figure }] = line.values() as unknown as readonly [Count];
    for (const link of links) {
      const isLaw = link.isExact && INDICATORS.get(figure.indicator)?.additiveOver.includes(id) === true;
      const at = (code: string): Count => line.get(code) as Count;
      laws.add(isLaw ? `sums of ${id}` : `${id} ${figure.indicator} ${link.whole} ${link.parts.join(' ')}`, { parts: wholeAndParts(at(link.whole), link.parts.map(at)), isSum: link.isExact }, isLaw);
    }
  }
}

/** Immigrants are part of everybody, who stand at another place of the cube. */
function claimsOfPopulations(counts: ReadonlyMap<string, Count>, laws: Laws): void {
  for (const count of counts.values()) {
    const whole = broaderPopulations(count.figure).map((place) => counts.get(figureKey(place))).find((found) => found !== undefined);
    if (whole) laws.add(`POPULATION ${count.figure.indicator} ${count.figure.population} ${whole.figure.population}`, { parts: wholeAndParts(whole, [count]), isSum: false });
  }
}

/** Flows add up over the year; what is counted for ever only grows. */
function claimsOfTime(counts: ReadonlyMap<string, Count>, laws: Laws): void {
  for (const line of linesOf(counts, 'period')) {
    const [{ figure }] = line.values() as unknown as readonly [Count];
    const years = [...new Set([...line.keys()].map((period) => Number(period.slice(0, 4))))].filter(Number.isInteger).sort((one, other) => one - other);
    if (figure.stockOrFlow === 'FLOW') {
      for (const { whole, parts: periods } of flowPeriods('PERIOD', years).sums) {
        const [total, there] = [line.get(whole), periods.flatMap((period) => line.get(period) ?? [])];
        if (!total || there.length === 0) continue;
        laws.add(`PERIOD ${figure.indicator} ${there.length === periods.length ? 'whole' : 'part'}`, { parts: wholeAndParts(total, there), isSum: there.length === periods.length });
      }
    }
    if (figure.stockOrFlow !== 'CUMULATIVE') continue;
    for (const year of years) {
      const [now, earlier] = [line.get(`${year}`), line.get(`${year - 1}`)];
      if (!now || !earlier) continue;
      laws.add(`grows ${figure.indicator}`, { parts: [[now.key, 1], [earlier.key, -1]], isSum: false });
      const added = figure.indicator === CUMULATIVE.ever ? counts.get(figureKey({ ...now.figure, indicator: CUMULATIVE.added, stockOrFlow: 'FLOW' })) : undefined;
      if (added) laws.add(`cumulative ${figure.indicator}`, { parts: [[now.key, 1], [earlier.key, -1], [added.key, -1]], isSum: true });
    }
  }
}

function claimsBetweenIndicators(counts: ReadonlyMap<string, Count>, laws: Laws): void {
  for (const smaller of counts.values()) {
    const { indicator } = smaller.figure;
    const bounds = [...(INDICATORS.get(indicator)?.boundedBy ?? []), ...EXPECTED.flatMap(([small, large]) => (small === indicator ? [large] : []))];
    for (const bound of bounds) {
      for (const stockOrFlow of INDICATORS.get(bound)?.stockOrFlow ?? []) {
        const larger = counts.get(figureKey({ ...smaller.figure, indicator: bound, stockOrFlow }));
        if (larger) laws.add(`${indicator} ≤ ${bound}`, { parts: [[larger.key, 1], [smaller.key, -1]], isSum: false });
      }
    }
  }
}

/** The same count under two indicators: who is told one of them is told the other. */
function claimsOfSameCounts(counts: ReadonlyMap<string, Count>, laws: Laws): void {
  const pairs = new Map<string, (readonly [Count, Count])[]>();
  for (const line of linesOf(counts, 'indicator')) {
    const codes = [...line.keys()].sort();
    for (const [at, one] of codes.entries()) {
      for (const other of codes.slice(at + 1)) {
        const pair = pairs.get(`${one} = ${other}`) ?? [];
        pair.push([line.get(one) as Count, line.get(other) as Count]);
        pairs.set(`${one} = ${other}`, pair);
      }
    }
  }
  for (const [name, places] of pairs) {
    const values = places.map(([one]) => one.value).filter((value) => value > 0);
    if (values.length < SAME_IN || new Set(values).size < 2 || places.some(([one, other]) => one.value !== other.value)) continue;
    for (const [one, other] of places) laws.add(name, { parts: [[one.key, 1], [other.key, -1]], isSum: true });
  }
}
