import { AREA } from '@serai/schema';

/**
 * The countries of each group that the sources count together, by the group's code in the dictionary.
 * Source: the names of the groups; the members of the CIS and of the EAEU in 2017.
 */
export const GROUP_MEMBERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['G_CA5', ['KZ', 'KG', 'TJ', 'TM', 'UZ']],
  ['G_CA3', ['KG', 'TJ', 'UZ']],
  ['G_KRTU', ['KG', 'RU', 'TJ', 'UZ']],
  ['G_CIS', ['AM', 'AZ', 'BY', 'KG', 'KZ', 'MD', 'RU', 'TJ', 'UZ']],
  ['G_EAEU', ['AM', 'BY', 'KG', 'KZ', 'RU']],
]);

/** The countries that the dictionary knows the regions of: those that somebody who mistypes a code most likely meant. */
export const KNOWN_COUNTRIES: readonly string[] = [...new Set([...AREA.keys()].filter(isPlace).map((area) => area.slice(0, 2)))];

/** True for one country or one group of countries: what an end of a corridor can be. */
export function isPlace(code: string): boolean {
  return !code.startsWith('_');
}

/** The groups that a country belongs to. */
export function groupsOf(country: string): string[] {
  return [...GROUP_MEMBERS].filter(([, members]) => members.includes(country)).map(([group]) => group);
}
