import { type AccessRules, type AudienceId, BREAKDOWN_IDS, figureKey, isNestedAudience, isTotal, NESTED_AUDIENCES, type Protection, SeraiError } from '@serai/schema';
import type { CellTable } from '../../access/cell-table.js';
import { smallestGroup } from '../../access/smallest-group.js';
import type { ToldFigure } from '../../access/told-cell.js';
import { PropagatedRanges } from '../../disclosure/audit/propagated-ranges.js';
import { standard } from '../../disclosure/primary/primary-rule.js';
import { primaryVerdict } from '../../disclosure/primary/primary-rules.js';
import { protect } from '../../disclosure/protect.js';
import type { Move } from '../../disclosure/moves/move.js';
import type { Need, Range } from '../../disclosure/system/linked-system.js';
import type { CountTable } from './count-claims.js';
import type { Count } from './count.js';
import { type Block, CountHistory } from './count-history.js';
import { addUp, type EditionSummary, NOTHING_HIDDEN } from './edition-summary.js';
import type { MirrorRelease } from './mirror-release.js';
import { type ToldElsewhere, toldElsewhere } from './told-elsewhere.js';

/** What a release that stands, withdrawn or not, told: attackers have kept it. */
export interface EarlierRelease {
  readonly table: CountTable;
  /** By audience, the keys of the counts that it was told. */
  readonly told: ReadonlyMap<AudienceId, ReadonlySet<string>>;
  /** By audience, the keys of those that were hidden so that others stay hidden. */
  readonly secondary: ReadonlyMap<AudienceId, ReadonlySet<string>>;
}

/** Why one count is hidden from an audience, for the steward's eyes. */
export interface Hiding {
  /** The primary rules that hide it; none for one that is hidden so that others stay hidden. */
  readonly rules: readonly string[];
  /** What remains possible of it at least, each end proved by a table of whole numbers; null where nothing was to be protected. */
  readonly interval: Range | null;
}

export interface ProtectedEdition {
  /** Of every count that disclosure control hides from the audience, by key. */
  readonly hidings: ReadonlyMap<string, Hiding>;
  /** Keys of those that no primary rule hides. */
  readonly secondary: ReadonlySet<string>;
  readonly summary: EditionSummary;
}

/** A step of the work, for whoever waits. */
export type Progress = (done: number, of: number) => void;

/** What a release is protected against beside itself. */
export interface Surroundings {
  /** The country's earlier releases, oldest first. */
  readonly earlier?: readonly EarlierRelease[];
  /** Releases of other members that tell of the same people. */
  readonly mirrors?: readonly MirrorRelease[];
  readonly progress?: Progress;
}

/** All coalitions of so many partners are looked at; of more, each alone, each two, and all together. */
const ALL_COALITIONS = 4;
/** Counts that a message names. */
const NAMED = 5;

/** The rule by which a count is hidden because another member hides it. */
const MIRROR = 'mirror';

type Standard = Omit<Need, 'quantities'>;

/** What the rules alone say of a count to one audience. */
interface Verdict {
  readonly rules: readonly string[];
  readonly need: Standard | null;
}

/**
 * What has to be hidden from each audience beside what the rules hide, so that nobody can work that out: from what he is told, from what
 * audiences below him are told, from what partners know together, now and in earlier releases, and from what other members
 * tell of the same people. What another member hides of them from an audience stays hidden here too. `told` is what
 * the rules alone would tell. Throws RELEASE_REFUSED where something cannot be protected. Pure.
 */
export function protectEditions(
  table: CellTable, counts: CountTable, told: ReadonlyMap<AudienceId, readonly ToldFigure[]>,
  { rules, earlier = [], mirrors = [], progress = () => undefined }: Surroundings & { readonly rules: AccessRules },
): ReadonlyMap<AudienceId, ProtectedEdition> {
  const work = new Editions(table, counts, told, { rules, earlier, mirrors });
  const nested = NESTED_AUDIENCES.filter((audience) => audience !== 'steward' && told.has(audience));
  const coalitions = coalitionsOf([...told.keys()].filter((audience) => !isNestedAudience(audience)));
  const [steps, blocks] = [nested.length + coalitions.length, work.blocks];
  const progressOf = (step: number) => (block: number): void => progress(step * blocks + block, steps * blocks);
  nested.forEach((audience, at) => work.protect([audience], belowOf(audience), progressOf(at)));
  // What is hidden from one for the sake of a coalition never helps another, so each is looked at once.
  coalitions.forEach((coalition, at) => work.protect(coalition, ['public'], progressOf(nested.length + at)));
  return work.result();
}

