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
}

/** What is hidden of one block, from each audience. */
export interface BlockProtection {
  /** Keys of what the rules open and is hidden for another's sake. */
  readonly secondary: ReadonlyMap<AudienceId, ReadonlySet<string>>;
  /** By key, what remains possible of each protected count. */
  readonly intervals: ReadonlyMap<AudienceId, ReadonlyMap<string, Range>>;
  readonly summaries: ReadonlyMap<AudienceId, EditionSummary>;
}

/** All coalitions of so many partners are looked at; of more, each alone, each two, and all together. */
const ALL_COALITIONS = 4;
/** Counts that a message names. */
const NAMED = 5;

/** Who tell one another what they are told, and whose editions they know besides. */
interface Group {
  readonly audiences: readonly AudienceId[];
  readonly below: readonly AudienceId[];
}

/** Some audiences' editions, as somebody looks at them who may know more than they are told. */
interface Look {
  /** Whose editions are made. */
  readonly told: Group;
  /** Who looks: they themselves, or those above them. */
  readonly knower: Group;
  /** Names of what he knows that nobody can take back. */
  readonly gone: ReadonlySet<string>;
  /** Of these, what he knows who reads this member alone, and others as the public does. */
  readonly goneToReaderOfOne: ReadonlySet<string>;
}

/** A block while it is protected for one group after the other. */
interface Work {
  readonly block: Block;
  /** Of all its counts and rates. */
  readonly names: readonly string[];
  /** Of those that the release in the making has. */
  readonly keyOf: ReadonlyMap<string, string>;
  readonly secondary: Map<AudienceId, Set<string>>;
  readonly intervals: Map<AudienceId, Map<string, Range>>;
  /** What was found so far: one audience's witnesses serve the next. */
  moves: readonly Move[];
}

/**
 * What has to be hidden from each audience beside what the rules hide, so that nobody can work that out: from what he is told, from what
 * audiences below him are told, from what partners know together, now and in earlier releases, and from what other members
 * tell of the same people. What another member keeps back from an audience is not told to it here either. `told` is what
 * the rules alone would tell. Blocks, which nothing links, are protected each by itself, in any order. Pure.
 */
export class EditionsProtection {
  private readonly history: CountHistory;
  private readonly names: ReadonlyMap<string, string>;
  private readonly alone: RulesAlone;
  private readonly verdicts: ReadonlyMap<AudienceId, ReadonlyMap<string, Verdict | 'open'>>;
  /** By audience, keys of what is hidden because another member hides it. */
  private readonly mirrored: ReadonlyMap<AudienceId, ReadonlySet<string>>;
  /** From the public upwards: an edition is made for those who are told it, and then for those who know it and more. */
  private readonly looks: readonly Look[];
  private readonly earlier: readonly EarlierRelease[];
  private readonly elsewhere: ToldElsewhere;

  constructor(table: CellTable, counts: CountTable, told: ReadonlyMap<AudienceId, readonly ToldFigure[]>, { rules, earlier = [], mirrors = [] }: Surroundings & { readonly rules: AccessRules }) {
    this.earlier = earlier;
    const releases = [...earlier.map((release) => release.table), counts];
    this.history = new CountHistory(releases);
    this.elsewhere = toldElsewhere(releases, mirrors);
    this.names = this.history.names.at(-1) as ReadonlyMap<string, string>;
    this.alone = new RulesAlone(rules, table, counts);
    const verdicts = new Map([...told].map(([audience, figures]) => [audience, this.alone.of(audience, figures)]));
    this.verdicts = verdicts;
    this.mirrored = new Map([...verdicts].map(([audience, own]) => [audience, this.hideAsElsewhere(audience, own)]));
    const nested = NESTED_AUDIENCES.filter((audience) => audience !== 'steward' && told.has(audience));
    // What is hidden from one for the sake of a coalition never helps another, so each is looked at once.
    const coalitions = coalitionsOf([...told.keys()].filter((audience) => !isNestedAudience(audience)));
    const groups: readonly Group[] = [...nested.map((audience) => ({ audiences: [audience], below: belowOf(audience) })), ...coalitions.map((audiences) => ({ audiences, below: ['public'] as const }))];
    this.looks = groups.flatMap((told) => groups.filter((knower) => knower === told || (told.audiences.length === 1 && knower.below.includes(told.audiences[0] as AudienceId))).map((knower) => {
      const all = [...knower.audiences, ...knower.below];
      return { told, knower, gone: this.goneTo(all), goneToReaderOfOne: this.goneTo(all, ['public']) };
    }));
  }

