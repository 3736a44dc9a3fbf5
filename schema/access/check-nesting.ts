import { isNestedAudience, NESTED_AUDIENCES } from './audience.js';
import { covers, indicatorsOf, isAsOpen } from './covers.js';
import type { NodeReader } from '../yaml/node-reader.js';
import type { ParsedAudience } from './parse-audience.js';

/**
 * `public ⊆ researcher ⊆ secretariat ⊆ steward`: what an audience sees, each one above it sees too, and no
 * later. A partner's minimum count is at least the researchers' (design §5).
 */
export function checkNesting(reader: NodeReader, audiences: readonly ParsedAudience[]): void {
  const byId = new Map(audiences.map((audience) => [audience.rules.id, audience]));
  NESTED_AUDIENCES.forEach((id, index) => {
    const lower = byId.get(id);
    const aboveId = NESTED_AUDIENCES[index + 1];
    if (lower && aboveId) checkPair(reader, lower, byId.get(aboveId), aboveId);
  });
  const researcher = byId.get('researcher');
  for (const partner of audiences.filter(({ rules }) => !isNestedAudience(rules.id))) checkPartner(reader, partner, researcher);
}

function checkPair(reader: NodeReader, lower: ParsedAudience, above: ParsedAudience | undefined, aboveId: string): void {
  const { id } = lower.rules;
  if (!above) {
    if (lower.openings.length > 0) reader.fault(lower.place, `${id} sees more than ${aboveId}, for whom there are no rules`, `Add ${aboveId}: with all that ${id} sees`);
    return;
  }
  if (lower.openings.length > 0 && !isAsOpen(above.rules.protection, lower.rules.protection)) {
    reader.fault(above.protectionAt, `${aboveId} would have values hidden that ${id} sees`, `Make ${aboveId} as open as ${id} in minimumCount, zeros, wholeGroup and dominance, or ${id} stricter`);
  }
  for (const { place, opening } of lower.openings) {
    const more = indicatorsOf(opening).filter((code) => !above.openings.some(({ opening: wider }) => indicatorsOf(wider).includes(code) && covers(wider, opening)));
    if (more.length === 0) continue;
    const named = more.length > 3 ? `${more.slice(0, 3).join(', ')} and ${more.length - 3} more` : more.join(', ');
    reader.fault(place, `${id} sees more of ${named} than ${aboveId} does`, `Let one opening of ${aboveId} have all of its indicators, codes and periods, with no later embargo, or take them from ${id}`);
  }
}

function checkPartner(reader: NodeReader, partner: ParsedAudience, researcher: ParsedAudience | undefined): void {
  const { id, protection } = partner.rules;
  if (!researcher) reader.fault(partner.place, `The minimum count of ${id} has none of the researchers' to be held against`, 'Add researcher:, with an empty list to open if nothing is for them');
  else if (protection.minimumCount < researcher.rules.protection.minimumCount) {
    reader.fault(partner.minimumCountAt, `The minimum count of ${id} lies below the researchers'`, `Write ${researcher.rules.protection.minimumCount} or more`);
  }
}