class Editions {
  private readonly history: CountHistory;
  private readonly names: ReadonlyMap<string, string>;
  private readonly verdicts: ReadonlyMap<AudienceId, ReadonlyMap<string, Verdict | 'open'>>;
  private readonly secondary = new Map<AudienceId, Set<string>>();
  private readonly intervals = new Map<AudienceId, Map<string, Range>>();
  /** What was found of each block so far: one audience's witnesses serve the next. */
  private readonly moves = new Map<Block, readonly Move[]>();
  private readonly summaries = new Map<AudienceId, EditionSummary>();

  private readonly rules: AccessRules;
  private readonly earlier: readonly EarlierRelease[];
  private readonly elsewhere: ToldElsewhere;

  constructor(table: CellTable, counts: CountTable, told: ReadonlyMap<AudienceId, readonly ToldFigure[]>, { rules, earlier, mirrors }: { readonly rules: AccessRules; readonly earlier: readonly EarlierRelease[]; readonly mirrors: readonly MirrorRelease[] }) {
    [this.rules, this.earlier] = [rules, earlier];
    const releases = [...earlier.map((release) => release.table), counts];
    this.history = new CountHistory(releases);
    this.elsewhere = toldElsewhere(releases, mirrors);
    this.names = this.history.names.at(-1) as ReadonlyMap<string, string>;
    const groups = new Map([...counts.counts].map(([key, { figure }]) => [key, smallestGroup(figure, table)]));
    this.verdicts = new Map([...told].map(([audience, figures]) => {
      const [protection, asked] = [this.protectionOf(audience), this.minimumAskedFor(audience)];
      const own = new Map<string, Verdict | 'open'>();
      for (const figure of figures) {
        const key = figureKey(figure);
        const count = counts.counts.get(key);
        if (count) own.set(key, figure.missing === null ? 'open' : verdictOf(count, groups.get(key), figure.missing !== 'SUPPRESSED', protection, asked));
        else if (counts.rates.has(key)) own.set(key, figure.missing === null || figure.missing === 'NOT_COLLECTED' ? 'open' : { rules: figure.missing === 'SUPPRESSED' ? ['rate'] : [], need: null });
      }
      this.hideAsElsewhere(audience, own, asked);
      return [audience, own];
    }));
  }

  get blocks(): number {
    return this.history.blocks.length;
  }

  /** Protects what some audiences, who tell one another, are told together, knowing what those below are told. */
  protect(group: readonly AudienceId[], below: readonly AudienceId[], progress: (blocks: number) => void): void {
    const gone = this.goneTo([...group, ...below]);
    const known = new Set([...gone, ...this.toldTo(below)]);
    let summary = NOTHING_HIDDEN;
    this.history.blocks.forEach((block, at) => {
      const protectedBlock = this.protectBlock(block, group, below, { known, gone });
      if (protectedBlock) summary = addUp(summary, protectedBlock);
      progress(at + 1);
    });
    for (const audience of group) if (group.length === 1) this.summaries.set(audience, summary);
  }

  result(): ReadonlyMap<AudienceId, ProtectedEdition> {
    return new Map([...this.verdicts].filter(([audience]) => audience !== 'steward').map(([audience, verdicts]) => {
      const [secondary, intervals] = [this.secondary.get(audience) ?? new Set<string>(), this.intervals.get(audience)];
      const hidings = new Map<string, Hiding>();
      for (const [key, verdict] of verdicts) {
        if (verdict === 'open' ? secondary.has(key) : verdict.rules.length > 0) hidings.set(key, { rules: verdict === 'open' ? [] : verdict.rules, interval: intervals?.get(key) ?? null });
      }
      return [audience, { hidings, secondary, summary: { ...(this.summaries.get(audience) ?? NOTHING_HIDDEN), primary: hidings.size - secondary.size, secondary: secondary.size } }];
    }));
  }

  /** What another member hides from an audience is hidden here too, unless it was told before: otherwise one would tell what the other hides. */
  private hideAsElsewhere(audience: AudienceId, verdicts: Map<string, Verdict | 'open'>, asked: number): void {
    const gone = this.goneTo([audience, ...belowOf(audience)]);
    for (const key of this.elsewhere.hidden.get(audience) ?? []) {
      if (verdicts.get(key) !== 'open' || gone.has(this.names.get(key) as string)) continue;
      verdicts.set(key, { rules: [MIRROR], need: this.history.count(this.names.get(key) as string) ? standard({ minimumCount: asked }) : null });
      this.secondary.set(audience, (this.secondary.get(audience) ?? new Set<string>()).add(key));
    }
  }

  /** Names of what nobody can take back from these: told in an earlier release, or by another member. */
  private goneTo(all: readonly AudienceId[]): ReadonlySet<string> {
    const gone = new Set<string>();
    this.history.names.forEach((names, at) => {
      for (const audience of all) for (const keys of [this.earlier[at]?.told.get(audience), this.elsewhere.shown.get(audience)?.[at]]) for (const key of keys ?? []) gone.add(names.get(key) as string);
    });
    return gone;
  }

