import type { AccessRules, AudienceRules, Opening } from './access-rules.js';
import { covers, indicatorsOf, isAsOpen } from './covers.js';
import { describeOpening, describeProtection } from './describe-opening.js';

/** What a change of rules would open and what it would close, a line each; a second person clears what opens. */
export interface RulesDifference {
  readonly opens: readonly string[];
  readonly closes: readonly string[];
  /** Whatever opens cannot be taken back: it takes a second person (design §5, prepared by one, cleared by another). */
  readonly needsSecondPerson: boolean;
}

/**
 * Compares two versions of a country's rules. Where it cannot be shown that nothing opens, it says that
 * something does.
 */
export function diffRules(before: AccessRules, after: AccessRules): RulesDifference {
  const opens = gains(before, after);
  const closes = gains(after, before);
  if (before.country !== after.country) opens.unshift(`country: the rules are those of ${after.country}, no longer of ${before.country}`);
  return { opens, closes, needsSecondPerson: opens.length > 0 };
}

/** What the one set of rules shows that the other does not. */
function gains(without: AccessRules, having: AccessRules): string[] {
  const sources = having.alreadyPublished.filter((id) => !without.alreadyPublished.includes(id)).map((id) => `every audience: all figures of source ${id}`);
  return [...sources, ...having.audiences.flatMap((audience) => audienceGains(without.audiences.find(({ id }) => id === audience.id), audience))];
}

function audienceGains(without: AudienceRules | undefined, having: AudienceRules): string[] {
  const { id } = having;
  const lines = having.open.flatMap((opening) => openingGains(id, without?.open ?? [], opening));
  if (!without) return [`${id}: the audience itself, with what is published already`, ...lines];
  if (!isAsOpen(without.protection, having.protection)) lines.push(`${id}: values, where ${describeProtection(having.protection).en} (as against: ${describeProtection(without.protection).en})`);
  if (having.cacheableOutside && !without.cacheableOutside) lines.push(`${id}: answers may be kept outside the country`);
  return lines;
}

function openingGains(id: string, without: readonly Opening[], opening: Opening): string[] {
  const more = indicatorsOf(opening).filter((code) => !without.some((each) => indicatorsOf(each).includes(code) && covers(each, opening)));
  return more.map((code) => `${id}: ${code} ${describeOpening(opening).en}`);
}