  /** How many counts each block has. */
  get sizes(): readonly number[] {
    return this.history.blocks.map(({ names }) => names.length);
  }

  /** Protects the block of this number, for one group after the other, from the public upwards. Throws RELEASE_REFUSED where something cannot be protected. */
  protect(at: number): BlockProtection {
    const block = this.history.blocks[at] as Block;
    const names = [...block.names, ...block.rates.map(({ name }) => name)];
    const keyOf = new Map(names.flatMap((name) => {
      const { key } = this.history.told(name);
      return this.names.get(key) === name ? [[name, key] as const] : [];
    }));
    const work: Work = { block, names, keyOf, secondary: new Map(), intervals: new Map(), moves: [] };
    const summaries = new Map<AudienceId, EditionSummary>();
    for (const look of this.looks) {
      const { told, knower, gone, goneToReaderOfOne } = look;
      // Those who know no more than they are told are looked at once.
      if (told !== knower && !names.some((name) => gone.has(name) && !this.ownLook(told).gone.has(name))) continue;
      const { summary, isAskedLess } = this.protectFor(look, work) ?? { summary: undefined, isAskedLess: false };
      const [audience, ...others] = told.audiences;
      if (summary && told === knower && audience && others.length === 0) summaries.set(audience, summary);
      // What several members' tellings give away, one member's alone need not.
      if (isAskedLess && names.some((name) => gone.has(name) && !goneToReaderOfOne.has(name))) this.protectFor({ ...look, gone: goneToReaderOfOne }, work);
    }
    return { secondary: work.secondary, intervals: work.intervals, summaries };
  }

  /** All blocks, in their order, as editions. */
  editions(blocks: readonly BlockProtection[]): ReadonlyMap<AudienceId, ProtectedEdition> {
    return new Map([...this.verdicts].filter(([audience]) => audience !== 'steward').map(([audience, verdicts]) => {
      const secondary = new Set([...(this.mirrored.get(audience) ?? []), ...blocks.flatMap((block) => [...(block.secondary.get(audience) ?? [])])]);
      const intervals = new Map(blocks.flatMap((block) => [...(block.intervals.get(audience) ?? [])]));
      const summary = blocks.flatMap((block) => block.summaries.get(audience) ?? []).reduce(addUp, NOTHING_HIDDEN);
      const hidings = new Map<string, Hiding>();
      for (const [key, verdict] of verdicts) {
        if (verdict === 'open' ? secondary.has(key) : verdict.rules.length > 0) hidings.set(key, { rules: verdict === 'open' ? [] : verdict.rules, interval: intervals.get(key) ?? null });
      }
      return [audience, { hidings, secondary, summary: { ...summary, primary: hidings.size - secondary.size, secondary: secondary.size } }];
    }));
  }

  /**
   * What another member does not tell an audience is hidden here too, and stays as open as the stricter of both asks, unless it was told
   * before: otherwise one would tell what the other hides, or what that can be worked out with. Returns the keys of what the rules here would tell.
   */
  private hideAsElsewhere(audience: AudienceId, verdicts: Map<string, Verdict | 'open'>): ReadonlySet<string> {
    const gone = this.goneTo([audience, ...belowOf(audience)]);
    const hidden = new Set<string>();
    for (const [key, minimumCount] of this.elsewhere.hidden.get(audience) ?? []) {
      const [verdict, name] = [verdicts.get(key), this.names.get(key) as string];
      if (verdict === undefined || gone.has(name)) continue;
      if (verdict === 'open') hidden.add(key);
      const own = verdict === 'open' ? { rules: [MIRROR], need: null } : verdict;
      const need = standard({ minimumCount: Math.max(minimumCount, this.alone.minimumFor(audience)) });
      verdicts.set(key, this.history.count(name) ? { ...own, need: strictest([need, ...(own.need ? [own.need] : [])]) } : own);
    }
    return hidden;
  }