  /** Names of what these are told in this release. */
  private toldTo(audiences: readonly AudienceId[]): readonly string[] {
    return audiences.flatMap((audience) => [...this.names].flatMap(([key, name]) => (this.isTold(audience, key) ? [name] : [])));
  }

  private isTold(audience: AudienceId, key: string): boolean {
    return this.verdicts.get(audience)?.get(key) === 'open' && this.secondary.get(audience)?.has(key) !== true;
  }

  private protectBlock(block: Block, group: readonly AudienceId[], below: readonly AudienceId[], { known, gone }: { readonly known: ReadonlySet<string>; readonly gone: ReadonlySet<string> }): EditionSummary | undefined {
    const keyOf = new Map([...block.names, ...block.rates.map(({ name }) => name)].flatMap((name) => {
      const { key } = this.history.told(name);
      return this.names.get(key) === name ? [[name, key] as const] : [];
    }));
    const isOpen = (name: string): boolean => !known.has(name) && group.some((audience) => this.isTold(audience, keyOf.get(name) ?? ''));
    // Whoever is told nothing of a block can work out nothing.
    if (![...block.names, ...keyOf.keys()].some((name) => known.has(name) || isOpen(name))) return undefined;
    const protections = group.map((audience) => ({ ...this.protectionOf(audience), minimumCount: this.minimumAskedFor(audience) }));
    const minimum = Math.max(...protections.map(({ minimumCount }) => minimumCount));
    const needOf = (name: string, of: readonly AudienceId[]): Standard | null => {
      const key = keyOf.get(name);
      if (key === undefined) return this.needOfEarlier(name, protections);
      const verdicts = of.map((audience) => this.verdicts.get(audience)?.get(key));
      return strictest(verdicts.flatMap((verdict) => (verdict === undefined || verdict === 'open' || verdict.need === null ? [] : [verdict.need])));
    };
    const cap = block.names.some((name) => gone.has(name)) ? this.capOf(block, gone) : undefined;
    const capped = new Set<string>();
    const needWithin = (name: string, of: readonly AudienceId[]): Standard | null => {
      const [need, range] = [needOf(name, of), cap?.get(name)];
      if (!need || !range || (range.to - range.from + 1 >= need.values && range.to >= need.reach)) return need;
      capped.add(name);
      return range.to === range.from ? null : { values: Math.min(need.values, range.to - range.from + 1), reach: Math.min(need.reach, range.to), floor: Math.max(need.floor, range.from) };
    };
    // Where what those below are told already leaves too little open, what was protected for the nearest of them is asked for.
    const attempt = (eased: ReadonlySet<string>, isShut: boolean) => {
      const system = this.history.system(block, (name) => {
        if (known.has(name)) return { state: 'known', need: null };
        return isOpen(name) && !isShut ? { state: 'open', need: null } : { state: 'closed', need: isOpen(name) ? null : needWithin(name, eased.has(name) ? below.slice(-1) : group) };
      });
      const kept = new Set(group.flatMap((audience) => [...(this.earlier.at(-1)?.secondary.get(audience) ?? [])]).map((key) => this.names.get(key)));
      const keep = system.items.flatMap(({ id, state }, item) => (state === 'open' && kept.has(id) ? [item] : []));
      const outcome = protect(system, { minimum, keep, seeds: this.moves.get(block) ?? [] });
      this.moves.set(block, outcome.moves);
      return { isShut, system, ...outcome };
    };
    const eased = new Set<string>();
    let outcome = attempt(eased, false);
    const unmet = (): readonly string[] => outcome.intervals.flatMap(({ need, isProtected }) => (isProtected ? [] : need.quantities.map((quantity) => outcome.system.quantities[quantity]?.id ?? '')));
    for (let more = below.length > 0 && !outcome.isProtected; more;) {
      const before = eased.size;
      for (const name of unmet()) eased.add(name);
      more = eased.size > before;
      if (more) outcome = attempt(eased, false);
      more &&= !outcome.isProtected;
    }
    // Where nothing else helps, the block tells this audience no more than those below.
    if (!outcome.isProtected) outcome = attempt(new Set(block.names), true);
    const lost = [...new Set([...unmet(), ...capped])];
    if (lost.length > 0 && !cap) throw unprotected(group, lost.map((name) => this.history.told(name)));

    outcome.system.items.forEach(({ id, state }, item) => {
      const key = keyOf.get(id);
      if (key === undefined || !(state === 'open' ? outcome.pattern[item] : outcome.isShut && isOpen(id))) return;
      for (const audience of group) if (this.isTold(audience, key)) this.secondary.set(audience, (this.secondary.get(audience) ?? new Set<string>()).add(key));
    });
    for (const { need, proved } of outcome.intervals) {
      const [quantity] = need.quantities;
      const key = keyOf.get(outcome.system.quantities[quantity as number]?.id ?? '');
      if (need.quantities.length !== 1 || key === undefined) continue;
      for (const audience of group) this.keepNarrowest(audience, key, { from: proved[0]?.[0] ?? 0, to: proved.at(-1)?.[1] ?? 0 });
    }
    return { ...outcome.summary, releasesKnown: this.earlier.length, lostBefore: lost.length };
  }

