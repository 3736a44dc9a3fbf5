import { countryCode } from '../dictionary/codelists/country.js';

/** The nested audiences, from the widest circle to the narrowest: each sees at least what those before it see (design §5). */
export const NESTED_AUDIENCES = ['public', 'researcher', 'secretariat', 'steward'] as const;
export type NestedAudience = (typeof NESTED_AUDIENCES)[number];

/** A nested audience, or `partner:XX`: another state by a bilateral agreement, outside the nesting. */
export type AudienceId = NestedAudience | `partner:${string}`;

/** True for public, researcher, secretariat and steward. */
export function isNestedAudience(id: string): id is NestedAudience {
  return NESTED_AUDIENCES.some((each) => each === id);
}

/** The country of `partner:XX`, or undefined where the text does not read so or no such country exists. */
export function partnerCountry(id: string): string | undefined {
  const code = /^partner:([A-Z]{2})$/.exec(id)?.[1];
  return code !== undefined && countryCode(code) ? code : undefined;
}

/** True for a nested audience and for a partner that is a country. */
export function isAudience(id: string): id is AudienceId {
  return isNestedAudience(id) || partnerCountry(id) !== undefined;
}

/** The nested audiences that see more than this one, the nearest first; none for a partner, which is outside the nesting. */
export function audiencesAbove(id: AudienceId): readonly NestedAudience[] {
  return isNestedAudience(id) ? NESTED_AUDIENCES.slice(NESTED_AUDIENCES.indexOf(id) + 1) : [];
}
