import { type AccessRules, type AudienceId, isNestedAudience, NESTED_AUDIENCES, SeraiError } from '@serai/schema';
import type { CellTable } from '../../access/cell-table.js';
import type { ToldFigure } from '../../access/told-cell.js';
import type { Move } from '../../disclosure/moves/move.js';
import { standard } from '../../disclosure/primary/primary-rule.js';
import type { Range } from '../../disclosure/system/linked-system.js';
import type { CountTable } from './count-claims.js';
import type { Count } from './count.js';
import { type Block, CountHistory } from './count-history.js';
import { addUp, type EditionSummary, NOTHING_HIDDEN } from './edition-summary.js';
import type { MirrorRelease } from './mirror-release.js';
import { protectBlock } from './protect-block.js';
import { type Standard, strictest } from './standards.js';
import { type ToldElsewhere, toldElsewhere } from './told-elsewhere.js';
import { belowOf, MIRROR, RulesAlone, type Verdict } from './verdicts.js';

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
  private readonly alone: RulesAlone;
  private readonly verdicts: ReadonlyMap<AudienceId, ReadonlyMap<string, Verdict | 'open'>>;
  /** Of what the rules open to an audience, what is hidden from it for another's sake. */
  private readonly secondary: ReadonlyMap<AudienceId, Set<string>>;
  private readonly intervals = new Map<AudienceId, Map<string, Range>>();
  /** What was found of each block so far: one audience's witnesses serve the next. */
  private readonly moves = new Map<Block, readonly Move[]>();
  private readonly summaries = new Map<AudienceId, EditionSummary>();

  private readonly earlier: readonly EarlierRelease[];
  private readonly elsewhere: ToldElsewhere;

  constructor(table: CellTable, counts: CountTable, told: ReadonlyMap<AudienceId, readonly ToldFigure[]>, { rules, earlier, mirrors }: { readonly rules: AccessRules; readonly earlier: readonly EarlierRelease[]; readonly mirrors: readonly MirrorRelease[] }) {
    this.earlier = earlier;
    const releases = [...earlier.map((release) => release.table), counts];
    this.history = new CountHistory(releases);
    this.elsewhere = toldElsewhere(releases, mirrors);
    this.names = this.history.names.at(-1) as ReadonlyMap<string, string>;
    this.alone = new RulesAlone(rules, table, counts);
    const verdicts = new Map([...told].map(([audience, figures]) => [audience, this.alone.of(audience, figures)]));
    this.verdicts = verdicts;
    this.secondary = new Map([...verdicts].map(([audience, own]) => [audience, this.hideAsElsewhere(audience, own)]));
  }

  get blocks(): number {
    return this.history.blocks.length;
  }

  /** Protects what some audiences, who tell one another, are told together, knowing what those below are told. Throws RELEASE_REFUSED. */
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
      const [secondary, intervals] = [this.secondaryOf(audience), this.intervals.get(audience)];
      const hidings = new Map<string, Hiding>();
      for (const [key, verdict] of verdicts) {
        if (verdict === 'open' ? secondary.has(key) : verdict.rules.length > 0) hidings.set(key, { rules: verdict === 'open' ? [] : verdict.rules, interval: intervals?.get(key) ?? null });
      }
      return [audience, { hidings, secondary, summary: { ...(this.summaries.get(audience) ?? NOTHING_HIDDEN), primary: hidings.size - secondary.size, secondary: secondary.size } }];
    }));
  }

  /** What another member hides from an audience is hidden here too, unless it was told before: otherwise one would tell what the other hides. Returns the keys. */
  private hideAsElsewhere(audience: AudienceId, verdicts: Map<string, Verdict | 'open'>): Set<string> {
    const gone = this.goneTo([audience, ...belowOf(audience)]);
    const need = standard({ minimumCount: this.alone.minimumFor(audience) });
    const hidden = [...(this.elsewhere.hidden.get(audience) ?? [])].filter((key) => verdicts.get(key) === 'open' && !gone.has(this.names.get(key) as string));
    for (const key of hidden) verdicts.set(key, { rules: [MIRROR], need: this.history.count(this.names.get(key) as string) ? need : null });
    return new Set(hidden);
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
    return this.verdicts.get(audience)?.get(key) === 'open' && !this.secondaryOf(audience).has(key);
  }

  private secondaryOf(audience: AudienceId): Set<string> {
    return this.secondary.get(audience) ?? new Set();
  }

  private protectBlock(block: Block, group: readonly AudienceId[], below: readonly AudienceId[], { known, gone }: { readonly known: ReadonlySet<string>; readonly gone: ReadonlySet<string> }): EditionSummary | undefined {
    const keyOf = new Map([...block.names, ...block.rates.map(({ name }) => name)].flatMap((name) => {
      const { key } = this.history.told(name);
      return this.names.get(key) === name ? [[name, key] as const] : [];
    }));
    const isOpen = (name: string): boolean => !known.has(name) && group.some((audience) => this.isTold(audience, keyOf.get(name) ?? ''));
    // Whoever is told nothing of a block can work out nothing.
    if (![...block.names, ...keyOf.keys()].some((name) => known.has(name) || isOpen(name))) return undefined;
    const needOf = (name: string, of: readonly AudienceId[]): Standard | null => {
      const [key, count] = [keyOf.get(name), this.history.count(name)];
      if (key === undefined) return count ? this.alone.needOfEarlier(count, group) : null;
      const verdicts = of.map((audience) => this.verdicts.get(audience)?.get(key));
      return strictest(verdicts.flatMap((verdict) => (verdict === undefined || verdict === 'open' || verdict.need === null ? [] : [verdict.need])));
    };
    const { hidden, intervals, lost, summary, moves } = protectBlock({
      history: this.history, block, known, gone, isOpen,
      needOf: (name) => needOf(name, group), needBelow: (name) => needOf(name, below.length > 0 ? below.slice(-1) : group),
      kept: new Set(group.flatMap((audience) => [...(this.earlier.at(-1)?.secondary.get(audience) ?? [])].flatMap((key) => this.names.get(key) ?? []))),
      minimum: Math.max(...group.map((audience) => this.alone.minimumFor(audience))), seeds: this.moves.get(block) ?? [],
    });
    if (lost.length > 0 && !block.names.some((name) => gone.has(name))) throw unprotected(group, lost.map((name) => this.history.told(name)));
    this.moves.set(block, moves);
    for (const name of hidden) {
      const key = keyOf.get(name) ?? '';
      for (const audience of group) if (this.isTold(audience, key)) this.secondaryOf(audience).add(key);
    }
    for (const [name, interval] of intervals) {
      const key = keyOf.get(name);
      if (key !== undefined) for (const audience of group) this.keepNarrowest(audience, key, interval);
    }
    return { ...summary, releasesKnown: this.earlier.length, lostBefore: lost.length };
  }

  private keepNarrowest(audience: AudienceId, key: string, interval: Range): void {
    const own = this.intervals.get(audience) ?? new Map<string, Range>();
    this.intervals.set(audience, own);
    const before = own.get(key);
    if (!before || interval.to - interval.from < before.to - before.from) own.set(key, interval);
  }
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
