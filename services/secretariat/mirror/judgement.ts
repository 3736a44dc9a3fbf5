import { type CorridorCell, populationAtDestination } from '../regional/corridor-cell.js';
import { type CorridorLine, isOneCountry, type KindredFigures, type WiderFigures } from '../regional/corridor-lines.js';
import { GROUP_MEMBERS } from '../regional/country-groups.js';
import { hasNumber } from '../regional/has-number.js';
import { areApart, liesAbove, type NumberSpan, printedSpan } from '../regional/printed-span.js';
import type { Reading, RegionalAnswer } from '../regional/reading.js';
import { alignmentOf, isComparable, nearestPair, type Pair } from '../regional/side-by-side.js';
import { isWithin } from '../regional/within.js';
import { saysMissing, sideState, type SideState } from './side.js';
import type { Verdict } from './verdict.js';

/** A cell of a corridor, judged: the verdict, and the figures that it rests on. */
export interface Judgement {
  readonly verdict: Verdict;
  /** The two figures that are most alike, where both ends have one. */
  readonly pair: Pair | null;
  /** Where one end is compared by its total over all corridors: that figure. */
  readonly total: Reading | null;
  /** And the figure of the other end that is more. */
  readonly exceeding: Reading | null;
  /** What the end that has nothing in this very cell says nearby: under another definition, of all corridors, of itself. */
  readonly beside: readonly Reading[];
  /** That end's own word that it has no such figures; null where it only has none. */
  readonly statement: Reading | null;
  readonly declared: boolean;
  readonly states: { readonly destination: SideState; readonly origin: SideState };
}

/** What a cell is judged against. */
export interface Surroundings {
  readonly wider: WiderFigures;
  readonly kindred: KindredFigures;
  readonly answer: Pick<RegionalAnswer, 'asked' | 'silent'>;
}

type Finding = Partial<Judgement> & Pick<Judgement, 'verdict'>;

const NONE: readonly Reading[] = [];

/**
 * Judges one cell of a corridor.
 *
 * Both ends with figures: the two most alike are compared, if they are of the same thing. One end without:
 * it counts the same people under another definition, or what it reports over all corridors proves that the
 * other reports more, or it is silent. Nothing is compared where all that an end has in this very cell is
 * kept back.
 */
export function judge(line: CorridorLine, surroundings: Surroundings): Judgement {
  const states = statesOf(line, surroundings.answer);
  const { verdict, pair = null, total = null, exceeding = null, beside = NONE, statement = null } = finding(line, states, surroundings);
  return { verdict, pair, total, exceeding, beside, statement, declared: statement !== null, states };
}

function statesOf({ cell, destination, origin }: CorridorLine, answer: Surroundings['answer']): Judgement['states'] {
  return {
    destination: isOneCountry(cell.destination) ? sideState(destination, cell.destination, answer) : 'NO_MEMBER',
    origin: isOneCountry(cell.origin) ? sideState(origin, cell.origin, answer) : 'NO_MEMBER',
  };
}

const SILENT: ReadonlySet<SideState> = new Set(['NOTHING', 'SAID_MISSING']);

function finding(line: CorridorLine, states: Judgement['states'], surroundings: Surroundings): Finding {
  const { destination, origin } = line;
  const isOne = (state: SideState) => states.destination === state || states.origin === state;
  if (isOne('KEPT_BACK')) return { verdict: 'KEPT_BACK' };
  if (isOne('NOT_REACHED')) return { verdict: 'NOT_REACHED' };
  if (states.destination === 'FIGURES' && states.origin === 'FIGURES') return comparison(destination.filter(hasNumber), origin.filter(hasNumber));
  return isOne('NO_MEMBER') ? { verdict: 'NO_OTHER_MEMBER' } : silence(line, states, surroundings);
}

