import { type AccessRules, type AudienceId, BREAKDOWN_IDS, figureKey, isNestedAudience, isTotal, NESTED_AUDIENCES, type Protection } from '@serai/schema';
import type { CellTable } from '../../access/cell-table.js';
import { smallestGroup } from '../../access/smallest-group.js';
import type { ToldFigure } from '../../access/told-cell.js';
import { standard } from '../../disclosure/primary/primary-rule.js';
import { primaryVerdict } from '../../disclosure/primary/primary-rules.js';
import type { CountTable } from './count-claims.js';
import type { Count } from './count.js';
import { type Standard, strictest } from './standards.js';

/** What is said of one count or rate to one audience, by the rules or because another member hides it. */
export interface Verdict {
  /** The rules that hide it; none where it is closed. */
  readonly rules: readonly string[];
  /** What has to stay open of it. */
  readonly need: Standard | null;
}

/** The rule by which a count is hidden because another member hides it. */
export const MIRROR = 'mirror';

/** What the rules alone say to each audience of the counts and rates of a release. Pure. */
export class RulesAlone {
  /** By key, the smallest group that a count is a part of. */
  private readonly groups: ReadonlyMap<string, number | undefined>;

  constructor(private readonly rules: AccessRules, table: CellTable, private readonly counts: CountTable) {
    this.groups = new Map([...counts.counts].map(([key, { figure }]) => [key, smallestGroup(figure, table)]));
  }

  /** By key, of what is told to an audience. */
  of(audience: AudienceId, figures: readonly ToldFigure[]): Map<string, Verdict | 'open'> {
    const [protection, asked] = [this.protectionOf(audience), this.minimumFor(audience)];
    const own = new Map<string, Verdict | 'open'>();
    for (const figure of figures) {
      const key = figureKey(figure);
      const count = this.counts.counts.get(key);
      if (count) own.set(key, figure.missing === null ? 'open' : verdictOf(count, this.groups.get(key), figure.missing !== 'SUPPRESSED', protection, asked));
      else if (this.counts.rates.has(key)) own.set(key, figure.missing === null || figure.missing === 'NOT_COLLECTED' ? 'open' : { rules: figure.missing === 'SUPPRESSED' ? ['rate'] : [], need: null });
    }
    return own;
  }

  /** Of how many people something has to stay open: a count below an audience's own minimum is not told, but no more can be asked for than was asked for those below, whose table it knows. */
  minimumFor(audience: AudienceId): number {
    return Math.min(...[audience, ...belowOf(audience)].map((each) => this.rules.audiences.find(({ id }) => id === each)?.protection.minimumCount ?? Infinity));
  }

  /** What an earlier release hid from these because it was small stays hidden after it was corrected. */
  needOfEarlier({ value, figure }: Count, audiences: readonly AudienceId[]): Standard | null {
    return strictest(audiences.flatMap((audience) => {
      const protection: Protection = { ...this.protectionOf(audience), minimumCount: this.minimumFor(audience), wholeGroup: 'show' };
      return primaryVerdict({ value, facts: {}, isGrandTotal: isGrandTotal(figure), isForbidden: false }, { ...protection, pPercent: null })?.need ?? [];
    }));
  }

  private protectionOf(audience: AudienceId): Protection {
    return this.rules.audiences.find(({ id }) => id === audience)?.protection ?? { minimumCount: 1, zeros: 'shown', wholeGroup: 'show', dominance: null };
  }
}

/** Whose editions an audience can read besides its own. */
export function belowOf(audience: AudienceId): readonly AudienceId[] {
  return isNestedAudience(audience) ? NESTED_AUDIENCES.slice(0, NESTED_AUDIENCES.indexOf(audience)) : ['public'];
}

function verdictOf({ value, figure }: Count, group: number | undefined, isForbidden: boolean, protection: Protection, asked: number): Verdict {
  const judge = (minimumCount: number) => primaryVerdict({ value, facts: group === undefined ? {} : { group }, isGrandTotal: isGrandTotal(figure), isForbidden }, { ...protection, minimumCount, pPercent: null });
  const verdict = judge(protection.minimumCount);
  if (!verdict && isForbidden) return { rules: [], need: null };
  return { rules: isForbidden ? [] : (verdict?.rules ?? ['threshold']), need: judge(asked)?.need ?? standard({ minimumCount: asked }) };
}

function isGrandTotal(figure: Count['figure']): boolean {
  return BREAKDOWN_IDS.every((id) => isTotal(figure, id));
}
