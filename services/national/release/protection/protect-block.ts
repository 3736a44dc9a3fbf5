import { PropagatedRanges } from '../../disclosure/audit/propagated-ranges.js';
import { isEnough, type Stretch } from '../../disclosure/audit/stretches.js';
import type { Move } from '../../disclosure/moves/move.js';
import { protect } from '../../disclosure/protect.js';
import type { Summary } from '../../disclosure/summary.js';
import type { Range } from '../../disclosure/system/linked-system.js';
import type { Block, CountHistory } from './count-history.js';
import { isSame, type Standard, within } from './standards.js';

/** A block as it is seen by those who tell one another what they are told. */
export interface BlockInView {
  readonly history: CountHistory;
  readonly block: Block;
  /** Names of what they know whatever is hidden from them: from before, from other members, from what those below them are told. */
  readonly known: ReadonlySet<string>;
  /** Those of them that nobody can take back. */
  readonly gone: ReadonlySet<string>;
  /** Whether the rules let them be told a count or rate. */
  readonly isOpen: (name: string) => boolean;
  /** What is asked for a count that they are not to find out, and what is asked for the nearest of those below them. */
  readonly needOf: (name: string) => Standard | null;
  readonly needBelow: (name: string) => Standard | null;
  /** Names of what was hidden from them in the release before so that other counts stay hidden. */
  readonly kept: ReadonlySet<string>;
  /** The least of people that their rules tell of. */
  readonly minimum: number;
  /** Moves to begin with. */
  readonly seeds: readonly Move[];
}

export interface ProtectedBlock {
  /** Names of what the rules let them be told and is hidden. */
  readonly hidden: readonly string[];
  /** By name, between which values each protected count is proved to remain possible. */
  readonly intervals: ReadonlyMap<string, Range>;
  /** Names of counts that stay less open than is asked for even those below them, whatever is hidden. */
  readonly lost: readonly string[];
  /** Whether less was asked for of any count than the rules say, because of what nobody can take back. */
  readonly isAskedLess: boolean;
  readonly summary: Summary;
  readonly moves: readonly Move[];
}

/**
 * What has to be hidden of one block. Asked for is what the rules say; where so much is out of reach even if nothing of the block
 * were told, what is asked for those below, and of that as much as is left. Where nothing else helps, all of the block
 * is hidden that those below are not told. Pure.
 */
export function protectBlock(view: BlockInView): ProtectedBlock {
  const { history, block, known, isOpen, kept, minimum } = view;
  const asked = new Asked(view);
  let moves = view.seeds;
  let lostSums: readonly (readonly string[])[] = [];
  const attempt = (isShut: boolean) => {
    const system = history.system(block, (name) => {
      if (known.has(name)) return { state: 'known', need: null };
      if (isOpen(name)) return { state: isShut ? 'closed' : 'open', need: null };
      return { state: 'closed', need: asked.of(name) };
    });
    const keep = system.items.flatMap(({ id, state }, item) => (state === 'open' && kept.has(id) ? [item] : []));
    const numberOf = new Map(lostSums.length > 0 ? system.quantities.map(({ id }, quantity) => [id, quantity]) : []);
    const outOfReach = lostSums.map((names) => names.map((name) => numberOf.get(name) as number));
    const outcome = protect(system, { minimum, keep, seeds: moves, outOfReach, whatIsLeft: isShut });
    moves = outcome.moves;
    const audited = outcome.intervals.map(({ need, proved, isProtected }) => ({ names: need.quantities.map((quantity) => system.quantities[quantity]?.id ?? ''), proved, isProtected }));
    const hidden = system.items.flatMap(({ id, state }, item) => ((state === 'open' ? outcome.pattern[item] : isShut && !known.has(id) && isOpen(id)) ? [id] : []));
    return { hidden, audited, unmet: audited.filter(({ isProtected }) => !isProtected), summary: outcome.summary };
  };

  // What is out of reach by single relations already is not tried for with all the block has.
  let outcome = asked.lost.size === 0 ? attempt(false) : undefined;
  if (!outcome || outcome.unmet.length > 0) {
    const shut = attempt(true);
    lostSums = shut.unmet.map(({ names }) => names).filter(({ length }) => length > 1);
    if (asked.ease(shut.unmet) || lostSums.length > 0 || !outcome) outcome = attempt(false);
    if (outcome.unmet.length > 0 && asked.ease(outcome.unmet.map(({ names }) => ({ names })))) outcome = attempt(false);
    if (outcome.unmet.length > 0) outcome = shut;
  }
  const { hidden, audited, unmet, summary } = outcome;
  const lost = [...new Set([...[...unmet.map(({ names }) => names), ...lostSums].flat(), ...asked.lost])];
  return {
    hidden, summary, moves, lost, isAskedLess: asked.isLess || lost.length > 0,
    intervals: new Map(audited.flatMap(({ names, proved }) => (names.length === 1 ? [[names[0] as string, { from: proved[0]?.[0] ?? 0, to: proved.at(-1)?.[1] ?? 0 }]] : []))),
  };
}