  /** What is open of each count where nothing is told but what is gone: more cannot be asked for. By single relations alone, so that what lies outside is impossible. */
  private capOf(block: Block, gone: ReadonlySet<string>): ReadonlyMap<string, Range> {
    const system = this.history.system(block, (name) => ({ state: gone.has(name) ? 'known' : 'closed', need: null }));
    const ranges = new PropagatedRanges(system, (item) => system.items[item]?.state !== 'known');
    return new Map(system.quantities.map(({ id }, quantity) => [id, ranges.of([quantity])]));
  }

  private keepNarrowest(audience: AudienceId, key: string, interval: Range): void {
    const own = this.intervals.get(audience) ?? new Map<string, Range>();
    this.intervals.set(audience, own);
    const before = own.get(key);
    if (!before || interval.to - interval.from < before.to - before.from) own.set(key, interval);
  }

  /** What an earlier release hid because it was small stays hidden after it was corrected. */
  private needOfEarlier(name: string, protections: readonly Protection[]): Standard | null {
    const count = this.history.count(name);
    if (!count) return null;
    const { value, figure } = count;
    const isGrandTotal = BREAKDOWN_IDS.every((id) => isTotal(figure, id));
    return strictest(protections.flatMap((protection) => primaryVerdict({ value, facts: {}, isGrandTotal, isForbidden: false }, { ...protection, wholeGroup: 'show', pPercent: null })?.need ?? []));
  }

  /** Of how many people something has to stay open: a count below an audience's own minimum is not told, but no more can be asked for than was asked for those below, whose table it knows. */
  private minimumAskedFor(audience: AudienceId): number {
    return Math.min(...[audience, ...belowOf(audience)].map((each) => this.rules.audiences.find(({ id }) => id === each)?.protection.minimumCount ?? Infinity));
  }

  private protectionOf(audience: AudienceId): Protection {
    return this.rules.audiences.find(({ id }) => id === audience)?.protection ?? { minimumCount: 1, zeros: 'shown', wholeGroup: 'show', dominance: null };
  }
}

function verdictOf({ value, figure }: Count, group: number | undefined, isForbidden: boolean, protection: Protection, asked: number): Verdict {
  const isGrandTotal = BREAKDOWN_IDS.every((id) => isTotal(figure, id));
  const judge = (minimumCount: number) => primaryVerdict({ value, facts: group === undefined ? {} : { group }, isGrandTotal, isForbidden }, { ...protection, minimumCount, pPercent: null });
  const verdict = judge(protection.minimumCount);
  if (!verdict && isForbidden) return { rules: [], need: null };
  return { rules: isForbidden ? [] : (verdict?.rules ?? ['threshold']), need: judge(asked)?.need ?? standard({ minimumCount: asked }) };
}

function strictest(needs: readonly Standard[]): Standard | null {
  if (needs.length === 0) return null;
  return { values: Math.max(...needs.map(({ values }) => values)), reach: Math.max(...needs.map(({ reach }) => reach)), floor: Math.min(...needs.map(({ floor }) => floor)) };
}

/** Whose editions an audience can read besides its own. */
export function belowOf(audience: AudienceId): readonly AudienceId[] {
  return isNestedAudience(audience) ? NESTED_AUDIENCES.slice(0, NESTED_AUDIENCES.indexOf(audience)) : ['public'];
}

function coalitionsOf(partners: readonly AudienceId[]): readonly (readonly AudienceId[])[] {
  if (partners.length <= ALL_COALITIONS) {
    return Array.from({ length: 2 ** partners.length - 1 }, (_each, at) => partners.filter((_partner, index) => (((at + 1) >> index) & 1) === 1)).sort((one, other) => one.length - other.length);
  }
  return [...partners.map((partner) => [partner]), ...partners.flatMap((one, at) => partners.slice(at + 1).map((other) => [one, other])), partners];
}

function unprotected(group: readonly AudienceId[], counts: readonly Pick<Count, 'key'>[]): SeraiError {
  const named = counts.slice(0, NAMED).map(({ key }) => key).join('; ');
  return new SeraiError('RELEASE_REFUSED', `Nothing was released: whatever is hidden from ${group.join(' and ')}, ${counts.length === 1 ? 'a count' : `${counts.length} counts`} can be worked out: ${named}. Open less to them in access.yaml`);
}