function comparison(destination: readonly Reading[], origin: readonly Reading[]): Finding {
  const pair = nearestPair(destination, origin);
  if (!pair) return { verdict: 'NOT_COMPARABLE' };
  const { alignment } = pair;
  const [one, other] = [printedSpan(pair.destination), printedSpan(pair.origin)] as [NumberSpan, NumberSpan];
  const undated = alignment.period === 'UNKNOWN' && isComparable({ ...alignment, period: 'EQUAL' }, false) && isClosed(one) && isClosed(other) && !areApart(one, other);
  if (!undated && !isComparable(alignment, pair.destination.stockOrFlow === 'FLOW')) return { verdict: 'NOT_COMPARABLE', pair };
  if (!areApart(one, other)) return { verdict: 'AGREE', pair };
  return { verdict: liesAbove(one, other) ? 'DESTINATION_HIGHER' : 'ORIGIN_HIGHER', pair };
}

function isClosed([least, most]: NumberSpan): boolean {
  return Number.isFinite(least) && Number.isFinite(most);
}

/** At least one end has no figure in the cell, and nobody keeps one back. */
function silence(line: CorridorLine, states: Judgement['states'], { wider, kindred }: Surroundings): Finding {
  const { cell, destination, origin } = line;
  const ofOrigin = SILENT.has(states.origin);
  const widely = ofOrigin ? wider.ofOrigin(cell) : wider.ofDestination(cell);
  const own = [...(ofOrigin ? origin : NONE), ...(SILENT.has(states.destination) ? destination : NONE)];
  const statement = own.find(saysMissing) ?? statementAmong(widely, cell, ofOrigin);
  if (ofOrigin && SILENT.has(states.destination)) return { verdict: 'BOTH_SILENT', beside: widely, statement };
  const kin = kindred.of(cell, ofOrigin ? 'ORIGIN' : 'DESTINATION');
  const speaking = (ofOrigin ? destination : origin).filter(hasNumber);
  const beside = [...kin, ...widely];
  const exceeded = exceededTotal(speaking, widely.filter((reading) => hasNumber(reading) && isTotalOf(reading, cell, ofOrigin)));
  if (exceeded) return { verdict: ofOrigin ? 'DESTINATION_HIGHER' : 'ORIGIN_HIGHER', exceeding: exceeded.figure, total: exceeded.total, beside, statement };
  const pair = ofOrigin ? nearestPair(speaking, kin) : nearestPair(kin, speaking);
  if (pair) return { verdict: 'NOT_COMPARABLE', pair, beside, statement };
  return { verdict: ofOrigin ? 'ORIGIN_SILENT' : 'DESTINATION_SILENT', beside, statement };
}

/**
 * What an end says of its silence over all corridors: that of the people of the cell, or of more, it has no figures. Where it
 * tells how many they are over all corridors it has some, whatever it says; a register that is silent stays so.
 */
function statementAmong(widely: readonly Reading[], cell: CorridorCell, isOfOrigin: boolean): Reading | null {
  const peopleOf = ({ population }: Reading) => (isOfOrigin ? populationAtDestination(population) : population);
  const hasSome = widely.some((reading) => hasNumber(reading) && isTotalOf(reading, cell, isOfOrigin));
  return widely.find((reading) => saysMissing(reading) && isWithin(cell.population, peopleOf(reading)) && (reading.method === 'REGISTERED' || !hasSome)) ?? null;
}

/** Units of counts, of which a part is never more than the whole. */
const COUNTS = new Set(['PERSONS', 'NUMBER', 'USD', 'USD_MILLION']);

/** True for the total over all corridors that the cell's corridor is one of, of the same people. */
function isTotalOf(reading: Reading, cell: CorridorCell, isOfOrigin: boolean): boolean {
  const [end, other] = isOfOrigin ? [reading.destination, cell.destination] : [reading.origin, cell.origin];
  const population = isOfOrigin ? populationAtDestination(reading.population) : reading.population;
  return COUNTS.has(reading.unit) && population === cell.population && (end === '_T' || GROUP_MEMBERS.get(end)?.includes(other) === true);
}

/** A figure of one corridor that is more than the other end's total over all of them. */
function exceededTotal(figures: readonly Reading[], totals: readonly Reading[]): { figure: Reading; total: Reading } | undefined {
  for (const total of totals) {
    const figure = figures.find((each) => {
      const [one, other] = [printedSpan(each), printedSpan(total)] as [NumberSpan, NumberSpan];
      return isComparable(alignmentOf(each, total), each.stockOrFlow === 'FLOW') && liesAbove(one, other);
    });
    if (figure) return { figure, total };
  }
  return undefined;
}