/** What is asked for each count, from most downwards. */
class Asked {
  /** Names of those for which less is asked than for those below. */
  readonly lost = new Set<string>();
  /** Whether less is asked for of any than the rules say. */
  isLess = false;
  private readonly cap: ReadonlyMap<string, Range> | undefined;
  private readonly standards = new Map<string, Standard | null>();
  private readonly eased = new Set<string>();

  constructor(private readonly view: BlockInView) {
    const { block, known, gone, isOpen, needOf } = view;
    this.cap = block.names.some((name) => gone.has(name)) ? capOf(view) : undefined;
    for (const name of block.names) if (!known.has(name) && !isOpen(name)) this.ask(name, needOf(name));
  }

  of(name: string): Standard | null {
    return this.standards.get(name) ?? null;
  }

  /** Asks for less where this was not met: what is asked for those below, and where that is more than was proved, as much as was. False where nothing changes. */
  ease(unmet: readonly { readonly names: readonly string[]; readonly proved?: readonly Stretch[] }[]): boolean {
    let isEased = false;
    for (const { names: [name = '', ...others], proved } of unmet) {
      if (others.length > 0) continue;
      if (!this.eased.has(name)) {
        this.eased.add(name);
        const before = this.of(name);
        this.ask(name, this.view.needBelow(name));
        isEased ||= !isSame(before, this.of(name));
      }
      const standard = this.of(name);
      if (!proved || !standard || isEnough(standard, proved)) continue;
      this.standards.set(name, within(standard, proved));
      this.lost.add(name);
      isEased = true;
    }
    this.isLess ||= isEased;
    return isEased;
  }

  /** Asks for that, or for as much of it as is left. */
  private ask(name: string, need: Standard | null): void {
    const range = this.cap?.get(name);
    const isTooMuch = (asked: Standard | null): asked is Standard => asked !== null && range !== undefined && !isEnough(asked, [[range.from, range.to]]);
    if (isTooMuch(need) && isTooMuch(this.view.needBelow(name))) this.lost.add(name);
    else this.lost.delete(name);
    this.isLess ||= isTooMuch(need);
    this.standards.set(name, isTooMuch(need) && range ? within(need, [[range.from, range.to]]) : need);
  }
}

/** What is open of each count where nothing is told but what is gone: more cannot be asked for. By single relations alone, so that what lies outside is impossible. */
function capOf({ history, block, gone }: BlockInView): ReadonlyMap<string, Range> {
  const system = history.system(block, (name) => ({ state: gone.has(name) ? 'known' : 'closed', need: null }));
  const ranges = new PropagatedRanges(system, (item) => system.items[item]?.state !== 'known');
  return new Map(system.quantities.map(({ id }, quantity) => [id, ranges.of([quantity])]));
}
