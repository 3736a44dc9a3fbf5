import type { Figure } from '../dictionary/figure.js';
import { INDICATORS } from '../dictionary/indicators.js';
import type { AccessRules, AudienceRules, CellFacts } from './access-rules.js';
import { type AudienceId, audiencesAbove, isAudience, isNestedAudience, type NestedAudience } from './audience.js';
import { addsUp, coarsen, differences } from './coarsen.js';
import type { Coordinates } from '../dictionary/coordinates.js';
import { embargoEnd, readTime, writeTime } from './embargo.js';
import { isClockSet } from './clock.js';
import { opens } from './opens.js';
import { isHidden } from './primary-rules.js';
import type { Reason } from './reasons.js';

/** Why the cell itself is not shown, by which rule, and what its reader may apply for. Nothing here depends on a value. */
export interface Refusal {
  readonly reason: Reason;
  /** Path of the rule in the file. */
  readonly rule: string;
  /** The end of an embargo. */
  readonly until: string | null;
  /** The nearest audience whose rules open the cell, or would hide less of it; null where there is none, and for another state, which applies for nothing. */
  readonly applyFor: NestedAudience | null;
}

/** What the rules say of one cell for one audience. */
export type Verdict =
  | { readonly verdict: 'allow'; readonly rule: string; readonly cacheableOutside: boolean }
  /** Not this cell, but the coarser one at `to` is for the audience, if its own value passes; `additive` where it is the sum of its parts. */
  | ({ readonly verdict: 'coarsen'; readonly to: Coordinates; readonly additive: boolean } & Refusal)
  | ({ readonly verdict: 'refuse' } & Refusal);

/**
 * What an audience may see of a cell. Nothing is open but what a rule opens; whatever cannot be
 * evaluated is refused; it never throws. Coordinates, period and embargo are judged before the value
 * is looked at, so that no refusal but SUPPRESSED can depend on it (Kenthapadi, Mishra and Nissim,
 * Simulatable auditing), and that one does not tell which primary rule it was. Where the rules alone
 * refuse a cell, the embargo written at its figure is not told: it would say that there is a figure.
 */
export function evaluate(rules: AccessRules, audience: string, cell: Figure, now: Date, facts: CellFacts = {}): Verdict {
  try {
    return judge(rules, audience, cell, now, facts);
  } catch {
    return refuse('RULE_FAILED', '');
  }
}

function judge(rules: AccessRules, audience: string, cell: Figure, now: Date, facts: CellFacts): Verdict {
  const time = now.getTime();
  if (!isClockSet(now)) return refuse('CLOCK_NOT_SET', '');
  const own = rules.audiences.find(({ id }) => id === audience);
  if (!isAudience(audience) || (!own && !isNestedAudience(audience))) return refuse('UNKNOWN_AUDIENCE', 'audiences');
  if (cell.reporter !== rules.country) return refuse('RULE_FAILED', 'country');
  const ownEmbargo = cell.embargoUntil === null || audience === 'steward' ? -Infinity : endOfOwnEmbargo(cell.embargoUntil);
  const embargoed = time < ownEmbargo ? refuse('EMBARGOED', '', { until: writeTime(ownEmbargo) }) : undefined;
  const published = rules.alreadyPublished.indexOf(cell.source);
  if (published >= 0) return embargoed ?? { verdict: 'allow', rule: `alreadyPublished[${published}]`, cacheableOutside: audience === 'public' && own?.cacheableOutside === true };

  const found = own ? bestOpening(own, cell, time) : undefined;
  if (!own || !found) return refuse('NOT_FOR_AUDIENCE', `audiences.${audience}`, { applyFor: nearest(rules, audience, (above) => opensAsItStands(above, cell, time)) });
  if (found.until !== null) {
    const applyFor = nearest(rules, audience, (above) => opensAsItStands(above, cell, time));
    return refuse('EMBARGOED', `${found.rule}.embargo`, { until: writeTime(found.until), applyFor });
  }
  if (differences(cell, found.to).length > 0) {
    const applyFor = nearest(rules, audience, (above) => opensAsItStands(above, cell, time));
    const additive = addsUp(cell.indicator, cell, found.to);
    return { ...refuse('NOT_FOR_AUDIENCE', `${found.rule}.dimensions`, { applyFor }), verdict: 'coarsen', to: found.to, additive };
  }
  if (embargoed) return embargoed;
  const indicator = INDICATORS.get(cell.indicator);
  if (!indicator) return refuse('RULE_FAILED', found.rule);
  if (isHidden(cell, indicator, own.protection, facts)) return suppression(rules, audience, cell, now);
  return { verdict: 'allow', rule: found.rule, cacheableOutside: own.cacheableOutside && audience === 'public' };
}

/** The refusal of a cell that the rules open and disclosure control hides: the same whatever hid it, and whatever its value is. */
export function suppression(rules: AccessRules, audience: AudienceId, cell: Figure, now: Date): { readonly verdict: 'refuse' } & Refusal {
  const minimumCount = rules.audiences.find(({ id }) => id === audience)?.protection.minimumCount ?? 0;
  const applyFor = nearest(rules, audience, (above) => above.protection.minimumCount < minimumCount && opensAsItStands(above, cell, now.getTime()));
  return refuse('SUPPRESSED', `audiences.${audience}.protection`, { applyFor });
}

interface Found {
  readonly rule: string;
  readonly to: Coordinates;
  /** The end of the opening's embargo, where it still runs. */
  readonly until: number | null;
}

/** The opening that shows most of a cell: as it stands; else coarser; else later, the soonest first. */
function bestOpening(audience: AudienceRules, cell: Figure, time: number): Found | undefined {
  const found = audience.open.flatMap((opening, index) => {
    const to = opens(opening, cell) ? coarsen(cell, opening) : null;
    if (!to) return [];
    const until = opening.embargo ? embargoEnd(opening.embargo, cell.period) : -Infinity;
    // An embargo that is no time never ends.
    return [{ rule: `audiences.${audience.id}.open[${index}]`, to, until: time >= until ? null : until }];
  });
  const rank = ({ to, until }: Found): number => (until === null ? differences(cell, to).length : 100 + differences(cell, to).length);
  return found.sort((one, other) => rank(one) - rank(other) || (one.until ?? 0) - (other.until ?? 0))[0];
}

function opensAsItStands(audience: AudienceRules, cell: Figure, time: number): boolean {
  const found = bestOpening(audience, cell, time);
  return found?.until === null && differences(cell, found.to).length === 0;
}

/** The nearest audience above that would do. Nobody applies to be the steward, and no other state to be anything: what it sees is agreed between states. */
function nearest(rules: AccessRules, audience: AudienceId, would: (above: AudienceRules) => boolean): NestedAudience | null {
  const above = audiencesAbove(audience).filter((id) => id !== 'steward');
  return above.find((id) => rules.audiences.some((each) => each.id === id && would(each))) ?? null;
}

function endOfOwnEmbargo(text: string): number {
  const time = readTime(text);
  if (!time) throw new Error('The embargo of the cell cannot be read');
  return time.getTime();
}

function refuse(reason: Reason, rule: string, more: Partial<Pick<Refusal, 'until' | 'applyFor'>> = {}): { readonly verdict: 'refuse' } & Refusal {
  return { verdict: 'refuse', reason, rule, until: null, applyFor: null, ...more };
}