  /** Names of what nobody can take back from these: told in an earlier release, or by another member as whom they read there. */
  private goneTo(all: readonly AudienceId[], elsewhere = all): ReadonlySet<string> {
    const gone = new Set<string>();
    this.history.names.forEach((names, at) => {
      for (const keys of [...all.map((audience) => this.earlier[at]?.told.get(audience)), ...elsewhere.map((audience) => this.elsewhere.shown.get(audience)?.[at])]) for (const key of keys ?? []) gone.add(names.get(key) as string);
    });
    return gone;
  }

  private ownLook(group: Group): Look {
    return this.looks.find(({ told, knower }) => told === group && knower === group) as Look;
  }

  private protectFor({ told: { audiences, below }, knower, gone }: Pick<Look, 'told' | 'knower' | 'gone'>, work: Work): { readonly summary: EditionSummary; readonly isAskedLess: boolean } | undefined {
    const { block, names, keyOf } = work;
    const isTold = (audience: AudienceId, key: string): boolean => this.verdicts.get(audience)?.get(key) === 'open' && work.secondary.get(audience)?.has(key) !== true;
    const toldBelow = [...keyOf].filter(([, key]) => below.some((audience) => isTold(audience, key))).map(([name]) => name);
    const known = new Set([...names.filter((name) => gone.has(name)), ...toldBelow]);
    const isOpen = (name: string): boolean => !known.has(name) && audiences.some((audience) => isTold(audience, keyOf.get(name) ?? ''));
    // Whoever is told nothing of a block can work out nothing.
    if (![...block.names, ...keyOf.keys()].some((name) => known.has(name) || isOpen(name))) return undefined;
    const needOf = (name: string, of: readonly AudienceId[]): Standard | null => {
      const [key, count] = [keyOf.get(name), this.history.count(name)];
      if (key === undefined) return count ? this.alone.needOfEarlier(count, knower.audiences) : null;
      const verdicts = of.map((audience) => this.verdicts.get(audience)?.get(key));
      return strictest(verdicts.flatMap((verdict) => (verdict === undefined || verdict === 'open' || verdict.need === null ? [] : [verdict.need])));
    };
    const { hidden, intervals, lost, isAskedLess, summary, moves } = protectBlock({
      history: this.history, block, known, gone, isOpen,
      needOf: (name) => needOf(name, knower.audiences), needBelow: (name) => needOf(name, knower.below.length > 0 ? knower.below.slice(-1) : knower.audiences),
      kept: new Set(audiences.flatMap((audience) => [...(this.earlier.at(-1)?.secondary.get(audience) ?? [])].flatMap((key) => this.names.get(key) ?? []))),
      minimum: Math.max(...knower.audiences.map((audience) => this.alone.minimumFor(audience))), seeds: work.moves,
    });
    const given = lost.filter((name) => !knower.audiences.some((audience) => this.elsewhere.hidden.get(audience)?.has(keyOf.get(name) ?? '') === true));
    if (given.length > 0 && !block.names.some((name) => gone.has(name))) throw unprotected(knower.audiences, given.map((name) => this.history.told(name)));
    work.moves = moves;
    for (const audience of audiences) {
      const keys = hidden.map((name) => keyOf.get(name) ?? '').filter((key) => isTold(audience, key));
      work.secondary.set(audience, new Set([...(work.secondary.get(audience) ?? []), ...keys]));
      if (knower.audiences !== audiences) continue;
      const narrowest = work.intervals.get(audience) ?? new Map<string, Range>();
      work.intervals.set(audience, narrowest);
      for (const [name, interval] of intervals) {
        const key = keyOf.get(name);
        const before = narrowest.get(key ?? '');
        if (key !== undefined && (!before || interval.to - interval.from < before.to - before.from)) narrowest.set(key, interval);
      }
    }
    return { isAskedLess, summary: { ...summary, releasesKnown: this.earlier.length, lostBefore: lost.length } };
  }
}

/** Protects every block. Throws RELEASE_REFUSED where something cannot be protected. Pure. */
export function protectEditions(protection: EditionsProtection, progress: Progress = () => undefined): ReadonlyMap<AudienceId, ProtectedEdition> {
  const { sizes } = protection;
  const all = sizes.reduce((sum, size) => sum + size, 0);
  let done = 0;
  return protection.editions(sizes.map((size, at) => {
    const block = protection.protect(at);
    progress((done += size), all);
    return block;
  }));
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
